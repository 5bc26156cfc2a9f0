"""The peers of a table counted from a snapshot: SQLite and DuckDB over one flat table.

Every joining is done before the clock starts, and the joint parties are written as one value: theirs is
the lighter work. SQLite is in memory, analysed, with an index on what is filtered. DuckDB is of the
extra `bench`: where it is not installed there is no figure, and that is said.
"""

from __future__ import annotations

import sqlite3
import statistics
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

try:
    import duckdb
    import pyarrow
except ImportError:  # an optional peer
    duckdb = None

Row = tuple[str, ...]
Cells = dict[Row, int]


@dataclass(frozen=True)
class Flat:
    """A table told in one piece, and what is asked of it; `filtered` columns have an index."""

    columns: tuple[str, ...]
    rows: Sequence[Row]
    filtered: tuple[str, ...]
    sql: str


class Timed(NamedTuple):
    """What came out, seconds on the wall, and seconds of processor of all threads."""

    answer: Any
    wall: float
    worked: float


class Asked(NamedTuple):
    cells: Cells
    times: list[Timed]


def timed(act: Callable[[], Any]) -> Timed:
    began, worked = time.perf_counter(), time.process_time()
    answer = act()
    return Timed(answer, time.perf_counter() - began, time.process_time() - worked)


def timed_often(act: Callable[[], Any], rounds: int) -> list[Timed]:
    return [timed(act) for _ in range(rounds)]


def of_sqlite(flat: Flat, rounds: int) -> Asked:
    database = sqlite3.connect(":memory:")
    columns = ", ".join(f"{name} TEXT" for name in flat.columns)
    database.execute(f"CREATE TABLE told ({columns})")
    marks = ", ".join("?" * len(flat.columns))
    database.executemany(f"INSERT INTO told VALUES ({marks})", flat.rows)
    database.execute(f"CREATE INDEX asked ON told ({', '.join(flat.filtered)})")
    database.execute("ANALYZE")
    return _asked(lambda: database.execute(flat.sql).fetchall(), rounds)


def of_duckdb(flat: Flat, rounds: int) -> Asked | None:
    """None where it is not installed."""
    if duckdb is None:
        return None
    columns = map(list, zip(*flat.rows, strict=True))
    arrow = pyarrow.table(dict(zip(flat.columns, columns, strict=True)))
    database = duckdb.connect()
    database.register("arrow", arrow)
    loaded = timed(lambda: database.execute("CREATE TABLE told AS SELECT * FROM arrow"))
    print(f"DuckDB {duckdb.__version__}: loaded in {loaded.wall:.1f} s")
    return _asked(lambda: database.execute(flat.sql).fetchall(), rounds)


def peers(flat: Flat, rounds: int) -> dict[str, Asked | None]:
    return {"SQLite": of_sqlite(flat, rounds), "DuckDB": of_duckdb(flat, rounds)}


def tell(
    what: str, times: Sequence[Timed], limit: int, beside: Mapping[str, Asked | None] | None = None
) -> None:
    """The times of one, and how many times as long as the limit and as each peer they are."""
    wall = sorted(1000 * one.wall for one in times)
    middle, worked = statistics.median(wall), statistics.median(1000 * one.worked for one in times)
    p95 = wall[min(len(wall) - 1, round(0.95 * len(wall)))]
    ratios = f", limit {limit} ms (ratio {middle / limit:.2f})" if beside is not None else ""
    for name, held in (beside or {}).items():
        if held:
            ratios += (
                f", {name} {middle / statistics.median(1000 * o.wall for o in held.times):.2f}"
            )
    print(
        f"{what}: median {middle:.0f} ms, p95 {p95:.0f} ms, fastest {wall[0]:.0f} ms, "
        f"longest {wall[-1]:.0f} ms, processor {worked:.0f} ms{ratios}"
    )


def tell_peers(held: Mapping[str, Asked | None], limit: int) -> None:
    for name, one in held.items():
        if one is None:
            print(f"{name}: not installed, not measured")
        else:
            tell(f"{name}, flat table", one.times, limit)


def _asked(ask: Callable[[], list[Any]], rounds: int) -> Asked:
    """The cells that come out, and the time of each round, after one that is not told."""
    cells = {row[:-1]: row[-1] for row in ask()}
    return Asked(cells, timed_often(ask, rounds))
