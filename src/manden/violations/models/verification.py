"""The stages of an incident's verification, each with who, when and why. None is ever changed."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q


class Status(models.TextChoices):
    """Where an incident stands; the words of the monitoring mechanism."""

    REPORTED = "reported"
    PENDING = "pending"
    VERIFIED = "verified"
    NOT_OCCURRED = "not_occurred"
    OUTSIDE = "outside"
    RETURNED = "returned"


class Verification(models.Model):
    """One stage. Who verifies is not who recorded; late is after the incident's quarter ended."""

    class Standard(models.TextChoices):
        REASONABLE_SUSPICION = "reasonable_suspicion"
        REASONABLE_GROUNDS = "reasonable_grounds"
        BALANCE = "balance"
        BEYOND_DOUBT = "beyond_doubt"

    incident = models.ForeignKey(
        "violations.Incident", models.CASCADE, related_name="verifications"
    )
    status = models.CharField(max_length=12, choices=Status)
    standard = models.CharField(max_length=20, choices=Standard, blank=True)
    reasons = models.TextField(blank=True)
    questions = models.TextField(blank=True)
    disagrees = models.BooleanField(default=False)
    late = models.BooleanField(default=False)
    on = models.DateField()
    at = models.DateTimeField()
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", db_index=False
    )
    recorder = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", db_index=False
    )

    class Meta:
        ordering = ["incident", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(status__in=["reported", "pending"]) | ~Q(by=F("recorder")),
                name="another_verifies_than_recorded",
            ),
            models.CheckConstraint(
                condition=~Q(status="verified") | ~Q(standard=""), name="verified_to_a_standard"
            ),
            models.CheckConstraint(
                condition=~Q(status="returned") | ~Q(questions=""),
                name="what_is_returned_asks_something",
            ),
            models.CheckConstraint(
                condition=Q(status__in=["reported", "pending", "returned"]) | ~Q(reasons=""),
                name="a_finding_says_why",
            ),
        ]
