"""What an incident was before each change: whole, so that a change can be undone and a merged
incident taken apart again."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from manden.violations.models.incident import Incident


class Change(models.Model):
    """The incident as it stood at `version`, before what was done; `batch` ties what was done at
    once over several incidents, and `left` is the version that it left of each."""

    class Kind(models.TextChoices):
        EDIT = "edit"
        MERGE = "merge"
        SPLIT = "split"
        BULK = "bulk"
        IMPORT = "import"
        UNDO = "undo"

    incident = models.ForeignKey(Incident, models.CASCADE, related_name="changes")
    version = models.PositiveIntegerField()
    kind = models.CharField(max_length=6, choices=Kind)
    before = models.JSONField()
    reason = models.CharField(max_length=500)
    batch = models.UUIDField(null=True, db_index=True)
    left = models.PositiveIntegerField(null=True)
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["incident", "version"]
        constraints = [
            models.UniqueConstraint(fields=["incident", "version"], name="a_version_is_kept_once"),
            models.CheckConstraint(condition=~Q(reason=""), name="a_change_says_why"),
            models.CheckConstraint(
                condition=Q(left=None) | Q(batch__isnull=False, left__gt=F("version")),
                name="what_is_left_is_of_a_batch",
            ),
        ]
