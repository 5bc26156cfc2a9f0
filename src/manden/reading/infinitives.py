"""Where the act asked for begins: "to report", "de présenter", "à poursuivre"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from manden.reading.asked_words import NOT_A_VERB, TAKES_INFINITIVE
from manden.reading.squeezed import words_of

_ENGLISH = re.compile(
    r"\bto (?:(?:(?!(?:ap|sup|com|re|rep|multip|im)ply |rely )[a-z]+ly|also|further|not|so|once"
    r" again"
    r"|where appropriate,)(?:,? and [a-z]+ly)?,? )*([a-z][a-z-]*)"
)
_ENGLISH_ASIDE = re.compile(r"\bto, [^,]{0,120}, ([a-z]+)")
_BEFORE = re.compile(r"([\w-]+),? $")
# A lookahead, so that "de lui à examiner" is seen both at "de" and at "à".
_FRENCH = re.compile(
    r"(?=(?:\b(?P<prep>de|à) |\b(?P<elided>d'))(?:(?:ne |n')(?:pas |plus |jamais )?)?"
    r"(?:(?:lui|leur|les?|la|se|y|en) |[lsy]'|s'y |l'y |n'en )*"
    r"(?:(?:\w+ment|bien|mieux|encore|toujours|pas|plus|également|tout|tous|ne) )*(?P<verb>[^\W\d_]{3,})\b)"
)
_FRENCH_INFINITIVE = re.compile(r"(?:er|ir|ire|oir|dre|tre|aire|ure|uivre|vre|ompre|ître)$")
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
# Before these words' own preposition an infinitive is theirs: "besoin de", but "besoin à" is not.
_FRENCH_BEFORE = {
    "de": re.compile(
        r"(?:afin|avant|en vue|mesure|besoin|lieu|sous réserve|chargée?s?|l'intention"
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


@dataclass(frozen=True)
class Infinitive:
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
    aside = _ENGLISH_ASIDE.search(words, start, end)
    for match in _ENGLISH.finditer(words, start, end):
        if match[1] in NOT_A_VERB:
            continue
        before = _BEFORE.search(words, start, match.start())
        if before and before[1] in TAKES_INFINITIVE and not before[0].endswith(", "):
            continue
        if aside and aside.start() < match.start():
            return Infinitive(aside.start(), aside[1])
        return Infinitive(match.start(), match[1])
    return Infinitive(aside.start(), aside[1]) if aside else None


def _first_french(words: str, start: int, end: int, preposition: str) -> Infinitive | None:
    for match in _FRENCH.finditer(words, start, end):
        verb = match["verb"]
        if (match["prep"] or "de") != preposition or verb in _FRENCH_NOUNS:
            continue
        if not _FRENCH_INFINITIVE.search(verb):
            continue
        if _FRENCH_BEFORE[preposition].search(
            words[max(start, match.start() - 30) : match.start()]
        ):
            continue
        return Infinitive(match.start(), verb)
    return None
