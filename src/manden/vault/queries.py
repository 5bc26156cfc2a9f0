"""Which identities a person may know of, and what stands in their way."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from manden.access.models import Compartment, User
from manden.access.policy import allows
from manden.access.roles import Level
from manden.actors.models import Actor
from manden.vault.models import (
    MOST_REVEALS_A_DAY,
    ConflictOfInterest,
    Consent,
    Erasure,
    Identity,
    Reveal,
    RevealLimit,
)
from manden.vault.models.identities import ConsentingIdentities
from manden.vault.words import APPROVED_WITHIN, REVEAL_PURPOSES, consent_for


@dataclass(frozen=True)
class Use:
    """A record of another room that speaks of an identity: what it is called, and where it is."""

    name: str
    address: str


# Rooms above add their own question here when they are loaded: the vault knows none of them. Each
# answers only with what the person may see.
USES: list[Callable[[Identity, User], Iterable[Use]]] = []


def granted_compartments(person: User, now: datetime | None = None) -> QuerySet[Compartment]:
    """The circles that a person is let into today."""
    open_grants = person.grants.filter(expires_at__gt=now or timezone.now())
    return Compartment.objects.filter(pk__in=open_grants.values("compartment")).order_by("code")


def identities_for(person: User) -> ConsentingIdentities:
    """The identities whose pseudonym `person` may read.

    Who refused or withdrew that anything be kept, or is erased, is seen by those alone who erase.
    """
    if not allows(person, "identity.read"):
        return Identity.objects.none()
    flagged = ConflictOfInterest.objects.standing().filter(user=person, identity=OuterRef("pk"))
    seen = Identity.objects.filter(
        ~Exists(flagged), compartment__in=granted_compartments(person)
    ).select_related("compartment")
    return seen if allows(person, "identity.confirm") else seen.kept()


def names_in_reach(person: User) -> ConsentingIdentities:
    """The identities whose names `person` may have compared: by role, clearance and consent."""
    if not allows(person, "identity.find"):
        return Identity.objects.none()
    height = Level(person.clearance).height
    levels = [level.value for level in Level if level.height <= height]
    return identities_for(person).kept().filter(level__in=levels)


def conflict_stands(
    person: User, *, identity: Identity | None = None, actor: Actor | None = None
) -> bool:
    """Whether `person` is flagged against one identity, or against what concerns one actor."""
    about = Q(identity=identity) if identity is not None else Q(actor=actor)
    return ConflictOfInterest.objects.standing().filter(about, user=person).exists()


def reveal_purposes(identity: Identity) -> list[str]:
    """What the names of an identity may be read for today, by the person's own words."""
    words = identity.consents.all().latest_words().filter(state=Consent.State.GIVEN)
    given = set(words.values_list("purpose", flat=True))
    return [purpose for purpose in REVEAL_PURPOSES if consent_for(purpose) in given]


def uses_of(identity: Identity, person: User) -> list[Use]:
    """Where other rooms speak of an identity, as far as `person` may see."""
    return [use for question in USES for use in question(identity, person)]


def waiting_for_a_second(person: User, now: datetime) -> ConsentingIdentities:
    """The identities of which an erasure or a reading waits for another person than who asked."""
    if not allows(person, "identity.confirm"):
        return Identity.objects.none()
    asked = Reveal.objects.filter(
        approved_at=None, shown_at=None, asked_at__gt=now - APPROVED_WITHIN
    )
    erasures = Erasure.objects.filter(outcome=Erasure.Outcome.WAITING)
    waits = Q(pk__in=asked.exclude(asked_by=person).values("identity"))
    waits |= Q(pk__in=erasures.exclude(asked_by=person).values("identity"))
    return identities_for(person).filter(waits)


def waiting_reveals(identity: Identity) -> QuerySet[Reveal]:
    """Readings of this identity beyond the limit, not shown yet, the latest first."""
    waiting = identity.reveals.filter(shown_at=None)
    return waiting.select_related("asked_by", "approved_by")


def waiting_erasure(identity: Identity) -> Erasure | None:
    waiting = identity.erasures.filter(outcome=Erasure.Outcome.WAITING)
    return waiting.select_related("asked_by").first()


def standing_conflicts(person: User) -> QuerySet[ConflictOfInterest]:
    """The flags that hold today, without those on identities that `person` may not see."""
    seen = Q(identity=None) | Q(identity__in=identities_for(person))
    flags = ConflictOfInterest.objects.standing().filter(seen)
    return flags.select_related("user", "identity", "actor", "flagged_by")


def limits_by_circle(circles: QuerySet[Compartment]) -> list[tuple[Compartment, int]]:
    """How many readings a day each circle leaves a person."""
    set_for = dict(
        RevealLimit.objects.filter(compartment__in=circles).values_list("compartment", "a_day")
    )
    return [(circle, set_for.get(circle.pk, MOST_REVEALS_A_DAY)) for circle in circles]
