"""Human verdicts on disagreements: ours, the source's, or the label's, one line each.

`verdicts.csv`: stem, measure, anchor (empty for the whole document; else the place that the case
names), verdict (ours, source, label), note in our own words. A verdict "source" proves that
the printed texts themselves differ or are damaged; scores are given with and without such cases.
"""

from __future__ import annotations

import csv
from pathlib import Path

from bench.reading.tally import Disagreement, Tally

VERDICTS = Path(__file__).with_name("verdicts.csv")
COLUMNS = ("stem", "measure", "anchor", "verdict", "note")
KNOWN = ("ours", "source", "label")

Verdicts = dict[tuple[str, str, str], str]


class UnknownVerdict(ValueError):
    """A line of the file bears a verdict that is none of the three."""


def verdicts(path: Path = VERDICTS) -> Verdicts:
    """(stem, measure, anchor) -> verdict. Raises `UnknownVerdict`, naming the line."""
    with path.open(encoding="utf-8", newline="") as table:
        rows = list(csv.DictReader(table))
    for line, row in enumerate(rows, start=2):
        if row["verdict"] not in KNOWN:
            raise UnknownVerdict(f"{path.name}, line {line}: {row['verdict']!r} is no verdict")
    return {(row["stem"], row["measure"], row["anchor"]): row["verdict"] for row in rows}


def verdict_on(case: Disagreement, judged: Verdicts) -> str:
    """The verdict on a case, else on its document in that measure, "" while nobody has judged."""
    whole = judged.get((case.stem, case.measure, ""), "")
    return judged.get((case.stem, case.measure, case.anchor), whole)


def without_proven(tally: Tally, judged: Verdicts) -> tuple[Tally, int]:
    """The tally without the cases proven to be the source's or the label's, and how many."""
    excused = [
        case for case in tally.disagreements if verdict_on(case, judged) in {"source", "label"}
    ]
    confused = tally.confused.copy()
    for case in excused:
        confused[(case.stem, case.expected, case.found)] -= 1
    missed = max(tally.missed - len(excused), 0)
    extra = tally.extra - (len(excused) - (tally.missed - missed))
    return Tally(tally.measure, tally.right, missed, extra, tally.accuracy, +confused), len(excused)
