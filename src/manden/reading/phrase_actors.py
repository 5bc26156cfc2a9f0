"""The actors of a phrase: "the Secretary-General and all States, as appropriate" names two.

Words between commas that only say how, when or for example whom are set aside; nouns that share
one determiner or one complement stay one ("agencies, funds and programmes").
"""

from __future__ import annotations

import re
from functools import lru_cache

from manden.reading.actors import actor_code, mentions, opens_with_actor, starts_with_actor
from manden.reading.asides import without_asides
from manden.reading.country_words import country_at
from manden.reading.named_bodies import named_bodies, numbered_committee
from manden.reading.nouns_of_persons import ARTICLE, HEAD, PERSONS, bare, is_agent, may_act
from manden.reading.resolution import Addressee
from manden.reading.treaties import treaties_in

_SPLIT = {
    "en": re.compile(r", and |, as well as |, or |, | and | as well as | or "),
    "fr": re.compile(
        r", et |, mais aussi | de même que |, ainsi qu(?:e |'(?=(?:à (?!tous ceux|ceux)|aux? )))"
        r"|, de même que |, ou |, | et "
        r"| ainsi qu(?:e |'(?=(?:à (?!tous ceux|ceux)|aux? )))| ou "
    ),
}
_NO_SPLIT_AFTER = {
    "en": re.compile(r"\w (?:on|for|against) (?!all|the (?:ground))"),
    "fr": re.compile(r"\w (?:sur|pour|contre|chargée? d) "),
}
_RESTARTS = {
    "en": re.compile(
        r"(?:(?:the|all|its|both|each|every|relevant) |Member |States|Governments?|United Nations"
        r"|other (?:[\w-]+,? (?:and )?){0,5}?(?:organi[sz]ations|entities|actors|stakeholders|bodies"
        r"|institutions|research|States|partners|mechanisms|agencies|members|countries|donors"
        r"|experts|parties|procedures|holders|missions|offices|groups|committees)\b"
        r"|civil society|donors|regional|international|troop"
        r"|non-governmental|national human)"
    ),
    "fr": re.compile(
        r"(?:(?:à |aux? |de |d'|des )?(?:les? |la |l'|tous |toutes |ses |leurs |autres )|d'autres"
        r" |aux? |États|des )"
    ),
}


# "The funds, programmes and agencies of the system": nouns under one determiner are one actor.
_SHARES = {
    "en": re.compile(
        r"(?:specialized |other (?:related )?|subsidiary )?(?:offices|forums|actors(?=,|$)|funds"
        r"|programmes|agencies|bodies|organs|entities|mechanisms"
        r"|organi[sz]ations|institutions|stakeholders|representatives|(?:regional )?commissions)\b"
    ),
    "fr": re.compile(
        r"(?:autres (?=organismes|organes|entités|institutions|organisations))?"
        r"(?:fonds|programmes|institutions|organes|organismes|entités|mécanismes|organisations"
        r"|parties prenantes)\b"
    ),
}
_SHARED = {
    "en": re.compile(
        r"\b(?:funds|programmes|agencies|bodies|organs|entities|mechanisms|institutions"
        r"|organi[sz]ations|actors|commissions|Committees)$"
    ),
    "fr": re.compile(
        r"\b(?:fonds|programmes|institutions|organes|organismes|entités|mécanismes)"
        r"(?: spécialisée?s| compétents)?$"
    ),
}


# "Institutions and other stakeholders" are two, "agencies and other bodies of the system" one.
_OTHERS = re.compile(
    r"other (?:[\w-]+ ){0,2}(?:stakeholders|actors|partners)\b|other bodies(?: to\b|,|$)"
)
_POWERS = frozenset({"occupying_power", "administering_power"})
# "The Commissioner, and through her the Rapporteur": the Commissioner is asked.
_THROUGH_THEM = {
    "en": re.compile(r",? and,? through (?:him|her|it|them)\b.*?(?=, (?:and|as well as) |$)"),
    "fr": re.compile(r",? et,? par (?:son|leur) intermédiaire\b.*?(?=, (?:et|ainsi que) |$)"),
}
# "The Executive Director, Ms. Venn": the name says who holds the office.
_PERSON_NAMED = re.compile(
    r", (?:Mr|Mrs|Ms|Dr|M|Mme|Mlle)\.? (?:[A-ZÀ-Ý][\w'.-]+(?: (?=[A-ZÀ-Ý]))?){1,5}(?=,|$)"
)
_LONGEST = 3000  # characters: no list of addressees is longer, noise is


