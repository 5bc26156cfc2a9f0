"""What somebody has begun to enter, sealed to them; and the filters they saved."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q

from manden.access.models import Compartment


class Draft(models.Model):
    """A form half filled, sealed under a key of the desk for drafts alone, with its owner as associated data."""

    key = models.UUIDField(unique=True, default=uuid.uuid4)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="drafts")
    sealed = models.BinaryField()
    changed_at = models.DateTimeField()

    class Meta:
        ordering = ["-changed_at"]


class SavedFilter(models.Model):
    """A list of incidents asked for often; `query` is what the form sends.

    Its owner's alone, or shared with who reads the record, or with those let into one circle.
    """

    class Shared(models.TextChoices):
        NOBODY = "nobody"
        CIRCLE = "circle"
        READERS = "readers"

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="filters")
    name = models.CharField(max_length=100)
    query = models.JSONField()
    shared = models.CharField(max_length=7, choices=Shared, default=Shared.NOBODY)
    compartment = models.ForeignKey(Compartment, models.CASCADE, null=True, related_name="+")

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(fields=["user", "name"], name="a_filter_is_named_once"),
            models.CheckConstraint(
                condition=Q(shared="circle", compartment__isnull=False)
                | (~Q(shared="circle") & Q(compartment=None)),
                name="a_filter_of_a_circle_says_which",
            ),
        ]
