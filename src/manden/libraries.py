"""Large libraries that few pages need, each loaded when it is first used.

A desk that was killed is up again the sooner: workbooks, pictures, the solver of small counts and the
checks of a pack cost a start a fifth of a second, and most starts use none of them.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any


class _WhenUsed:
    """A library that is asked for by name at the first use of something in it."""

    def __init__(self, name: str) -> None:
        self._name = name

    def __getattr__(self, wanted: str) -> Any:
        found = getattr(importlib.import_module(self._name), wanted)
        setattr(self, wanted, found)
        return found


if TYPE_CHECKING:
    import highspy as highspy
    import highspy._core as highspy_core
    import jsonschema as jsonschema
    import numpy as numpy
    import openpyxl as openpyxl
    import openpyxl.utils.exceptions as openpyxl_exceptions
    import PIL.Image as pil_image
    import PIL.ImageChops as pil_chops
    import PIL.ImageDraw as pil_draw
    import PIL.ImageFont as pil_font
else:
    highspy = _WhenUsed("highspy")
    highspy_core = _WhenUsed("highspy._core")
    jsonschema = _WhenUsed("jsonschema")
    numpy = _WhenUsed("numpy")
    openpyxl = _WhenUsed("openpyxl")
    openpyxl_exceptions = _WhenUsed("openpyxl.utils.exceptions")
    pil_chops = _WhenUsed("PIL.ImageChops")
    pil_draw = _WhenUsed("PIL.ImageDraw")
    pil_font = _WhenUsed("PIL.ImageFont")
    pil_image = _WhenUsed("PIL.Image")

__all__ = [
    "highspy",
    "highspy_core",
    "jsonschema",
    "numpy",
    "openpyxl",
    "openpyxl_exceptions",
    "pil_chops",
    "pil_draw",
    "pil_font",
    "pil_image",
]
