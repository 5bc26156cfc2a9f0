"""Which file of evidence is about which incident, and which source gave it."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from manden.vault.models import Evidence
from manden.violations.models.incident import Incident
from manden.violations.models.sources import Source


class EvidenceLink(models.Model):
    """A file of the vault beside an incident; `source` gave it, where that is known.

    It outlives the versions of the incident: a change of what is told changes no file.
    """

    evidence = models.ForeignKey(Evidence, models.PROTECT, related_name="links")
    incident = models.ForeignKey(Incident, models.CASCADE, related_name="evidence_links")
    source = models.ForeignKey(Source, models.SET_NULL, null=True, related_name="evidence_links")
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["evidence", "incident"], name="a_file_is_beside_an_incident_once"
            )
        ]
