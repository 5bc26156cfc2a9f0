"""An export: who asked for which incidents, why and for whom, who approved it, until when.

The file itself is sealed beside it; it goes when the export expires or is refused, and what was
asked, decided and taken stays.
"""

from __future__ import annotations

import uuid
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q


class Export(models.Model):
    """`filters` are those of the list, as its address holds them; `counts` are of the file.
    `attachments`: the evidence beside the incidents was asked for too, and is taken apart.

    `fingerprint` is of which records, at which version, the file tells: where the same question
    finds others at the moment of taking, the file is made anew from what is still there.
    """

    class Format(models.TextChoices):
        CSV = "csv"
        XLSX = "xlsx"
        JSON = "json"
        GEOJSON = "geojson"
        HXL = "hxl"

    class Outcome(models.TextChoices):
        WAITING = "waiting"
        APPROVED = "approved"
        REFUSED = "refused"

    format = models.CharField(max_length=8, choices=Format)
    language = models.CharField(max_length=2)
    purpose = models.CharField(max_length=20)
    recipient = models.CharField(max_length=120, blank=True)
    reason = models.CharField(max_length=500)
    attachments = models.BooleanField(default=False)
    filters = models.JSONField(default=dict)
    counts = models.JSONField(default=dict)
    sha256 = models.CharField(max_length=64)
    size = models.PositiveIntegerField()
    fingerprint = models.CharField(max_length=64)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    outcome = models.CharField(max_length=8, choices=Outcome, default=Outcome.WAITING)
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    settled_at = models.DateTimeField(null=True)
    alone = models.BooleanField(default=False)
    expires_at = models.DateTimeField()
    swept_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-asked_at", "-pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(reason=""), name="an_export_says_why"),
            models.CheckConstraint(
                condition=Q(outcome="waiting", settled_by=None, settled_at=None)
                | (~Q(outcome="waiting") & Q(settled_by__isnull=False, settled_at__isnull=False)),
                name="a_settled_export_says_who_and_when",
            ),
            models.CheckConstraint(
                condition=~Q(outcome="approved") | Q(alone=True) | ~Q(settled_by=F("asked_by")),
                name="another_approves_than_asked",
            ),
            models.CheckConstraint(
                condition=Q(expires_at__gt=F("asked_at")), name="an_export_ends_after_it_is_asked"
            ),
        ]

    @property
    def recorded_by_id(self) -> Any:
        """Whose own it is, as the policy asks."""
        return self.asked_by_id


class ExportContent(models.Model):
    """The file, sealed under a key of its own (`holder`), and which incidents it was asked of."""

    export = models.OneToOneField(Export, models.CASCADE, related_name="content")
    holder = models.UUIDField(unique=True, default=uuid.uuid4)
    sealed = models.BinaryField()
    incidents = models.JSONField()
