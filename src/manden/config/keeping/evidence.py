"""Evidence by command: a large file received, every stored file verified."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

from manden.access.models import Compartment, User
from manden.access.policy import allows
from manden.config.desk_folder import CannotOpenDesk
from manden.vault.actions.receiving import CannotReceive, receive_file
from manden.vault.evidence_check import verify
from manden.vault.key_store import NoKey
from manden.vault.models import Evidence

PIECE = 1_000_000


def received(
    file: Path, *, about: str, circle: str, level: str, by: User, now: datetime
) -> dict[str, Any]:
    """Receive `file` as evidence, read piece by piece; its receipt."""
    compartment = Compartment.objects.filter(code=circle).first() if circle else None
    if circle and compartment is None:
        raise CannotOpenDesk(f"{circle} is no circle of this desk: name one by its code")
    if not allows(by, "evidence.add", Evidence(compartment=compartment)):
        raise CannotOpenDesk(f"{circle} is not open to who asks: name another person with --as")
    try:
        receipt = receive_file(
            pieces=_pieces(file),
            name=file.name,
            about=about,
            compartment=compartment,
            level=level,
            origin=Evidence.Origin.COMMAND,
            by=by,
            now=now,
        )
    except (CannotReceive, NoKey) as refusal:
        raise CannotOpenDesk(f"{file.name}: {refusal}") from None
    return {
        "file": receipt.evidence.key,
        "sha256": receipt.evidence.sha256,
        "size": receipt.evidence.size,
        "kind": receipt.evidence.kind,
        "received_at": receipt.evidence.received_at.isoformat(timespec="seconds"),
        "by": receipt.evidence.recorded_by.username,
        "again": receipt.again,
    }


def verified(*, by: User | None) -> dict[str, Any]:
    """What every stored file is found to be."""
    return verify(by=by).as_told()


def _pieces(file: Path) -> Iterator[bytes]:
    try:
        with file.open("rb") as opened:
            yield from iter(lambda: opened.read(PIECE), b"")
    except OSError:
        raise CannotOpenDesk(f"{file} cannot be opened: check its name and rights") from None
