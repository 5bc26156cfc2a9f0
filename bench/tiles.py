"""How long a tile of a map takes over 1,000,000 placed things: `python -m bench.tiles [--points 1000000]`.

Invented from a fixed seed: incidents over 12 by 15 degrees, clustered in towns and scattered, placed
exactly, at a locality, near one or between two; a tenth confidential. A tile is what the page does: what
a question counts by square, added up for a zoom and a box, and drawn over ten outlines as SVG. Told
apart: the first tile of a question never asked, another tile of the same one, and the reading of the
question alone. Every tile must add up to what the question counted, or the bench fails.
"""

from __future__ import annotations

import argparse
import random
import statistics
import time
from collections.abc import Callable
from datetime import date, timedelta
from functools import partial
from typing import Any

from manden.analysis.counting import Counting
from manden.analysis.grids import TENTH
from manden.analysis.question import Question
from manden.analysis.records import IncidentRow, Records, SpotRow, records_of
from manden.analysis.spots import placed_by, spot_of, tile
from manden.charts import Boundary, Square, SquareMap, svg

LIMIT_MS = 200
SEED = 58_30
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
    first, _ = _timed(lambda: tile(placed_by(counting, asked(0)), zoom=2))
    print(
        f"{points:,} incidents in {len(records.spots['spot'].of):,} squares; cold: {first:.0f} ms"
    )
    _tell("a tile of a question never asked before", lambda n: whole(counting, asked(n + 1), 2))
    for zoom in range(5):
        _tell(f"another tile of it, zoom {zoom}", partial(again, counting, zoom))
    near = (-5.0, 13.0, -3.0, 15.0)
    _tell("another tile of it, two degrees wide", lambda n: whole(counting, asked(1), 4, near))


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


def again(counting: Counting, zoom: int, _: int) -> None:
    whole(counting, asked(1), zoom)


def _tell(what: str, act: Callable[[int], None]) -> None:
    times = [_timed(partial(act, n)) for n in range(ROUNDS)]
    wall, worked = ([one[n] for one in times] for n in (0, 1))
    print(
        f"{what}: median {statistics.median(wall):.0f} ms, longest {max(wall):.0f} ms, processor "
        f"{statistics.median(worked):.0f} ms (fastest {min(worked):.0f} ms), limit {LIMIT_MS} ms"
    )


def _timed(act: Callable[[], Any]) -> tuple[float, float]:
    began, worked = time.perf_counter(), time.process_time()
    act()
    return 1000 * (time.perf_counter() - began), 1000 * (time.process_time() - worked)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--points", type=int, default=1_000_000)
    return parser.parse_args()


if __name__ == "__main__":
    main()
