"""What is decided of an arrival: an incident is made of it, it is attached to one, or set aside."""

from __future__ import annotations

from datetime import datetime
from uuid import NAMESPACE_URL, uuid5

from django.db import IntegrityError, transaction
from django.db.models import F, Q, QuerySet

from manden.access import audit
from manden.access.models import User
from manden.access.policy import allows
from manden.access.roles import Level
from manden.collection.openrosa.incident_answers import entry_of
from manden.collection.openrosa.models import Arrival, ArrivalVersion
from manden.collection.openrosa.sealing import opened
from manden.violations.actions import enter_incident
from manden.violations.models import Incident

EDITED = "edited"


class CannotDecide(ValueError):
    """Nothing is decided; the message says why."""


class DecidedAlready(CannotDecide):
    """Somebody decided of it before."""


def arrivals_for(person: User, *, state: str = "", now: datetime) -> QuerySet[Arrival]:
    """The arrivals in reach of who reviews: by compartment granted and clearance.

    EDITED: those of which an edit came after the decision, so that none goes unseen.
    """
    if not allows(person, "report.review"):
        return Arrival.objects.none()
    height = Level(person.clearance).height
    granted = person.grants.filter(expires_at__gt=now).values("compartment")
    found = Arrival.objects.filter(
        Q(compartment=None) | Q(compartment__in=granted),
        level__in=[level.value for level in Level if level.height <= height],
    )
    if state == EDITED:
        return found.filter(decided_at__lt=F("versions__received_at")).distinct()
    return found.filter(state=state) if state else found


@transaction.atomic
def make_incident(*, arrival: Arrival, by: User, now: datetime) -> Incident:
    """An incident of the answers to our own form, as they stand in the latest version."""
    held = _held(arrival)
    version = latest(held)
    if not held.form.ours or version.encrypted:
        raise CannotDecide("an incident is made of our own form alone: attach this one")
    try:
        entry = entry_of(opened(version.xml))
        incident = enter_incident(
            entry=entry,
            submission=uuid5(NAMESPACE_URL, f"manden:arrival:{held.pk}:{version.instance_id}"),
            by=by,
            compartment=held.compartment,
            level=held.level,
        )
    except IntegrityError:
        raise CannotDecide("the answers contradict one another") from None
    except ValueError as fault:
        raise CannotDecide(str(fault)) from None
    _decide(held, Arrival.State.ENTERED, by, now, incident=incident)
    return incident


@transaction.atomic
def attach(*, arrival: Arrival, incident: Incident, by: User, now: datetime) -> None:
    """The arrival bears on an incident that stands: it is kept beside it, and nothing changes."""
    _decide(_held(arrival), Arrival.State.ATTACHED, by, now, incident=incident)


@transaction.atomic
def set_aside(*, arrival: Arrival, reason: str, by: User, now: datetime) -> None:
    if not reason.strip():
        raise CannotDecide("say why it is set aside")
    _decide(_held(arrival), Arrival.State.ASIDE, by, now, reason=reason.strip())


def latest(arrival: Arrival) -> ArrivalVersion:
    found = arrival.versions.select_related("form_version", "xml").last()
    assert found is not None  # an arrival is made with its first version
    return found


def _held(arrival: Arrival) -> Arrival:
    held = Arrival.objects.select_for_update(of=("self",)).select_related("form", "compartment")
    standing = held.get(pk=arrival.pk)
    if standing.state != Arrival.State.WAITING:
        raise DecidedAlready("this was decided before: open it again")
    return standing


def _decide(
    arrival: Arrival,
    state: str,
    by: User,
    now: datetime,
    *,
    incident: Incident | None = None,
    reason: str = "",
) -> None:
    arrival.state, arrival.incident, arrival.reason = state, incident, reason
    arrival.decided_at, arrival.decided_by = now, by
    arrival.save(update_fields=["state", "incident", "reason", "decided_at", "decided_by"])
    details = {"incident": incident.pk} if incident else {}
    audit.record(by=by, act=f"report.{state}", record=arrival, details=details)
