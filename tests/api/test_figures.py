"""Figures and questions by program: the same counts, the same rights and the same refusals as on pages."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any, get_args
from uuid import UUID, uuid4

import pytest

from manden.access.models import AuditEntry, User
from manden.access.roles import Role
from manden.analysis.models import SavedQuestion
from manden.analysis.units import UNITS
from manden.api.asked import Asked
from manden.api.scopes import Scope
from manden.commitments.models import Commitment
from manden.dates import ImpreciseDate
from manden.instruments.models import Instrument, Provision
from manden.registers.actions import record_development
from manden.registers.models import Development
from manden.reporting.models import Figure
from manden.violations.actions import enter_incident
from manden.violations.entry import ActEntry, IncidentEntry, InvolvementEntry, VictimEntry
from manden.violations.models import Incident, Victim
from manden.violations.seeding import lay_vocabularies
from tests.api.conftest import Asking

pytestmark = pytest.mark.django_db
ASKED = {"unit": "victims", "where": {"status": ["reported"]}, "rows": ["party_kind"]}
TITLE = {"fr": "Touchés", "en": "Affected"}


@pytest.fixture
def officer(person: Callable[..., User]) -> User:
    return person("officer", Role.DESK_OFFICER, clearance="strict")


@pytest.fixture
def raid(operator: User) -> Callable[..., Incident]:
    """Three victims, each of two violations, by two parties together."""
    lay_vocabularies(by=operator)
    both = (InvolvementEntry("armed_group"), InvolvementEntry("state_forces"))

    def record(**changed: Any) -> Incident:
        entry = IncidentEntry(
            title="Raid",
            victims=tuple(VictimEntry(sex="male") for _ in range(3)),
            acts=tuple(
                ActEntry(n, kind, involvements=both)
                for n in range(3)
                for kind in ("killing", "looting")
            ),
        )
        made = enter_incident(entry=entry, submission=uuid4(), by=operator)
        Incident.objects.filter(pk=made.pk).update(**changed)
        return Incident.objects.get(pk=made.pk)

    return record


@pytest.fixture
def point(db: None) -> Commitment:
    text = Instrument.objects.create(symbol="A/HRC/RES/99/1", slug="a-hrc-res-99-1")
    paragraph = Provision.objects.create(
        instrument=text, anchor="OP1", kind="operative", order=1, gist_fr="…", gist_en="…"
    )
    return Commitment.objects.create(
        provision=paragraph, key="OP1.1", order=1, kind="commitment", verb="urge", force="urge"
    )


def known(point: Commitment, submission: UUID, statement: str, by: User) -> None:
    record_development(
        commitment=point, happened=ImpreciseDate(date(2024, 2, 1), "month"), statement=statement,
        language="en", source="A letter", reliability="high", reason="as asked",
        submission=submission, by=by,
    )  # fmt: skip


def test_every_unit_can_be_asked() -> None:
    assert set(get_args(Asked)) == set(UNITS)


def test_three_victims_of_two_acts_by_two_parties_are_three(
    officer: User, raid: Callable[..., Incident], asking: Asking
) -> None:
    raid()

    told = asking(officer).post("/answers", ASKED).json()

    assert [(cell["at"], cell["number"]) for cell in told["cells"]] == [
        (["armed_group+state_forces"], 3),
        ([None], 3),
    ]
    assert (told["read"], told["counted"], told["left_out"]) == (3, 3, {})


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"unit": "victims", "rows": ["sex"]}, "never summed"),
        ({**ASKED, "rows": ["sex", "sex"]}, "stands twice"),
        ({**ASKED, "from": "2024-02-01", "to": "2024-01-01"}, "before it begins"),
        ({**ASKED, "where": {"colour": ["red"]}}, "cannot be asked"),
    ],
)
def test_a_question_that_would_mix_is_refused_with_its_reason(
    officer: User, asking: Asking, asked: dict[str, Any], said: str
) -> None:
    answer = asking(officer).post("/answers", asked)

    assert answer.status_code == 422
    [fault] = answer.json()["errors"]
    assert fault["field"] == "question" and said in fault["detail"]


def test_an_answer_ends_at_the_reader_and_at_the_scope(
    officer: User,
    person: Callable[..., User],
    raid: Callable[..., Incident],
    asking: Asking,
) -> None:
    raid(level="strict")
    low = person("low", Role.ANALYST, clearance="internal")

    narrow = asking(low).post("/answers", ASKED).json()
    unscoped = asking(officer, scopes=[Scope.FIGURES_READ]).post("/answers", ASKED)
    monitor = asking(person("a-monitor", Role.MONITOR, clearance="strict")).post("/answers", ASKED)

    assert narrow["read"] == 0 and all(cell["number"] == 0 for cell in narrow["cells"])
    assert (unscoped.status_code, monitor.status_code) == (403, 404)


def test_a_figure_is_kept_once_and_opened_with_its_trail(
    officer: User, raid: Callable[..., Incident], text: Instrument, asking: Asking
) -> None:
    incident, program = raid(), asking(officer)
    body = {
        "title": TITLE,
        "question": ASKED,
        "shape": "chart",
        "bears_on": {"instrument": text.slug, "key": "OP1.1", "because": "as asked"},
    }

    first = program.post("/figures", body, Idempotency_Key="one")
    second = program.post("/figures", body, Idempotency_Key="one")
    read = program.get(f"/figures/{first.json()['key']}")
    unchanged = program.get(f"/figures/{first.json()['key']}", If_None_Match=read["ETag"])

    assert (first.status_code, second.status_code) == (201, 201)
    assert first["Location"] == f"/api/figures/{Figure.objects.get().key}"
    assert first.content == second.content == read.content
    trail = read.json()["trail"]
    assert trail["records"]["incidents"] == [incident.key]
    assert (trail["commitment"], trail["provision"]) == ("OP1.1", "OP1")
    assert read.json()["bears_on"] == {
        "instrument": text.slug,
        "key": "OP1.1",
        "because": "as asked",
    }
    assert unchanged.status_code == 304


def test_figures_are_listed_in_pages_by_right(
    officer: User, person: Callable[..., User], raid: Callable[..., Incident], asking: Asking
) -> None:
    raid(level="strict")
    program = asking(officer)
    for number in range(3):
        program.post("/figures", {"title": TITLE, "question": ASKED}, Idempotency_Key=str(number))
    low = asking(person("low", Role.ANALYST, clearance="internal"))

    page = program.get("/figures?limit=2")
    approved = program.get("/figures?approved=true").json()
    hidden = low.get(f"/figures/{Figure.objects.first().key}")  # type: ignore[union-attr]

    assert page.json()["total"] == 3 and len(page.json()["items"]) == 2
    assert 'rel="next"' in page["Link"]
    assert approved["total"] == 0 and low.get("/figures").json()["total"] == 0
    assert (hidden.status_code, hidden.content) == (404, low.get("/figures/F-2222222").content)


def test_a_record_that_changed_is_named_when_the_figure_is_counted_again(
    officer: User, raid: Callable[..., Incident], asking: Asking
) -> None:
    incident, program = raid(), asking(officer)
    key = program.post(
        "/figures", {"title": TITLE, "question": ASKED}, Idempotency_Key="one"
    ).json()["key"]
    before = program.get(f"/figures/{key}/again").json()
    Victim.objects.filter(incident=incident, ordinal=1).delete()

    after = program.get(f"/figures/{key}/again").json()

    assert before["equal"] and before["changed"] == []
    assert not after["equal"] and after["from_snapshot"]
    assert after["changed"] == [
        {"record": incident.key, "what": "changed", "words": "", "point": ""}
    ]


def test_a_development_or_a_point_that_changed_is_named_by_its_words(
    officer: User, point: Commitment, asking: Asking
) -> None:
    program = asking(officer)
    first, second = uuid4(), uuid4()
    known(point, first, "A first thing was done.", officer)
    asked = {"developments": ["reliability"], "commitments": ["known"]}
    keys = {}
    for unit, rows in asked.items():
        told = {"title": TITLE, "question": {"unit": unit, "rows": rows}}
        keys[unit] = program.post("/figures", told, Idempotency_Key=unit).json()["key"]

    Development.objects.update(reliability="low")
    known(point, second, "A second thing was done.", officer)
    other = Commitment.objects.create(
        provision=point.provision, key="OP1.2", order=2, kind="commitment", verb="urge",
        force="urge", action_en="to do more",
    )  # fmt: skip
    again = {unit: program.get(f"/figures/{key}/again").json() for unit, key in keys.items()}

    named = {one["words"]: (one["what"], one["point"]) for one in again["developments"]["changed"]}
    assert named == {
        "A first thing was done.": ("changed", "a-hrc-res-99-1/OP1.1"),
        "A second thing was done.": ("added", "a-hrc-res-99-1/OP1.1"),
    }
    [added] = again["commitments"]["changed"]
    assert added["record"] == "a-hrc-res-99-1/OP1.2" and added["what"] == "added"
    assert other.key in added["words"]


def test_a_question_is_kept_and_asked_by_another_who_shares_it(
    officer: User, person: Callable[..., User], raid: Callable[..., Incident], asking: Asking
) -> None:
    raid(level="strict")
    body = {"title": {"fr": "Touchés"}, "question": ASKED, "shared": True}
    kept = asking(officer).post("/questions", body, Idempotency_Key="one").json()
    low = asking(person("low", Role.ANALYST, clearance="internal"))

    seen = low.get(f"/questions/{kept['key']}").json()
    told = low.post("/answers", ASKED).json()

    assert seen["question"]["rows"] == ["party_kind"] and seen["title"]["fr"] == "Touchés"
    assert told["counted"] == 0
    assert asking(officer).get("/questions").json()["total"] == 1
    untitled = asking(officer).post(
        "/questions", {**body, "title": {"fr": " "}}, Idempotency_Key="two"
    )
    assert untitled.status_code == 422 and SavedQuestion.objects.count() == 1


def test_what_is_kept_by_program_is_audited_as_on_the_pages(
    officer: User, raid: Callable[..., Incident], asking: Asking
) -> None:
    raid()

    asking(officer).post("/figures", {"title": TITLE, "question": ASKED}, Idempotency_Key="one")

    acts = set(AuditEntry.objects.values_list("act", flat=True))
    assert {"figure.run", "figure.keep"} <= acts


def test_a_map_of_squares_is_kept_by_program_and_counts_again(
    officer: User, raid: Callable[..., Incident], asking: Asking
) -> None:
    raid(latitude=14.2675, longitude=-4.0491, place_precision="exact")
    program = asking(officer)
    question = {**ASKED, "rows": ["square_1"], "columns": ["precision"]}

    kept = program.post(
        "/figures", {"title": TITLE, "question": question, "shape": "squares"}, Idempotency_Key="a"
    ).json()
    again = program.get(f"/figures/{kept['key']}/again").json()

    assert (kept["shape"], kept["total"]) == ("squares", 3)
    assert ["14_-5_1", "exact"] in [cell["at"] for cell in kept["cells"]]
    assert "14.26" not in str(kept)
    assert again["equal"]
