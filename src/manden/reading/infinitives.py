"""Where the act asked for begins: "to report", "de présenter", "à poursuivre"."""

from __future__ import annotations

import re
from typing import NamedTuple

from manden.reading.asked_words import NOT_A_VERB, TAKES_INFINITIVE
from manden.reading.squeezed import words_of
from manden.reading.word_starts import any_of

_ENGLISH = re.compile(
    r"t(?<!\wt)o (?:(?:(?!(?:ap|sup|com|re|rep|multip|im)ply |rely )[a-z]+ly|also|further|not|so|once"
    r" again"
    r"|where appropriate,)(?:,? and [a-z]+ly)?,? )*([a-z][a-z-]*)"
)
_FINANCE = re.compile(r"to finance(?:,| (?:and|or|for|from|in)\b|$)")  # "access to finance and"
_ENGLISH_ASIDE = re.compile(r"\bto, [^,]{0,120}, ([a-z]+)")
_LEADS = {  # the look back stands after the letter, which is quicker to search for
    "de": re.compile(r"d(?<!\wd)(?:e |')"),
    "à": re.compile(r"à(?<!\wà) "),
}
_FRENCH_ACT = re.compile(
    r"(?:(?:ne |n')(?:pas |plus |jamais )?)?"
    r"(?:(?:lui|leur|les?|la|se|y|en|ce(?= faire\b)) |[lsy]'|n'en )*"
    r"(?:(?:\w+ment|bien|mieux|encore|toujours|pas|plus|également|tout|tous|ne) )*([^\W\d_]{3,})\b"
)
_FRENCH_INFINITIVE = ("er", "ir", "ire", "dre", "tre", "ure", "vre", "ompre")
_FRENCH_NOUNS = words_of(
    "janvier février septembre octobre novembre décembre premier dernier particulier caractère"
    " membre membres cadre ordre genre guerre autre autres notre votre contre entre pouvoir"
    " avenir frontière frontières lettre chapitre titre ministre centre nombre chambre culture"
    " structure infrastructure nature agriculture procédure mesure nourriture torture histoire"
    " territoire mémoire laboratoire gloire victoire militaire humanitaire salaire affaire"
    " affaires commissaire secrétaire partenaire partenaires volontaire nucléaire alimentaire"
    " judiciaire pénitentiaire communautaire intermédiaire prioritaire supplémentaire hiver mer"
    " papier chantier dossier financier policier ouvrier atelier quartier foyer janvier souvenir"
    " maire honoraire annuaire commentaire commentaires inventaire formulaire calendrier courrier"
    " plaisir désir loisir soir espoir savoir devoir pair air chair hier fer ver cher fier"
)
_OF_ADJECTIVES = ("lateral", "mental", "ional", "ous")
_NO_WORD = re.compile(r"[^\w-]")
_LONGEST_WORD = 30
_NEAR = 120  # characters before an infinitive in which another verb may govern it
_LETS = re.compile(
    r"(?:order to|so as to|that|which|who) (?:allow|enable|permit|force|compel)s? "
    r"(?:(?! to )[^,;:]){2,80} $"
)
# Before these words' own preposition an infinitive is theirs: "besoin de", but "besoin à" is not.
_FRENCH_BEFORE = {
    "de": re.compile(
        r"(?:afin|avant|en vue|dans le but|mesure|besoin|lieu|sous réserve|chargée?s?|l'intention"
        r"|capacité|possibilité|moyens?|tenue?s?|efforts?|désireux|résolue?s?|décidé|permettant"
        r"|obligation|importance|nécessité|responsabilité|droit|charge|plutôt que|sur le point"
        r"|susceptibles?|capables?|demandé|à même|efforcent|conviennent|refusent|promis) $"
    ),
    "à": re.compile(
        r"(?:de manière|de façon|appelée?s?|visant|tendant|nécessaires?|résolue?s?|aptes?"
        r"|habilitée?s?|engagée?s?|engagés|continuent|continue|destinée?s?|disposée?s?|prêts?"
        r"|prêtes?|invitée?s?|cherchant|cherchent|aspirent|droit|parvenus?|aidant|aident) $"
    ),
}


# "Pour empêcher X de passer", "afin d'aider X à venir": the infinitive is what X is to do or not.
_TO_AN_END = (
    r",? ?(?:pour|(?:dans le but|afin|en vue) (?:de |d')|visant à|tendant à|de manière à)"
    r" ?(?:\w+ )?"
)
_GOVERNS = {
    "de": re.compile(
        r"(?:\bqui|, en) (?:n')?(?:empêch|dissuad|permett|interdi[st]|convain[cq])\w*"
        rf"|{_TO_AN_END}(?:empêcher|dissuader|permettre|interdire|convaincre|persuader"
        r"|éviter)\b"
    ),
    "à": re.compile(
        r"(?:\bqui|, en) (?:aid|incit|amèn|contrai|oblig|forc|pouss)\w*"
        rf"|{_TO_AN_END}(?:aider|inciter|amener|contraindre|obliger|forcer|encourager|pousser"
        r"|autoriser|préparer)\b"
    ),
}
_END_SIGNS = any_of((
    "qui ", ", en ", "le but d", "pour ", "afin d", "en vue d", "visant à", "tendant à",
    "de manière à",
))  # fmt: skip
_JOINED = (" et ", " ou ", ", ")


