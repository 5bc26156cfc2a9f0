"""Whether a noun may name someone: a name, persons whom no table of actors holds, or a thing.

Before it is weighed the noun is bared of the preposition before it and of the relative or
participial clause after it, which say which of them, not who.
"""

from __future__ import annotations

import re
from functools import lru_cache

from manden.reading.actors import actor_code
from manden.reading.asides import without_asides

# A relative or participial clause says which of them, not who: "that have not yet", "working in".
_WHICH = {
    "en": re.compile(
        r"(?:, | (?<!newly )(?<!recently )(?<!ically )(?<!duly ))(?:that|who|whom|which|whose"
        r"|where|working(?! groups?\b)"
        r"|operating|acting|participating|providing"
        r"|contributing(?! countries)|engaged in|involved in|established|created|referred|mentioned|listed"
        r"|located"
        r"|having|belonging|elected|facilitated|based|mandated|appointed|taking|seeking|hosting|residing"
        r"|dealing|supported by|assisted by|accompanied by|responsible"
        r"|at (?:its|their|the) (?:[\w-]+ ){1,4}(?:sessions?|meetings?)"
        r"|in (?:his|her|its|their) (?:[a-z]+ )?(?:efforts?|endeavours?|work|task)"
        r"|(?:it|they) (?:may|might|has|have) |with responsibility"
        r"|able to|in (?:its )?resolutions? \d+|as appropriate|wishing|not yet"
        r"|already|without (?:further |undue |any )?delay|immediately|as soon as possible"
        r"|for (?:his|her|its|their) (?:[\w-]+,? (?:and )?){0,5}?(?:efforts?|work|contributions?|role|endeavours)"
        r"|(?:most |directly |seriously )?affected by|emerging from|undergoing|experiencing|facing)\b.*"
    ),
    "fr": re.compile(
        r"(?:, | )(?:(?:à|lors de) (?:sa|la|leur|ses) (?:[\w-]+ ){1,4}sessions?|qui |dont"
        r"|aux? paragraphes? \d|dans (?:la|sa|les|ses|son|leurs?) (?:résolutions?|efforts?|travaux|action"
        r"|tâche)|pour l[ea]s? prier"
        r"|auxquel\w+|auquel|duquel|lesquel\w+|le soin|(?:là )?où|ayant|travaillant|œuvrant"
        r"|participant|opérant"
        r"|agissant|élue?s? (?:à|au|par)|chargée?s? d\b|établie?s? par"
        # whole classes charged with a task; "les Experts chargés de" bear it in their name
        r"|(?<!spéciaux )(?<!spéciales )(?<!ants )(?<!perts )chargée?s de (?=\w+(?:er|ir|re) )"
        r"|créée?s? par|mentionnée?s?|visée?s?|énumérée?s?"
        r"|(?:(?:les )?plus |gravement |directement )?touchée?s? par|sortant d|en proie"
        r"|figurant|relevant|accueillant|s'occupant|exerçant|désireu[sx]e?s?|compétents"
        r" pour|qu'il|qu'elle|sans (?:plus tarder|délai|retard|attendre)|dans les (?:plus brefs|meilleurs) délais"
        r"|dès que possible|immédiatement|pour (?:ses|leurs?) (?:efforts?|contributions?|travaux|action)"
        r"|que )(?:\b|(?<= )).*"
    ),
}


_LOOSE_AND = re.compile(
    r"[ ,]+(?:and|et|not only|non seulement|both|either|likewise|also|également|aussi)$"
)
_LOOSE_ENDS = ("and", "et", "only", "ment", "both", "either", "likewise", "also", "aussi")
_FRENCH_PREPOSITION = re.compile(r"(?:aux?|à|des?|du) |d'")
_LEADS = ("to ", "upon ", "also ")


@lru_cache(maxsize=512)  # each seam of a phrase asks it again
def bare(part: str, language: str) -> str:
    """`part` without the preposition before it and the clause after it.

    >>> bare("upon all States that ring bells", "en"), bare("aux États touchés par la crue", "fr")
    ('all States', 'États')
    """
    part = part.strip(" ,;:")
    if part.endswith(_LOOSE_ENDS):
        part = _LOOSE_AND.sub("", part)
    preposition = _FRENCH_PREPOSITION.match(part) if language == "fr" else None
    part = part[preposition.end() :] if preposition else part
    part = part.partition(" ")[2] if part.startswith(_LEADS) else part
    short = _WHICH[language].sub("", part)
    return part if _THOSE.match(part) and actor_code(short, language) is None else short


_THOSE = re.compile(
    r"(?:all |tous |toutes )?(?:those|ceux|celles) "
)  # whom what follows may name alone


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

