"""How long a tile of a map takes over 1,000,000 placed things: `python -m bench.tiles [--points 1000000]`.

Invented from a fixed seed: incidents over 12 by 15 degrees, clustered in towns and scattered, placed
exactly, at a locality, near one or between two; a tenth confidential. A tile is what the page does: what
a question counts by square, added up for a zoom and a box, and drawn over ten outlines as SVG. Told
apart: the first tile of a question never asked, the counting of such a one alone, and another tile of the
same question. SQLite and DuckDB count the same by square from one flat table in which the square of
that zoom stands ready made, and draw nothing (bench/flat_tables.py). Every tile must add up to what the
question counted, and be what they count, or the bench fails.
"""

from __future__ import annotations

import argparse
import random
from datetime import date, timedelta
from functools import partial
from typing import Any

from bench.flat_tables import Flat, peers, tell, tell_peers, timed, timed_often
from manden.analysis.counting import Counting
from manden.analysis.grids import SIDES, TENTH
from manden.analysis.question import Question
from manden.analysis.records import IncidentRow, Records, SpotRow, records_of
from manden.analysis.spots import placed_by, spot_of, tile
from manden.analysis.squares import precision_in, square_in
from manden.analysis.things import spots_of
from manden.charts import Boundary, Square, SquareMap, svg

LIMIT_MS = 200
SEED = 58_30
COLUMNS = ("status", "first", "square", "precision")
SQL = """SELECT square, precision, count(*) FROM told
WHERE status = 'verified' AND first >= '2020-01-01' GROUP BY square, precision"""
FINEST = {"internal": 0.1, "confidential": 0.5}
ROUNDS = 9
WEST, SOUTH, EAST, NORTH = -12.0, 10.0, 4.0, 25.0
OUTLINES = tuple(
    Boundary(
        f"R{n}", f"R{n}", (tuple((x / 10 - 12 + n, 12 + n + (x % 7) / 20) for x in range(160)),)
    )
    for n in range(10)
)


def main() -> None:
    points = _arguments().points
    records = world(points)
    counting = Counting(records)
    cold = timed(lambda: whole(counting, asked(0), 2))
    print(
        f"{points:,} incidents in {len(records.spots['spot'].of):,} squares; "
        f"cold: {1000 * cold.wall:.0f} ms"
    )
    beside = peers(Flat(COLUMNS, flat_rows(records), ("status", "first"), SQL), ROUNDS)
    held = {square: n for square, n in _shown(counting).items() if n}
    for name, one in beside.items():
        assert one is None or one.cells == held, f"ours and {name} differ"
    days = iter(range(1, 2 * ROUNDS + 1))
    counted = timed_often(lambda: tile(placed_by(counting, asked(next(days))), zoom=2), ROUNDS)
    new = timed_often(lambda: whole(counting, asked(next(days)), 2), ROUNDS)
    tell("a tile of a question never asked before, drawn", new, LIMIT_MS, {})
    tell("the same counted and not drawn", counted, LIMIT_MS, beside)
    tell_peers(beside, LIMIT_MS)
    for zoom in range(5):
        tile_of_it = timed_often(partial(whole, counting, asked(1), zoom), ROUNDS)
        tell(f"another tile of it, zoom {zoom}", tile_of_it, LIMIT_MS)
    near = timed_often(lambda: whole(counting, asked(1), 4, (-5.0, 13.0, -3.0, 15.0)), ROUNDS)
    tell("another tile of it, two degrees wide", near, LIMIT_MS)


def flat_rows(records: Records) -> list[tuple[str, ...]]:
    """An incident a row; its square at the zoom asked stands in it ready made."""
    told = zip(
        records.incidents["status"], records.incidents["days"], spots_of(records), strict=True
    )
    return [
        (status, days[:10], square_in(spot, SIDES[2]), precision_in(spot))
        for status, days, spot in told
    ]


def _shown(counting: Counting) -> dict[tuple[str, str], int]:
    """The numbers of a tile as SQL tells them: by square and precision."""
    found = tile(placed_by(counting, asked(0)), zoom=2)
    return {
        (square_in(f"{one.side}/{one.south}/{one.west}/", one.side), precision): number
        for one in found.spots
        for precision, number in one.precisions.items()
    }


def world(points: int) -> Records:
    drawn = random.Random(SEED)
    towns = [(drawn.uniform(SOUTH, NORTH), drawn.uniform(WEST, EAST)) for _ in range(300)]
    incidents, spots = [], []
    for number in range(points):
        key = f"I-{number:07}"
        day = (date(2020, 1, 1) + timedelta(drawn.randrange(1826))).isoformat()
        level = "confidential" if drawn.random() < 0.1 else "internal"
        status = drawn.choice(("reported", "pending", "verified", "verified"))
        incidents.append(IncidentRow(key, day, day, status, level=level))
        lat, lon = drawn.choice(towns)
        if drawn.random() < 0.5:
            lat, lon = drawn.uniform(SOUTH, NORTH), drawn.uniform(WEST, EAST)
        precision = drawn.choice(("exact", "locality", "locality", "near", "between"))
        spots.append(SpotRow(key, spot_of(lat, lon, FINEST[level], precision)))
    return records_of(incidents, spots=spots)


def asked(days: int) -> Question:
    return Question("incidents", {"status": ("verified",)}, date(2020, 1, 1) + timedelta(days))


def whole(counting: Counting, question: Question, zoom: int, box: Any = None) -> None:
    placed = placed_by(counting, question)
    held = tile(placed, zoom=zoom, box=box)
    shown = sum(one.number for one in held.spots)
    assert shown + held.beyond + held.unplaced == placed.total, "a tile lost something"
    squares = tuple(
        Square(one.west / TENTH, one.south / TENTH, one.side / TENTH, one.number, one.approximate)
        for one in held.spots
    )
    svg(SquareMap("Where", "incidents", squares, held.box, OUTLINES))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--points", type=int, default=1_000_000)
    return parser.parse_args()


if __name__ == "__main__":
    main()
