"""Which incident stands where one was merged, and what was merged into one."""

from __future__ import annotations

from manden.violations.models import Incident


def last_of(incident: Incident) -> Incident:
    """The incident that stands where `incident` was merged, through every merging since."""
    while incident.merged_into is not None:
        incident = incident.merged_into
    return incident


def merged_in(incident: Incident) -> list[Incident]:
    """Every incident that was merged into this one, or into one of those."""
    found: list[Incident] = []
    edge = list(incident.merged.all())
    while edge:
        found += edge
        edge = list(Incident.objects.filter(merged_into__in=edge))
    return found
