"""One change to many incidents: shown before it is made, made whole, taken back whole.

What cannot be changed alike is told with its reason and left as it is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid4

from django.db import transaction
from django.utils.translation import gettext as _

from manden.access import audit
from manden.access.models import Compartment, User
from manden.access.moments import moment_of_record
from manden.access.policy import allows
from manden.access.roles import LEVEL_NAMES, Level
from manden.places.models import Division
from manden.violations.batches import leave, protect
from manden.violations.changing import ChangedMeanwhile, keep_version
from manden.violations.models import Change, Incident, Involvement, Party, Status, Tagging, Term
from manden.violations.verifying import CannotVerify, verify
from manden.violations.words import STATUSES

MOST = 500
PROTECTING = ("level", "circle")


@dataclass(frozen=True)
class Wish:
    """What to change (`tag`, `untag`, `level`, `circle`, `party`, `place`, `status`) and to what:
    `to` is a record or a value; `instead_of` the party replaced; `standard` and `reason` go with
    a status and with every version kept."""

    what: str
    to: Any
    reason: str = ""
    instead_of: Party | None = None
    standard: str = ""


@dataclass(frozen=True)
class Line:
    """One incident of the preview: what it is, what it would be, or why it is left as it is."""

    incident: Incident
    before: str
    after: str
    refusal: str = ""


class NothingToChange(ValueError):
    """None of the incidents can be changed so."""


def right_to(what: str) -> str:
    """The action of the policy that such a change is."""
    if what in PROTECTING:
        return "incident.protect"
    return "incident.verify" if what == "status" else "incident.edit"


def preview(*, incidents: Iterable[Incident], wish: Wish, by: User) -> Sequence[Line]:
    lines = []
    for incident in incidents:
        before, after = _SHOWN[wish.what](incident, wish)
        refusal = "" if before != after else _("it is so already")
        refusal = _why_not(incident, wish, by) or refusal
        lines.append(Line(incident, before, after, refusal))
    return lines


@transaction.atomic
def change_together(
    *, incidents: Sequence[Incident], wish: Wish, shown: Mapping[int, int], by: User
) -> UUID:
    """Change those that can be; the number of the batch.

    `shown` holds the version of each that its author was looking at: ChangedMeanwhile, and nothing
    changed, where one is no longer the last. NothingToChange where none can be.
    """
    lines = [line for line in preview(incidents=incidents, wish=wish, by=by) if not line.refusal]
    if not lines:
        raise NothingToChange("none of these can be changed so")
    batch, changed = uuid4(), []
    for line in lines:
        held = keep_version(
            incident=line.incident,
            kind=Change.Kind.BULK,
            reason=wish.reason,
            by=by,
            batch=batch,
            shown=shown.get(line.incident.pk),
        )
        _MADE[wish.what](held, wish, by)
        changed.append(held)
    leave(changed, batch)
    audit.record(
        by=by,
        act="incident.change_together",
        record=changed[0],
        details={
            "batch": str(batch),
            "what": wish.what,
            "incidents": sorted(one.pk for one in changed),
        },
    )
    return batch


def _why_not(incident: Incident, wish: Wish, by: User) -> str:
    """Why this incident is left as it is; "" where it can be changed."""
    if not allows(by, right_to(wish.what), incident):
        return _("this is not yours to change")
    if wish.what == "level" and Level(wish.to).height > Level(by.clearance).height:
        return _("above your own clearance")
    if wish.what == "status" and wish.to != Status.PENDING and incident.recorded_by_id == by.pk:
        return _("another must verify than who recorded")
    supported = incident.information.filter(position="supports")
    if wish.what == "status" and wish.to == Status.VERIFIED and not supported.exists():
        return _("nobody says so yet")
    if wish.what == "party" and not _attributed(incident, wish.instead_of).exists():
        return _("nothing in it is attributed to this party")
    return ""


def _attributed(incident: Incident, party: Party | None) -> Any:
    return Involvement.objects.filter(act__incident=incident, party=party, identity=None)


def _tag(held: Incident, wish: Wish, by: User) -> None:
    Tagging.objects.get_or_create(incident=held, tag=wish.to)


def _untag(held: Incident, wish: Wish, by: User) -> None:
    held.taggings.filter(tag=wish.to).delete()


def _level(held: Incident, wish: Wish, by: User) -> None:
    protect(held, level=wish.to, compartment=held.compartment_id)


def _circle(held: Incident, wish: Wish, by: User) -> None:
    protect(held, level=held.level, compartment=wish.to)


def _party(held: Incident, wish: Wish, by: User) -> None:
    """Where the party is named already with the same part, it stays told once."""
    for one in _attributed(held, wish.instead_of):
        same = Involvement.objects.filter(
            act=one.act_id, party=wish.to, degree=one.degree_id, identity=None
        )
        if same.exists():
            one.delete()
        else:
            one.party = wish.to
            one.save(update_fields=["party"])


def _place(held: Incident, wish: Wish, by: User) -> None:
    """The division, whatever was derived before; the source's own words stay."""
    held.division, held.locality, held.other_locality = wish.to, None, None
    held.latitude = held.longitude = None
    held.place_precision = Incident.Precision.DIVISION
    held.save()


