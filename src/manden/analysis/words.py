"""What units, dimensions and their values are called: under every figure, in the page's language."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from django.utils.dates import MONTHS
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from manden.actors.models import Actor
from manden.analysis.grids import TENTH
from manden.analysis.records import JOINED
from manden.analysis.squares import ends_of
from manden.analysis.units import PLACES, PRECISION, SQUARES
from manden.charts import Square
from manden.instruments.models import Capability, Instrument, Theme
from manden.places.models import Division
from manden.ui.bilingual import in_language, page_language
from manden.ui.words import WORDS
from manden.violations.models import Party, Term
from manden.violations.words import (
    AGES,
    EFFECTS,
    EFFECTS_ON,
    GRAVE,
    PARTY_KINDS,
    PRECISIONS,
    SEXES,
    STATUSES,
)

UNITS = {
    "victims": _("victims"),
    "violations": _("violations"),
    "incidents": _("incidents"),
    "deaths": _("deaths as sources state them"),
    "facilities": _("effects on schools, health facilities and aid"),
    "grave": _("grave violations against children"),
    "developments": _("developments known"),
    "commitments": _("commitments and followed points"),
}
# The sentence that stands under every figure.
COUNTED_SO = {
    "victims": _("Counted by victim: people, each once, whatever was done to them and by however many."),
    "violations": _("Counted by violation: one violation of one victim, once, by however many parties."),
    "incidents": _("Counted by incident, each once."),
    "deaths": _(
        "Deaths as sources state them, once for each incident; where nobody told the victims apart, "
        "they are not counted as victims."
    ),
    "facilities": _("Counted by effect: one effect on one facility or one delivery of aid, once."),
    "grave": _(
        "Killing and maiming, recruitment, sexual violence and abduction are counted by child; attacks, "
        "denial of access and military use by violation. The rows are never added."
    ),
    "developments": _("Counted by development: each dated and sourced fact once, whatever it bears on."),
    "commitments": _("Counted by point of a text, each once, whoever it is addressed to."),
}  # fmt: skip
DIMENSIONS = {
    "year": _("Year"),
    "quarter": _("Quarter"),
    "month": _("Month"),
    "status": _("Status"),
    "late": _("Verified late"),
    "fictitious": _("Fictitious records"),
    "region": _("Region"),
    "district": _("District"),
    "square_4": _("Squares of land of 4°"),
    "square_2": _("Squares of land of 2°"),
    "square_1": _("Squares of land of 1°"),
    "square_half": _("Squares of land of 0.5°"),
    "square_tenth": _("Squares of land of 0.1°"),
    "precision": _("Placed"),
    "category": _("Category of violence"),
    "violation": _("Violation"),
    "family": _("Family of violations"),
    "grave": _("Grave violation against children"),
    "party_kind": _("Kind of party"),
    "party": _("Party"),
    "sex": _("Sex"),
    "age": _("Child or adult"),
    "capacity": _("Capacity of the victim"),
    "on": _("On what"),
    "effect": _("Effect"),
    "instrument": _("Text"),
    "paragraph": _("Paragraph"),
    "point": _("What it is"),
    "force": _("How strongly it asks"),
    "theme": _("Theme"),
    "capability": _("Capability"),
    "addressee": _("Who is asked"),
    "known": _("Something is known"),
    "reliability": _("Reliability of the source"),
}
POINTS = {
    "commitment": _("a commitment"),
    "followed_point": _("a followed point"),
    "preambular_ask": _("an ask of the preamble"),
}
CATEGORIES = {
    "state_based": _("State-based"),
    "non_state": _("non-State"),
    "one_sided": _("one-sided"),
    "": _("no category"),
}
PERIODS = {
    "across": _("across two periods"),
    "undated": _("not dated"),
}
YES_NO = {"yes": pgettext_lazy("answer", "yes"), "no": pgettext_lazy("answer", "no")}
LEFT_OUT = {
    "not_occurred": _("found not to have occurred"),
    "outside": _("outside the mandate"),
    "other_bearings": _("bearing on no such point"),
    "other_facets": _("of no such theme, capability or addressee"),
    "other_acts": _("no such violation, or not by such a party"),
    "other_period": _("of another period"),
    "not_dated_closely": _("not dated closely enough to say that it lies in the period"),
    "undated": _("not dated"),
}
_NOTHING = {
    **dict.fromkeys(PLACES, _("not placed")),
    **dict.fromkeys(SQUARES, _("in no square")),
    "theme": _("no theme"),
    "capability": _("no capability"),
    "addressee": _("nobody named"),
}
_LISTS: Mapping[str, Mapping[str, Any]] = {
    "status": STATUSES,
    "late": YES_NO,
    "fictitious": YES_NO,
    "category": CATEGORIES,
    "grave": {**GRAVE, "": _("no grave violation")},
    "party_kind": PARTY_KINDS,
    PRECISION: {**PRECISIONS, "": _("in no square")},
    "sex": SEXES,
    "age": AGES,
    "on": EFFECTS_ON,
    "effect": EFFECTS,
    "point": POINTS,
    "force": WORDS["force"],
    "reliability": WORDS["reliability"],
    "known": YES_NO,
}


class Labels:
    """Names of values, each list of the desk's own read once."""

    def __init__(self) -> None:
        self._named: dict[str, dict[str, str]] = {}

    def __call__(self, dimension: str, value: str | None) -> str:
        """What `value` is called; the total where it is None."""
        if value is None:
            return str(_("Total, each once"))
        if dimension in _LISTS:
            listed = _LISTS[dimension]
            return _together(value, lambda one: str(listed.get(one, one)))
        if dimension in ("year", "quarter", "month"):
            return _period(dimension, value)
        if dimension == "party" and value == "unknown":
            return str(PARTY_KINDS["unknown"])
        if not value:
            return str(_NOTHING.get(dimension, _("not known")))
        if dimension in SQUARES:
            return square_of(value).name(page_language())
        if dimension == "paragraph":
            slug, _slash, anchor = value.rpartition("/")
            return f"{anchor}, {self._names('instrument').get(slug, slug)}"
        named = self._names(dimension)
        return _together(value, lambda one: named.get(one, one))

    def _names(self, dimension: str) -> dict[str, str]:
        if dimension not in self._named:
            self._named[dimension] = _READ[dimension]()
        return self._named[dimension]


