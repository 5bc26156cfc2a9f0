"""What was typed of schools, health facilities and aid: each fault is a sentence at its field."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _

from manden.violations.entry import EffectEntry
from manden.violations.forms.sheet import EffectRow, Sheet
from manden.violations.words import (
    AID,
    DENIALS,
    EFFECTS,
    EFFECTS_ON,
    IMPACTS,
    MILITARY_USES,
    OPERATIONAL,
)

MOST_CHILDREN = 1_000_000


def effects_of(sheet: Sheet) -> tuple[EffectEntry, ...]:
    """The effects that the page tells, but those of rows that nobody touched."""
    sheet.effects = [row for row in sheet.effects if row != EffectRow()]
    told = [_effect(sheet, number, row) for number, row in enumerate(sheet.effects)]
    return tuple(one for one in told if one is not None)


def _effect(sheet: Sheet, number: int, row: EffectRow) -> EffectEntry | None:
    def refuse(name: str, words: str) -> None:
        sheet.errors.setdefault(f"e{number}-{name}", words)

    first, last = (_day(getattr(row, name)) for name in ("closed_from", "closed_to"))
    for name, words in _faults(row, first, last):
        refuse(name, words)
    if any(name.startswith(f"e{number}-") for name in sheet.errors):
        return None
    return EffectEntry(
        on=row.on,
        kind=row.kind,
        facility=row.facility,
        operational_before=row.before,
        impact=row.impact,
        closed_from=first,
        closed_to=last,
        children=int(row.children) if row.children else None,
        children_estimated=bool(row.estimated),
        military_use=row.military_use,
        denial=row.denial,
        aid=row.aid,
    )


def _faults(row: EffectRow, first: date | None, last: date | None) -> list[tuple[str, str]]:
    choose, day = _("Choose among what the list offers."), _("Write a day as 2023-06-15.")
    told = [
        (row.on not in EFFECTS_ON, "on", _("Say on what: a school, a health facility or aid.")),
        (row.kind not in EFFECTS, "kind", choose),
        (row.before not in OPERATIONAL, "before", choose),
        (row.impact not in IMPACTS, "impact", choose),
        (len(row.facility) > 200, "facility", _("At most %(most)s signs.") % {"most": 200}),
        (bool(row.closed_from) and first is None, "closed_from", day),
        (bool(row.closed_to) and last is None, "closed_to", day),
        (last is not None and first is None, "closed_from", _("Say since when it was closed.")),
        (
            first is not None and last is not None and last < first,
            "closed_to",
            _("It opened again before it closed."),
        ),
        (not _is_number(row.children), "children", _("Write a whole number.")),
        (
            bool(row.military_use) and (row.kind, row.on in EFFECTS_ON) != ("military_use", True),
            "military_use",
            _("This is said of a military use alone."),
        ),
        (bool(row.military_use) and row.military_use not in MILITARY_USES, "military_use", choose),
        (
            bool(row.denial) and (row.kind, row.on) != ("denial", "aid"),
            "denial",
            _("This is said of a denial of aid alone."),
        ),
        (bool(row.denial) and row.denial not in DENIALS, "denial", choose),
        (bool(row.aid) and row.aid not in AID, "aid", choose),
    ]
    return [(name, words) for wrong, name, words in told if wrong]


def _day(words: str) -> date | None:
    try:
        return date.fromisoformat(words) if words else None
    except ValueError:
        return None


def _is_number(words: str) -> bool:
    return not words or (words.isdecimal() and int(words) <= MOST_CHILDREN)
