"""Dates as sources state them keep their precision, and are never a day early."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from manden.dates import CannotReadDate, read_date

DAYS = st.dates(date(1950, 1, 1), date(2049, 12, 31))


@pytest.mark.parametrize(
    ("words", "first", "last", "precision", "about"),
    [
        ("2023", "2023-01-01", "2023-12-31", "year", False),
        ("06/2023", "2023-06-01", "2023-06-30", "month", False),
        ("1er juin 2023", "2023-06-01", "2023-06-01", "day", False),
        ("15th of June 2023", "2023-06-15", "2023-06-15", "day", False),
        ("mid-June 2023", "2023-06-11", "2023-06-20", "part_of_month", False),
        ("vers la mi-juin 2023", "2023-06-11", "2023-06-20", "part_of_month", True),
        ("fin février 2024", "2024-02-21", "2024-02-29", "part_of_month", False),
        ("around 15 June 2023", "2023-06-15", "2023-06-15", "day", True),
        ("deuxième trimestre 2023", "2023-04-01", "2023-06-30", "quarter", False),
        ("first half of 2023", "2023-01-01", "2023-06-30", "half_year", False),
        ("entre le 3 et le 5 juin 2023", "2023-06-03", "2023-06-05", "range", False),
        ("du 28 mai au 3 juin 2023", "2023-05-28", "2023-06-03", "range", False),
        ("nuit du 3 au 4 juin 2023", "2023-06-03", "2023-06-04", "range", False),
        ("12-14 mars 2022", "2022-03-12", "2022-03-14", "range", False),
        ("between March and May 2022", "2022-03-01", "2022-05-31", "range", False),
    ],
)
def test_the_words_of_a_source_are_placed(words, first, last, precision, about):
    read = read_date(words)

    assert (str(read.first), str(read.last)) == (first, last)
    assert (read.precision, read.about, read.text) == (precision, about, words)


@pytest.mark.parametrize("words", ["", "hier", "le 31 juin 2023", "2023-13-01", "5 to 3 June 2023"])
def test_what_cannot_be_placed_is_refused_with_what_to_write(words):
    with pytest.raises(CannotReadDate, match="write 2023-06-15"):
        read_date(words)


@given(DAYS)
def test_a_day_in_figures_is_that_day_in_each_writing(day):
    writings = (day.isoformat(), f"{day:%d/%m/%Y}", f"{day.day}.{day.month}.{day.year}")

    assert {read_date(one).first for one in writings} == {day}


@given(DAYS, st.integers(1, 400))
def test_a_range_of_days_is_kept_whole(first, days):
    last = first + timedelta(days=days)

    read = read_date(f"{first.isoformat()}/{last.isoformat()}")

    assert (read.first, read.last, read.precision) == (first, last, "range")


@given(st.text(max_size=60))
def test_any_text_is_read_or_refused(words):
    try:
        read = read_date(words)
    except CannotReadDate:
        return
    assert read.first <= read.last
