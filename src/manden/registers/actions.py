"""Writes to what is known."""

from __future__ import annotations

from uuid import UUID

from django.db import transaction
from django.utils import timezone

from manden.access import audit
from manden.access.models import User
from manden.commitments.models import Commitment
from manden.dates import ImpreciseDate
from manden.registers.models import Bearing, Development


@transaction.atomic
def record_development(
    *,
    commitment: Commitment,
    happened: ImpreciseDate,
    statement: str,
    language: str,
    source: str,
    reliability: str,
    reason: str,
    submission: UUID,
    by: User,
    translation: str = "",
    level: str = "internal",
    fictitious: bool = False,
) -> Development:
    """Record a dated, sourced fact and why it bears on `commitment`.

    `statement` is in `language`, `translation` in the other one, where there is one. The same
    `submission` sent again answers with the record already made: a retry is safe.
    """
    made = Development.objects.filter(submission=submission, recorded_by=by).first()
    if made is not None:
        return made
    development = Development.objects.create(
        happened=happened.first,
        precision=happened.precision,
        source=source,
        reliability=reliability,
        fictitious=fictitious,
        recorded_at=timezone.now(),
        recorded_by=by,
        level=level,
        submission=submission,
        **_in_both(statement, translation, language),
    )
    Bearing.objects.create(development=development, commitment=commitment, reason=reason)
    audit.record(
        by=by,
        act="development.record",
        record=development,
        details={"commitment": commitment.pk, "submission": str(submission)},
    )
    return development


def _in_both(statement: str, translation: str, language: str) -> dict[str, str]:
    other = "en" if language == "fr" else "fr"
    return {f"statement_{language}": statement, f"statement_{other}": translation}