def _status(held: Incident, wish: Wish, by: User) -> None:
    try:
        verify(
            incident=held,
            status=wish.to,
            by=by,
            on=moment_of_record().date(),
            standard=wish.standard,
            reasons=wish.reason,
            questions=wish.reason if wish.to == Status.RETURNED else "",
        )
    except CannotVerify as refusal:
        raise NothingToChange(f"{held.key}: {refusal}") from None


_MADE: Mapping[str, Callable[[Incident, Wish, User], None]] = {
    "tag": _tag,
    "untag": _untag,
    "level": _level,
    "circle": _circle,
    "party": _party,
    "place": _place,
    "status": _status,
}


def _tags(incident: Incident, wish: Wish) -> tuple[str, str]:
    held = [one.tag for one in incident.taggings.select_related("tag")]
    after: list[Term] = [tag for tag in held if tag != wish.to]
    if wish.what == "tag":
        after = held if wish.to in held else [*held, wish.to]
    return ", ".join(map(str, held)), ", ".join(map(str, after))


def _levels(incident: Incident, wish: Wish) -> tuple[str, str]:
    return str(LEVEL_NAMES[Level(incident.level)]), str(LEVEL_NAMES[Level(wish.to)])


def _circles(incident: Incident, wish: Wish) -> tuple[str, str]:
    def named(circle: Compartment | None) -> str:
        return circle.code if circle else _("none")

    return named(incident.compartment), named(wish.to)


def _parties(incident: Incident, wish: Wish) -> tuple[str, str]:
    held = [
        str(party)
        for party in Party.objects.filter(involvements__act__incident=incident).distinct()
    ]
    renamed = [str(wish.to) if name == str(wish.instead_of) else name for name in held]
    return ", ".join(held), ", ".join(dict.fromkeys(renamed))


def _places(incident: Incident, wish: Wish) -> tuple[str, str]:
    place = incident.locality or incident.division
    division: Division = wish.to
    exactly = incident.place_precision == Incident.Precision.DIVISION
    return str(place or incident.place_label) + ("" if exactly or not place else "…"), str(division)


def _statuses(incident: Incident, wish: Wish) -> tuple[str, str]:
    return str(STATUSES[incident.status]), str(STATUSES[wish.to])


_SHOWN: Mapping[str, Callable[[Incident, Wish], tuple[str, str]]] = {
    "tag": _tags,
    "untag": _tags,
    "level": _levels,
    "circle": _circles,
    "party": _parties,
    "place": _places,
    "status": _statuses,
}
__all__ = ["ChangedMeanwhile", "Line", "NothingToChange", "Wish", "change_together", "preview"]
