"""Numbers of units of time as printed: "six months", "the coming year", "trois ans"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from manden.reading.cardinals import NUMBER
from manden.reading.squeezed import in_small_letters
from manden.reading.time_units import UNIT
from manden.reading.word_starts import at_word_start

# Words are read in small letters throughout: patterns that mind the case are far quicker.
_UNIT = {
    language: re.compile(at_word_start(unit.removeprefix("(?:")[:-1].split("|")) + r"\b")
    for language, unit in UNIT.items()
}
# What counts a unit, just before it.
_COUNT = {
    "en": re.compile(
        rf"\b(?P<number>{NUMBER}|(?P<single>the (?:coming|next|following|ensuing)|another|an?))"
        r"[ -](?:(?:calendar|working|business|more|further|additional|consecutive|full|whole"
        r"|successive)[ -])*$"
    ),
    "fr": re.compile(
        rf"\b(?P<number>{NUMBER}|(?P<single>(?:l'|la |le |prochaine? |première? )+))"
        r" ?(?:(?:nouve(?:lles?|aux)|prochaine?s|premi(?:ers|ères)|autres|dernière?s?) )*$"
    ),
}
_COUNT_REACH = 56


@dataclass(frozen=True)
class Count:
    """A number of units as printed: `[start, end)`, where the number ends, the unit."""

    start: int
    number_end: int
    end: int
    number: str
    single: str | None
    unit: str


def counted_units(words: str, language: str) -> Iterator[Count]:
    """Every number of units of time, whether it bounds anything or not.

    >>> [(c.number, c.unit) for c in counted_units("within six months", "en")]
    [('six', 'months')]
    """
    small = in_small_letters(words)
    for unit in _UNIT[language].finditer(small):
        base = max(0, unit.start() - _COUNT_REACH)
        found = _COUNT[language].search(small[base : unit.start()])
        if found:
            yield Count(
                base + found.start(), base + found.end("number"), unit.end(),
                found["number"], found["single"], unit[0],
            )  # fmt: skip