@lru_cache(maxsize=2048)  # texts ask the same ones again and again
def actors_of(phrase: str, language: str, *, expected: bool = False) -> tuple[Addressee, ...]:
    """The actors of `phrase`, each with its code; none where no actor heads it.

    `expected` says that an act follows, so that persons whom no table holds are kept too.

    >>> [known.actor for known in actors_of("the Mayor and all States, where asked", "en")]
    ['all_states']
    >>> [known.text for known in actors_of("bell ringers and all States", "en", expected=True)]
    ['bell ringers', 'all States']
    """
    phrase = _names_whole(_THROUGH_THEM[language].sub("", phrase[:_LONGEST]), language)
    phrase = without_asides(phrase, language).replace(_COMMA_OF_NAME, ",")
    phrase = _PERSON_NAMED.sub("", phrase)
    parts: list[str] = []
    cut = 0
    names = [body[1:] for body in named_bodies(phrase, language)]
    names += [(treaty.start, treaty.end) for treaty in treaties_in(phrase, language)]
    if "contributing" in phrase:  # "troop and police contributing countries"
        names += [(known.start, known.end) for known in mentions(phrase, language)]
    seams = [
        seam
        for seam in _SPLIT[language].finditer(phrase)
        if not any(start < seam.start() < end for start, end in names)
    ]
    for seam in seams:
        left, right = phrase[cut : seam.start()], phrase[seam.end() :]
        if seam[0] == " ou " and _other_gender(left, right):
            continue
        if _restarts(left, right, language) or (seam[0] in _AS_WELL and _NAME.match(right)):
            parts.append(left)
            cut = seam.end()
    parts.append(phrase[cut:])
    found: list[Addressee] = []
    for part in parts:
        text = bare(part, language)
        whole = part.strip(" ,") if "fourniss" in part else text  # "pays qui fournissent"
        code = actor_code(whole, language) if text else None
        code = (numbered_committee(part, language) or code) if code == "committee" else code
        if found and code in _POWERS and (found[-1].actor or "").startswith("state:"):
            continue  # "Israel, the occupying Power" is one
        others = found and text in {"others", "autres"}
        if code or others or (text and expected and may_act(text, language)):
            found.append(Addressee(text, code))
    return tuple(found)


def _names_whole(phrase: str, language: str) -> str:
    """The phrase with another sign for the commas inside the names of bodies: they part nothing."""
    for _, start, end in named_bodies(phrase, language) if "," in phrase else ():
        name = phrase[start:end].replace(",", _COMMA_OF_NAME)
        phrase = f"{phrase[:start]}{name}{phrase[end:]}"
    return phrase


_COMMA_OF_NAME = "\u201a"
# "The Board and the Registrar of the Court": an office that no table holds.
_OFFICE = {
    "en": re.compile(
        r"the (?:Administrator|Registrar|Prosecutor|Director|Rector|Comptroller|Controller|Coordinator"
        r"|Governor|Commissioner-General|Clerk|Treasurer)\b"
    ),
    "fr": re.compile(
        r"(?:à l'|à la |au |l'|la |le )(?:Administrat(?:eur|rice)|Greffi(?:er|ère)|Procureure?|Direct(?:eur|rice)"
        r"|Rect(?:eur|rice)|Contrôleu(?:r|se)|Coordonnat(?:eur|rice)|Gouverneure?|Trésori(?:er|ère))\b"
    ),
}
_AS_WELL = frozenset({", as well as ", " as well as ", ", ainsi que ", " ainsi que "})
_NAME = re.compile(r"(?:(?:the|la|le) |l')[A-ZÉ][\w-]+(?= ?$|,)")  # "as well as the Bank"
_AND_OTHERS = re.compile(r"others\b|(?:à |par )?d'autres(?=$|,| (?:pour|concernés|intéressés)\b)")


