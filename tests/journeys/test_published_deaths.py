"""A published file of events becomes a figure that adds up to the file's own sums, typed by a user."""

from __future__ import annotations

import csv
import json
from collections import Counter
from pathlib import Path

import pytest
from docx import Document

from tests.journeys.served_desk import ServedDesk

TYPES = {"1": "state_based", "2": "non_state", "3": "one_sided"}


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> ServedDesk:
    made = ServedDesk(tmp_path_factory.mktemp("deaths")).started_first()
    made.stop()
    return made


def typed(desk: ServedDesk, *words: str) -> str:
    done = desk.run(*words, "--data", str(desk.data))
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_deaths_by_year_and_type_are_typed_printed_and_traced(
    desk: ServedDesk, shared_data: Path, tmp_path: Path
) -> None:
    file = shared_data / "mali" / "ucdp" / "GEDEvent_Mali_to_2020.csv"
    typed(
        desk,
        *("import", "ucdp", str(file), "--release", "21.1", "--licence", "CC BY 4.0", "--commit"),
    )

    printed = typed(desk, "ask", "deaths-stated")
    kept = json.loads(typed(desk, "ask", "deaths-stated", "--keep", "--format", "json"))
    chain = json.loads(typed(desk, "trace", kept["figure"]))
    again = json.loads(typed(desk, "recompute", kept["figure"]))
    typed(
        desk, "figures-docx", kept["figure"], "--lang", "en", "--out", str(tmp_path / "deaths.docx")
    )

    sums: Counter[tuple[str | None, str | None]] = Counter()
    with file.open(newline="", encoding="utf-8") as opened:
        for event in csv.DictReader(opened):
            for year in (event["year"], None):
                for kind in (TYPES[event["type_of_violence"]], None):
                    sums[year, kind] += int(event["best"])
    assert {tuple(cell["at"]): cell["number"] for cell in kept["cells"]} == dict(sums)
    assert f"all · all: {sums[None, None]}" in printed and "1178 of 1178" in printed
    assert (chain["figure"], chain["number"]) == (kept["figure"], 8696)
    assert chain["records"]["counted"] == 1178 and chain["snapshot"]["sha256"]
    assert again["figures"][0]["equal"]
    [table] = Document(str(tmp_path / "deaths.docx")).tables
    assert table.rows[-1].cells[-1].text.startswith("8,696")


def test_a_name_that_is_no_question_is_told_with_those_that_are(desk: ServedDesk) -> None:
    done = desk.run("ask", "deaths", "--data", str(desk.data))

    assert (done.returncode, len(done.stderr.splitlines())) == (1, 1)
    assert "no ready-made question" in done.stderr and "deaths-stated" in done.stderr
