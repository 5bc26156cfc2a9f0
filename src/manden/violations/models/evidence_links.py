"""Which file of evidence is about which incident, and which source gave it."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from manden.vault.models import Evidence
from manden.violations.models.incident import Incident
from manden.violations.models.sources import Source


class EvidenceLink(models.Model):
    """A file of the vault beside an incident; `source` gave it, where that is known.

    It outlives the versions of the incident: a change of what is told changes no file. Put there by
    mistake it is detached and stays as a trace; a file that came by this link alone (`given_here`)
    is then its giver's alone to see.
    """

    evidence = models.ForeignKey(Evidence, models.PROTECT, related_name="links")
    incident = models.ForeignKey(Incident, models.CASCADE, related_name="evidence_links")
    source = models.ForeignKey(Source, models.SET_NULL, null=True, related_name="evidence_links")
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    given_here = models.BooleanField(default=False)
    detached_at = models.DateTimeField(null=True)
    detached_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    detached_why = models.CharField(max_length=500, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["evidence", "incident"],
                condition=Q(detached_at=None),
                name="a_file_is_beside_an_incident_once",
            ),
            models.CheckConstraint(
                condition=Q(detached_at=None, detached_by=None, detached_why="")
                | (Q(detached_at__isnull=False, detached_by__isnull=False) & ~Q(detached_why="")),
                name="what_is_detached_says_when_by_whom_and_why",
            ),
        ]
