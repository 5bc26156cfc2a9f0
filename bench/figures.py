"""How long a three-way table of acts takes from a warm snapshot, beside plain SQL and DuckDB.

    python -m bench.figures [--acts 1000000] [--rounds 15]

The world is invented from a fixed seed: three acts an incident, a victim each, one party or two. The
question: violations verified, against life or integrity, over two years, by kind of party and quarter,
by region. Warm means that the snapshot is open and was asked once: its columns are laid out. SQL is
asked the same of one flat table of acts, every joining done before the clock starts and the joint
parties written as one value, in SQLite (memory, ANALYZE, an index on what is filtered) and, where it is
installed, in DuckDB. Every answer must be the same, cell for cell, or the bench fails. What the snapshot
cost is told: laying out, canonical bytes with their digest, sealing, opening.
"""

from __future__ import annotations

import argparse
import importlib.util
import random
import resource
import sqlite3
import statistics
import time
import zlib
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from manden.analysis.counting import Counting
from manden.analysis.question import Question
from manden.analysis.records import (
    ActRow,
    IncidentRow,
    Meanings,
    Records,
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
SQL = """SELECT party_kind, quarter, region, count(*) FROM acts
WHERE status = 'verified' AND violation IN ('life', 'integrity', 'killing', 'execution', 'maiming', 'torture')
AND first >= '2022-01-01' AND last <= '2023-12-31' GROUP BY party_kind, quarter, region"""


def main() -> None:
    given = _arguments()
    rows, spent, _ = timed(lambda: world(given.acts))
    print(f"world of {given.acts:,} acts invented in {spent:.1f} s")
    records, laid, _ = timed(lambda: records_of(**rows, meanings=MEANINGS))
    flat = list(flat_rows(rows))
    told, written, _ = timed(records.as_bytes)
    packed, compressed, _ = timed(lambda: zlib.compress(told, 6))
    opened, read, _ = timed(lambda: records_from(zlib.decompress(packed)))
    print(
        f"snapshot: laid out {laid:.1f} s, canonical bytes {written:.1f} s ({len(told) / 1e6:.0f} MB),"
    )
    print(f"  compressed {compressed:.1f} s ({len(packed) / 1e6:.1f} MB), opened {read:.1f} s")
    ours = warm(opened)
    told_by_sql = from_sqlite(flat, given.rounds)
    if importlib.util.find_spec("duckdb"):
        told_by_duck = from_duckdb(flat, given.rounds)
        assert told_by_duck == told_by_sql, "DuckDB and SQLite differ"
    else:
        print("DuckDB: not installed, not measured")
    assert ours.cells(given.rounds) == told_by_sql, "ours and SQLite differ"
    print(f"memory at most {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


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


class Warm:
    """A snapshot opened and asked once, as a desk keeps it ready."""

    def __init__(self, records: Records) -> None:
        self._counting = Counting(records)

    def first(self) -> None:
        self._counting.answer(ASKED)

    def cells(self, rounds: int) -> dict[tuple[str, ...], int]:
        tell("ours, warm", [timed(self.first) for _ in range(rounds)], LIMIT_MS)
        ends = [date(2023, 12, 30) - timedelta(number) for number in range(rounds)]
        others = [replace(ASKED, last=end) for end in ends]
        times = [timed(lambda q=one: self._counting.answer(q)) for one in others]  # type: ignore[misc]
        tell("ours, of a period never asked before", times)
        cells = self._counting.answer(ASKED).cells
        return {k: count.number for k, count in cells.items() if None not in k}  # type: ignore[misc]


def warm(records: Records) -> Warm:
    made = Warm(records)
    print(f"first question, cold: {timed(made.first)[1]:.2f} s")
    return made


def from_sqlite(flat: list[tuple[str, ...]], rounds: int) -> dict[tuple[str, ...], int]:
    database = sqlite3.connect(":memory:")
    database.execute(f"CREATE TABLE acts ({TABLE})")
    database.executemany("INSERT INTO acts VALUES (?, ?, ?, ?, ?, ?, ?)", flat)
    database.execute("CREATE INDEX asked ON acts (status, violation, first)")
    database.execute("ANALYZE")

    def ask() -> dict[tuple[str, ...], int]:
        return {row[:3]: row[3] for row in database.execute(SQL)}

    tell("SQLite, flat table", [timed(ask) for _ in range(rounds)])
    return ask()


TABLE = (
    "status TEXT, violation TEXT, first TEXT, last TEXT, party_kind TEXT, quarter TEXT, region TEXT"
)


def from_duckdb(flat: list[tuple[str, ...]], rounds: int) -> dict[tuple[str, ...], int]:
    import duckdb
    import pyarrow

    names = [column.split(" ")[0] for column in TABLE.split(", ")]
    arrow = pyarrow.table(dict(zip(names, map(list, zip(*flat, strict=True)), strict=True)))
    database = duckdb.connect()
    database.register("told", arrow)
    _, spent, _ = timed(lambda: database.execute("CREATE TABLE acts AS SELECT * FROM told"))
    print(f"DuckDB {duckdb.__version__}: loaded in {spent:.1f} s")

    def ask() -> dict[tuple[str, ...], int]:
        return {row[:3]: row[3] for row in database.execute(SQL).fetchall()}

    tell("DuckDB, flat table", [timed(ask) for _ in range(rounds)])
    return ask()


def timed(act: Callable[[], Any]) -> tuple[Any, float, float]:
    """What came out, seconds on the wall, and seconds of processor of all threads."""
    began, worked = time.perf_counter(), time.process_time()
    answer = act()
    return answer, time.perf_counter() - began, time.process_time() - worked


def tell(what: str, times: list[tuple[Any, float, float]], limit: int | None = None) -> None:
    wall = sorted(1000 * one for _, one, _ in times)
    worked = statistics.median(1000 * one for _, _, one in times)
    p95 = wall[min(len(wall) - 1, round(0.95 * len(wall)))]
    verdict = f", limit {limit} ms" if limit else ""
    print(
        f"{what}: median {statistics.median(wall):.0f} ms, p95 {p95:.0f} ms, "
        f"fastest {wall[0]:.0f} ms, processor {worked:.0f} ms{verdict}"
    )


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--acts", type=int, default=1_000_000)
    parser.add_argument("--rounds", type=int, default=15)
    return parser.parse_args()


if __name__ == "__main__":
    main()