def _restarts(left: str, right: str, language: str) -> bool:
    """Whether `right` names another actor than `left`, and no more of the same."""
    restarts = _RESTARTS[language].match(right) is not None
    if _AND_OTHERS.match(right) or _two_acronyms(left, right):
        return True
    if _goes_on(left, right, language):
        return False
    if _OFFICE[language].match(right) and actor_code(left, language) is not None:
        return True
    if right.startswith(("any ", "tout ", "toute ")) and is_agent(bare(right, language), language):
        return True
    if _both_indirect(left, right, language) or _both_persons(left, right, language):
        return True
    following = _up_to_noun(right, language)
    if restarts:
        following = right.partition(",")[0] if language == "fr" else right
    if not _heads(following, language) or not _may_stand_alone(left, restarts, language):
        return False
    if _torn(left, following, language) or _share(left, right, language):
        return False
    if restarts or any(start == 0 for _, start, _ in named_bodies(following, language)):
        return True
    named = mentions(left, language)
    return not _NO_SPLIT_AFTER[language].search(left, max(0, named[-1].end - 1) if named else 0)


def _goes_on(left: str, right: str, language: str) -> bool:
    """Whether `right` goes on with the complement of `left`: its possessor, agent or field."""
    within = _WITHIN[language].search(left)
    if within and opens_with_actor(within["who"], language):
        return True
    if left.lower().endswith("heads of state") and right[:10].lower() == "government":
        return True
    if right.startswith(("members of the ", "membres d'", "membres des ")) and _MEMBERS.search(
        left
    ):
        return True
    if language == "en":
        if _GROUP_OF.search(left) and _BARE_NOUN.match(right):
            return True
        if right.startswith("the ") and _HEADS_OF.match(left) and not _HOLDER.match(right):
            return True
        return right.startswith("respective ") and actor_code(right, language) == "persons"
    direct = _DIRECT.match(left.lstrip(" ,")) is not None
    return direct and _OF_MORE.match(right) is not None


# "All States Members of the Organization or members of its agencies" are one.
_MEMBERS = re.compile(r"\bStates Members of |\bÉtats (?:qui sont )?[Mm]embres de ")
# "Associations of judges and prosecutors" are one.
_GROUP_OF = re.compile(
    r"\b(?:associations?|networks?|unions?|federations?) of (?:[a-z-]+ )?[a-z]+s$"
)
_BARE_NOUN = re.compile(r"(?!others\b)[a-z]+s(?=$|,| to\b)")
# "The Chairs of the Council and the Assembly": two offices of one name.
_HEADS_OF = re.compile(
    r"(?:up)?(?:on )?the (?:Chairs|Presidents|Co-Chairs|heads|representatives) of the [^,]*$"
    r"|representatives of the (?:Commission|Committee|Council|Board)\b[^,]*$"
)
_HOLDER = re.compile(
    r"the (?:[A-Z][\w-]+ )*?(?:Secretary|High Comm|Executive|Special|President|Chair)"
)
# "Those that apply the advice given by the Council and the Board": two agents of the relative.
_WITHIN = {
    "en": re.compile(r" (?:that|which|who) [^,]* by (?P<who>[^,]{3,})$"),
    "fr": re.compile(r" (?:qui|que|dont) [^,]* par (?P<who>[^,]{3,})$"),
}
# "Les dirigeants des villes et des campagnes": who is asked would bear an article of its own.
_DIRECT = re.compile(r"(?:(?:tous |toutes )?les |la |le |l')(?:[\w'-]+ ){1,3}?(?:des|du|de|d')\b")
_OF_MORE = re.compile(r"(?:des|du|de) (?!autres)")


_THE_ACRONYM = re.compile(r"(?:and )?the [A-Z][A-Z-]{2,}(?:,|$)")


def _heads(following: str, language: str) -> bool:
    """Whether an actor heads the words after the seam."""
    if actor_code(following, language) is None:
        return language == "en" and _THE_ACRONYM.match(following) is not None
    return language == "en" or opens_with_actor(bare(following, language), language)


def _may_stand_alone(left: str, restarts: bool, language: str) -> bool:
    """Whether the words before the seam name someone by themselves."""
    if actor_code(left, language) is not None or _ACRONYM.match(left.strip(" ,")):
        return True
    return restarts and is_agent(bare(left, language), language)


def _share(left: str, right: str, language: str) -> bool:
    """Whether both sides share a determiner or complement: "les donateurs et partenaires"."""
    apart = _OTHERS.match(right) is not None or (
        language == "en" and right.startswith(left.rpartition(" ")[2] + " of ")
    )
    if _SHARES[language].match(right) and _SHARED[language].search(left) and not apart:
        return True
    first = language == "fr" and _PLURAL.match(left.lstrip(" ,"))
    return bool(first) and not _OPENS_NOUN.match(right)


