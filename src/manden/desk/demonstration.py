"""A few fictitious records, plainly marked so, for the demonstration to show what a desk is."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from uuid import NAMESPACE_URL, uuid5

import yaml

from manden.access.models import User
from manden.commitments.models import Commitment
from manden.dates import ImpreciseDate
from manden.registers.actions import record_development

FILE = Path(__file__).with_name("demonstration.yaml")


@dataclass(frozen=True)
class FictitiousRecord:
    commitment: str
    happened: str
    fr: str
    en: str
    source: str
    reliability: str
    reason: str


def record_demonstration(*, by: User) -> None:
    """Record what the demonstration shows; run again, it adds nothing."""
    for number, entry in enumerate(yaml.safe_load(FILE.read_text())):
        record = FictitiousRecord(**entry)
        commitment = Commitment.objects.get(
            provision__instrument__is_current=True, key=record.commitment
        )
        record_development(
            commitment=commitment,
            happened=ImpreciseDate.parse(record.happened),
            statement=record.fr,
            language="fr",
            translation=record.en,
            source=record.source,
            reliability=record.reliability,
            reason=record.reason,
            submission=uuid5(NAMESPACE_URL, f"manden-demonstration-{number}"),
            fictitious=True,
            by=by,
        )
