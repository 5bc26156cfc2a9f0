"""Boundaries and populations given from the command line: checked first, kept only when asked."""

from __future__ import annotations

import json

import pytest

from tests.journeys.served_desk import ServedDesk

DIVISIONS = (
    "Scheme,Country,Code,Level,Name,Parent,From,To\nXP,XX,XX1,1,Uplands,,,\nXP,XX,XX2,1,Lakes,,,\n"
)
WHOSE = ("--on", "2024-01-01", "--source", "A survey", "--licence", "CC BY 4.0")


@pytest.fixture(scope="module")
def desk(tmp_path_factory):
    home = tmp_path_factory.mktemp("mapping")
    made = ServedDesk(home, command="demo").started_first()
    made.stop()
    (home / "divisions.csv").write_text(DIVISIONS)
    done = made.run(
        "import", "places", str(home / "divisions.csv"), "--commit", "--data", str(made.data)
    )
    assert done.returncode == 0, done.stderr
    return made


def given(desk, command, name, content, *more):
    (desk.home / name).write_text(content)
    file = str(desk.home / name)
    return desk.run(command, file, *WHOSE, *more, "--format", "json", "--data", str(desk.data))


def outlines(*codes):
    ring = [[0, 0], [0, 1], [1, 1], [1, 0], [0, 0]]
    geometry = {"type": "Polygon", "coordinates": [ring]}
    return json.dumps({"features": [{"properties": {"p": c}, "geometry": geometry} for c in codes]})


def test_boundaries_are_checked_then_kept_then_listed(desk):
    checked = given(desk, "boundaries", "a.geojson", outlines("XX1"))
    before = desk.run("boundaries", "--format", "json", "--data", str(desk.data))
    kept = given(desk, "boundaries", "a.geojson", outlines("XX1"), "--commit")
    held = desk.run("boundaries", "--format", "json", "--data", str(desk.data))

    standing = json.loads(before.stdout)
    assert json.loads(checked.stdout)["undrawn"] == ["XX2"]
    assert "a.geojson" not in [one["file"] for one in standing]
    assert json.loads(kept.stdout)["committed"] is True
    (more,) = (one for one in json.loads(held.stdout) if one not in standing)
    assert (more["file"], more["divisions"]) == ("a.geojson", 1)


def test_a_population_is_checked_then_kept(desk):
    done = given(desk, "population", "p.csv", "code,people\nXX1,500\nXX2,400\n", "--commit")

    assert json.loads(done.stdout)["people"] == {"XX1": 500, "XX2": 400, "all": 900}


@pytest.mark.parametrize(
    ("command", "content", "reason"),
    [
        ("boundaries", outlines("QQ1"), "no division of"),
        ("boundaries", "{", "no JSON"),
        ("population", "code,people\nXX1,many\n", "line 2: “many” is no number of people"),
    ],
)
def test_a_file_that_does_not_fit_is_one_clear_line(desk, command, content, reason):
    done = given(desk, command, "bad.txt", content, "--commit")

    assert done.returncode == 1
    assert reason in done.stderr
    assert done.stderr.count("\n") == 1 and "Traceback" not in done.stderr
