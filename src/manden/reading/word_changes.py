"""Which words changed between two wordings of a paragraph?

Words, not characters: a delegate reads "sixty-first" for "fifty-eighth", not "six" for "f".
Typography (quotes, dashes, apostrophes, white space) never counts as a change; capitals do.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

# A run of at most this many equal words between two longer changes is read with them:
# a diff that keeps a lone "of" alive in the middle of a rewritten phrase cannot be read.
ISLAND = 2

_ENGLISH = re.compile(r"[^\W_]+(?:[-‐‑./'’][^\W_]+)*|[^\w\s]|_")
# In French the apostrophe ends a word of its own: "l'", "d'", "jusqu'".
_FRENCH = re.compile(r"[^\W_]+(?:[-‐‑./][^\W_]+)*['’]?|[^\w\s]|_")
_TYPOGRAPHY = str.maketrans(
    {"’": "'", "‘": "'", "ʼ": "'", "“": '"', "”": '"', "«": '"', "»": '"'}
    | {dash: "-" for dash in "‐‑‒–—"}
    | {"œ": "oe", "Œ": "Oe", "æ": "ae", "Æ": "Ae"}
)


@dataclass(frozen=True)
class Word:
    """A word or a sign: as `folded` for typography, and its offsets in the text."""

    folded: str
    start: int
    end: int


@dataclass(frozen=True)
class WordChange:
    """Words put in, taken out or replaced; `old_at` and `new_at` are character offsets."""

    op: str  # insert | delete | replace
    old: str
    new: str
    old_at: tuple[int, int]
    new_at: tuple[int, int]


def words(text: str, language: str = "en") -> tuple[Word, ...]:
    """The words and signs of a text, in order.

    >>> [word.folded for word in words("l’Expert agit ;", "fr")]
    ["l'", 'Expert', 'agit', ';']
    """
    pattern = _FRENCH if language == "fr" else _ENGLISH
    return tuple(Word(_fold(m.group()), m.start(), m.end()) for m in pattern.finditer(text))


def _fold(word: str) -> str:
    return unicodedata.normalize("NFKC", word).translate(_TYPOGRAPHY)


def same_wording(old: str, new: str, language: str = "en") -> bool:
    """Whether two texts have the same words and signs, whatever their typography.

    >>> same_wording("the child’s  right", "the child's right")
    True
    """
    return [w.folded for w in words(old, language)] == [w.folded for w in words(new, language)]


def word_changes(old: str, new: str, language: str = "en") -> tuple[WordChange, ...]:
    """The changes that turn the old wording into the new one, in order.

    >>> [(c.op, c.old, c.new) for c in word_changes("at its ninth session", "at its tenth session")]
    [('replace', 'ninth', 'tenth')]
    """
    before, after = words(old, language), words(new, language)
    matcher = SequenceMatcher(
        None, [w.folded for w in before], [w.folded for w in after], autojunk=False
    )
    opcodes = without_islands(matcher.get_opcodes())
    return tuple(
        _change(tag, old, new, before[i:j], after[k:m], (before, i), (after, k))
        for tag, i, j, k, m in opcodes
        if tag != "equal"
    )


Opcode = tuple[str, int, int, int, int]


def without_islands(opcodes: Sequence[Opcode]) -> list[Opcode]:
    """Opcodes in which short equal runs between longer changes are read as changed too."""
    merged: list[Opcode] = []
    for index, opcode in enumerate(opcodes):
        before = merged[-1] if merged else None
        after = opcodes[index + 1] if index + 1 < len(opcodes) else None
        island = before and after and opcode[0] == "equal" and before[0] != "equal"
        if before and after and island and _is_island(opcode, before, after):
            opcode = ("replace", *opcode[1:])
        if before and before[0] != "equal" and opcode[0] != "equal":
            merged[-1] = ("replace", before[1], opcode[2], before[3], opcode[4])
        else:
            merged.append(opcode)
    return merged


def _is_island(equal: Opcode, before: Opcode, after: Opcode) -> bool:
    length = equal[2] - equal[1]
    return length <= ISLAND and length < _size(before) and length < _size(after)


def _size(opcode: Opcode) -> int:
    return max(opcode[2] - opcode[1], opcode[4] - opcode[3])


def _change(
    tag: str,
    old: str,
    new: str,
    before: Sequence[Word],
    after: Sequence[Word],
    old_place: tuple[Sequence[Word], int],
    new_place: tuple[Sequence[Word], int],
) -> WordChange:
    old_at, new_at = _span(before, *old_place), _span(after, *new_place)
    return WordChange(tag, old[slice(*old_at)], new[slice(*new_at)], old_at, new_at)


def _span(run: Sequence[Word], every: Sequence[Word], index: int) -> tuple[int, int]:
    """Offsets of a run; an empty one stands just before the word that follows it."""
    if run:
        return run[0].start, run[-1].end
    place = every[index].start if index < len(every) else (every[-1].end if every else 0)
    return place, place
