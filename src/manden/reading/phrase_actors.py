"""The actors of a phrase: "the Secretary-General and all States, as appropriate" names two.

Words between commas that only say how, when or for example whom are set aside; nouns that share
one determiner or one complement stay one ("agencies, funds and programmes").
"""

from __future__ import annotations

import re

from manden.reading.actors import actor_code, opens_with_actor, starts_with_actor
from manden.reading.asides import without_asides
from manden.reading.country_words import country_at
from manden.reading.named_bodies import named_bodies, numbered_committee
from manden.reading.resolution import Addressee

_SPLIT = {
    "en": re.compile(r", and |, as well as |, or |, | and | as well as | or "),
    "fr": re.compile(
        r", et |, ainsi qu(?:e |'(?=(?:à (?!tous ceux|ceux)|aux? )))|, de même que |, ou |, | et "
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
        r"|experts|parties)\b|civil society|donors|regional|international"
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
        r"(?:specialized |other )?(?:funds|programmes|agencies|bodies|organs|entities|mechanisms"
        r"|organi[sz]ations|institutions)\b"
    ),
    "fr": re.compile(
        r"(?:fonds|programmes|institutions|organes|organismes|entités|mécanismes|organisations)\b"
    ),
}
_SHARED = {
    "en": re.compile(
        r"\b(?:funds|programmes|agencies|bodies|organs|entities|mechanisms|institutions"
        r"|organi[sz]ations)$"
    ),
    "fr": re.compile(
        r"\b(?:fonds|programmes|institutions|organes|organismes|entités|mécanismes)"
        r"(?: spécialisée?s| compétents)?$"
    ),
}


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


def actors_of(phrase: str, language: str, *, expected: bool = False) -> tuple[Addressee, ...]:
    """The actors of `phrase`, each with its code; none where no actor heads it.

    `expected` says that an act follows, so that persons whom no table holds are kept too.

    >>> [known.actor for known in actors_of("the Mayor and all States, where asked", "en")]
    ['all_states']
    >>> [known.text for known in actors_of("bell ringers and all States", "en", expected=True)]
    ['bell ringers', 'all States']
    """
    phrase = without_asides(_THROUGH_THEM[language].sub("", phrase[:_LONGEST]), language)
    phrase = _PERSON_NAMED.sub("", phrase)
    parts: list[str] = []
    cut = 0
    names = [body[1:] for body in named_bodies(phrase, language)]
    seams = [
        seam
        for seam in _SPLIT[language].finditer(phrase)
        if not any(start < seam.start() < end for start, end in names)
    ]
    for seam in seams:
        left, right = phrase[cut : seam.start()], phrase[seam.end() :]
        if seam[0] == " ou " and _other_gender(left, right):
            continue
        if _restarts(left, right, language):
            parts.append(left)
            cut = seam.end()
    parts.append(phrase[cut:])
    found: list[Addressee] = []
    for part in parts:
        text = _bare(part, language)
        whole = part.strip(" ,") if "fourniss" in part else text  # "pays qui fournissent"
        code = actor_code(whole, language) if text else None
        code = (numbered_committee(part, language) or code) if code == "committee" else code
        if found and code in _POWERS and (found[-1].actor or "").startswith("state:"):
            continue  # "Israel, the occupying Power" is one
        if code or (text and expected and _may_act(text, language)):
            found.append(Addressee(text, code))
    return tuple(found)


