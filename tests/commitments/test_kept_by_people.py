"""Officers amend, discuss and share out commitments; what was stated stays beside."""

from collections.abc import Callable
from datetime import date
from uuid import uuid4

import pytest
from django.test import Client

from manden.access.models import AuditEntry, User
from manden.commitments.actions import install_commitments
from manden.commitments.amending import part_of
from manden.commitments.keeping import (
    AmendedMeanwhile,
    amend,
    finish_task,
    remark,
    restore,
    set_task,
)
from manden.commitments.models import Commitment
from manden.instruments.models import Instrument
from manden.instruments.pack import Pack
from manden.search.actions import gathered

pytestmark = pytest.mark.django_db
PAGE = "/fr/texts/a-hrc-res-58-30/OP3.3/"


@pytest.fixture
def schools(installed: Instrument) -> Commitment:
    return Commitment.objects.get(provision__instrument=installed, key="OP3.3")


def test_an_amendment_keeps_both_readings_and_says_why(
    schools: Commitment, desk_officer: User
) -> None:
    stated = schools.action_fr

    amend(
        commitment=schools,
        field="action_fr",
        value="publier la liste des écoles fermées",
        why="plus court",
        seen=0,
        by=desk_officer,
    )

    schools.refresh_from_db()
    assert schools.action_fr == "publier la liste des écoles fermées"
    assert schools.stated["action_fr"] == stated
    assert [(one.before, one.why) for one in schools.amendments.all()] == [(stated, "plus court")]
    assert AuditEntry.objects.filter(act="commitment.amend").count() == 1


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("action_fr", "nos mots"),
        ("addressees", ["all_parties", "ohchr"]),
        ("themes", []),
        (
            "deadline",
            [
                {
                    "kind": "session",
                    "text": "",
                    "session": 61,
                    "from": None,
                    "to": None,
                    "days": None,
                }
            ],
        ),
    ],
)
def test_installing_the_pack_again_never_overwrites_a_person(
    mali: Pack,
    installed: Instrument,
    schools: Commitment,
    desk_officer: User,
    operator: User,
    field: str,
    value: object,
) -> None:
    amend(commitment=schools, field=field, value=value, why="terrain", seen=0, by=desk_officer)

    with gathered():
        install_commitments(pack=mali, instrument=installed, by=operator)

    schools = Commitment.objects.get(pk=schools.pk)
    assert part_of(schools, field) == value
    assert schools.stated[field] != value


def test_what_was_stated_can_be_brought_back(schools: Commitment, desk_officer: User) -> None:
    stated = schools.action_en
    made = amend(
        commitment=schools, field="action_en", value="ours", why="try", seen=0, by=desk_officer
    )
    schools.refresh_from_db()

    restore(commitment=schools, field="action_en", why="back", seen=made.pk, by=desk_officer)

    schools.refresh_from_db()
    assert schools.action_en == stated
    assert schools.amendments.count() == 2


def test_two_officers_at_once_lose_nothing(
    schools: Commitment, desk_officer: User, reviewer: User
) -> None:
    amend(commitment=schools, field="action_en", value="mine", why="a", seen=0, by=desk_officer)

    with pytest.raises(AmendedMeanwhile) as meanwhile:
        amend(commitment=schools, field="action_en", value="yours", why="b", seen=0, by=reviewer)

    assert meanwhile.value.theirs.after == "mine"
    schools.refresh_from_db()
    assert schools.action_en == "mine"


def test_a_mention_reaches_only_who_may_read(
    schools: Commitment, desk_officer: User, reviewer: User, nobody_special: User
) -> None:
    added = remark(
        commitment=schools,
        text="@reviewer et @nobody-special, voyez la liste. @desk-officer @absent",
        submission=uuid4(),
        by=desk_officer,
    )

    assert [mention.person for mention in added.mentions.all()] == [reviewer]


def test_a_task_is_done_once(schools: Commitment, desk_officer: User, reviewer: User) -> None:
    task = set_task(
        commitment=schools,
        title="Demander la liste",
        assigned_to=reviewer,
        due=date(2025, 12, 1),
        submission=uuid4(),
        by=desk_officer,
    )

    finish_task(task=task, by=reviewer)
    finish_task(task=task, by=desk_officer)

    task.refresh_from_db()
    assert task.done_by == reviewer
    assert AuditEntry.objects.filter(act="task.finish").count() == 1