# "The Mayor, following up on the report to be given at the feast, to ring".
_BEFALLS = re.compile(
    r"to be (?:\w+ed|held|given|made|chosen|drawn up) [^,;]{3,100}, to (?!be\b)[a-z]+ (?!and\b)"
)


class Infinitive(NamedTuple):
    """The first word of an act at `words[start]`; `verb` is its infinitive."""

    start: int
    verb: str


def first(
    words: str, start: int, end: int, language: str, preposition: str = "to"
) -> Infinitive | None:
    """The first infinitive in `words[start:end]` that the verb of the body governs.

    >>> words = "urges all parties to the conflict that wish to talk to agree"
    >>> words[first(words, 0, len(words), "en").start :]
    'to agree'
    >>> words = "prie le Groupe, afin de progresser, de présenter un plan"
    >>> words[first(words, 0, len(words), "fr", "de").start :]
    'de présenter un plan'
    """
    if language == "fr":
        return _first_french(words, start, end, preposition)
    aside = _ENGLISH_ASIDE.search(words, start, end) if "to, " in words else None
    governed = None
    for match in _ENGLISH.finditer(words, start, end):
        if (
            match[1] in NOT_A_VERB
            or match[1].endswith(_OF_ADJECTIVES)
            or _FINANCE.match(words, match.start())
        ):
            continue
        if _word_before(words, start, match.start()) in TAKES_INFINITIVE:
            continue
        if match[1] == "be" and _befalls_a_thing(words, start, match.start(), end):
            continue
        if aside and aside.start() < match.start():
            return Infinitive(aside.start(), aside[1])
        found = Infinitive(match.start(), match[1])
        if governed is None and _LETS.search(words, max(start, found.start - _NEAR), found.start):
            governed = found  # "in order to allow the towns to rebuild, to provide aid"
            continue
        return found
    return Infinitive(aside.start(), aside[1]) if aside else governed


def _befalls_a_thing(words: str, start: int, place: int, end: int) -> bool:
    """Whether "to be given" at `place` tells of a thing beside, and the act stands behind it."""
    return ", " in words[start:place] and _BEFALLS.match(words, place, end) is not None


def _word_before(words: str, start: int, place: int) -> str:
    """The word that ends with a space just before `place`; "" where a comma stands between."""
    before = words[max(start, place - _LONGEST_WORD) : place]
    return _NO_WORD.split(before[:-1])[-1] if before.endswith(" ") else ""


_COMES_TO = re.compile(
    r" en aide\b"
    r"| (?:(?:chaque|tous|toutes) (?:\w+ ){1,3}|\w+ment |y |lui |la |le |les |en )*(?:s'|se )?\w+(?:er|ir|re)\b"
)


def _first_french(words: str, start: int, end: int, preposition: str) -> Infinitive | None:
    leads = _LEADS.get(preposition)
    for lead in leads.finditer(words, start, end) if leads else ():
        act = _FRENCH_ACT.match(words, lead.end(), end)
        if act is None or act[1] in _FRENCH_NOUNS or not act[1].endswith(_FRENCH_INFINITIVE):
            continue
        if act[1] == "venir" and preposition == "à" and not _COMES_TO.match(words, act.end()):
            continue  # "les enquêtes en cours ou à venir"
        place = lead.start()
        if _FRENCH_BEFORE[preposition].search(words[max(start, place - 30) : place]):
            continue
        if _governed(words, start, place, preposition):
            continue
        return Infinitive(place, act[1])
    return None


def end_before(words: str, start: int, act: int) -> int | None:
    """Where ", pour empêcher X de passer" begins, between who is asked and the act; None if not.

    >>> words = "prie les villes, pour empêcher les eaux de monter, de creuser"
    >>> words[5 : end_before(words, 5, words.rindex(" de "))]
    'les villes'
    """
    if not _names_an_end(words, start, act):
        return None
    found = [m.start() for each in _GOVERNS.values() for m in each.finditer(words, start + 1, act)]
    return min(found, default=None)


def _names_an_end(words: str, start: int, end: int) -> bool:
    return _END_SIGNS.search(words, start, end) is not None


def _governed(words: str, start: int, place: int, preposition: str) -> bool:
    """Whether the infinitive at `place` belongs to "pour empêcher" before it, not to the body's verb."""
    if not _names_an_end(words, start, place):
        return False
    governing = list(_GOVERNS[preposition].finditer(words, start, place))
    if not governing:
        return False
    last, apart = governing[-1].end(), governing[-1][0].startswith((",", "qui"))
    between = [
        act.end()
        for lead in _LEADS[preposition].finditer(words, last, place)
        if (act := _FRENCH_ACT.match(words, lead.end(), place))
        and act[1].endswith(_FRENCH_INFINITIVE)
        and act[1] not in _FRENCH_NOUNS
    ]
    # A comma closes what a comma opened: ", pour aider X à passer, à creuser".
    return not between or words[between[-1] : place] in _JOINED[: 2 if apart else 3]
