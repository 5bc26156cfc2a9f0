"""Names of treaties in English that the grammar of names would miss, cut short or run past."""

from __future__ import annotations

# Words in small letters are part of these titles; longer names stand before shorter ones.
NAMED_EN = (
    r"Charter of the United Nations|United Nations Charter|UN Charter"
    r"|(?:Fourth |First |Second |Third )?Geneva Conventions?(?: \([IV]+\))? relative to the (?:Protection"
    r" of Civilian Persons|Treatment of Prisoners)(?: (?:in|of) (?:Time of )?War)?"
    r"|(?:four |Fourth |Third )?Geneva Conventions?(?: of (?:12 August )?1949)?"
    r"|Paris Agreement|Kyoto Protocol|Rome Statute(?: of the International Criminal Court)?"
    r"|(?:Statute|Rules) of the International Court of Justice(?<!Rules of the International Court of"
    r" Justice)|Statute of the International Atomic Energy Agency"
    r"|International Covenants(?: on Human Rights)?"
    r"|Constitutive Act of the African Union"
    r"|Constitution of the (?:World Health|International Labour|Food and Agriculture|United Nations"
    r" (?:Educational, Scientific and Cultural|Industrial Development)) Organi[sz]ation"
    r"|(?:Charter|Covenant|Pact) of the (?:Organization of (?:American States|African Unity|the Islamic"
    r" Conference|Islamic Cooperation)|League of (?:Nations|Arab States)|Arab League)"
    r"|Protocol to Prevent,? Suppress and Punish Trafficking in Persons,? [Ee]specially Women and"
    r" Children(?:, supplementing the United Nations Convention against Transnational Organized Crime)?"
    r"|Trafficking in Persons Protocol|Migrants Protocol|Firearms Protocol"
    r"|Protocol (?:relating to the Status of Refugees|for the Suppression of Unlawful Acts[^,;.]{0,120}"
    r"|for the Prohibition of the Use in War of Asphyxiating[^;.]{0,80}Warfare)"
    r"|(?:WTO )?TRIPS Agreement|Agreement on (?:Trade-[Rr]elated Aspects of Intellectual Property Rights"
    r"|the Privileges and Immunities of the International \w+ \w+)|General Agreement on (?:Tariffs and"
    r" Trade|Trade in Services)|Marrakesh Agreement(?: [Ee]stablishing the World Trade Organization)?"
    r"|(?:1995 )?Fish Stocks Agreement|United Nations Fish Stocks Agreement|Part XI Agreement"
    r"|Agreement (?:for the Implementation of the Provisions|relating to the Implementation of Part XI)"
    r" of the United Nations Convention on the Law of the Sea(?: of 10 December 1982)?"
    r"(?: relating to the Conservation and Management of Straddling Fish Stocks and Highly Migratory Fish"
    r" Stocks)?|Escazú Agreement|Cape Town Agreement(?: of 2012)?|Moon Agreement|Lusaka Agreement"
    r"|Agreement Governing the Activities of States on the Moon and Other Celestial Bodies"
    r"|Regional Cooperation Agreement on Combating Piracy and Armed Robbery against Ships in Asia"
    r"|Antarctic Treaty|North Atlantic Treaty|Outer Space Treaty|Treaty on European Union"
    r"|International Convention for the Prevention of Pollution from Ships"
    r"|Marrakesh Treaty to Facilitate Access to Published Works for Persons Who Are Blind,? Visually"
    r" Impaired,? or Otherwise Print Disabled"
    r"|Convention on the Prevention of Marine Pollution by Dumping of Wastes and Other Matter"
)
# What an optional protocol is about, where that is written in small letters.
TOPICS_EN = (
    r",? (?:on (?:the )?(?:involvement of children in armed conflicts?|sale of children,? child"
    r" prostitution and child pornography|communications procedure|a communications procedure)"
    r"|aiming at the abolition of the death penalty"
    r"|relating to the [Pp]rotection of [Vv]ictims of (?:[Nn]on-)?[Ii]nternational [Aa]rmed [Cc]onflicts)"
)