# A body that no table holds: "the FARDC".
_ACRONYM = re.compile(r"(?:(?:the|to|les?|la|aux?|à la) |(?:à )?l')?[A-Z][A-Z-]+$")


def _two_acronyms(left: str, right: str) -> bool:
    """ "L'OIF et la CENSAD", "France and the EU": each stands for a body of its own."""
    if _ACRONYM_NEXT.match(right) is None:
        return False
    return (
        _ACRONYM.match(left.strip(" ,")) is not None
        or _A_NAME.fullmatch(left.strip(" ,")) is not None
    )


_ACRONYM_NEXT = re.compile(
    r"(?:(?:the|to|les?|la|aux?|à la) |(?:à )?l')?[A-Z][A-Z-]+(?=$|,| and | et )"
)
_A_NAME = re.compile(
    r"(?:(?:the|les?|la|au|à la) |(?:à )?l')?[A-ZÉ][a-zé]+(?: [A-ZÉ][\w-]+)?"
)  # "la France"


def _up_to_noun(right: str, language: str) -> str:
    """The words up to the next seam, or past it: "local and regional governments"."""
    following = ""
    for part in _SPLIT[language].split(right):
        following = f"{following} and {part}" if following else part
        if language == "fr" or not _ADJECTIVE.search(following):
            break
    return following


def _both_indirect(left: str, right: str, language: str) -> bool:
    """ "À la partie turque et aux forces turques": two objects of "demande"."""
    return (
        language == "fr"
        and _INDIRECT.match(left.lstrip(" ,")) is not None
        and _INDIRECT.match(right) is not None
        and len(_INDIRECT.findall(left)) == 1
    )


_INDIRECT = re.compile(r"(?:à |aux? )")


def _both_persons(left: str, right: str, language: str) -> bool:
    """ "Teachers and parents", "les enseignants et les parents": no shared determiner, two actors.

    With a complement ("parents of the north") they may share it, and stay one.
    """
    first, second = left.strip(" ,"), _SPLIT[language].split(right)[0].strip(" ,")
    if "," in first or any(HEAD[language].search(f"{part} ") for part in (first, second)):
        return False
    own = _OWN_DETERMINER[language]
    shared = own.match(first) and not own.match(second)
    if shared or (language == "fr" and not own.match(second)):
        return False
    coded = [opens_with_actor(part, language) for part in (first, second)]
    return not all(coded) and all(
        known or (is_agent(part, language) and PERSONS[language].search(part) is not None)
        for known, part in zip(coded, (first, second), strict=True)
    )


_OWN_DETERMINER = {
    "en": re.compile(r"(?:the|all|its|their|both|other|relevant) ", re.IGNORECASE),
    "fr": re.compile(r"(?:les|aux|leurs|ses|tous les|toutes les|à tous les) ", re.IGNORECASE),
}


def _other_gender(left: str, right: str) -> bool:
    """ "Le Rapporteur spécial ou la Rapporteuse spéciale" is one mandate holder."""
    first, second = (ARTICLE.sub("", part.strip()).split(" ")[0] for part in (left, right))
    return len(first) > 5 and first[:5].lower() == second[:5].lower()


# "International and regional organizations": adjectives that wait for their noun.
_ADJECTIVE = re.compile(
    r"\b(?:international|regional|subregional|national|local|global|political|religious|public"
    r"|private|bilateral|multilateral|financial|technical|economic|social|humanitarian|developing"
    r"|intergovernmental|governmental|non-governmental|military|civilian|traditional|academic"
    r"|peacekeeping|peacebuilding|(?<=all )State)$",
    re.IGNORECASE,
)
_OPENS_NOUN = re.compile(
    r"(?:à|aux?|les?|la|l'|des?|du|d'|tous|toutes|tout|ses|son|sa|leurs|ceux|celles|autres)\b"
    r"|[A-ZÉ]|l'"
)


_PLURAL = re.compile(r"(?:à )?(?:(?:tous |toutes )?les|aux|ses|leurs) ")
_POWERS_OF = re.compile(r"\b(?:Governments|authorities|peoples|leaders) of (?:the )?[A-Z][^,]*$")


def _torn(left: str, following: str, language: str) -> bool:
    """Whether parting here would tear an adjective from its noun."""
    if language == "en":
        names_states = _POWERS_OF.search(left) and country_at(following, 0, language)
        return bool(_ADJECTIVE.search(left) or names_states)
    return not _OPENS_NOUN.match(following) and not starts_with_actor(following, language)
