"""French that a scan printed without its accents: "le secretaire general", "lea Etats".

The rules know French as it is written. Words of which only the accents are lost get them back,
letter for letter, so that offsets stay those of the print.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from manden.reading.squeezed import without_accents

_WORDS = Path(__file__).with_name("accented_words_fr.txt")
_WORD = re.compile(r"[^\W\d_]{4,}")
# An act with the pronouns before it, "lui présenter".
_PRONOUN = r"(?:lui |leur |les? |la |l'|se |s'|en |y )?"
_INFINITIVE = r"[a-zà-ÿ]{2,}(?:er|ir|dre|[tî]tre|vre|ire)\b"
_TO = re.compile(
    r"a(?<=qu'a)(?= (?:sa|ses|la) (?:\w+ )?sessions?\b)|a(?:(?<=\bjusqu'a)|(?<=\bd'ici a))\b"
    r"|a(?<![\w'-]a)(?<! qui a)(?<![ ']il a)(?<![ ']elle a)(?<![ ']on a)(?<! y a)"
    r"(?= (?:l'(?!intention|obligation|honneur)|la (?!volonté|faculté|responsabilité|capacité|charge)"
    r"|tous |toutes |ce |cet |cette |ces |cela |sa |son |ses |leurs? "
    r"|titre |nouveau |savoir |partir |compter |chaque |chacun|celui|celle|ceux|d'autres "
    rf"|{_PRONOUN}{_INFINITIVE}|[\w-]+ (?:ans|mois|jours|semaines)\b))"
)
# "Engage les États a sonner", "demande a tous": no verb "a" can stand before these.
_TO_ACT = re.compile(
    r"a(?<![\w'-]a)(?<! qui a)(?<![ ']il a)(?<![ ']elle a)"
    rf"(?= {_PRONOUN}(?!plaisir\b|premier\b|dernier\b){_INFINITIVE})"
    r"|(?<=emande )a(?= (?:tous|toutes|la|l'))|(?<=njoint )a(?= (?:tous|toutes|la|l'))"
)
# Nor here.
_SURELY = re.compile(
    r"\ba (?:cet égard|ce sujet|cette fin|compter|partir|savoir|titre|nouveau|l'ordre du jour"
    r"|(?:sa|ses|la) [\w' -]{0,40}sessions?)\b"
    r"|\b(?:rapport|compte|continuer|contribuer|visant|tendant|relati\w+|conformément|grâce|suite|jusqu'|Prie|invite"
    r"|[Dd]emande|engage|encourage|exhorte) a (?:l|t|s|c|d')"
)
_TO_SESSION = re.compile(r"\ba(?= (?:sa|ses|la) [\w' -]{3,60}ième +ses(?:› )?sion)")
_ORDINAL = re.compile(r"(?<=i)eme(?=s?\b)")  # "quarantieme"
_ACCENTS = "éèàê"
_MISREAD = (" lea ", " les "), (" dea ", " des ")  # letters that a scan confuses
# One of them stands in any text of which some are lost.
_SUSPECT = ("eneral", "ssemblee", " lea ", "ieme ")
_SEVERAL = 2  # "a l'Assemblée" in a paragraph that prints no "à": a scan lost it alone
_IN_ALL, _FOR_EACH = 3, 3  # the same in a whole text, and for each "à" that is left
# Accents of all that a French text prints: three in a hundred are usual, hardly ever under two.
_FEWEST = 0.018


def may_lack_accents(text: str) -> bool:
    """Whether a French text may have lost accents: too few for its length, or plain words bare.

    >>> may_lack_accents("Prie le secretaire general"), may_lack_accents("Décide d'écouter")
    (True, False)
    """
    fewest, accented = len(text) * _FEWEST, 0
    for letter in _ACCENTS:  # the first is nearly always enough
        accented += text.count(letter)
        if accented >= fewest:
            if text.count(" a l") > text.count(" à "):
                return True
            return any(map(text.__contains__, _SUSPECT))
    return True


def lacks_grave_a(text: str) -> bool:
    """Whether a French text prints hardly an "à", and "a" where it should stand.

    >>> lacks_grave_a("Prie la ville de sonner a sa tour. Demande a la ville." * 2)
    True
    >>> lacks_grave_a("Prie la ville de sonner à sa tour. La ville a sonné." * 2)
    False
    """
    kept, perhaps = text.count(" à "), text.count(" a ")
    if perhaps < _IN_ALL or perhaps < _FOR_EACH * kept:
        return False
    lost, surely = len(_TO.findall(text)), _SURELY.search(text) is not None
    return surely and lost >= _IN_ALL and lost >= _FOR_EACH * kept


def _lost_it_alone(words: str) -> bool:
    """Whether a paragraph that prints other accents lost its "à"."""
    return _SURELY.search(words) is not None and len(_TO.findall(words)) >= _SEVERAL


@cache
def _known() -> dict[str, str]:
    """Words that mean nothing without their accents, by their letters."""
    return {without_accents(word): word for word in _WORDS.read_text(encoding="utf-8").split()}


def with_accents(words: str, *, lacks_a: bool = False) -> str:
    """`words` with the accents that a scan lost; `lacks_a` where the whole text has no "à".

    >>> with_accents("Prie lea Etats de faire rapport a l'Assemblee generale")
    "Prie les États de faire rapport à l'Assemblée générale"
    >>> with_accents("PRIE LE SECRETAIRE GENERAL de sonner a la tour")
    'PRIE LE SECRÉTAIRE GÉNÉRAL de sonner à la tour'
    >>> with_accents("Décide d'écouter, a sa soixantieme session, les cloches")
    "Décide d'écouter, à sa soixantième session, les cloches"
    >>> with_accents("Prie l'école d'étudier, a sa prochaine session, et de faire rapport a l'Assemblée")
    "Prie l'école d'étudier, à sa prochaine session, et de faire rapport à l'Assemblée"
    >>> with_accents("Note que la ville a l'heure de l'école")
    "Note que la ville a l'heure de l'école"
    """
    if " lea " in words or " dea " in words:
        for misread, meant in _MISREAD:
            words = words.replace(misread, meant)
    accented = any(map(words.__contains__, _ACCENTS))
    if lacks_a or (accented and "à" not in words and _lost_it_alone(words)):
        words = _TO.sub("à", words)
    words, ordinals = _ORDINAL.subn("ème", words)
    restored = 0

    def whole(match: re.Match[str]) -> str:
        nonlocal restored
        known = _restored(match[0])
        restored += known != match[0]
        return known

    words = _TO_ACT.sub("à", _WORD.sub(whole, words))
    if accented and restored < _SEVERAL:
        return _TO_SESSION.sub("à", words) if ordinals else words
    return _TO.sub("à", words)


def with_grave_a(words: str) -> str:
    """`words` with the accent of an "a" before an act, which no other sign of a scan betrays.

    >>> with_grave_a("invite la ville a sonner ses cloches, qui a sonné")
    'invite la ville à sonner ses cloches, qui a sonné'
    """
    return _TO_ACT.sub("à", words) if " a " in words else words


def _restored(printed: str) -> str:
    """The word with its accents; one that has some of them gets no other at its end ("crée", "créé")."""
    small = printed.lower()
    plain = small if small.isascii() else without_accents(small)
    known = _known().get(plain)
    if known is None or known == small:
        return printed
    if plain != small and not _completes(small, known):
        return printed
    if printed.isupper():
        return known.upper()
    return known[0].upper() + known[1:] if printed[0].isupper() else known


def _completes(printed: str, known: str) -> bool:
    """Whether `known` only adds accents to those printed, none of them at the end."""
    added = [
        at for at, (one, other) in enumerate(zip(printed, known, strict=False)) if one != other
    ]
    kept = all(printed[at].isascii() for at in added)
    return kept and len(printed) == len(known) and max(added) < len(known.rstrip("es")) - 1
