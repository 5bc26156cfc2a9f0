"""Sentences of rooms that know no language, said again in that of the page.

A plain room writes English, for whoever uses it without a desk. A page knows its sentences by their
English, with %(name)s where a value stands; one that is not known is shown as it came, marked so.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from django.utils.translation import get_language, gettext

ENGLISH = "en"
_VALUE = re.compile(r"%\((\w+)\)s")


@dataclass(frozen=True)
class Said:
    """`language` is that of the words, where it is not the page's."""

    words: str
    language: str = ""

    def __str__(self) -> str:
        return self.words


def to_be_translated(english: str) -> str:
    """`english` as it is, for the catalogues to find; before Django has started too."""
    return english


def said_again(sentence: str, known: Iterable[str]) -> Said:
    """`sentence` in the page's language, by the first of `known` that it is.

    A value that is itself known is said again too; one named `why` must be.
    """
    known = tuple(known)
    if (get_language() or "").startswith(ENGLISH):
        return Said(sentence)
    for english in known:
        found = _form(english).fullmatch(sentence)
        if found:
            values = {name: said_again(one, known) for name, one in found.groupdict().items()}
            if "why" in values and values["why"].language:
                continue
            return Said(gettext(english) % values if values else gettext(english))
    return Said(sentence, ENGLISH)


@cache
def _form(english: str) -> re.Pattern[str]:
    fixed = _VALUE.split(english)  # words, name, words, name, ... words
    parts = [f"(?P<{one}>.+?)" if place % 2 else re.escape(one) for place, one in enumerate(fixed)]
    return re.compile("".join(parts), re.DOTALL)
