"""How long a chart takes and how large it is: `python -m bench.charts`. Each the median of 15, warm."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable

from manden.charts import Boundary, Chart, DivisionMap, Point, Series, picture, svg

TIMES = 15


def _series(many: int, points: int) -> tuple[Series, ...]:
    return tuple(
        Series(f"Party {n}", tuple(Point(q * n, q, q * 9) for q in range(1, points + 1)))
        for n in range(1, many + 1)
    )


def _names(many: int) -> tuple[str, ...]:
    return tuple(f"{2014 + n // 4}-Q{n % 4 + 1}" for n in range(many))


def _squares(side: int) -> tuple[Boundary, ...]:
    """Divisions of 400 corners each."""
    found = []
    for x in range(side):
        for y in range(side):
            north = tuple((x + n / 100, y + 1 + (n % 2) / 50) for n in range(200))
            south = tuple((x + n / 100, y + (n % 2) / 50) for n in reversed(range(200)))
            found.append(Boundary(f"{x}.{y}", f"{x}.{y}", (north + south,)))
    return tuple(found)


CHARTS = {
    "bars, 12 by 3": Chart("bar", "K", "victims", _names(12), _series(3, 12)),
    "lines, 40 quarters by 3, with bands": Chart(
        "line", "K", "victims", _names(40), _series(3, 40)
    ),
    "panels, 40 quarters by 5": Chart("panels", "K", "victims", _names(40), _series(5, 40)),
    "map, 9 divisions": DivisionMap(
        "K", "victims", _squares(3), {f"{n % 3}.{n // 3}": Point(n) for n in range(8)}
    ),
}


def _median(call: Callable[[], object]) -> float:
    call()
    taken = []
    for _ in range(TIMES):
        began = time.process_time()
        call()
        taken.append(time.process_time() - began)
    return statistics.median(taken) * 1000


def main() -> None:
    for name, chart in CHARTS.items():
        drawn, shown = _median(lambda c=chart: svg(c)), _median(lambda c=chart: picture(c))
        sizes = len(svg(chart).encode()), len(picture(chart))
        print(f"{name}: SVG {drawn:.1f} ms, {sizes[0]} bytes; PNG {shown:.0f} ms, {sizes[1]} bytes")


if __name__ == "__main__":
    main()
