"""The form that records a development: dates as people write them, and a retry that is safe."""

from collections.abc import Callable
from datetime import date
from uuid import uuid4

import pytest
from django.test import Client

from manden.access.models import User
from manden.commitments.models import Commitment
from manden.registers.forms import DevelopmentForm
from manden.registers.models import Development

pytestmark = pytest.mark.django_db

SignIn = Callable[[User], Client]
FORM = "/fr/texts/a-hrc-res-99-1/OP1.1/record/"


def answers(**changes: str) -> dict[str, str]:
    return {
        "happened": "14/06/2025",
        "statement": "Le niveau du fleuve a été publié",
        "source": "Registre du fleuve",
        "reliability": "high",
        "reason": "C’est ce qui était demandé",
        "submission": str(uuid4()),
    } | changes


@pytest.mark.parametrize(
    ("written", "first", "precision"),
    [
        ("2025", date(2025, 1, 1), "year"),
        ("2025-06", date(2025, 6, 1), "month"),
        ("06/2025", date(2025, 6, 1), "month"),
        ("2025-06-14", date(2025, 6, 14), "day"),
        ("14/06/2025", date(2025, 6, 14), "day"),
        (" 4/6/2025 ", date(2025, 6, 4), "day"),
    ],
)
def test_a_date_is_read_as_it_is_written(written: str, first: date, precision: str) -> None:
    form = DevelopmentForm(answers(happened=written), today=date(2025, 11, 15))

    assert form.is_valid(), form.errors
    assert form.cleaned_data["happened"].first == first
    assert form.cleaned_data["happened"].precision == precision


@pytest.mark.parametrize(
    "written", ["", "hier", "31/02/2025", "2025-13", "2025-06-14-1", "14/06/25"]
)
def test_what_is_no_date_is_refused_in_one_sentence(written: str) -> None:
    form = DevelopmentForm(answers(happened=written), today=date(2025, 11, 15))

    assert not form.is_valid()
    assert list(form.errors) == ["happened"]
    assert len(form.errors["happened"]) == 1


def test_what_is_still_to_come_has_not_happened() -> None:
    form = DevelopmentForm(answers(happened="2025-12"), today=date(2025, 11, 15))

    assert "happened" in form.errors


def test_a_development_is_recorded_and_shown(
    commitment: Commitment, desk_officer: User, signed_in: SignIn
) -> None:
    client = signed_in(desk_officer)

    answer = client.post(FORM, answers())

    development = Development.objects.get()
    assert answer.status_code == 302
    assert answer["Location"] == f"/fr/texts/a-hrc-res-99-1/OP1.1/#d{development.pk}"
    assert development.statement_fr == "Le niveau du fleuve a été publié"
    assert "Le fait nouveau est enregistré." in client.get(answer["Location"]).content.decode()


def test_the_form_sent_twice_records_once(
    commitment: Commitment, desk_officer: User, signed_in: SignIn
) -> None:
    client, sent = signed_in(desk_officer), answers()

    first, second = client.post(FORM, sent), client.post(FORM, sent)

    assert first["Location"] == second["Location"]
    assert Development.objects.count() == 1


def test_a_refused_form_keeps_what_was_written_and_names_the_field(
    commitment: Commitment, desk_officer: User, signed_in: SignIn
) -> None:
    page = signed_in(desk_officer).post(FORM, answers(happened="hier"))

    assert page.status_code == 422
    assert "Le niveau du fleuve a été publié" in page.content.decode()
    assert 'aria-invalid="true" aria-describedby="id_happened_' in page.content.decode()
    assert not Development.objects.exists()


def test_who_may_not_record_finds_no_form(
    commitment: Commitment, analyst: User, signed_in: SignIn
) -> None:
    answer = signed_in(analyst).post(FORM, answers())

    assert answer.status_code == 404
    assert not Development.objects.exists()
