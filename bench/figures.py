"""How long a three-way table of acts takes from a warm snapshot, beside plain SQL and DuckDB.

    python -m bench.figures [--acts 1000000] [--rounds 15]

The world is invented from a fixed seed: three acts an incident, a victim each, one party or two. The
question: violations verified, against life or integrity, over two years, by kind of party and quarter,
by region. Warm means that the snapshot is open and was asked once: its columns are laid out. SQL is
asked the same of one flat table of acts (bench/flat_tables.py). Every answer must be the same, cell for
cell, or the bench fails. What the snapshot costs is told: laying out, canonical bytes with their digest,
compressing; and, in a process of its own, opening it and asking first, with the memory that each takes.
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
import random
import resource
import tempfile
import zlib
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from bench.flat_tables import Flat, peers, tell, tell_peers, timed, timed_often
from manden.analysis.counting import Counting
from manden.analysis.question import Question
from manden.analysis.records import (
    ActRow,
    IncidentRow,
    Meanings,
    VictimRow,
    records_from,
    records_of,
)
from manden.analysis.things import joined, period_of

LIMIT_MS = 100
SEED = 58_30
REGIONS = [f"R{number:02}" for number in range(10)]
MEANINGS = Meanings(
    terms={
        "life": ("", ""), "integrity": ("", ""), "property": ("", ""), "liberty": ("", ""),
        "killing": ("life", "killing_maiming"), "execution": ("killing", "killing_maiming"),
        "maiming": ("integrity", "killing_maiming"), "torture": ("integrity", ""),
        "looting": ("property", ""), "abduction": ("liberty", "abduction"),
    },
    parties={
        "army": ("state_forces", ""), "band": ("armed_group", ""), "other-band": ("armed_group", ""),
        "guard": ("militia", ""), "unknown": ("unknown", ""),
    },
)  # fmt: skip
VIOLATIONS = ("killing", "execution", "maiming", "torture", "looting", "abduction")
ASKED = Question(
    "violations",
    {"status": ("verified",), "violation": ("life", "integrity")},
    date(2022, 1, 1),
    date(2023, 12, 31),
    ("party_kind", "quarter"),
    ("region",),
)
COLUMNS = ("status", "violation", "first", "last", "party_kind", "quarter", "region")
FILTERED = ("status", "violation", "first")
SQL = """SELECT party_kind, quarter, region, count(*) FROM told
WHERE status = 'verified' AND violation IN ('life', 'integrity', 'killing', 'execution', 'maiming', 'torture')
AND first >= '2022-01-01' AND last <= '2023-12-31' GROUP BY party_kind, quarter, region"""


def main() -> None:
    given = _arguments()
    rows, spent, _ = timed(lambda: world(given.acts))
    print(f"world of {given.acts:,} acts invented in {spent:.1f} s")
    packed = snapshot_of(rows)
    counting = Counting(records_from(zlib.decompress(packed)))
    counting.answer(ASKED)
    ends = iter([date(2023, 12, 30) - timedelta(number) for number in range(given.rounds)])
    ours = timed_often(lambda: counting.answer(ASKED), given.rounds)
    others = timed_often(lambda: counting.answer(replace(ASKED, last=next(ends))), given.rounds)
    beside = peers(Flat(COLUMNS, list(flat_rows(rows)), FILTERED, SQL), given.rounds)
    cells = counting.answer(ASKED).cells
    told = {key: count.number for key, count in cells.items() if None not in key}
    for name, held in beside.items():
        assert held is None or held.cells == told, f"ours and {name} differ"
    tell("ours, warm", ours, LIMIT_MS, beside)
    tell("ours, of a period never asked before", others, LIMIT_MS, beside)
    tell_peers(beside, LIMIT_MS)


def snapshot_of(rows: dict[str, list[Any]]) -> bytes:
    """The snapshot as it is kept before it is sealed; what it costs is printed."""
    records, laid, _ = timed(lambda: records_of(**rows, meanings=MEANINGS))
    told, written, _ = timed(records.as_bytes)
    packed, compressed, _ = timed(lambda: zlib.compress(told, 6))
    print(
        f"snapshot: laid out {laid:.1f} s, canonical bytes {written:.1f} s ({len(told) / 1e6:.0f} MB), "
        f"compressed {compressed:.1f} s ({len(packed) / 1e6:.1f} MB)"
    )
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "snapshot")
        file.write_bytes(packed)
        with multiprocessing.get_context("spawn").Pool(1) as alone:
            print(alone.apply(open_and_ask, (file,)))
    return packed


def open_and_ask(file: Path) -> str:
    """What opening a snapshot and asking it first cost a process that has nothing else."""
    before = _megabytes()
    held = file.read_bytes()
    records, opened, _ = timed(lambda: records_from(zlib.decompress(held)))
    after, counting = _megabytes(), Counting(records)
    _, first, _ = timed(lambda: counting.answer(ASKED))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return (
        f"opened {opened:.1f} s, {after - before:.0f} MB; first question, cold, {first:.2f} s, "
        f"{_megabytes() - after:.0f} MB more; at most {peak:.0f} MB, {before:.0f} MB before"
    )


def _megabytes() -> float:
    """What this process holds in memory now."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def world(acts: int) -> dict[str, list[Any]]:
    drawn = random.Random(SEED)
    incidents, victims, done = [], [], []
    for number in range(acts // 3):
        key = f"I-{number:07}"
        first = date(2020, 1, 1) + timedelta(drawn.randrange(1826))
        last = first + timedelta(drawn.choice((0, 0, 0, 2, 20)))
        status = drawn.choice(("reported", "pending", "verified", "verified"))
        region = drawn.choice(REGIONS)
        incidents.append(
            IncidentRow(key, first.isoformat(), last.isoformat(), status, region=region)
        )
        for ordinal in (1, 2, 3):
            victims.append(VictimRow(key, ordinal, sex=drawn.choice(("female", "male"))))
            parties = drawn.sample(sorted(MEANINGS.parties), drawn.choice((1, 1, 1, 2)))
            done.append(ActRow(key, ordinal, drawn.choice(VIOLATIONS), tuple(parties)))
    return {"incidents": incidents, "victims": victims, "acts": done}


def flat_rows(rows: dict[str, list[Any]]) -> Iterator[tuple[str, ...]]:
    """An act a row, with all that the question asks of it."""
    incidents = {row.key: row for row in rows["incidents"]}
    for act in rows["acts"]:
        row = incidents[act.incident]
        kinds = joined("+".join(sorted(act.parties)), MEANINGS.kind)
        quarter = period_of(f"{row.first}/{row.last}", "quarter")
        yield row.status, act.violation, row.first, row.last, kinds, quarter, row.region


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--acts", type=int, default=1_000_000)
    parser.add_argument("--rounds", type=int, default=15)
    return parser.parse_args()


if __name__ == "__main__":
    main()
