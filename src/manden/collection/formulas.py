"""Cells that a spreadsheet would run when the file is opened again: none is taken in."""

from __future__ import annotations

import re
from collections.abc import Iterable

# What begins a formula or a command of another program; a negative number or a dash does not.
_FIRST = frozenset("=@+- \t\r\n")
_FORMULA = re.compile(r"\s*(?:=|@\s*\w+\s*\(|[+\-@]\s*\w+\s*[|!(])")


def formula_among(cells: Iterable[str]) -> str:
    """The first cell that a spreadsheet would take for a formula, cut to some signs; "" for none.

    What our own exports escape with an apostrophe is text, and comes in again.

    >>> formula_among(["-3.25", "- said twice", "=HYPERLINK(1)"])
    '=HYPERLINK(1)'
    >>> formula_among(["-3.25", "- said twice", "+223 00 11"])
    ''
    """
    found = (cell for cell in cells if cell[:1] in _FIRST and _FORMULA.match(cell))
    return next((cell.strip()[:40] for cell in found), "")
