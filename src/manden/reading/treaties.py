"""Treaties and declarations by their names, in English and French, with one name for both."""

from __future__ import annotations

import re
from dataclasses import dataclass

# One line per instrument: its English name | its French name, as patterns. Longer names that
# begin with a shorter one (a protocol to a convention) stand before it.
_NAMES = (
    r"Charter of the United Nations|United Nations Charter|Charte des Nations Unies",
    r"Universal Declaration of Human Rights|Déclaration universelle des droits de l['’]homme",
    r"Universal Declaration on the Human Genome and Human Rights",
    r"(?:Second )?Optional Protocols? to the (?:International )?(?:Covenant|Convention)s?"
    r"(?: on| against| for)[^,;.()]{3,160}",
    r"(?:deuxième )?Protocoles? facultatifs?(?: se rapportant)? (?:à la Convention|au Pacte"
    r"|aux Pactes)[^,;.()]{3,160}",
    r"International Covenants on Human Rights|Pactes internationaux relatifs aux droits de"
    r" l['’]homme",
    r"International Covenant on Civil and Political Rights|Pacte international relatif aux droits"
    r" civils et politiques",
    r"International Covenant on Economic, Social and Cultural Rights|Pacte international relatif"
    r" aux droits économiques, sociaux et culturels",
    r"Convention on the Rights of the Child|Convention relative aux droits de l['’]enfant",
    r"Convention on the Rights of Persons with Disabilities|Convention relative aux droits des"
    r" personnes handicapées",
    r"Convention on the Elimination of All Forms of Discrimination against Women|Convention sur"
    r" l['’]élimination de toutes les formes de discrimination à l['’]égard des femmes",
    r"International Convention on the Elimination of All Forms of Racial Discrimination"
    r"|Convention internationale sur l['’]élimination de toutes les formes de discrimination"
    r" raciale",
    r"Convention against Torture(?: and Other Cruel, Inhuman or Degrading Treatment or Punishment)?"
    r"|Convention contre la torture(?: et autres peines ou traitements cruels, inhumains ou"
    r" dégradants)?",
    r"International Convention for the Protection of All Persons from Enforced Disappearance"
    r"|Convention internationale pour la protection de toutes les personnes contre les"
    r" disparitions forcées",
    r"International Convention on the Protection of the Rights of All Migrant Workers and Members"
    r" of Their Families|Convention internationale sur la protection des droits de tous les"
    r" travailleurs migrants et des membres de leur famille",
    r"Convention on the Prevention and Punishment of the Crime of Genocide|Convention pour la"
    r" prévention et la répression du crime de génocide",
    r"Convention relating to the Status of Refugees|Convention relative au statut des réfugiés",
    r"Geneva Conventions? of (?:12 August )?1949|Geneva Conventions|Conventions de Genève",
    r"Rome Statute(?: of the International Criminal Court)?|Statut de Rome(?: de la Cour pénale"
    r" internationale)?",
    r"United Nations Convention against Transnational Organized Crime|Convention des Nations Unies"
    r" contre la criminalité transnationale organisée",
    r"United Nations Convention against Corruption|Convention des Nations Unies contre la"
    r" corruption",
    r"United Nations Framework Convention on Climate Change|Convention-cadre des Nations Unies sur"
    r" les changements climatiques",
    r"Paris Agreement|Accord de Paris",
    r"United Nations Convention on the Law of the Sea|Convention des Nations Unies sur le droit de"
    r" la mer",
    r"Convention on Biological Diversity|Convention sur la diversité biologique",
    r"Treaty on the Non-Proliferation of Nuclear Weapons|Traité sur la non-prolifération des armes"
    r" nucléaires",
    r"Arms Trade Treaty|Traité sur le commerce des armes",
    r"Chemical Weapons Convention|Convention sur les armes chimiques",
    r"African Charter on Human and Peoples['’] Rights|Charte africaine des droits de l['’]homme et"
    r" des peuples",
    r"Vienna Declaration and Programme of Action|Déclaration et (?:le )?Programme d['’]action de"
    r" Vienne",
    r"Declaration on the Right to Development|Déclaration sur le droit au développement",
    r"Durban Declaration and Programme of Action|Déclaration et (?:le )?Programme d['’]action de"
    r" Durban",
    r"Beijing Declaration and Platform for Action|Déclaration et (?:le )?Programme d['’]action de"
    r" Beijing",
    r"United Nations Declaration on the Rights of Indigenous Peoples|Déclaration des Nations Unies"
    r" sur les droits des peuples autochtones",
    r"Kyoto Protocol|Protocole de Kyoto",
)
_ANY = re.compile(rf"(?<!\w)(?=[A-ZÀ-Ýd])(?:{'|'.join(_NAMES)})(?!\w)")
# A protocol's name runs on; it ends where the sentence takes up again.
_RUNS_ON = re.compile(
    r"\s+(?:and, in particular|, as well|and to|and the|and in|and its|et, en particulier|ainsi que"
    r"|signed|adopted|signée?|adoptée?|and urges|and calls|is |are |was |to be|to which)\b.*"
)
_LOOSE_END = re.compile(r"(?:\s(?:and|et|of|to|the|de|du|des|in|with|as|le|la|les|or|ou))+$")
_KINDS = (  # some word of every name
    "Charte", "Conven", "Covenant", "Pacte", "Protoc", "Trait", "Treaty", "Statut", "Declaration",
    "Déclaration", "Agreement", "Accord",
)  # fmt: skip


@dataclass(frozen=True)
class NamedTreaty:
    start: int
    end: int
    text: str


def treaties_in(text: str) -> list[NamedTreaty]:
    """The treaties and declarations that `text` names, in order.

    >>> [found.text for found in treaties_in("bound by the Charter of the United Nations, as all")]
    ['Charter of the United Nations']
    """
    if not any(word in text for word in _KINDS):
        return []
    found = []
    for match in _ANY.finditer(text):
        name = _LOOSE_END.sub("", _RUNS_ON.sub("", match[0]).rstrip())
        found.append(NamedTreaty(match.start(), match.start() + len(name), name))
    return found
