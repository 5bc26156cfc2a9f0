"""Reading UN resolutions: text in, values out; plain Python, no database, no network."""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

from manden.reading.resolution import CannotRead, Resolution

if TYPE_CHECKING:
    from manden.reading.files import Refused as Refused
    from manden.reading.files import read_all as read_all
    from manden.reading.reader import read as read
    from manden.reading.reader import read_text as read_text

_FOUND_IN = {"Refused": "files", "read_all": "files", "read": "reader", "read_text": "reader"}

__all__ = ["CannotRead", "Refused", "Resolution", "read", "read_all", "read_text"]


def __getattr__(name: str) -> Any:
    """The reader is loaded when it is first asked for: its patterns take half a second to compile,
    and a desk that starts again holds its texts already."""
    if name in _FOUND_IN:
        return getattr(importlib.import_module(f"{__name__}.{_FOUND_IN[name]}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
