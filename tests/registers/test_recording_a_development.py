"""What is known is recorded once, with its author, its source and its place in the audit."""

from uuid import UUID, uuid4

import pytest

from manden.access.models import AuditEntry, User
from manden.commitments.models import Commitment
from manden.dates import ImpreciseDate
from manden.registers.actions import record_development
from manden.registers.models import Development

pytestmark = pytest.mark.django_db


def record(commitment: Commitment, by: User, submission: UUID) -> Development:
    return record_development(
        commitment=commitment,
        happened=ImpreciseDate.parse("2025-06"),
        statement="Le niveau du fleuve a été publié.",
        language="fr",
        source="Registre du fleuve",
        reliability="high",
        reason="C’est ce qui était demandé",
        submission=submission,
        by=by,
    )


def test_a_development_keeps_the_precision_of_its_date(
    commitment: Commitment, desk_officer: User
) -> None:
    development = record(commitment, desk_officer, uuid4())

    assert development.precision == "month"
    assert development.statement_en == ""
    assert [bearing.commitment for bearing in development.bearings.all()] == [commitment]


def test_the_same_form_sent_twice_is_recorded_once(
    commitment: Commitment, desk_officer: User
) -> None:
    submission = uuid4()

    first = record(commitment, desk_officer, submission)
    second = record(commitment, desk_officer, submission)

    assert first == second
    assert AuditEntry.objects.filter(act="development.record").count() == 1


def test_a_development_is_audited_without_its_words(
    commitment: Commitment, desk_officer: User
) -> None:
    development = record(commitment, desk_officer, uuid4())

    entry = AuditEntry.objects.get(record=f"registers.development:{development.pk}")

    assert entry.actor == desk_officer.pseudonym
    assert "fleuve" not in entry.details
