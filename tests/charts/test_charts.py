"""Charts as their readers meet them: what is drawn is what is known, in shapes as well as colours."""

from __future__ import annotations

import re
from dataclasses import replace
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from manden.charts import CannotDraw, Chart, DivisionMap, Point, Series, described, picture, svg
from manden.charts.boundaries import Boundary
from manden.charts.lines import lines
from manden.charts.rows import rows
from manden.charts.scene import LOOKS, Area, Line, Words

SPACE = "{http://www.w3.org/2000/svg}"
QUARTERS = ("2022-Q1", "2022-Q2", "2022-Q3", "2022-Q4", "2023-Q1")
HOSTILE = '</text><script>alert(1)</script>" onload="x & \x00\x1b‮'
BY_PARTY = Chart(
    "bar",
    "Killed, by who did it",
    "victims",
    ("Killing", "Abduction"),
    (
        Series("State forces", (Point(12), Point(3, 2, 9))),
        Series("Armed groups", (Point(40), Point(None, hidden=True))),
    ),
)
NORTH = Boundary("North", "N", (((0, 1), (0, 2), (2, 2), (2, 1)),))
SOUTH = Boundary("South", "S", (((0, 0), (0, 1), (2, 1), (2, 0)),))

counts = st.integers(0, 10**7) | st.floats(0, 1e6, allow_nan=False)
points = st.one_of(
    counts.map(Point),
    st.just(Point(None)),
    st.just(Point(None, hidden=True)),
    st.lists(counts, min_size=3, max_size=3).map(sorted).map(lambda n: Point(n[1], n[0], n[2])),
)


@st.composite
def charts(draw, kinds=("bar", "dot", "line", "panels")):
    categories = draw(st.lists(st.text(max_size=50), min_size=1, max_size=8))
    many = draw(st.integers(1, 6))
    same = st.lists(points, min_size=len(categories), max_size=len(categories)).map(tuple)
    series = tuple(Series(draw(st.text(max_size=30)), draw(same)) for _ in range(many))
    kind, language = draw(st.sampled_from(kinds)), draw(st.sampled_from(("en", "fr")))
    return Chart(kind, "Killed", "victims", tuple(categories), series, language=language)


def bars(chart: Chart) -> list[float]:
    """How long each bar is, in the order of the rows."""
    drawn = [one for one in rows(chart).items if isinstance(one, Area) and one.look[0] == "s"]
    return [one.rings[0][1][0] - one.rings[0][0][0] for one in drawn]


@given(charts())
@settings(max_examples=60, deadline=None)
def test_whatever_is_known_is_drawn_as_sound_xml_without_a_number_that_is_none(chart):
    told = svg(chart)

    ElementTree.fromstring(told)
    assert not re.search(r"\b(nan|inf)\b", re.sub(r"<(title|desc|text)[^>]*>[^<]*", "", told), re.I)
    assert told == svg(chart)


@given(charts(kinds=("bar",)))
@settings(max_examples=60, deadline=None)
def test_the_lengths_of_bars_are_in_proportion_to_the_data_from_zero(chart):
    known = [p.value for n in range(len(chart.categories)) for s in chart.series
             if (p := s.points[n]).value is not None]  # fmt: skip

    lengths = bars(chart)

    assert len(lengths) == len(known)
    scale = sum(lengths) / sum(known) if sum(known) else 0
    assert all(
        abs(length - value * scale) < 0.01 for length, value in zip(lengths, known, strict=True)
    )


@given(charts(kinds=("bar",)), st.randoms())
@settings(max_examples=40, deadline=None)
def test_the_order_of_categories_moves_bars_and_changes_none(chart, chance):
    order = list(range(len(chart.categories)))
    chance.shuffle(order)
    other = replace(
        chart,
        categories=tuple(chart.categories[n] for n in order),
        series=tuple(Series(s.name, tuple(s.points[n] for n in order)) for s in chart.series),
    )

    assert sorted(round(one, 6) for one in bars(chart)) == sorted(
        round(one, 6) for one in bars(other)
    )


def test_series_stand_side_by_side_and_none_begins_where_another_ends():
    drawn = [one for one in rows(BY_PARTY).items if isinstance(one, Area) and one.look[0] == "s"]

    starts = {one.rings[0][0][0] for one in drawn}
    tops = [one.rings[0][0][1] for one in drawn]

    assert len(starts) == 1 and len(set(tops)) == len(tops) == 3


def test_what_is_hidden_or_unknown_is_said_and_drawn_as_such_and_never_as_a_bar_of_zero():
    nothing = Chart("bar", "K", "victims", ("a", "b", "c"), (
        Series("", (Point(0), Point(None), Point(None, hidden=True))),))  # fmt: skip

    told = [one.text for one in rows(nothing).items if isinstance(one, Words)]
    patterns = [one.pattern for one in rows(nothing).items if isinstance(one, Area)]

    assert bars(nothing) == [0]
    assert {"unknown", "hidden"} <= set(told) & {"unknown", "hidden"}
    assert {"unknown", "hidden"} <= set(patterns)
    assert "Hidden, not zero: c. Unknown, not zero: b." in described(nothing)


def test_a_line_breaks_where_nothing_is_known():
    known = Series("", (Point(3), Point(4), Point(None), Point(6), Point(7)))
    chart = Chart("line", "Killed", "victims", QUARTERS, (known,))

    drawn = [one for one in lines(chart).items if isinstance(one, Line) and one.look == "l0"]

    assert [len(one.points) for one in drawn] == [2, 2]
    assert "A line breaks where nothing is known." in svg(chart)


