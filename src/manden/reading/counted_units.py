"""Numbers of units of time as printed: "six months", "the coming year", "deux ans et demi"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from manden.reading.cardinals import NUMBER
from manden.reading.squeezed import in_small_letters
from manden.reading.time_units import UNIT, days_in, half_of
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
        r"(?P<half>[ -]and[ -]a[ -]half)?[ -](?:(?:calendar|working|business|more|further|additional|consecutive"
        r"|full|whole|successive)[ -])*$"
    ),
    "fr": re.compile(
        rf"\b(?P<number>{NUMBER}|(?P<single>(?:l'|la |le |prochaine? |première? )+))(?P<half>(?!))?"
        r" ?(?:(?:nouve(?:lles?|aux)|prochaine?s|premi(?:ers|ères)|autres|dernière?s?) )*$"
    ),
}
_COUNT_REACH = 56
_AND_A_HALF = re.compile(r" (?:and a half|et demie?)\b")
# "Five months and twenty-three days" is one length.
_AND_MORE = {
    language: re.compile(
        rf" (?:and|et) (?P<number>{NUMBER})[ -](?P<unit>{unit})\b(?! (?:before|after|prior|later|of which"
        r"|in advance|each|avant|après|plus tard|chacune?))"
    )
    for language, unit in UNIT.items()
}


@dataclass(frozen=True)
class Count:
    """A number of units as printed: `[start, end)`, where the number ends, the unit.

    `more` are the smaller units added to it, each with its number: a half is given in them.
    """

    start: int
    number_end: int
    end: int
    number: str
    single: str | None
    unit: str
    more: tuple[tuple[str, str], ...] = ()


def counted_units(words: str, language: str) -> Iterator[Count]:
    """Every number of units of time, whether it bounds anything or not.

    >>> [(c.number, c.unit) for c in counted_units("within six months", "en")]
    [('six', 'months')]
    >>> [(c.unit, c.more) for c in counted_units("for two years and six months", "en")]
    [('years', (('six', 'months'),))]
    >>> [(c.unit, c.more) for c in counted_units("dans un an et demi", "fr")]
    [('an', (('six', 'months'),))]
    """
    small = in_small_letters(words)
    reached = 0
    for unit in _UNIT[language].finditer(small):
        base = max(0, unit.start() - _COUNT_REACH)
        found = _COUNT[language].search(small[base : unit.start()])
        if found and base + found.start() >= reached:
            end, more = _added(small, unit, found["half"] is not None, language)
            reached = end if more else 0
            yield Count(
                base + found.start(), base + found.end("number"), end,
                found["number"], found["single"], unit[0], more,
            )  # fmt: skip


def _added(
    small: str, unit: re.Match[str], halved: bool, language: str
) -> tuple[int, tuple[tuple[str, str], ...]]:
    """Where a length ends whose first unit is `unit`, and what is added to that."""
    half = _AND_A_HALF.match(small, unit.end())
    if halved or half:
        more = half_of(unit[0])
        return (half.end() if half else unit.end()), (more,) if more else ()
    joined = _AND_MORE[language].match(small, unit.end())
    if joined and days_in(joined["unit"]) < days_in(unit[0]):
        return joined.end(), ((joined["number"], joined["unit"]),)
    return unit.end(), ()
