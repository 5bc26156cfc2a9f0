"""Who watches over the vault: conflicts of interest, readings of names, erasures by two."""

from __future__ import annotations

from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now

from manden.access.models import Compartment
from manden.actors.models import Actor
from manden.vault.words import REVEAL_PURPOSES

MOST_REVEALS_A_DAY = 10


class Conflicts(models.QuerySet["ConflictOfInterest"]):
    def standing(self) -> Conflicts:
        return self.filter(Q(until=None) | Q(until__gt=Now()))


class ConflictOfInterest(models.Model):
    """Why a person of the desk must not see one identity, or what concerns one actor."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="conflicts")
    identity = models.ForeignKey(
        "vault.Identity", models.CASCADE, null=True, related_name="conflicts"
    )
    actor = models.ForeignKey(Actor, models.CASCADE, null=True, related_name="+")
    reason = models.CharField(max_length=500)
    flagged_at = models.DateTimeField()
    flagged_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    until = models.DateTimeField(null=True, blank=True)

    objects = Conflicts.as_manager()

    class Meta:
        ordering = ["-flagged_at"]
        constraints = [
            models.CheckConstraint(condition=~Q(reason=""), name="a_conflict_says_why"),
            models.CheckConstraint(
                condition=Q(identity=None, actor__isnull=False)
                | Q(identity__isnull=False, actor=None),
                name="a_conflict_is_about_one_identity_or_one_actor",
            ),
            models.CheckConstraint(
                condition=Q(until=None) | Q(until__gt=F("flagged_at")),
                name="a_conflict_ends_after_it_begins",
            ),
        ]


class RevealLimit(models.Model):
    """How many identities of a compartment one person may reveal in a day, without a second."""

    compartment = models.OneToOneField(Compartment, models.CASCADE, related_name="+")
    a_day = models.PositiveSmallIntegerField()
    set_at = models.DateTimeField()
    set_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        # Lower only: whoever could raise it alone would have no limit.
        constraints = [
            models.CheckConstraint(
                condition=Q(a_day__lte=MOST_REVEALS_A_DAY), name="a_limit_is_only_lowered"
            )
        ]


class Reveal(models.Model):
    """A reading of names: why, which fields, never what they said.

    Within the limit it is shown at once; beyond, it waits until another person approves it.
    """

    id = models.UUIDField(primary_key=True, default=uuid4)
    identity = models.ForeignKey("vault.Identity", models.CASCADE, related_name="reveals")
    purpose = models.CharField(max_length=20)
    recipient = models.CharField(max_length=120, blank=True)
    reason = models.CharField(max_length=500)
    fields = models.JSONField()
    earlier = models.BooleanField(default=False)  # the versions before, too
    asked_at = models.DateTimeField()
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    approved_at = models.DateTimeField(null=True, blank=True)
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    shown_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-asked_at"]
        indexes = [models.Index(fields=["asked_by", "shown_at"], name="reveals_of_a_person")]
        constraints = [
            models.CheckConstraint(
                condition=~Q(reason="") & Q(purpose__in=list(REVEAL_PURPOSES)),
                name="a_reveal_says_why",
            ),
            models.CheckConstraint(
                condition=Q(approved_at=None, approved_by=None)
                | Q(approved_at__isnull=False, approved_by__isnull=False),
                name="an_approval_says_who_and_when",
            ),
            models.CheckConstraint(
                condition=Q(approved_by=None) | ~Q(approved_by=F("asked_by")),
                name="nobody_approves_their_own_reveal",
            ),
        ]


class Erasure(models.Model):
    """What one person asks to erase, until another has confirmed it or dropped it."""

    class Outcome(models.TextChoices):
        WAITING = "waiting"
        CONFIRMED = "confirmed"
        DROPPED = "dropped"

    id = models.UUIDField(primary_key=True, default=uuid4)
    identity = models.ForeignKey("vault.Identity", models.CASCADE, related_name="erasures")
    reason = models.CharField(max_length=500)
    asked_at = models.DateTimeField()
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    outcome = models.CharField(max_length=10, choices=Outcome, default=Outcome.WAITING)
    settled_at = models.DateTimeField(null=True, blank=True)
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    alone = models.BooleanField(default=False)

    class Meta:
        ordering = ["-asked_at"]
        constraints = [
            models.CheckConstraint(condition=~Q(reason=""), name="an_erasure_says_why"),
            models.CheckConstraint(
                condition=Q(outcome="waiting", settled_at=None, settled_by=None)
                | Q(settled_at__isnull=False, settled_by__isnull=False) & ~Q(outcome="waiting"),
                name="a_settled_erasure_says_who_and_when",
            ),
            models.CheckConstraint(
                condition=~Q(outcome="confirmed") | Q(alone=True) | ~Q(settled_by=F("asked_by")),
                name="two_people_erase",
            ),
            models.UniqueConstraint(
                fields=["identity"], condition=Q(outcome="waiting"), name="one_erasure_waits"
            ),
        ]
