"""Writes to what is known."""

from __future__ import annotations

from uuid import UUID

from django.db import transaction

from manden.access import audit
from manden.access.models import User
from manden.access.moments import moment_of_record
from manden.actors.models import Actor
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
    said_by: Actor | None = None,
    fictitious: bool = False,
) -> Development:
    """Record a dated, sourced fact and why it bears on `commitment`.

    `statement` is in `language`, `translation` in the other one, where there is one. The same
    `submission` sent again answers with the record already made: a retry is safe. `said_by` is the
    institution whose own word it is: a person of the desk is still to confirm it.
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
        recorded_at=moment_of_record(),
        recorded_by=by,
        level=level,
        submission=submission,
        said_by=said_by,
        **_in_both(statement, translation, language),
    )
    Bearing.objects.create(development=development, commitment=commitment, reason=reason)
    audit.record(
        by=by,
        act="development.record",
        record=development,
        details={"commitment": commitment.pk, "submission": str(submission)}
        | ({"said_by": said_by.code} if said_by else {}),
    )
    return development


class CannotConfirm(ValueError):
    """A development is nobody's word to confirm, or not this person's to confirm."""


@transaction.atomic
def confirm_development(*, development: Development, reliability: str, by: User) -> None:
    """Confirm what an institution said of itself, and how reliable its word is found.

    Once is enough: confirmed again, the first confirmation stands.
    """
    held = Development.objects.select_for_update().get(pk=development.pk)
    if held.said_by_id is None:
        raise CannotConfirm("only what an institution said of itself is confirmed")
    if held.recorded_by_id == by.pk:
        raise CannotConfirm("nobody confirms what they recorded themselves")
    if held.confirmed_by_id is not None:
        return
    held.reliability, held.confirmed_by, held.confirmed_at = reliability, by, moment_of_record()
    held.save(update_fields=["reliability", "confirmed_by", "confirmed_at"])
    audit.record(
        by=by, act="development.confirm", record=held, details={"reliability": reliability}
    )


def _in_both(statement: str, translation: str, language: str) -> dict[str, str]:
    other = "en" if language == "fr" else "fr"
    return {f"statement_{language}": statement, f"statement_{other}": translation}
