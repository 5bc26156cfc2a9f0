"""A filled incident form as an entry of the record: what a reviewer makes an incident of."""

from __future__ import annotations

from datetime import date

from lxml import etree

from manden.collection.openrosa.hardened_xml import children, first, parsed, text_of
from manden.dates import CannotReadDate, StatedDate, read_date
from manden.violations.entry import (
    ActEntry,
    IncidentEntry,
    InvolvementEntry,
    PlaceEntry,
    SourceEntry,
    VictimEntry,
)

CHILD = 18
LONGEST_TITLE = 200


def entry_of(told: bytes) -> IncidentEntry:
    """The entry that the answers say. ValueError where they contradict one another, with the
    sentence that says how."""
    root = parsed(told)
    victims, acts = [], []
    for place, element in enumerate(filter(text_of, children(root, "victim"))):
        victims.append(_victim(element))
        acts += _acts(element, place)
    return IncidentEntry(
        title=_said(root, "title")[:LONGEST_TITLE],
        happened=_happened(root),
        place=_place(root),
        narrative=_narrative(root),
        victims=tuple(victims),
        acts=tuple(acts),
        sources=_sources(root),
    )


def _said(element: etree._Element, *path: str) -> str:
    return text_of(first(element, *path))


def _happened(root: etree._Element) -> StatedDate | None:
    day, words = _said(root, "day"), _said(root, "when")
    if day:
        return read_date(date.fromisoformat(day[:10]).isoformat())
    if not words:
        return None
    try:
        return read_date(words)
    except CannotReadDate:
        return None  # the words stand in the narrative: see `_narrative`


def _narrative(root: etree._Element) -> str:
    """What happened, with the words of a date that could not be placed: nothing told is lost."""
    told, words = _said(root, "narrative"), _said(root, "when")
    unplaced = words and not _said(root, "day") and _happened(root) is None
    return f"{told}\n\n({words})".strip() if unplaced else told


def _place(root: etree._Element) -> PlaceEntry:
    label, point = _said(root, "where")[:300], _said(root, "point").split()
    if len(point) < 2:
        return PlaceEntry(label)
    return PlaceEntry(label, "exact", latitude=float(point[0]), longitude=float(point[1]))


def _victim(element: etree._Element) -> VictimEntry:
    years = _number(element, "age_years")
    age = _said(element, "age") or "unknown"
    if years is not None:
        age = "child" if years < CHILD else "adult"
    return VictimEntry(
        unit=_said(element, "unit") or "individual",
        counted=_number(element, "counted"),
        sex=_said(element, "sex") or "unknown",
        age=age,
        age_years=years,
        capacity=_said(element, "capacity"),
        label=_said(element, "label")[:200],
    )


def _acts(element: etree._Element, place: int) -> list[ActEntry]:
    party = _said(element, "party")
    involved = (InvolvementEntry(party, _said(element, "degree") or "unknown"),) if party else ()
    return [
        ActEntry(
            place,
            violation,
            _said(element, "method"),
            _said(element, "outcome"),
            involvements=involved,
        )
        for violation in _said(element, "violation").split()
    ]


def _sources(root: etree._Element) -> tuple[SourceEntry, ...]:
    source = first(root, "source")
    if source is None or not _said(source, "statement"):
        return ()
    return (
        SourceEntry(
            kind=_said(source, "kind") or "unknown",
            standing=_said(source, "standing") or "secondary",
            statement=_said(source, "statement"),
            material=_said(source, "material"),
        ),
    )


def _number(element: etree._Element, name: str) -> int | None:
    said = _said(element, name)
    return int(said) if said else None
