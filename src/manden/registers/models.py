"""What is known: dated and sourced facts, each bearing on a commitment with a reason."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from manden.actors.models import Actor
from manden.commitments.models import Commitment


class Development(models.Model):
    """A dated, sourced fact about what was done or not done."""

    class Reliability(models.TextChoices):
        HIGH = "high"
        MEDIUM = "medium"
        LOW = "low"
        UNKNOWN = "unknown"

    happened = models.DateField()
    precision = models.CharField(max_length=5, default="day")
    statement_fr = models.TextField(blank=True)
    statement_en = models.TextField(blank=True)
    source = models.CharField(max_length=300)
    reliability = models.CharField(max_length=7, choices=Reliability, default=Reliability.UNKNOWN)
    fictitious = models.BooleanField(default=False)
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    level = models.CharField(max_length=12, default="internal")
    submission = models.UUIDField(unique=True)  # a form sent twice is recorded once
    # What an institution says of what it did itself, until somebody of the desk confirms it.
    said_by = models.ForeignKey(
        Actor, models.PROTECT, null=True, blank=True, related_name="statements"
    )
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    confirmed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-happened", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(confirmed_by__isnull=True, confirmed_at__isnull=True)
                | Q(confirmed_by__isnull=False, confirmed_at__isnull=False, said_by__isnull=False),
                name="a_statement_is_confirmed_by_whom_and_when",
            ),
            models.CheckConstraint(
                condition=Q(confirmed_by__isnull=True) | ~Q(confirmed_by=models.F("recorded_by")),
                name="nobody_confirms_their_own_word",
            ),
            models.CheckConstraint(
                condition=~models.Q(statement_fr="") | ~models.Q(statement_en=""),
                name="a_development_says_something",
            ),
        ]

    @property
    def to_be_confirmed(self) -> bool:
        return self.said_by_id is not None and self.confirmed_by_id is None


class Bearing(models.Model):
    """Why a development bears on a commitment."""

    development = models.ForeignKey(Development, models.CASCADE, related_name="bearings")
    commitment = models.ForeignKey(Commitment, models.CASCADE, related_name="bearings")
    reason = models.CharField(max_length=500)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["development", "commitment"], name="bears_once")
        ]
