"""Treaties by their names, in English and French.

A name is built around a head noun with a capital (Convention, Covenant, Treaty, Protocol, Charter,
Statute): capitals before it, and after it the topic ("on the Rights of the Child"). The bare head
("the Convention") names nothing by itself. Where a topic is written in small letters, as in French,
it runs to the next comma or to words that take the sentence up again.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_SMALL = r"(?:of|the|and|or|on|in|to|for|against|with|from|by|its|their|as|at|and/or|especially)"
_CAPITAL = r"(?:[A-ZÀ-Ý][\w'’-]*(?:/[A-Z]\w*)?)"
_NEXT = (  # another name begins here
    r"(?:(?:International|United\sNations|European|African|Optional|Universal|Vienna|Durban|Second)"
    r"\s)*(?:Conventions?|Covenants?|Treaty|Protocols?|Charter|Declaration|Agreement|Statute|State)\b"
)
_TITLED = (
    rf"(?:(?:\s(?!and\sthe\s|and\sits\s)(?:{_SMALL}\s){{0,3}}"
    rf"|,\s(?={_CAPITAL}\s(?:and|or|in|{_CAPITAL}\sor)\s))(?!{_NEXT}){_CAPITAL})"
)
_NAMED_EN = (  # names that the grammar below would not find, or would find too long
    r"Charter of the United Nations|United Nations Charter"
    r"|Geneva Conventions(?: of 12 August 1949| of 1949)?|Paris Agreement|Rome Statute(?: of the"
    r" International Criminal Court)?|International Covenants on Human Rights|Kyoto Protocol"
    r"|(?:Second )?Optional Protocols? to the Convention on the Rights of the Child on (?:the"
    r" involvement of children in armed conflict|the sale of children, child prostitution and"
    r" child pornography|a communications procedure)"
)
_BEFORE_EN = rf"(?:(?:{_CAPITAL}\s(?:and\s|of\s|on\s)?){{1,6}})"
_ENGLISH = (
    rf"{_NAMED_EN}"
    rf"|(?:Second\s)?(?:Optional|Additional)\sProtocols?(?:\s(?:to|I|II|I\sand\sII)\b(?:\sthereto)?"
    rf"(?:\sthe{_TITLED}+)?)"
    rf"|(?:{_BEFORE_EN})?(?:Conventions?|Covenants?)\s(?:on|against|for|relating|concerning|of|to)"
    rf"\s(?:the\s|all\s|to\s|to\sthe\s)?{_CAPITAL}{_TITLED}*"
    rf"|{_BEFORE_EN}(?:Convention|Treaty|Statute)(?:\s(?:on|against|for|to)\s(?:the\s)?{_CAPITAL}"
    rf"{_TITLED}*)?"
    rf"|Treaty\son\s(?:the\s)?{_CAPITAL}{_TITLED}*"
    rf"|{_CAPITAL}\sCharter\son\s{_CAPITAL}{_TITLED}*|Arms\sTrade\sTreaty"
)
_NAMED_FR = (
    r"Charte des Nations Unies"
    r"|Conventions de Genève(?: du 12 août 1949| de 1949)?|Accord de Paris|Protocole de Kyoto"
    r"|Statut de Rome(?: de la Cour pénale internationale)?"
    r"|[Pp]actes internationaux relatifs aux droits de l['’]homme"
    r"|Convention contre la torture(?: et autres peines ou traitements cruels, inhumains ou"
    r" dégradants)?"
    r"|Convention sur l['’]interdiction de la mise au point, de la fabrication(?:,| et) du stockage"
    r" (?:et de l['’]emploi des armes chimiques|des armes biologiques ou à toxines)"
    r" et sur leur destruction"
    r"|Pacte international relatif aux droits (?:civils et politiques|économiques, sociaux et"
    r" culturels)"
    r"|Convention internationale sur la protection des droits de tous les travailleurs migrants et"
    r" des membres de leur famille|Convention pour la prévention et la répression du crime de"
    r" génocide"
    r"|Protocole facultatif à la Convention relative aux droits de l['’]enfant,? (?:concernant"
    r" l['’]implication d['’]enfants dans les conflits armés|concernant la vente d['’]enfants, la"
    r" prostitution des enfants et la pornographie mettant en scène des enfants"
    r"|établissant une procédure de présentation de communications)"
)
_TAKES_UP = (  # words with which a French sentence goes on after the name
    r"\s(?:et (?:la|le|les|l['’]|à|au|aux|du|ses|son|sa|dans|en|par|que|qui)\b|ainsi|qui|dont"
    r"|(?:est|sont|a|ont|doit)\b|doivent|afin|adopt|signé|dans (?:sa|son|ses|le cadre)|notamment|lors|ou (?:la|le)"
    r"|aux fins|en vertu|en tant|constitue|prévoi|figur|à sa|à cet|se |s['’]|peuvent|peut|y compris"
    r"|tel|telles|de manière|pour ce|par les|par la|par le|en vue|à l['’]occasion|avant|depuis|,)"
)
_FRENCH = (
    rf"{_NAMED_FR}"
    r"|Protocoles? (?:facultatifs?|additionnels?)(?:[^,;.()«»]{0,160})"
    r"|(?:Convention(?:-?cadre)?|Traité|Charte)(?: (?:internationale?|européenne|africaine"
    r"|interaméricaine))?(?: des Nations Unies| de l['’]Organisation des Nations Unies pour"
    r" l['’]éducation, la science et la culture)? (?:sur|relative|relatif|contre|pour|concernant"
    r"|des droits)\b[^,;.()«»]{3,200}(?:, en particulier en Afrique)?"
    r"|Charte africaine des droits de l['’]homme et des peuples"
)
_ANY = {
    "en": re.compile(rf"(?<!\w)(?=[A-Z])(?:{_ENGLISH})(?!\w)"),
    "fr": re.compile(rf"(?<![\w])(?=[A-Zp])(?:{_FRENCH})(?!\w)"),
}
_ENDS_FR = re.compile(_TAKES_UP)
_WHOLE_FR = re.compile(_NAMED_FR)
_KINDS = (  # some word of every name
    "Charte", "Convention", "Covenant", "acte", "Protoc", "Trait", "Treaty", "Statut", "Declaration",
    "Déclaration", "Agreement", "Accord",
)  # fmt: skip
# Capitals that open a sentence or name an organ are no part of the name that follows them.
_NOT_NAME = re.compile(
    r"^(?:(?:Recalling|Reaffirming|Noting|Welcoming|Guided|Conference|Parties|Committee|States"
    r"|Member|Secretariat|The|In|To|Under|Also|Executive|Secretary|All|Acting|Considering|Party"
    r"|Optional(?= Protocol to the (?:present|said)))\s(?:of\s|to\s|and\s|on\s)?)+"
)
_HEAD = re.compile(
    r"Conventions?|Covenants?|Treaty|Protocols?|Charter|Statute|Declaration|Agreement"
)


@dataclass(frozen=True)
class NamedTreaty:
    start: int
    end: int
    text: str


def treaties_in(text: str, language: str = "en") -> list[NamedTreaty]:
    """The treaties that `text` names, in order; a declaration known by its name is none.

    >>> [found.text for found in treaties_in("bound by the Charter of the United Nations, as all")]
    ['Charter of the United Nations']
    >>> [found.text for found in treaties_in("la Convention sur les cloches et la tour", "fr")]
    ['Convention sur les cloches']
    """
    if not any(word in text for word in _KINDS):
        return []
    found = []
    place = 0
    while match := _ANY[language].search(text, place):
        name = match[0]
        start = match.start()
        if language == "fr" and not _WHOLE_FR.fullmatch(name):
            name = _ENDS_FR.split(name, maxsplit=1)[0]
        elif language == "en":
            prefix = _NOT_NAME.match(name)
            if prefix and _HEAD.search(name[prefix.end() :]):
                start += prefix.end()
                name = name[prefix.end() :]
        name = name.rstrip(" ,")
        place = max(start + len(name), match.start() + 1)
        if " " in name:
            found.append(NamedTreaty(start, start + len(name), name))
    return found
