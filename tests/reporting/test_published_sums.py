"""What was imported counts to the file's own sums, as figures that count again bit for bit."""

from __future__ import annotations

import csv
from collections import Counter

import pytest

from manden.access.roles import Role
from manden.analysis.question import question_of
from manden.collection.checked import Asked
from manden.collection.formats import formats
from manden.collection.loading import load
from manden.reporting.actions import keep_figure
from manden.reporting.recomputing import Recount
from manden.reporting.trail import answer_of, trace

pytestmark = pytest.mark.django_db
TYPES = {"1": "state_based", "2": "non_state", "3": "one_sided"}
TITLE = {"fr": "Morts", "en": "Deaths"}
DEATHS = {"unit": "deaths", "where": {"status": ["reported"]}}


@pytest.fixture
def events(shared_data, operator, person):
    file = shared_data / "mali" / "ucdp" / "GEDEvent_Mali_to_2020.csv"
    checked = formats()["ucdp"].check(file, Asked("21.1", "CC BY 4.0", ""))
    load(checked=checked, file=file.name, release="21.1", licence="CC BY 4.0", by=operator)
    with file.open(newline="", encoding="utf-8") as opened:
        return list(csv.DictReader(opened))


@pytest.fixture
def analyst(person):
    return person("analyst", Role.ANALYST, clearance="internal")


def test_deaths_by_year_and_by_type_are_the_sums_of_the_file(events, analyst):
    question = question_of({**DEATHS, "rows": ["year"], "columns": ["category"]})

    figure = keep_figure(question=question, title=TITLE, by=analyst)

    sums: Counter[tuple[str | None, str | None]] = Counter()
    for event in events:
        for year in (event["year"], None):
            for kind in (TYPES[event["type_of_violence"]], None):
                sums[year, kind] += int(event["best"])
    cells = answer_of(figure).cells
    assert {key: cell.number for key, cell in cells.items()} == dict(sums)
    assert (len(events), cells[None, None].number) == (1178, 8696)
    assert trace(figure, by=analyst)["records"]["counted"] == 1178


def test_two_hundred_figures_count_again_bit_for_bit(events, analyst):
    years = [str(year) for year in range(1990, 2021)]
    told = [
        {**DEATHS, "rows": [rows], "from": f"{first}-01-01", "to": f"{last}-12-31"}
        for rows in ("year", "quarter", "category", "party_kind", "month")
        for first, last in zip(years, years[10:] + years[-1:] * 10, strict=True)
    ] + [{**DEATHS, "rows": ["party"], "from": f"{year}-01-01"} for year in years[:45]]
    told += [
        {"unit": "victims", "where": {"status": ["reported"]}, "from": f"{y}-01-01"}
        for y in years[:14]
    ]
    figures = [keep_figure(question=question_of(one), title=TITLE, by=analyst) for one in told]

    again = Recount(by=analyst)

    assert len(figures) == 200
    assert all(again.of(figure).equal for figure in figures)
