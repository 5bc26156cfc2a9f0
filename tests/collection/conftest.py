"""Files of our own making, of the kinds that users send."""

import csv
from pathlib import Path

import pytest

UCDP = [
    "id",
    "year",
    "type_of_violence",
    "side_a",
    "side_b",
    "number_of_sources",
    "source_headline",
    "where_prec",
    "where_coordinates",
    "adm_1",
    "adm_2",
    "latitude",
    "longitude",
    "geom_wkt",
    "country",
    "date_prec",
    "date_start",
    "date_end",
    "deaths_a",
    "deaths_b",
    "deaths_civilians",
    "deaths_unknown",
    "best",
    "high",
    "low",
]


def ucdp_row(number: int, **said) -> dict[str, str]:
    told = {
        "id": str(number),
        "year": "2021",
        "type_of_violence": "3",
        "side_a": "Group of the Lake",
        "side_b": "Civilians",
        "number_of_sources": "2",
        "source_headline": "Two\nlines",
        "where_prec": "1",
        "where_coordinates": "Tondi",
        "adm_1": "Lakes region",
        "adm_2": "Shore cercle",
        "latitude": "14.5",
        "longitude": "-3.25",
        "geom_wkt": "POINT (-3.25 14.5)",
        "country": "Xyland",
        "date_prec": "1",
        "date_start": "2021-06-15",
        "date_end": "2021-06-15",
        "deaths_a": "0",
        "deaths_b": "0",
        "deaths_civilians": "4",
        "deaths_unknown": "1",
        "best": "5",
        "high": "7",
        "low": "4",
    }
    return told | {name: str(value) for name, value in said.items()}


@pytest.fixture
def ucdp_file(tmp_path: Path):
    def written(*rows: dict[str, str], header: list[str] = UCDP, tail: str = "") -> Path:
        path = tmp_path / "events.csv"
        with path.open("w", newline="", encoding="utf-8") as file:
            out = csv.writer(file)
            out.writerow(header)
            for row in rows:
                out.writerow([*row.values(), *([""] if tail else [])])
        return path

    return written
