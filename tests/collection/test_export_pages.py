"""Asking, approving and taking on pages: each to whom the policy says, and after a fresh sign-in."""

import time

import pytest
from django.db import connection
from django.urls import resolve
from django.utils import timezone
from django.utils.translation import override
from typer.testing import CliRunner

from manden.access.models import AuditEntry
from manden.access.policy import allows
from manden.access.roles import Role
from manden.access.row_person import speak_for
from manden.access.row_walls import APPLICATION
from manden.cli import app
from manden.collection.exports.about import left_out_in_words
from manden.collection.exports.asking import Question, approve_export, ask_export
from manden.collection.exports.models import Export
from manden.violations.seeding import lay_vocabularies
from tests.collection.test_exports import entered

pytestmark = pytest.mark.django_db
ROLES = [role for role in Role]
ASK = "/en/exports/ask/?kind=militia"
ASKED = {"purpose": "share_un", "format": "csv", "reason": "report", "recipient": ""}


@pytest.fixture
def cast(person, operator):
    people = {role.value: person(f"the-{role.value}", role, clearance="strict") for role in ROLES}
    for user in people.values():
        user.set_password("a long sentence of nobody")
        user.save()
    return people


@pytest.fixture
def proved(signed_in):
    def sign_in(user, *, fresh=True):
        client = signed_in(user)
        session = client.session
        proved_at = int(time.time()) - (0 if fresh else 601)
        session.update({"by_second_factor": True, "proved_at": proved_at})
        session.save()
        return client

    return sign_in


@pytest.fixture
def incident(operator):
    lay_vocabularies(by=operator)
    return entered(operator)


@pytest.fixture
def waiting(incident, cast):
    question = Question({}, "csv", "share_un", "report")
    return ask_export(question=question, by=cast["reviewer"], now=timezone.now())


def test_from_the_list_to_the_file(incident, cast, proved):
    asker, approver = proved(cast["analyst"]), proved(cast["publisher"])
    assert b"/en/exports/ask/?kind=militia" in asker.get("/en/incidents/?kind=militia").content

    asker.post(ASK, ASKED)
    export = Export.objects.get()
    address = f"/en/exports/{export.pk}/"
    assert asker.get(f"{address}file/").status_code == 302
    assert b"Kind of party" in approver.get(address).content
    approver.post(f"{address}approve/")
    taken = asker.get(f"{address}file/")

    assert (
        taken.headers["Content-Disposition"] == f'attachment; filename="incidents-{export.pk}.csv"'
    )
    assert (
        taken.headers["Cache-Control"].startswith("no-store")
        or "no-store" in taken.headers["Cache-Control"]
    )
    assert incident.key.encode() in taken.content
    acts = AuditEntry.objects.filter(act__startswith="export.").values_list("act", flat=True)
    assert list(acts) == ["export.ask", "export.approve", "export.approve", "export.take"]


def test_taking_and_approving_ask_for_a_fresh_sign_in(waiting, cast, proved):
    approve_export(export=waiting, by=cast["publisher"], now=timezone.now())

    for name, address in (("reviewer", f"/en/exports/{waiting.pk}/file/"), ("analyst", ASK)):
        answer = proved(cast[name], fresh=False).get(address)
        assert (answer.status_code, "/confirm/" in answer["Location"]) == (302, True)


def test_every_address_answers_as_the_policy_says(waiting, cast, proved):
    one = f"/en/exports/{waiting.pk}/"
    addresses = ["/en/exports/", ASK, one, *(f"{one}{do}/" for do in ("approve", "refuse", "drop"))]
    wrong = []
    for name, user in cast.items():
        client = proved(user)
        own = name in ("reviewer", "protection_officer", "publisher")
        for address in [*addresses, f"{one}file/"]:
            with override("en"):
                action = resolve(address.partition("?")[0]).func.policy
            theirs = own or not address.startswith(one)
            for method in ("get", "put", "delete"):
                status = getattr(client, method)(address).status_code
                closed = status == 404 or (status == 405 and bool(allows(user, action)))
                if status >= 500 or (not closed and not (allows(user, action) and theirs)):
                    wrong.append((name, method, address, status))
                if status == 404 and allows(user, action) and theirs:
                    wrong.append((name, method, address, status))

    assert wrong == []


@pytest.mark.parametrize("do", ["approve", "refuse", "drop"])
def test_nobody_settles_what_is_not_theirs_to_settle(waiting, cast, proved, do):
    may = {"approve": {"protection_officer", "publisher"}, "drop": {"reviewer"}}
    for name in set(cast) - may.get(do, may["approve"]):
        answer = proved(cast[name]).post(f"/en/exports/{waiting.pk}/{do}/")
        assert (name, answer.status_code) == (name, 404)

    waiting.refresh_from_db()
    assert waiting.outcome == "waiting"


def test_a_question_that_finds_nothing_is_told_on_its_page(incident, cast, proved):
    answer = proved(cast["analyst"]).post("/en/exports/ask/?last=1999-01-01", ASKED)

    assert answer.status_code == 422
    assert b"Nothing leaves" in answer.content
    assert not Export.objects.exists()


@pytest.mark.postgresql
def test_postgresql_shows_an_export_to_its_owner_and_to_who_approves(waiting, cast):
    seen = {}
    for name, user in cast.items():
        with connection.cursor() as cursor:
            cursor.execute(f"SET ROLE {APPLICATION}")
            speak_for(user)
            cursor.execute("SELECT count(*) FROM collection_exportcontent")
            seen[name] = cursor.fetchone()[0]
            cursor.execute("RESET ROLE")

    assert {name for name, count in seen.items() if count} == {
        *("reviewer", "protection_officer", "publisher")
    }


def test_the_command_refuses_what_it_does_not_know(tmp_path):
    (tmp_path / "there.csv").write_text("x")
    for words, reason in (
        (("dreams", "--out", tmp_path / "x.csv"), "nothing is exported as dreams"),
        (("incidents", "--out", tmp_path / "there.csv"), "exists: name another file"),
        (("incidents", "--out", tmp_path / "x.csv", "--data", tmp_path / "no"), "holds no desk"),
    ):
        done = CliRunner().invoke(app, ["export", *(str(word) for word in words)])
        assert (done.exit_code, done.stdout) == (1, "")
        assert reason in done.stderr


def test_who_is_alone_on_a_desk_is_told_so_before_asking(incident, cast, proved):
    said = b"Nobody else on this desk can approve"
    client = proved(cast["analyst"])
    assert said not in client.get(ASK).content

    for name in ("publisher", "protection_officer"):
        cast[name].set_unusable_password()
        cast[name].save()

    assert said in client.get(ASK).content
    assert said in client.get("/en/exports/").content


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("fr", "0 incident, 1 victime, 2 déclarations"),
        ("en", "0 incidents, 1 victim, 2 statements"),
    ],
)
def test_what_is_left_out_is_numbered_as_each_language_does(language, words):
    with override(language):
        assert left_out_in_words({"incidents": 0, "victims": 1, "statements": 2}) == words
