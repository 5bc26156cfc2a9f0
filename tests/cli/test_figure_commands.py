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

ENOUGH = """
unit: victims
title: {fr: "Victimes vérifiées", en: "Verified victims"}
where: {status: [verified]}
"""


@pytest.fixture(scope="module")
def desk(tmp_path_factory):
    home = tmp_path_factory.mktemp("figures")
    made = ServedDesk(home, command="demo").started_first()
    made.stop()
    (home / "question.yaml").write_text(QUESTION)
    (home / "enough.yaml").write_text(ENOUGH)
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


APPROVED = """
import sys
from pathlib import Path
from manden.config import serve
serve.opened_desk(Path(sys.argv[1]), ask=None)
from manden.access.actions import local_operator, make_account
from manden.access.roles import Level, Role
from manden.reporting.actions import approve_figure
from manden.reporting.models import Figure
by = local_operator()
made = [make_account(username=name, roles=[role], clearance=Level.CONFIDENTIAL, by=by)
        for name, role in (("a-colleague", Role.REVIEWER), ("a-publisher", Role.PUBLISHER))]
approve_figure(figure=Figure.objects.get(key=sys.argv[2]), by=made[0])
"""


def test_a_figure_is_published_only_when_asked_and_the_next_is_held_to_it(desk):
    file, out = str(desk.home / "enough.yaml"), desk.home / "published.docx"
    _, kept = told(desk, "ask", file, "--keep", "--format", "json")
    key = kept["figure"]
    desk.told_by(APPROVED, key)

    _, would_be = told(desk, "publish", key, "--format", "json")
    _, none_yet = told(desk, "published", "--format", "json")
    refused, _ = told(desk, "publish", key, "--commit")
    done, made = told(
        desk,
        "publish",
        key,
        "--as",
        "a-publisher",
        "--commit",
        "--out",
        str(out),
        "--format",
        "json",
    )
    _, again = told(desk, "publish", key, "--format", "json")
    _, listed = told(desk, "published", "--format", "json")

    assert would_be["publication"] is None and none_yet == []
    assert refused.returncode == 1 and refused.stderr.count("\n") == 1
    assert done.returncode == 0 and made["printed"] == would_be["printed"]
    assert out.read_bytes()[:2] == b"PK"
    assert again["held_against"] == [made["publication"]]
    assert [one["publication"] for one in listed] == [made["publication"]]


def test_the_check_of_a_timer_is_kept_and_told(desk):
    done, checked = told(desk, "recompute", "all", "--keep")
    one, _ = told(desk, "recompute", "F-2222222", "--keep")

    assert done.returncode == 0 and all(one["equal"] for one in checked["figures"])
    assert one.returncode == 1 and "recompute all --keep" in one.stderr
