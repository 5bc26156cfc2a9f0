"""The files beside incidents, as one person may know of them."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Q, QuerySet

from manden.vault.evidence_reach import EvidenceReach
from manden.violations.models import EvidenceLink, Incident
from manden.violations.reach import Reach


def evidence_beside(reach: Reach, incidents: Iterable[Incident]) -> QuerySet[EvidenceLink]:
    """The links of files in reach to `incidents`, or to what was merged into them.

    Files are to be read through `manden.vault.actions.opening_files` alone: each leaves a trace.
    """
    files = EvidenceReach(reach.person, reach.purpose, reach.recipient).files()
    about = Q(incident__in=incidents) | Q(incident__merged_into__in=incidents)
    links = EvidenceLink.objects.filter(
        about, detached_at=None, evidence__in=files.order_by().values("pk")
    )
    return links.select_related("evidence__stored", "evidence__compartment", "incident", "source")
