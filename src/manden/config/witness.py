"""The head of the audit chain, signed by a process of its own at most every minute.

The signing key is derived from the desk's key; a copy of a head kept elsewhere is what gives it
its worth (`manden audit checkpoint`).
"""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from manden.audit_verifier import QUERY
from manden.config.desk_folder import Desk
from manden.config.records import raw_connection

EVERY_SECONDS = 60
HEADS = "audit-heads.jsonl"


def signed_head(desk: Desk, at: datetime) -> dict[str, Any]:
    """The last entry's number and digest with the moment, under the desk's Ed25519 signature."""
    sequence, digest = _last_entry(desk)
    key = Ed25519PrivateKey.from_private_bytes(desk.derived_key("audit-head"))
    moment = at.isoformat(timespec="seconds")
    public = key.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)
    return {
        "sequence": sequence,
        "digest": digest,
        "at": moment,
        "key": public.hex(),
        "signature": key.sign(f"{sequence} {digest} {moment}".encode()).hex(),
    }


def append_head(desk: Desk) -> None:
    """Add the head to the desk's file of heads, where it moved since the last one."""
    path = desk.folder / HEADS
    head = signed_head(desk, datetime.now(UTC))
    kept = heads_kept(path)
    if kept and kept[-1]["sequence"] == head["sequence"]:
        return
    with path.open("a") as file:
        file.write(json.dumps(head) + "\n")
        file.flush()
        os.fsync(file.fileno())


def heads_kept(path: Path) -> list[dict[str, Any]]:
    """The heads of a file; a last line cut by a power failure is passed over."""
    if not path.exists():
        return []
    lines = path.read_text().splitlines()
    heads = []
    for line in lines:
        try:
            heads.append(json.loads(line))
        except ValueError:
            heads.append({"damaged": line} if line is not lines[-1] else {})
    return [head for head in heads if head]


def keep_signing(desk: Desk, *, goes_on: Callable[[], bool]) -> None:
    """Sign the head at most every minute, as long as `goes_on` says so."""
    while goes_on():
        try:
            append_head(desk)
        except Exception as fault:  # a database that restarts is seen again in a minute
            print(f"witness: {type(fault).__name__}", file=sys.stderr, flush=True)
        for _ in range(EVERY_SECONDS):
            if not goes_on():
                break
            time.sleep(1)


def main() -> None:
    """Run beside a serving desk; ends with it. The key comes by a pipe, never by arguments."""
    folder, identifier = Path(sys.argv[1]), sys.argv[2]
    desk = Desk(folder, identifier, bytes.fromhex(sys.stdin.readline().strip()))
    parent = os.getppid()
    keep_signing(desk, goes_on=lambda: os.getppid() == parent)


def _last_entry(desk: Desk) -> tuple[int, str]:
    with raw_connection(desk) as connection:
        row = connection.execute(f"{QUERY} DESC LIMIT 1").fetchone()
    return (int(row[0]), str(row[-1])) if row else (0, "0" * 64)


if __name__ == "__main__":
    main()
