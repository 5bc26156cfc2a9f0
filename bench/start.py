"""What a start of a desk that holds its text costs, until its first page: processor time.

    PYTHONPATH=src:. python -m bench.start [STARTS] [--database embedded|postgresql] [--text FILE]

Counts the process that serves and, apart, those it began (the witness), by what the system says
of them when the page has come back. Prints as JSON the median and the least of the starts.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import tempfile
import time
from pathlib import Path

from bench.killed_desk import KilledDesk, PostgreSQL

TICKS = os.sysconf("SC_CLK_TCK")


def main() -> None:
    given = _arguments()
    with tempfile.TemporaryDirectory() as folder:
        server = PostgreSQL(Path(folder)) if given.database == "postgresql" else None
        desk = KilledDesk(Path(folder) / "home", server)
        desk.texts = tuple(given.text)
        try:
            desk.first_start()
            starts = [_one_start(desk) for _ in range(given.starts)]
        finally:
            desk.stop()
            if server:
                server.end()
    print(
        json.dumps({"database": given.database, "starts": given.starts} | _told(starts), indent=1)
    )


def _one_start(desk: KilledDesk) -> dict[str, float]:
    desk.kill()
    began = time.monotonic()
    desk.start_again()
    told = time.monotonic()
    desk.wait_for_page()
    assert desk.process is not None
    return {
        "serving_processor": _processor_of(desk.process.pid),
        "beside_processor": sum(map(_processor_of, _begun_by(desk.process.pid))),
        "address_told": told - began,
        "page_answered": time.monotonic() - began,
    }


def _processor_of(pid: int) -> float:
    """Seconds of processor of a process and of the children it waited for."""
    try:
        stat = Path(f"/proc/{pid}/stat").read_text()
    except FileNotFoundError:
        return 0.0
    return sum(map(int, stat.rsplit(")", 1)[1].split()[11:15])) / TICKS


def _begun_by(pid: int) -> list[int]:
    found = subprocess.run(["pgrep", "-P", str(pid)], capture_output=True, text=True)
    return [int(one) for one in found.stdout.split()]


def _told(starts: list[dict[str, float]]) -> dict[str, dict[str, float]]:
    kinds = {name: [one[name] for one in starts] for name in starts[0]}
    return {
        name: {"median": round(statistics.median(those), 2), "least": round(min(those), 2)}
        for name, those in kinds.items()
    }


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("starts", nargs="?", type=int, default=5)
    parser.add_argument("--database", choices=["embedded", "postgresql"], default="embedded")
    parser.add_argument("--text", type=Path, action="append", default=[])
    return parser.parse_args()


if __name__ == "__main__":
    main()
