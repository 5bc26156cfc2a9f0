"""Charts of what is published: a hidden number is drawn as hidden, and no total beside its parts."""

from __future__ import annotations

from django.utils.translation import override

from manden.charts import described
from manden.disclosure import ALL
from manden.reporting.printed import in_words


def printed(dimensions, cells):
    told = {"table": "status=verified", "dimensions": dimensions, "cells": cells}
    with override("en"):
        return in_words([told], title="Affected", unit="victims")[0]


def test_a_hidden_number_is_hidden_in_the_chart_and_never_zero():
    one = printed(["sex"], [[["female"], 12], [["male"], None], [[ALL], 30]])

    assert [(p.value, p.hidden) for p in one.chart.series[0].points] == [(12, False), (None, True)]
    assert "Hidden, not zero:" in described(one.chart)
    assert 'fill="url(#' in one.drawn and "hidden" in one.drawn
    assert "30" not in one.drawn.split("</desc>")[1]  # the total is no bar


def test_years_are_not_drawn_over_their_quarters():
    cells = [[[node], 9] for node in ("2023", "2023-Q1", "2023-Q10", "2023-Q2", ALL)]

    names = printed(["time"], cells).chart.categories

    assert len(names) == 3 and "2023" not in names


def test_each_column_is_a_series_and_three_dimensions_are_no_chart():
    two = [[[sex, age], 9] for sex in ("female", "male", ALL) for age in ("child", "adult", ALL)]
    three = [[["female", "child", "2023"], 9], [["male", "child", "2023"], 9]]

    assert len(printed(["sex", "age"], two).chart.series) == 2
    assert printed(["sex", "age", "time"], three).chart is None
    assert printed(["figure"], [[["all of it"], 9]]).chart is None