def _restarts(left: str, right: str, language: str) -> bool:
    restarts = _RESTARTS[language].match(right)
    following = right if restarts else _up_to_noun(right, language)
    if language == "en" and right.startswith("others"):
        return True
    if _both_indirect(left, right, language) or _both_persons(left, right, language):
        return True
    if actor_code(following, language) is None:
        return False
    if language == "fr" and not opens_with_actor(_bare(following, language), language):
        return False
    if actor_code(left, language) is None and not (
        restarts and _is_agent(_bare(left, language), language)
    ):
        return False
    if _torn(left, following, language):
        return False
    if _SHARES[language].match(right) and _SHARED[language].search(left):
        return False
    if restarts or any(start == 0 for _, start, _ in named_bodies(following, language)):
        return True
    return not _NO_SPLIT_AFTER[language].search(left)


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
    if "," in first or any(_HEAD[language].search(f"{part} ") for part in (first, second)):
        return False
    own = _OWN_DETERMINER[language]
    shared = own.match(first) and not own.match(second)
    if shared or (language == "fr" and not own.match(second)):
        return False
    coded = [opens_with_actor(part, language) for part in (first, second)]
    return not all(coded) and all(
        known or (_is_agent(part, language) and _PERSONS[language].search(part) is not None)
        for known, part in zip(coded, (first, second), strict=True)
    )


_OWN_DETERMINER = {
    "en": re.compile(r"(?:the|all|its|their|both|other|relevant) ", re.IGNORECASE),
    "fr": re.compile(r"(?:les|aux|leurs|ses|tous les|toutes les|à tous les) ", re.IGNORECASE),
}


# A relative or participial clause says which of them, not who: "that have not yet", "working in".
_WHICH = {
    "en": re.compile(
        r",? (?:that|who|whom|which|whose|where|working|operating|acting|participating|providing"
        r"|contributing|engaged in|involved in|established|created|referred|mentioned|listed"
        r"|located"
        r"|having|belonging|elected|facilitated|based|mandated|appointed|taking|seeking|hosting|residing|dealing"
        r"|responsible|in a position|with responsibility|able to|wishing|not yet|already)\b.*"
    ),
    "fr": re.compile(
        r",? (?:qui |dont|auxquel\w+|lesquel\w+|où|ayant|travaillant|œuvrant"
        r"|participant|opérant"
        r"|agissant|élue?s? (?:à|au|par)|chargée?s? d|établie?s? par"
        r"|créée?s? par|mentionnée?s?|visée?s?|énumérée?s?"
        r"|figurant|relevant|accueillant|s'occupant|exerçant|en mesure|désireu[sx]e?s?|compétents"
        r" pour|qu'il|qu'elle|que )(?:\b|(?<= )).*"
    ),
}


def _other_gender(left: str, right: str) -> bool:
    """ "Le Rapporteur spécial ou la Rapporteuse spéciale" is one mandate holder."""
    first, second = (_ARTICLE.sub("", part.strip()).split(" ")[0] for part in (left, right))
    return len(first) > 5 and first[:5].lower() == second[:5].lower()


# "International and regional organizations": adjectives that wait for their noun.
_ADJECTIVE = re.compile(
    r"\b(?:international|regional|subregional|national|local|global|political|religious|public"
    r"|private|bilateral|multilateral|financial|technical|economic|social|humanitarian|developing"
    r"|intergovernmental|governmental|non-governmental|military|civilian|traditional|academic)$",
    re.IGNORECASE,
)
_OPENS_NOUN = re.compile(
    r"(?:à|aux?|les?|la|l'|des?|du|d'|tous|toutes|tout|ses|son|sa|leurs|ceux|celles|autres)\b"
    r"|[A-ZÉ]|l'"
)


_POWERS_OF = re.compile(r"\b(?:Governments|authorities|peoples|leaders) of (?:the )?[A-Z][^,]*$")


def _torn(left: str, following: str, language: str) -> bool:
    """Whether parting here would tear an adjective from its noun."""
    if language == "en":
        names_states = _POWERS_OF.search(left) and country_at(following, 0, language)
        return bool(_ADJECTIVE.search(left) or names_states)
    return not _OPENS_NOUN.match(following) and not starts_with_actor(following, language)


