"""Units of time in English and French, and how many days they stand for."""

from __future__ import annotations

import calendar
import math
from collections import Counter
from collections.abc import Iterable
from datetime import date

from manden.reading.cardinals import cardinal_value

# Days as the annotation protocol counts them: 7 a week, 30 a month, 365 a year.
_DAYS = {
    "hour": 1 / 24, "day": 1, "week": 7, "month": 30, "quarter": 90, "year": 365,
    "biennium": 730, "decade": 3650, "fortnight": 14,
    "heure": 1 / 24, "jour": 1, "journée": 1, "semaine": 7, "mois": 30, "trimestre": 90,
    "semestre": 180, "an": 365, "année": 365, "décennie": 3650,
}  # fmt: skip
UNIT = {
    "en": r"(?:hours?|days?|weeks?|months?|quarters?|years?|biennium|decades?|fortnights?)",
    "fr": r"(?:heures?|jours?|journées?|semaines?|mois|trimestres?|semestres?|années?|ans?"
    r"|décennies?)",
}
_HALF = {
    "year": ("six", "months"), "month": ("fifteen", "days"), "day": ("twelve", "hours"),
    "week": ("three", "days"), "fortnight": ("one", "week"), "quarter": ("six", "weeks"),
    "biennium": ("one", "year"), "decade": ("five", "years"), "décennie": ("five", "years"),
    "semaine": ("three", "days"), "trimestre": ("six", "weeks"), "semestre": ("three", "months"),
    "an": ("six", "months"), "année": ("six", "months"), "mois": ("fifteen", "days"),
    "jour": ("twelve", "hours"),
}  # fmt: skip
_NAMES = (  # of each month: the English, then the French with and without its accent
    "january janvier", "february février fevrier", "march mars", "april avril", "may mai",
    "june juin", "july juillet", "august août aout", "september septembre", "october octobre",
    "november novembre", "december décembre decembre",
)  # fmt: skip
MONTHS = {name: number for number, names in enumerate(_NAMES, start=1) for name in names.split()}
MONTH_NAMES = {
    "en": tuple(names.split()[0].capitalize() for names in _NAMES),
    "fr": tuple(name for names in _NAMES for name in names.split()[1:]),
}


def month_end(year: int, month: int) -> date:
    """The last day of a month.

    >>> month_end(2028, 2)
    datetime.date(2028, 2, 29)
    """
    return date(year, month, calendar.monthrange(year, month)[1])


def days_in(unit: str) -> float:
    """The days of one unit; hours are a fraction of a day.

    >>> days_in("weeks"), days_in("mois"), days_in("années")
    (7, 30, 365)
    """
    return _DAYS[_singular(unit)]


def _singular(unit: str) -> str:
    """The unit as the tables name it."""
    word = unit.lower()
    return word if word in _DAYS else word.removesuffix("s")


def half_of(unit: str) -> tuple[str, str] | None:
    """Half a unit in smaller ones; None of an hour.

    >>> half_of("years"), half_of("mois"), half_of("hour")
    (('six', 'months'), ('fifteen', 'days'), None)
    """
    return _HALF.get(_singular(unit))


_LETTERS = {  # of ISO 8601, and how many of them one unit is
    "day": (1, "D"), "week": (1, "W"), "fortnight": (2, "W"), "month": (1, "M"), "quarter": (3, "M"),
    "year": (1, "Y"), "biennium": (2, "Y"), "decade": (10, "Y"),
    "jour": (1, "D"), "journée": (1, "D"), "semaine": (1, "W"), "mois": (1, "M"),
    "trimestre": (3, "M"), "semestre": (6, "M"), "an": (1, "Y"), "année": (1, "Y"),
    "décennie": (10, "Y"),
}  # fmt: skip


def iso_term(parts: Iterable[tuple[str, str]]) -> str:
    """Numbers of units as a term of ISO 8601, "" where one of them has no letter there.

    >>> iso_term([("five", "months"), ("ten", "days")]), iso_term([("36", "hours")])
    ('P5M10D', '')
    >>> iso_term([("one", "decade"), ("five", "years")])
    'P15Y'
    """
    counted: Counter[str] = Counter()
    for number, printed in parts:
        held = _LETTERS.get(_singular(printed))
        count = cardinal_value(number)
        if held is None or not count:
            return ""
        counted[held[1]] += count * held[0]
    return "P" + "".join(f"{counted[letter]}{letter}" for letter in "YMWD" if counted[letter])


def duration_days(number: str, unit: str) -> int | None:
    """Days of "six months", "un an", "48 hours"; None where `number` names none.

    >>> duration_days("six", "months"), duration_days("deux", "ans"), duration_days("48", "hours")
    (180, 730, 2)
    """
    count = cardinal_value(number)
    return math.ceil(count * days_in(unit)) if count else None
