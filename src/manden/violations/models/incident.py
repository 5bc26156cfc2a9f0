"""An incident: where and when it happened, what is told of it, and where its verification stands."""

from __future__ import annotations

import secrets
import uuid
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from manden.access.models import Compartment, User
from manden.access.roles import LEVEL_NAMES, Level
from manden.commitments.models import Commitment
from manden.dates import StatedDate
from manden.dates.stated import PRECISIONS
from manden.places.models import StatedPlace, placed_as_precisely_as_told
from manden.ui.bilingual import own_half
from manden.vault.models import ConflictOfInterest
from manden.violations.models.verification import Status
from manden.violations.models.vocabulary import Term

# What is undated comes last, on either database, whichever way the others are read.
LATEST_FIRST = (F("happened_first").desc(nulls_last=True), "-pk")
OLDEST_FIRST = (F("happened_first").asc(nulls_last=True), "key")
_SIGNS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"  # none that the eye takes for another


def new_key() -> str:
    """A key that tells nothing: neither how many incidents there are nor when one was entered."""
    drawn = secrets.randbelow(len(_SIGNS) ** 7)
    return "I-" + "".join(_SIGNS[drawn // len(_SIGNS) ** place % len(_SIGNS)] for place in range(7))


class Incident(StatedPlace):
    """What happened at one place and time; its acts say who did what to whom.

    `toll_*` are deaths as a source states them, where nobody told the victims apart.
    `happened_first` and `happened_last` are the first and last day that the source's words allow,
    both within. `narrative` names no victim, witness or source: those are in the vault.
    """

    key = models.CharField(max_length=12, unique=True, default=new_key)
    title = models.CharField(max_length=200)
    narrative = models.TextField(blank=True)
    language = models.CharField(max_length=2, default="fr")
    happened_first = models.DateField(null=True)
    happened_last = models.DateField(null=True)
    happened_precision = models.CharField(max_length=14, blank=True)
    happened_about = models.BooleanField(default=False)
    happened_label = models.CharField(max_length=120, blank=True)
    operation = models.CharField(max_length=200, blank=True)
    category = models.CharField(max_length=12, blank=True)
    toll_best = models.PositiveIntegerField(null=True)
    toll_low = models.PositiveIntegerField(null=True)
    toll_high = models.PositiveIntegerField(null=True)
    status = models.CharField(max_length=12, choices=Status, default=Status.REPORTED)
    compartment = models.ForeignKey(Compartment, models.PROTECT, null=True, related_name="+")
    level = models.CharField(
        max_length=12,
        choices=[(level.value, name) for level, name in LEVEL_NAMES.items()],
        default=Level.CONFIDENTIAL.value,
    )
    fictitious = models.BooleanField(default=False)
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    submission = models.UUIDField(unique=True, default=uuid.uuid4)
    version = models.PositiveIntegerField(default=1)
    merged_into = models.ForeignKey("self", models.PROTECT, null=True, related_name="merged")
    removed_at = models.DateTimeField(null=True)

    class Meta:
        ordering = LATEST_FIRST
        indexes = [
            models.Index(fields=["happened_first", "happened_last"], name="incident_days"),
            models.Index(fields=["status", "happened_first"], name="incident_status"),
            # All that a list or a map asks of incidents, so that neither reads their accounts. A
            # migration of its own makes it on PostgreSQL, where what is undated comes last.
            models.Index(
                fields=[
                    *("-happened_first", "-id", "happened_last", "level", "compartment"),
                    *("recorded_by", "status", "division", "locality", "other_locality"),
                    *("place_precision", "latitude", "longitude", "fictitious"),
                    *("removed_at", "merged_into"),
                ],
                condition=Q(removed_at=None, merged_into=None),
                name="incident_list",
            ),
            # In the order in which a map counts by place; with the day, so that a list of a region
            # that takes this index reads no account either.
            models.Index(
                fields=[
                    *("division", "locality", "level", "place_precision", "happened_first"),
                    *("compartment", "recorded_by", "removed_at", "merged_into"),
                ],
                condition=Q(removed_at=None, merged_into=None),
                name="incident_places",
            ),
        ]
        constraints = [
            models.CheckConstraint(condition=~Q(title=""), name="an_incident_has_a_title"),
            models.CheckConstraint(
                condition=Q(happened_first=None, happened_last=None, happened_precision="")
                | Q(
                    happened_first__isnull=False,
                    happened_last__isnull=False,
                    happened_last__gte=F("happened_first"),
                    happened_precision__in=PRECISIONS,
                ),
                name="an_incident_ends_after_it_begins",
            ),
            models.CheckConstraint(
                condition=Q(merged_into=None) | ~Q(merged_into=F("pk")),
                name="no_incident_is_merged_into_itself",
            ),
            *placed_as_precisely_as_told("incident"),
        ]

    def __str__(self) -> str:
        return self.key

    @property
    def heading(self) -> str:
        """The title for a page; an invented incident may bear one in each language."""
        return own_half(self.title) if self.fictitious else self.title

    def conflicts_with(self, person: User) -> bool:
        """Whether a standing flag keeps `person` from somebody, or some party, of the incident."""
        return conflicts_about(self.pk).filter(user=person).exists()

    @property
    def happened(self) -> StatedDate | None:
        if self.happened_first is None:
            return None
        return StatedDate(
            self.happened_first,
            self.happened_last,
            self.happened_precision,
            self.happened_label,
            self.happened_about,
        )


def conflicts_about(incident: Any) -> models.QuerySet[ConflictOfInterest]:
    """The standing flags about a victim, a source or a party of `incident`: a key or an OuterRef."""
    about = Q(identity__as_victim__incident=incident)
    about |= Q(identity__as_source__information__incident=incident)
    about |= Q(identity__as_involved__act__incident=incident)
    about |= Q(actor__parties__involvements__act__incident=incident)
    return ConflictOfInterest.objects.standing().filter(about)


class IncidentLink(models.Model):
    """How one incident stands to another."""

    class Kind(models.TextChoices):
        PRECEDES = "precedes"
        ENCOMPASSES = "encompasses"
        CAUSES = "causes"
        PARALLEL = "parallel"
        SAME_ATTACK = "same_attack"

    incident = models.ForeignKey(Incident, models.CASCADE, related_name="links")
    other = models.ForeignKey(Incident, models.CASCADE, related_name="linked_from")
    kind = models.CharField(max_length=12, choices=Kind)
    reason = models.CharField(max_length=500, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["incident", "other", "kind"], name="incidents_are_linked_once"
            ),
            models.CheckConstraint(
                condition=~Q(incident=F("other")), name="no_incident_is_linked_to_itself"
            ),
        ]


class Bearing(models.Model):
    """Why an incident bears on a commitment."""

    incident = models.ForeignKey(Incident, models.CASCADE, related_name="bearings")
    commitment = models.ForeignKey(Commitment, models.CASCADE, related_name="incident_bearings")
    reason = models.CharField(max_length=500)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["incident", "commitment"], name="an_incident_bears_once"
            ),
            models.CheckConstraint(condition=~Q(reason=""), name="a_bearing_says_why"),
        ]


class Tagging(models.Model):
    """A tag that an incident bears; tags are words of the desk's vocabulary."""

    incident = models.ForeignKey(Incident, models.CASCADE, related_name="taggings")
    tag = models.ForeignKey(Term, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["incident", "tag__position", "tag__code"]
        constraints = [
            models.UniqueConstraint(fields=["incident", "tag"], name="an_incident_is_tagged_once")
        ]
