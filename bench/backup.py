"""How long a backup and a restore take, and how large a backup is, by the number of records.

    PYTHONPATH=src:. python -m bench.backup [DEVELOPMENTS]

Makes a desk in a folder of its own, fills it with developments of our own invention, backs it up
while another connection goes on writing, and restores it by the command a user types. Prints JSON.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import threading
import time
from datetime import UTC, date, datetime
from pathlib import Path
from uuid import uuid4


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 50_000
    with tempfile.TemporaryDirectory() as folder:
        os.environ.update(XDG_CONFIG_HOME=f"{folder}/config", XDG_DATA_HOME=f"{folder}/data")
        os.environ.pop("MANDEN_DATABASE", None)
        told = _measured(Path(folder), count)
    print(json.dumps(told, indent=1))


def _measured(folder: Path, count: int) -> dict[str, object]:
    from manden.config import serve

    desk = serve.opened_desk(folder / "desk", ask=None, make=True)
    serve.bring_up_to_date()
    serve.filled_desk([], tell=lambda line: None, demonstration=False)
    _record(count)
    from manden.access.actions import local_operator
    from manden.config.backup_key import seal_of
    from manden.config.keeping.backup import back_up

    seal, _ = seal_of(desk, None, None, None)
    writer = Writer()
    writer.start()
    began, out = time.monotonic(), folder / "desk.age"
    told = back_up(desk, out=out, to=seal, at=datetime.now(UTC), by=local_operator())
    backed_up = time.monotonic() - began
    writer.stopped.set()
    writer.join()
    began = time.monotonic()
    subprocess.run(
        [sys.executable, "-m", "manden.cli", "restore", str(out), "--data", f"{folder}/restored"],
        check=True,
        capture_output=True,
        stdin=subprocess.DEVNULL,
    )
    return {
        "developments": count,
        "rows": sum(table["rows"] for table in told["tables"].values()),
        "backup_seconds": round(backed_up, 1),
        "restore_seconds": round(time.monotonic() - began, 1),
        "megabytes": round(told["bytes"] / 1e6, 1),
        "writes_during_backup": len(writer.seconds),
        "longest_write_seconds": round(max(writer.seconds, default=0.0), 2),
    }


class Writer(threading.Thread):
    """Goes on recording, and times each write, while the backup runs."""

    def __init__(self) -> None:
        super().__init__(daemon=True)
        self.stopped = threading.Event()
        self.seconds: list[float] = []

    def run(self) -> None:
        while not self.stopped.is_set():
            began = time.monotonic()
            _record(1)
            self.seconds.append(time.monotonic() - began)
            self.stopped.wait(0.05)


def _record(count: int) -> None:
    from django.utils import timezone

    from manden.access.actions import local_operator
    from manden.registers.models import Development

    operator = local_operator()
    Development.objects.bulk_create(
        [
            Development(
                happened=date(2025, 1 + number % 12, 1 + number % 28),
                statement_fr=f"Un relevé du fleuve, numéro {number}, est rendu public à la mairie.",
                source="Essai",
                recorded_at=timezone.now(),
                recorded_by=operator,
                submission=uuid4(),
            )
            for number in range(count)
        ],
        batch_size=500,
    )


if __name__ == "__main__":
    main()
