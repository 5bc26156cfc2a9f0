"""A refusal of a question, in the words of the page, and the field of the composer that it is about."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from manden.analysis.question import CannotAsk


@dataclass(frozen=True)
class Refusal:
    """`field` is empty where the question is refused as a whole."""

    words: str
    field: str


# What a refusal says, how pages say it, and where it is put right.
_KNOWN: tuple[tuple[str, Any, str], ...] = (
    (
        "differs by grave",
        _("Grave violations are counted in different units: choose one, or lay them out in rows."),
        "grave",
    ),
    (
        "never summed",
        _(
            "Verified, pending and reported are never summed: choose one status, or lay statuses out "
            "in rows or columns."
        ),
        "status",
    ),
    (
        "reckoned on a population",
        _("A rate needs a population, and this one is not kept here: choose another."),
        "per",
    ),
    (
        "rate by division",
        _("This population tells divisions alone: lay regions or districts out, or ask for some."),
        "row",
    ),
    (
        "too many for columns",
        _("Squares of land stand in rows: there are too many of them for columns."),
        "column",
    ),
    (
        "live in a square",
        _("There is no rate by squares of land: nobody says how many people live in each."),
        "per",
    ),
    (
        "map of squares",
        _("A map of squares of land shows one status: choose it under “Among which records”."),
        "status",
    ),
    (
        "each dimension once",
        _("The same dimension stands twice: choose another for the rows or the columns."),
        "row",
    ),
    (
        "before it begins",
        _("The period ends before it begins: correct one of the two days."),
        "to",
    ),
    ("is no unit", _("This is not counted here: choose what is counted."), "unit"),
)
_OTHER = _(
    "This question cannot be asked as it stands: change what is counted or how it is laid out."
)


def refusal_of(refusal: CannotAsk) -> Refusal:
    said = str(refusal)
    known = ((str(words), field) for part, words, field in _KNOWN if part in said)
    return Refusal(*next(known, (str(_OTHER), "")))


def refusal_words(refusal: CannotAsk) -> str:
    return refusal_of(refusal).words