# Nouns of bodies that end as abstract ones do: "the network", "the alliance", "the university".
_OF_BODIES = re.compile(
    r"(?:networks?|alliances?|conferences?|audiences?|universit(?:y|ies)|authorit(?:y|ies)"
    r"|entit(?:y|ies)|facilit(?:y|ies)|municipalit(?:y|ies)|communit(?:y|ies)|organi[sz]ations?"
    r"|(?:sub-?)?committees?|institutions?|delegations?|federations?|foundations?|associations?|administrations?"
    r"|coalitions?|departments?|governments?|parliaments?|commissions?|missions?|leadership"
    r"|membership|unions?|houses?|friends?|factions?|nations|sections?|divisions?|judiciary"
    r"|parquets?|appareil|magistrature|units?|teams?|banks?|secretariats?|unités?|équipes?|banques?|cellules?"
    r"|corporations?|congregations?|populations?|minorit(?:y|ies)|generations?|powers?"
    r"|autorités?|universités?|communautés?|entités?|municipalités?|collectivités?|comités?"
    r"|sociétés?|délégations?|fédérations?|fondations?|associations?|administrations?"
    r"|sous-comités?|coalitions?|gouvernements?|parlements?|départements?|organisations?|alliances?|établissements?"
    r"|conférences?|confédérations?|générations?|populations?|minorités?|présidences?|agences?"
    r"|instances?|puissances?)",
    re.IGNORECASE,
)

HEAD = {
    "en": re.compile(r" (?:of|in|on|for|to|with|from|that|who|which) "),
    "fr": re.compile(r" (?:de|des|du|sur|dans|qui|à|en|au|aux) | d'"),
}
ARTICLE = re.compile(r"^(?:(?:tous |toutes )?(?:les?|la) |une? |l'|the |all |toute? |chaque )")
_ADVERBIAL = re.compile(r"(?:en|pour|dans|sur|par|avec|sous) ")
_DETERMINED = re.compile(r"(?:the|all|its|their|those|each|every|any|both|other) ", re.IGNORECASE)
PERSONS = {
    "en": re.compile(
        r"(?:ers|ors|ists|ants|ories|ians|ees|parents|allies|youth|men|people|chairs?)$"
    ),
    "fr": re.compile(
        r"(?:eurs|ants|istes|aires|iens|iennes|atrices|euses|ents|alliés|scientifiques|chefs)\b"
    ),
}


def may_act(text: str, language: str) -> bool:
    """Whether words that an act follows can name someone: any head but an abstract noun.

    >>> may_act("bell ringers", "en"), may_act("full respect", "en")
    (True, False)
    """
    head = HEAD[language].split(ARTICLE.sub("", text))[0].removesuffix(" concerned")
    last = head.split(" ")[-1] if language == "en" else head.split(" ")[0]
    if not last or len(text) >= 200 or (language == "fr" and _ADVERBIAL.match(text)):
        return False
    if language == "en" and not (last.endswith(("s", "people", "men")) or _DETERMINED.match(text)):
        return last[:1].isupper()  # "full respect": a thing bears no article
    return last[:1].isupper() or not _is_abstract(last, language)


@lru_cache(maxsize=512)
def names_persons(phrase: str, language: str) -> bool:
    """Whether a name or a noun of persons heads `phrase`: "the Entity", "bell ringers".

    >>> names_persons("ringers", "en"), names_persons("efforts", "en")
    (True, False)
    """
    return is_agent(bare(without_asides(phrase, language), language), language)


# "The Financing for Development Office": an office whatever stands in its name.
_OFFICE = re.compile(
    r"the (?:[A-Z][\w-]+ (?:(?:for|of|on|and|the) ){0,2}){1,6}(?:Office|Department|Bureau|Division|Unit"
    r"|Section|Branch|Service|Centre|Facility|Mechanism)\b"
)


def is_agent(text: str, language: str) -> bool:
    """A name, or persons whom no table holds: "signatories", "les auteurs".

    >>> is_agent("les sonneurs", "fr"), is_agent("la sonnerie", "fr")
    (True, False)
    """
    if _THOSE.match(text) or _OFFICE.match(text):
        return True
    head = HEAD[language].split(ARTICLE.sub("", text))[0]
    last = head.split(" ")[-1] if language == "en" else head.split(" ")[0]
    if _is_abstract(last, language):
        return False
    body = _OF_BODIES.fullmatch(last) is not None
    return body or last[:1].isupper() or PERSONS[language].search(head) is not None


def _is_abstract(noun: str, language: str) -> bool:
    """ "Efforts" and "respect" are; "the network" ends as "the work" does, and is a body."""
    if noun in _NAMES_OF_BODIES or _OF_BODIES.fullmatch(noun):
        return False
    return _ABSTRACT[language].search(noun) is not None


_NAMES_OF_BODIES = frozenset({"Partnership", "Partenariat", "Mechanism", "Mécanisme", "Initiative"})
