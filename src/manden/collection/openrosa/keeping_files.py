"""The attachments of an arrival that was accepted become evidence beside its incident."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from manden.access.models import User
from manden.collection.openrosa.file_names import names_of
from manden.collection.openrosa.models import Arrival, ArrivalFile
from manden.collection.openrosa.sealing import opened
from manden.vault.actions.receiving import CannotReceive, receive_file
from manden.vault.models import Evidence
from manden.violations.attaching import attach_evidence
from manden.violations.models import EvidenceLink, Incident

LONGEST_TITLE = 280


@dataclass
class KeptFiles:
    """How many files became evidence, and those that did not, with the reason of each."""

    kept: int = 0
    refused: list[CannotReceive] = field(default_factory=list)


def keep_files(*, arrival: Arrival, by: User, now: datetime) -> KeptFiles:
    """Keep as evidence each attachment that is not yet beside the incident; done again, it goes on
    where it stopped. What is refused stays with the arrival, as it came. NoKey, CannotOpen.

    Sealed forms of witnesses are left out: their files open outside the desk alone.
    """
    found, incident = KeptFiles(), arrival.incident
    if incident is None:
        return found
    beside = _digests_beside(incident)
    sent = ArrivalFile.objects.filter(version__arrival=arrival, version__encrypted=False)
    files = list(sent.select_related("content"))
    names = names_of(files)
    for place, one in enumerate(files, 1):
        if one.content.sha256 in beside:
            continue
        beside.add(one.content.sha256)
        try:
            _keep(opened(one.content), names[one.pk], arrival, incident, place, by, now)
        except CannotReceive as refusal:
            found.refused.append(refusal)
        else:
            found.kept += 1
    return found


def _keep(
    told: bytes,
    name: str,
    arrival: Arrival,
    incident: Incident,
    place: int,
    by: User,
    now: datetime,
) -> None:
    receipt = receive_file(
        pieces=[told],
        name=name,
        about=f"{incident.title[:LONGEST_TITLE]} ({place})",
        compartment=arrival.compartment,
        level=arrival.level,
        origin=Evidence.Origin.ARRIVAL,
        by=by,
        now=now,
        note=f"arrival {arrival.pk}, {arrival.received_at:%Y-%m-%d %H:%M} UTC",
    )
    attach_evidence(
        evidence=receipt.evidence,
        incident=incident,
        by=by,
        now=now,
        given_here=not receipt.again,
    )


def _digests_beside(incident: Incident) -> set[str]:
    links = EvidenceLink.objects.filter(incident=incident)
    return set(links.values_list("evidence__sha256", flat=True))
