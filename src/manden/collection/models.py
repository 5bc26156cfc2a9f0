"""What came in from files: each import whole, and which record each row became.

The row itself is kept as printed, with the release and licence of its file: later releases revise
the past, and a figure must say which release it read.
"""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from manden.collection.exports.models import Export, ExportContent
from manden.collection.openrosa.models import (
    Arrival,
    ArrivalFile,
    ArrivalVersion,
    Form,
    FormMedia,
    FormVersion,
    PhoneToken,
    SealedContent,
)
from manden.violations.models import Incident

__all__ = [
    "Arrival",
    "ArrivalFile",
    "ArrivalVersion",
    "Export",
    "ExportContent",
    "Form",
    "FormMedia",
    "FormVersion",
    "Import",
    "ImportedIncident",
    "PhoneToken",
    "SealedContent",
]


class Import(models.Model):
    """One file, checked and kept; undone, its records are gone and its account stays."""

    kind = models.CharField(max_length=20)
    file = models.CharField(max_length=200)
    sha256 = models.CharField(max_length=64)
    release = models.CharField(max_length=60, blank=True)
    licence = models.CharField(max_length=120, blank=True)
    rows = models.PositiveIntegerField()
    made = models.PositiveIntegerField()
    updated = models.PositiveIntegerField()
    same = models.PositiveIntegerField()
    refused = models.JSONField(default=list)
    totals = models.JSONField(default=dict)
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    undone_at = models.DateTimeField(null=True)
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )

    class Meta:
        ordering = ["-at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(undone_at=None, undone_by=None)
                | Q(undone_at__isnull=False, undone_by__isnull=False),
                name="an_undone_import_says_who_and_when",
            )
        ]


class ImportedIncident(models.Model):
    """The incident that a row of a kind of file is: imported again, it is updated, never doubled.

    `was` is what the incident was before this import changed it, so that undoing brings it back.
    """

    kind = models.CharField(max_length=20)
    key = models.CharField(max_length=120)
    incident = models.ForeignKey(Incident, models.CASCADE, related_name="imported")
    last = models.ForeignKey(Import, models.PROTECT, related_name="incidents")
    line = models.PositiveIntegerField()
    told = models.JSONField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["kind", "key"], name="a_row_is_one_incident")
        ]