def test_an_officer_amends_on_the_page_and_both_readings_show(
    schools: Commitment, desk_officer: User, signed_in: Callable[[User], Client]
) -> None:
    client = signed_in(desk_officer)

    answer = client.post(
        f"{PAGE}amend/action_fr/",
        {"value_words": "publier la liste", "why": "plus clair", "seen": 0},
        follow=True,
    )

    page = answer.content.decode()
    assert "publier la liste" in page and "plus clair" in page
    assert "il était énoncé" in page


@pytest.mark.parametrize(
    ("given", "stated", "said"),
    [
        ({"kind": "session", "session": "61"}, "aucune échéance", "à la 61ᵉ session"),
        ({"kind": "date", "date_to": "2025-12-01"}, "aucune échéance", "d’ici au 1ᵉʳ"),
        (
            {"kind": "period", "date_from": "2025-03-02", "date_to": "2025-12-31"},
            "aucune échéance",
            "du 2\u00a0mars au 31\u00a0décembre 2025",
        ),
        ({"kind": "duration", "days": "90"}, "aucune échéance", "90"),
    ],
)
def test_a_deadline_is_told_in_words_beside_what_was_stated(
    schools: Commitment,
    desk_officer: User,
    signed_in: object,
    given: dict[str, str],
    stated: str,
    said: str,
) -> None:
    answer = signed_in(desk_officer).post(  # type: ignore[operator]
        f"{PAGE}amend/deadline/", {"why": "lettre", "seen": 0, **given}, follow=True
    )

    [change] = answer.context["kept"].history
    assert change.before == stated and said in change.after


def test_a_task_is_given_to_people_and_not_to_the_command_line(
    schools: Commitment, desk_officer: User, reviewer: User, operator: User, signed_in: object
) -> None:
    form = signed_in(desk_officer).get(PAGE).context["kept"].task_form  # type: ignore[operator]

    assert set(form.fields["assigned_to"].queryset) == {desk_officer, reviewer}


def test_a_late_form_is_told_and_loses_nothing(
    schools: Commitment, desk_officer: User, person: Callable[..., User], signed_in: object
) -> None:
    other = person("other-officer")
    amend(commitment=schools, field="action_fr", value="la leur", why="vite", seen=0, by=other)

    answer = signed_in(desk_officer).post(  # type: ignore[operator]
        f"{PAGE}amend/action_fr/", {"value_words": "la mienne", "why": "lent", "seen": 0}
    )

    page = answer.content.decode()
    assert answer.status_code == 409
    assert "la mienne" in page and "vite" in page


def test_who_may_not_amend_finds_nothing_there(
    schools: Commitment, analyst: User, signed_in: Callable[[User], Client]
) -> None:
    client = signed_in(analyst)

    assert client.get(f"{PAGE}amend/action_fr/").status_code == 404
    assert client.post(f"{PAGE}amend/action_fr/", {}).status_code == 404
    assert "amend/action_fr" not in client.get(PAGE).content.decode()


def test_my_work_shows_what_is_late_and_where_i_am_mentioned(
    schools: Commitment, desk_officer: User, reviewer: User, signed_in: Callable[[User], Client]
) -> None:
    set_task(
        commitment=schools,
        title="Relire la liste",
        assigned_to=reviewer,
        due=date(2020, 1, 1),
        submission=uuid4(),
        by=desk_officer,
    )
    remark(commitment=schools, text="@reviewer à voir", submission=uuid4(), by=desk_officer)
    client = signed_in(reviewer)

    before = client.get("/fr/work/").context["work"]
    client.post(f"{PAGE}read/")
    after = client.get("/fr/work/").context["work"]

    assert [task.title for task in before.late] == ["Relire la liste"]
    assert (len(before.mentions), len(after.mentions)) == (1, 0)


def test_another_persons_task_is_not_there_to_finish(
    schools: Commitment, desk_officer: User, reviewer: User, analyst: User, signed_in: object
) -> None:
    task = set_task(
        commitment=schools,
        title="Relire",
        assigned_to=reviewer,
        due=None,
        submission=uuid4(),
        by=desk_officer,
    )

    answer = signed_in(analyst).post(f"/fr/tasks/{task.pk}/done/")  # type: ignore[operator]

    assert answer.status_code == 404
