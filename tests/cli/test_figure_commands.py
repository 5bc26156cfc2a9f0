"""Asking, keeping, tracing and counting again from the command line, on a desk of its own."""

from __future__ import annotations

import json

import pytest

from tests.journeys.served_desk import ServedDesk

QUESTION = """
unit: incidents
title: {fr: "Incidents signalés", en: "Incidents reported"}
where: {status: [reported]}
rows: [year]
"""


@pytest.fixture(scope="module")
def desk(tmp_path_factory):
    home = tmp_path_factory.mktemp("figures")
    made = ServedDesk(home, command="demo").started_first()
    made.stop()
    (home / "question.yaml").write_text(QUESTION)
    return made


def told(desk, *words):
    done = desk.run(*words, "--data", str(desk.data))
    return done, json.loads(done.stdout) if done.stdout.startswith(("{", "[")) else done.stdout


def test_a_question_is_asked_kept_traced_and_counted_again(desk):
    file = str(desk.home / "question.yaml")

    _, asked = told(desk, "ask", file, "--format", "json")
    _, kept = told(desk, "ask", file, "--keep", "--format", "json")
    _, listed = told(desk, "figures", "--format", "json")
    _, chain = told(desk, "trace", kept["figure"])
    again, recomputed = told(desk, "recompute", "all")

    assert asked["unit"] == "incidents" and asked["cells"] == kept["cells"]
    assert kept["figure"] in [one["figure"] for one in listed]
    assert chain["figure"] == kept["figure"] and len(chain["snapshot"]["sha256"]) == 64
    assert set(chain["records"]) >= {"counted", "left_out"}
    assert again.returncode == 0
    assert {one["figure"]: one["equal"] for one in recomputed["figures"]}[kept["figure"]]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("unit: [", "line 1 is no YAML"),
        ("unit: victims", "never summed"),
        ("- 1", "a question is a mapping"),
        ("unit: heads", "no unit"),
        ("unit: victims\nrows: [status]\nfrom: soon", "is no day"),
    ],
)
def test_a_question_that_cannot_be_asked_is_one_clear_line(desk, content, reason):
    file = desk.home / "bad.yaml"
    file.write_text(content)

    done, _ = told(desk, "ask", str(file))

    assert done.returncode == 1
    assert reason in done.stderr
    assert done.stderr.count("\n") == 1 and "Traceback" not in done.stderr


def test_a_figure_that_is_not_there_is_said(desk):
    done, _ = told(desk, "trace", "F-2222222")

    assert (done.returncode, done.stdout) == (1, "")
    assert "no figure F-2222222" in done.stderr
