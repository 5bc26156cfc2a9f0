"""What is lost when processes are killed without warning, at moments drawn at random.

    PYTHONPATH=src:. python -m bench.kills [KILLS] [--database embedded|postgresql] [--seed N]

A desk is served while people record developments and texts are read into it; each kill (SIGKILL)
strikes the web process, the witness of the audit, a start that reads a text, or PostgreSQL (one
of its processes, or all). Prints as JSON: acknowledged writes that were lost, writes without their
audit entry, whether the chain is whole, and the seconds until the desk answered again.
"""

from __future__ import annotations

import argparse
import json
import random
import statistics
import sys
import tempfile
import threading
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from uuid import uuid4

from bench.killed_desk import KilledDesk, PostgreSQL

RECORD = "/fr/texts/a-hrc-res-58-30/OP16.f1/record/"
LIMIT_SECONDS = 10.0
TEXT = """A/HRC/RES/99/{number}

The Human Rights Council,

Noting the river of the year {number},

1. Urges the Council of the River to publish the levels of the year {number};

2. Decides to remain seized of the matter.
"""


@dataclass
class Tally:
    kills: Counter[str] = field(default_factory=Counter)
    recorded: list[str] = field(default_factory=list)
    bound: list[str] = field(default_factory=list)
    seconds: list[float] = field(default_factory=list)


class Writer(threading.Thread):
    """Records developments without pause; a page that came back is an acknowledgement."""

    def __init__(self, desk: KilledDesk, tally: Tally) -> None:
        super().__init__(daemon=True)
        self.desk, self.tally, self.stopped = desk, tally, threading.Event()

    def run(self) -> None:
        while not self.stopped.is_set():
            visitor, submission = self.desk.visitor, str(uuid4())
            try:
                status, _ = visitor.post(
                    RECORD,
                    happened="2025-06",
                    statement="Écriture sous la coupure",
                    source="Essai",
                    reliability="low",
                    reason="Essai",
                    submission=submission,
                )
            except (OSError, TypeError):  # the desk is away, or its page held no form
                time.sleep(0.05)
                continue
            if status == 200:
                self.tally.recorded.append(submission)


def main() -> None:
    given = _arguments()
    chance, tally = random.Random(given.seed), Tally()
    with tempfile.TemporaryDirectory() as folder:
        server = PostgreSQL(Path(folder)) if given.database == "postgresql" else None
        desk = KilledDesk(Path(folder) / "home", server)
        try:
            desk.first_start()
            for _ in range(given.kills):
                _one_kill(desk, server, chance, tally)
            desk.stop()
            print(json.dumps(_verdict(desk, tally, given), indent=1))
        finally:
            desk.stop()
            if server:
                server.end()


def _one_kill(
    desk: KilledDesk, server: PostgreSQL | None, chance: random.Random, tally: Tally
) -> None:
    kinds = ["web", "web", "witness", "upload"] + (["backend", "postmaster"] if server else [])
    kind = chance.choice(kinds)
    tally.kills[kind] += 1
    print(f"kill {sum(tally.kills.values())}: {kind}", file=sys.stderr, flush=True)
    if kind == "upload":
        _kill_while_a_text_is_read(desk, chance, tally)
        return
    writer = Writer(desk, tally)
    writer.start()
    _let_it_write(tally, chance)
    began = time.monotonic()
    if kind == "web":
        desk.kill()
    elif kind == "witness":
        desk.kill_witness()
    elif server:
        server.kill_one(chance) if kind == "backend" else server.kill_all()
    writer.stopped.set()
    writer.join()
    if kind == "postmaster" and server:
        began = time.monotonic()
        server.start_again()
    if kind in ("web", "witness"):
        desk.kill()
        began = time.monotonic()
        desk.start_again()
    desk.wait_for_page()
    tally.seconds.append(time.monotonic() - began)


def _let_it_write(tally: Tally, chance: random.Random) -> None:
    """A few writes come back, then a moment passes: the kill falls anywhere in the next one."""
    wanted, end = len(tally.recorded) + chance.randint(1, 4), time.monotonic() + 20
    while len(tally.recorded) < wanted and time.monotonic() < end:
        time.sleep(0.01)
    time.sleep(chance.uniform(0, 0.4))


def _kill_while_a_text_is_read(desk: KilledDesk, chance: random.Random, tally: Tally) -> None:
    desk.kill()
    number = 1000 + tally.kills["upload"]
    text = desk.home / f"river-{number}.txt"
    text.write_text(TEXT.format(number=number))
    seen = len(desk.told_on_stderr())
    desk.begin(texts=(text,))
    time.sleep(chance.uniform(0.5, 5.0))
    desk.kill()
    if f"{text.name}: 4 paragraphs bound" in desk.told_on_stderr()[seen:]:
        tally.bound.append(desk.digest_of(text))
    began = time.monotonic()
    desk.start_again()
    desk.wait_for_page()
    tally.seconds.append(time.monotonic() - began)


def _verdict(desk: KilledDesk, tally: Tally, given: argparse.Namespace) -> dict[str, object]:
    kept, audited = desk.kept_and_audited()
    acknowledged = {one.replace("-", "") for one in tally.recorded} | set(tally.bound)
    verdict = desk.run("audit", "verify", "--data", str(desk.data), "--format", "json")
    chain = json.loads(verdict.stdout)
    return {
        "database": given.database,
        "seed": given.seed,
        "kills": sum(tally.kills.values()),
        "by_kind": dict(tally.kills),
        "acknowledged": len(acknowledged),
        "acknowledged_lost": len(acknowledged - kept),
        "unaudited": len(kept - audited),
        "audited_and_absent": len(audited - kept),
        "chain_whole": chain["whole"],
        "entries": chain["entries"],
        "heads": chain["heads"],
        "faults": chain["faults"],
        "seconds_until_up": {
            "median": round(statistics.median(tally.seconds), 2),
            "longest": round(max(tally.seconds), 2),
            "over_limit": sum(one > LIMIT_SECONDS for one in tally.seconds),
        },
    }


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("kills", nargs="?", type=int, default=200)
    parser.add_argument("--database", choices=["embedded", "postgresql"], default="embedded")
    parser.add_argument("--seed", type=int, default=5830)
    return parser.parse_args()


if __name__ == "__main__":
    main()
