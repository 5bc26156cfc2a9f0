"""Days as spreadsheets number them, where a cell lost its form of a date: 45092 is 2023-06-15."""

from __future__ import annotations

import re
from datetime import date, timedelta

_SERIAL = re.compile(r"^[2-7]\d{4}(?:\.0+)?$")  # 1954 to 2119: no year is written with five figures
_FIRST = date(1899, 12, 30)


def is_serial(cell: str) -> bool:
    return bool(_SERIAL.match(cell))


def day_of(serial: str) -> date:
    """The day of a serial number.

    >>> day_of("45092")
    datetime.date(2023, 6, 15)
    """
    return _FIRST + timedelta(days=int(float(serial)))
