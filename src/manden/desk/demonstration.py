"""A few fictitious records, plainly marked so, for the demonstration to show what a desk is."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import NAMESPACE_URL, uuid5

import yaml

from manden.access.models import User
from manden.commitments.models import Commitment
from manden.dates import ImpreciseDate
from manden.desk.demonstration_record import record_incidents
from manden.desk.packs import install_from_release
from manden.instruments.models import InstalledPack
from manden.instruments.pack import load_pack
from manden.instruments.packaged import first_pack
from manden.registers.actions import record_development


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
    folder = first_pack()
    held = set(InstalledPack.objects.values_list("slug", flat=True))
    install_from_release(folder, by=by, unless_held=held)
    symbol = load_pack(folder).instrument.symbol
    records = (folder / "demonstration.yaml").read_text(encoding="utf-8")
    for number, entry in enumerate(yaml.safe_load(records)):
        record = FictitiousRecord(**entry)
        commitment = Commitment.objects.get(
            provision__instrument__symbol=symbol, key=record.commitment
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
    record_incidents(folder, symbol=symbol, by=by)
