"""How names of places are compared: without accents, capitals, hyphens or apostrophes.

>>> folded("Ménaka"), folded("TOMBOUCTOU "), folded("Kati-Coura"), folded("N’Tillit")
('menaka', 'tombouctou', 'kati coura', 'n tillit')
"""

from __future__ import annotations

import re
import unicodedata

_BETWEEN = re.compile(r"[^\w]+|_+")


def folded(name: str) -> str:
    """What is compared of a name; "" where it holds neither letter nor figure."""
    plain = unicodedata.normalize("NFKD", name)
    bare = "".join(sign for sign in plain if not unicodedata.combining(sign)).casefold()
    return _BETWEEN.sub(" ", bare).strip()
