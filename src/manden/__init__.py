"""Manden keeps a Human Rights Council resolution alive between two sessions."""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from manden.notebook.desk import connect as connect

__version__ = "0.1.0"


def __getattr__(name: str) -> Any:
    """`from manden import connect` reads the notebook's part only when it is asked for."""
    if name == "connect":
        return importlib.import_module("manden.notebook.desk").connect
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