def test_an_interval_is_a_band_along_a_line_and_a_whisker_on_a_bar():
    told = tuple(Point(n, n - 1, n + 2) for n in range(3, 8))
    line = Chart("line", "Killed", "victims", QUARTERS, (Series("", told),))

    assert 'class="b0"' in svg(line)
    assert svg(replace(line, kind="bar")).count('class="between"') == 5
    assert "3 (2 to 5)" in described(line)


def test_the_words_of_a_chart_are_those_of_its_language_and_its_numbers_too():
    french = replace(BY_PARTY, language="fr", title="Tués", unit="victimes", total="1\u202f762")

    assert described(french) == (
        "Tués\u00a0: victimes. Diagramme à barres; State forces – le plus\u00a0: Killing, 12; "
        "le moins\u00a0: Abduction, 3 (2 à 9); Armed groups – Killing, 40. En tout 1\u202f762. "
        "Caché, et non nul\u00a0: Abduction, Armed groups."
    )
    many = Chart("bar", "K", "v", ("a",), (Series("", (Point(1762),)),), language="fr")
    assert ">1\u202f762</text>" in svg(many) and ">1,762</text>" in svg(
        replace(many, language="en")
    )


def test_a_hostile_name_is_text_and_nothing_else():
    chart = Chart("bar", HOSTILE, HOSTILE, (HOSTILE,), (Series(HOSTILE, (Point(3),)), Series("b", (Point(1),))),
                  source=HOSTILE, notes=(HOSTILE,))  # fmt: skip

    root = ElementTree.fromstring(svg(chart))

    names = {one.tag.removeprefix(SPACE) for one in root.iter()}
    assert names <= {"svg", "title", "desc", "defs", "pattern", "path", "text"}
    assert not any(
        name.startswith("on") or name == "style" for one in root.iter() for name in one.attrib
    )
    assert picture(chart).startswith(b"\x89PNG")


def test_title_and_description_name_the_picture_for_who_cannot_see_it():
    root = ElementTree.fromstring(svg(BY_PARTY))
    named = {one.get("id"): one.text for one in root if one.get("id")}

    assert root.get("role") == "img"
    assert [named[one] for one in root.get("aria-labelledby").split()] == [
        "Killed, by who did it", described(BY_PARTY),
    ]  # fmt: skip


def test_two_charts_of_one_page_share_no_name():
    ids = [
        set(re.findall(r'id="([^"]+)"', svg(one)))
        for one in (BY_PARTY, replace(BY_PARTY, title="Other"))
    ]

    assert ids[0] and not ids[0] & ids[1]


@pytest.mark.parametrize(
    ("wrong", "why"),
    [
        (lambda: Point(float("nan")), "infinite or none"),
        (lambda: Point(3, low=4, high=9), "outside"),
        (lambda: Point(3, low=4), "two ends"),
        (lambda: Point(None, low=1, high=2), "around a value"),
        (lambda: Point(3, hidden=True), "not given to a chart"),
        (lambda: replace(BY_PARTY, categories=("a",)), "2 points for 1"),
        (lambda: replace(BY_PARTY, series=()), "something to draw"),
        (lambda: replace(BY_PARTY, unit=" "), "title and unit"),
        (lambda: replace(BY_PARTY, language="de"), "en or fr"),
        (lambda: DivisionMap("K", "v", (NORTH, NORTH), {}), "a code of its own"),
    ],
)
def test_what_would_mislead_is_refused_in_a_sentence(wrong, why):
    with pytest.raises(CannotDraw, match=why):
        wrong()


def test_the_picture_is_the_same_bytes_and_carries_accents():
    chart = replace(BY_PARTY, title="Été")

    assert picture(chart) == picture(chart)
    assert picture(chart) != picture(replace(BY_PARTY, title="Ete"))


@pytest.mark.parametrize("kind", ["line", "panels"])
def test_a_chart_of_usual_size_is_under_twenty_kilobytes(kind):
    told = tuple(
        Series(f"Party {n}", tuple(Point(q * n, q, q * 9) for q in range(1, 41)))
        for n in range(1, 6)
    )
    chart = Chart(
        kind, "Killed", "victims", tuple(f"{2014 + n // 4}-Q{n % 4 + 1}" for n in range(40)), told
    )

    assert len(svg(chart).encode()) < 20_000


def _luminance(colour: str) -> float:
    parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    r, g, b = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


def _contrast(one: str, other: str) -> float:
    high, low = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def test_colours_stand_out_from_the_paper_in_light_and_in_dark(request):
    sheet = (request.config.rootpath / "src/manden/ui/static/ui/variables.css").read_text()
    css = (request.config.rootpath / "src/manden/analysis/static/analysis/figure.css").read_text()
    used = {"grade-e", *re.findall(r"\.s\d[^{]*\{ fill: var\(--([\w-]+)\)", css)}
    light, dark = (
        dict(re.findall(r"--([\w-]+): (#\w{6})", part))
        for part in sheet.split("prefers-color-scheme: dark")[:2]
    )

    assert len(used) == 6
    for palette in (light, dark):
        assert all(_contrast(palette[name], palette["paper"]) >= 4.5 for name in used)
    assert all(_contrast(LOOKS[f"s{n}"].fill, "#ffffff") >= 4.5 for n in range(6))
