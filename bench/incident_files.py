"""A file of incidents drawn by chance, as `manden import incidents` takes it: three acts an incident."""

from __future__ import annotations

import csv
import random
from datetime import date, timedelta
from pathlib import Path

COLUMNS = (
    *("incident", "title", "date", "place", "pcode", "latitude", "longitude", "narrative"),
    *("victim", "unit", "count", "sex", "age", "capacity", "victim_label"),
    *("violation", "method", "party", "certainty"),
    *("source_kind", "source_standing", "source_name", "statement", "reliability"),
)
VIOLATIONS = ("killing", "maiming", "looting", "abduction", "threat", "ill_treatment")
PARTIES = (
    "armed_group",
    "armed_group",
    "state_forces",
    "militia",
    "unknown",
    "armed_group;militia",
)
SEED = 58_30
RARE = "caravansérail"  # in the account of one incident of a thousand


def division_rows() -> list[tuple[str, int, str, str]]:
    """Ten regions of five districts each: code, level, name, parent."""
    regions = [(f"X{n:02}", 1, f"Region {n}", "XYZ") for n in range(1, 11)]
    districts = [
        (f"{code}{n:02}", 2, f"District {code}-{n}", code)
        for code, *_ in regions
        for n in range(1, 6)
    ]
    return [("XYZ", 0, "Xyland", ""), *regions, *districts]


def write_incidents(path: Path, count: int) -> None:
    drawn = random.Random(SEED)
    words = _words(drawn)
    districts = [code for code, level, *_ in division_rows() if level == 2]
    with path.open("w", encoding="utf-8", newline="") as file:
        out = csv.writer(file)
        out.writerow(COLUMNS)
        for number in range(count):
            out.writerows(_incident(number, drawn, words, districts))


def _words(drawn: random.Random) -> list[str]:
    syllables = [a + b for a in "bcdfglmnprstv" for b in ("a", "é", "i", "o", "u", "an", "er")]
    return ["".join(drawn.choices(syllables, k=drawn.randint(1, 4))) for _ in range(6_000)]


def _incident(
    number: int, drawn: random.Random, words: list[str], districts: list[str]
) -> list[list[str]]:
    """Two victims, the first of two acts: one row an act; what is of the incident stands once."""
    day = date(2015, 1, 1) + timedelta(days=drawn.randrange(3_650))
    told = drawn.choices(words, k=drawn.randint(25, 60))
    if number % 1_000 == 0:
        told.insert(5, RARE)
    once = [
        *(" ".join(told[:4]), day.isoformat(), told[0], drawn.choice(districts)),
        *(f"{drawn.uniform(10, 20):.5f}", f"{drawn.uniform(-8, 4):.5f}", " ".join(told)),
    ]
    source = [
        *("witness", "primary", ""),
        " ".join(drawn.choices(words, k=20)),
        drawn.choice(("high", "medium", "low")),
    ]
    first, second = drawn.sample(VIOLATIONS, 2)
    acts = ((1, first), (1, second), (2, drawn.choice(VIOLATIONS)))
    rows = []
    for place, (victim, violation) in enumerate(acts):
        rows.append(
            [
                f"B-{number}",
                *(once if place == 0 else [""] * len(once)),
                *_victim(victim, drawn),
                *(violation, "shooting", drawn.choice(PARTIES), "alleged"),
                *(source if place == 0 else [""] * len(source)),
            ]
        )
    return rows


def _victim(victim: int, drawn: random.Random) -> list[str]:
    if victim == 1:
        age = str(drawn.randint(3, 80))
        return ["1", "individual", "", drawn.choice(("female", "male")), age, "civilian", ""]
    return ["2", "group", str(drawn.randint(2, 30)), "", "", "civilian", "villagers"]
