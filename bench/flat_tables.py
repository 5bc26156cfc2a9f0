"""The peers of a table counted from a snapshot: SQLite and DuckDB over one flat table of acts.

Every joining is done before the clock starts, and the joint parties are written as one value: theirs is
the lighter work. SQLite is in memory, analysed, with an index on what is filtered. DuckDB is of the
extra `bench`: where it is not installed there is no figure, and that is said.
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable
from typing import Any, NamedTuple

try:
    import duckdb
    import pyarrow
except ImportError:  # an optional peer
    duckdb = None

COLUMNS = ("status", "violation", "first", "last", "party_kind", "quarter", "region")
SQL = """SELECT party_kind, quarter, region, count(*) FROM acts
WHERE status = 'verified' AND violation IN ('life', 'integrity', 'killing', 'execution', 'maiming', 'torture')
AND first >= '2022-01-01' AND last <= '2023-12-31' GROUP BY party_kind, quarter, region"""
Row = tuple[str, ...]
Cells = dict[tuple[str, ...], int]


class Timed(NamedTuple):
    """What came out, seconds on the wall, and seconds of processor of all threads."""

    answer: Any
    wall: float
    worked: float


def timed(act: Callable[[], Any]) -> Timed:
    began, worked = time.perf_counter(), time.process_time()
    answer = act()
    return Timed(answer, time.perf_counter() - began, time.process_time() - worked)


def timed_often(act: Callable[[], Any], rounds: int) -> list[Timed]:
    return [timed(act) for _ in range(rounds)]


def of_sqlite(flat: list[Row], rounds: int) -> tuple[Cells, list[Timed]]:
    database = sqlite3.connect(":memory:")
    database.execute(f"CREATE TABLE acts ({', '.join(f'{name} TEXT' for name in COLUMNS)})")
    marks = ", ".join("?" * len(COLUMNS))
    database.executemany(f"INSERT INTO acts VALUES ({marks})", flat)
    database.execute("CREATE INDEX asked ON acts (status, violation, first)")
    database.execute("ANALYZE")
    return _asked(lambda: database.execute(SQL).fetchall(), rounds)


def of_duckdb(flat: list[Row], rounds: int) -> tuple[Cells, list[Timed]] | None:
    """None where it is not installed."""
    if duckdb is None:
        return None
    columns = map(list, zip(*flat, strict=True))
    arrow = pyarrow.table(dict(zip(COLUMNS, columns, strict=True)))
    database = duckdb.connect()
    database.register("told", arrow)
    loaded = timed(lambda: database.execute("CREATE TABLE acts AS SELECT * FROM told"))
    print(f"DuckDB {duckdb.__version__}: loaded in {loaded.wall:.1f} s")
    return _asked(lambda: database.execute(SQL).fetchall(), rounds)


def _asked(ask: Callable[[], list[Any]], rounds: int) -> tuple[Cells, list[Timed]]:
    """The cells that come out, and the time of each round, after one that is not told."""
    cells = {row[:3]: row[3] for row in ask()}
    return cells, timed_often(ask, rounds)