def _bare(part: str, language: str) -> str:
    part = part.strip(" ,;:")
    if language == "fr":
        part = re.sub(r"^(?:(?:aux?|à|des?|du) |d')", "", part)
    part = re.sub(r"^(?:to|upon) ", "", part)
    return part if _THOSE.match(part) else _WHICH[language].sub("", part)


_THOSE = re.compile(r"(?:all )?(?:those|ceux|celles) ")  # whom only what follows names


_ABSTRACT = {
    "en": re.compile(
        r"(?:tion|ment|ness|ity|ance|ence|ing|ship|efforts?|steps?|measures?|progress|support|work"
        r"|use|dialogue|action|initiatives?|report|views?|discussions|cooperation|contributions?"
        r"|sions?|tions|ments|ties|policies|strategies|activities|access|focus"
        r"|process(?:es)?|reforms?"
        r"|approach(?:es)?|use|exchanges?|visits?|plans?|projects?|meetings?|attention"
        r"|needs?|rights?"
        r"|laws?|practices?|ways?|means|priority|role|research|debates?|responses?|studies|study"
        r"|review|uses?|tools?|data|frameworks?|investments?|links"
        r"|reports|attempts?|ideas|culture|return|end|increases?|improvements?|it|halt|ceasefire)$"
    ),
    "fr": re.compile(
        r"(?:tion|ment|ité|ance|ence|tions|ments|ités|efforts?|mesures?|appui"
        r"|rapports?|initiatives?"
        r"|activités|projets?|travaux|dialogue|échanges?|accès|recours|recherche|action|études?"
        r"|programmes?|politiques?|plans?|processus|sorte|œuvre|fin|terme|retour|cessez-le-feu)$"
    ),
}

_HEAD = {
    "en": re.compile(r" (?:of|in|on|for|to|with|from|that|who|which) "),
    "fr": re.compile(r" (?:de|des|du|sur|dans|qui|à|en|au|aux) | d'"),
}
_ARTICLE = re.compile(r"^(?:(?:tous |toutes )?(?:les?|la) |l'|the |all )")
_ADVERBIAL = re.compile(r"(?:en|pour|dans|sur|par|avec|sous) ")
_DETERMINED = re.compile(r"(?:the|all|its|those|each|every|any|both|other) ", re.IGNORECASE)
_PERSONS = {
    "en": re.compile(
        r"(?:ers|ors|ists|ants|ories|ians|ees|parents|allies|youth|men|people|chairs?)$"
    ),
    "fr": re.compile(
        r"(?:eurs|ants|istes|aires|iens|iennes|atrices|euses|ents|alliés|scientifiques)\b"
    ),
}


def _may_act(text: str, language: str) -> bool:
    """Whether words that an act follows can name someone: any head but an abstract noun."""
    head = _HEAD[language].split(_ARTICLE.sub("", text))[0]
    last = head.split(" ")[-1] if language == "en" else head.split(" ")[0]
    if not last or len(text) >= 200 or (language == "fr" and _ADVERBIAL.match(text)):
        return False
    if language == "en" and not (last.endswith(("s", "people", "men")) or _DETERMINED.match(text)):
        return last[:1].isupper()  # "full respect": a thing bears no article
    return last[:1].isupper() or not _ABSTRACT[language].search(last)


def names_persons(phrase: str, language: str) -> bool:
    """Whether a name or a noun of persons heads `phrase`: "the Entity", "bell ringers".

    >>> names_persons("ringers", "en"), names_persons("efforts", "en")
    (True, False)
    """
    return _is_agent(_bare(without_asides(phrase, language), language), language)


def _is_agent(text: str, language: str) -> bool:
    """A name, or persons whom no table holds: "signatories", "les auteurs"."""
    head = _HEAD[language].split(_ARTICLE.sub("", text))[0]
    last = head.split(" ")[-1] if language == "en" else head.split(" ")[0]
    if _ABSTRACT[language].search(last):
        return False
    return last[:1].isupper() or bool(_PERSONS[language].search(head))
