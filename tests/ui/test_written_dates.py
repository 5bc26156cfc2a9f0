"""Dates in words, in both languages, never more precise than what is known."""

from datetime import date

import pytest
from django.utils import translation

from manden.ui.written_dates import age, distance, left_until, written, written_span

TODAY = date(2025, 11, 15)


@pytest.mark.parametrize(
    ("language", "precision", "printed"),
    [
        ("fr", "day", "1ᵉʳ\u00a0avril 2025"),
        ("en", "day", "1\u00a0April 2025"),
        ("fr", "month", "avril 2025"),
        ("en", "year", "2025"),
    ],
)
def test_a_date_is_written_as_precisely_as_known(
    language: str, precision: str, printed: str
) -> None:
    with translation.override(language):
        assert written(date(2025, 4, 1), precision) == printed


@pytest.mark.parametrize(
    ("language", "first", "last", "precision", "printed"),
    [
        (
            "en",
            date(2026, 2, 23),
            date(2026, 4, 2),
            "day",
            "from 23\u00a0February to 2\u00a0April 2026",
        ),
        ("fr", date(2026, 4, 1), date(2026, 6, 30), "month", "d’avril à juin 2026"),
        ("fr", date(2026, 2, 1), date(2026, 4, 30), "month", "de février à avril 2026"),
        (
            "fr",
            date(2025, 4, 4),
            date(2026, 4, 4),
            "day",
            "du 4\u00a0avril 2025 au 4\u00a0avril 2026",
        ),
        ("en", date(2024, 1, 1), date(2026, 12, 31), "year", "from 2024 to 2026"),
        ("en", date(2026, 1, 1), date(2026, 12, 31), "year", "2026"),
    ],
)
def test_a_span_says_its_year_once(
    language: str, first: date, last: date, precision: str, printed: str
) -> None:
    with translation.override(language):
        assert written_span(first, last, precision) == printed


def test_a_distance_is_counted_in_days() -> None:
    with translation.override("en"):
        assert distance(TODAY, TODAY) == "today"
        assert distance(date(2025, 11, 16), TODAY) == "in 1 day"
        assert left_until(date(2025, 11, 13), TODAY) == "passed 2 days ago"
    with translation.override("fr"):
        assert distance(date(2022, 1, 1), TODAY) == "il y a 1\u202f414 jours"
        assert left_until(date(2025, 11, 14), TODAY) == "passée il y a 1 jour"


@pytest.mark.parametrize(
    ("day", "precision", "told"),
    [
        (date(2025, 11, 3), "day", "12 days ago"),
        (date(2025, 9, 1), "month", "about 2 months ago"),
        (date(2025, 11, 1), "month", "this month"),
        (date(2025, 1, 1), "year", "this year"),
        (date(2023, 1, 1), "year", "about 2 years ago"),
    ],
)
def test_an_age_is_no_more_precise_than_its_date(day: date, precision: str, told: str) -> None:
    with translation.override("en"):
        assert age(day, precision, TODAY) == told
