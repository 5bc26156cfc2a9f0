"""From the words of a place to the place: every one that bears the name is offered, none is guessed.

“Between Gossi and Hombori” names two localities, each looked up and chosen for itself.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from manden.dates import CannotReadDate, StatedDate, read_date
from manden.places.finding import Offered, drawn_on, places_named
from manden.places.models import Locality, StatedPlace
from manden.violations.entry import PlaceEntry
from manden.violations.forms.sheet import Sheet

NONE_OF_THEM = "none"
_PRECISIONS_OF_ALL = frozenset(StatedPlace.Precision.values)
_BETWEEN = re.compile(r"(?:between|entre)\s+(\S.*?)\s+(?:and|et)\s+(\S.*)", re.IGNORECASE)


@dataclass(frozen=True)
class Choice:
    """A place that bears the name, as the page offers it."""

    value: str
    name: str
    within: str
    kind: str


def ends_of(words: str) -> tuple[str, str]:
    """The place named, or the two between which it was.

    >>> ends_of("Gossi"), ends_of("entre Gossi et Hombori"), ends_of("Between A and B C")
    (('Gossi', ''), ('Gossi', 'Hombori'), ('A', 'B C'))
    """
    found = _BETWEEN.fullmatch(words.strip())
    return (found[1], found[2]) if found else (words, "")


def places_offered(sheet: Sheet) -> list[Choice]:
    """Every place that bears the (first) name typed, on the day typed; and the one chosen before,
    while the words that it was chosen for are still there."""
    first, other = ends_of(sheet.place)
    return _offered(sheet, first, sheet.pick, localities=bool(other))


def others_offered(sheet: Sheet) -> list[Choice]:
    """Every locality that bears the second name of “between … and …”."""
    _first, other = ends_of(sheet.place)
    return _offered(sheet, other, sheet.other_pick, localities=True) if other else []


def names_nowhere(sheet: Sheet) -> list[str]:
    """The names typed that no place known here bears."""
    told = zip(ends_of(sheet.place), (places_offered(sheet), others_offered(sheet)), strict=True)
    return [name for name, offered in told if name and not offered]


def place_of(sheet: Sheet) -> PlaceEntry:
    """The place that the page tells; `sheet.errors` says what is to be mended."""
    latitude = _degree(sheet, "latitude", 90)
    longitude = _degree(sheet, "longitude", 180)
    if (latitude is None) != (longitude is None) and not {"latitude", "longitude"} & set(
        sheet.errors
    ):
        sheet.errors["latitude"] = _("A point has a latitude and a longitude: give both or none.")
    kind, code = _picked(sheet, places_offered(sheet), sheet.pick)
    _other_kind, other = _picked(sheet, others_offered(sheet), sheet.other_pick)
    precision = sheet.precision or _precision(sheet, kind)
    if latitude is not None and not sheet.precision:
        sheet.errors["precision"] = _("Say how precisely the point is known: it is never guessed.")
    if precision not in _PRECISIONS_OF_ALL or (precision == "division" and kind != "division"):
        sheet.errors["precision"] = _("Name a division of the list first, by its name or its code.")
    if sheet.errors:
        return PlaceEntry()
    return PlaceEntry(
        label=sheet.place,
        precision=precision,
        division=code if kind == "division" else "",
        locality=code if kind == "locality" else "",
        other_locality=other,
        latitude=latitude,
        longitude=longitude,
    )


def day_of(words: str) -> StatedDate | None:
    try:
        return read_date(words) if words else None
    except CannotReadDate:
        return None


def _offered(sheet: Sheet, name: str, pick: str, *, localities: bool) -> list[Choice]:
    happened = day_of(sheet.happened)
    day = happened.first if happened else None
    found = places_named(name, on=day)
    offered = [_choice(one) for one in found if one.kind == "locality" or not localities]
    if sheet.place == sheet.looked and pick not in {one.value for one in offered}:
        offered += [_choice(one) for one in _chosen(pick, day)]
    return offered


def _picked(sheet: Sheet, offered: Sequence[Choice], pick: str) -> tuple[str, str]:
    """The kind and the code of the place chosen; several of one name are asked for, never guessed."""
    values = [one.value for one in offered]
    picked = pick if pick in values else ""
    if not picked and pick != NONE_OF_THEM:
        if len(values) > 1:
            sheet.errors["place"] = _("Several places bear this name: choose one, or none of them.")
        picked = values[0] if len(values) == 1 else ""
    kind, _colon, code = picked.partition(":")
    return kind, code


def _precision(sheet: Sheet, kind: str) -> str:
    return "between" if ends_of(sheet.place)[1] else kind or "unknown"


def _degree(sheet: Sheet, name: str, most: int) -> float | None:
    words = getattr(sheet, name).replace(",", ".").replace("−", "-")
    if not words:
        return None
    try:
        degree = float(words)
    except ValueError:
        degree = float("nan")
    if not -most <= degree <= most:
        sheet.errors[name] = _("Write degrees between -%(most)s and %(most)s.") % {"most": most}
        return None
    return degree


def _chosen(pick: str, day: date | None) -> list[Offered]:
    kind, _colon, code = pick.partition(":")
    if kind == "division":
        found = drawn_on(day).filter(code=code).select_related("parent")[:1]
        return [Offered(kind, one, str(one.parent or "")) for one in found]
    source, _colon, number = code.partition(":")
    localities = Locality.objects.filter(source=source, source_id=number)
    return [Offered("locality", one, "") for one in localities.select_related("division")]


def _choice(offered: Offered) -> Choice:
    record = offered.record
    code = getattr(record, "code", "") or f"{record.source}:{record.source_id}"
    return Choice(f"{offered.kind}:{code}", record.name, offered.within, offered.kind)