def square_of(code: str, number: float | None = 0, *, approximate: bool = False) -> Square:
    """The square of land of a code, to be named or drawn."""
    side, south, west = (end / TENTH for end in ends_of(code))
    return Square(west, south, side, number, approximate)


def names_of(dimension: str) -> Mapping[str, str]:
    """The names of all the values of a dimension that the desk keeps a list of."""
    return _READ[dimension]()


def left_out_words(reason: str) -> str:
    """Why something was not counted."""
    if reason in LEFT_OUT:
        return str(LEFT_OUT[reason])
    dimension = str(DIMENSIONS[reason.removeprefix("other_")])
    return str(_("not asked for: %(dimension)s")) % {"dimension": dimension.lower()}


def _together(value: str, name: Callable[[str], str]) -> str:
    """Two parties had to do with it together: they are one row, in neither row of one alone."""
    if JOINED not in value:
        return name(value)
    return str(_("%(parties)s together")) % {"parties": " + ".join(map(name, value.split(JOINED)))}


def _period(dimension: str, value: str) -> str:
    if value in PERIODS:
        return str(PERIODS[value])
    if dimension == "quarter":
        year, number = value.split("-Q")
        return str(_("Q%(number)s %(year)s")) % {"number": number, "year": year}
    if dimension == "month":
        return f"{MONTHS[int(value[5:7])]} {value[:4]}"
    return value


def _terms(vocabulary: str) -> dict[str, str]:
    found = Term.objects.filter(vocabulary=vocabulary)
    return {term.code: in_language(term, "name") for term in found}


def _texts() -> dict[str, str]:
    told = Instrument.objects.values_list("slug", "number", "symbol")
    return {slug: number or symbol for slug, number, symbol in told}


def _capabilities() -> dict[str, str]:
    return {
        one.code: f"{one.code} · {in_language(one, 'name')}" for one in Capability.objects.all()
    }


_READ: Mapping[str, Callable[[], dict[str, str]]] = {
    "violation": lambda: _terms("violation"),
    "family": lambda: _terms("violation"),
    "capacity": lambda: _terms("capacity"),
    "party": lambda: {party.code: in_language(party, "name") for party in Party.objects.all()},
    "instrument": _texts,
    "theme": lambda: {one.code: str(one) for one in Theme.objects.all()},
    "capability": _capabilities,
    "addressee": lambda: {one.code: str(one) for one in Actor.objects.all()},
    "region": lambda: dict(Division.objects.filter(level=1).values_list("code", "name")),
    "district": lambda: dict(Division.objects.filter(level=2).values_list("code", "name")),
}
