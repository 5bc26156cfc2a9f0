"""One module a format: what it reads, how each row is checked, and what the whole adds up to.

A module here declares `KIND`, the word of `manden import`, and `check(file, asked)`. It imports no
database: a file is read and judged before any desk is open.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Mapping
from pathlib import Path
from typing import Protocol

from manden.collection.checked import Asked, Checked


class Format(Protocol):
    KIND: str

    def check(self, file: Path, asked: Asked) -> Checked:
        """Every row of `file` accepted or refused with a reason, and the totals of the accepted;
        CannotReadTable where it is not of this format."""


def formats() -> Mapping[str, Format]:
    """The formats by the word of `manden import`, found by their modules."""
    found: dict[str, Format] = {}
    for module in pkgutil.iter_modules(__path__):
        one: Format = importlib.import_module(f"{__name__}.{module.name}")
        found[one.KIND] = one
    return found
