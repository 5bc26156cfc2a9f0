"""Verification: each stage is a row that is never changed, by another than who recorded.

An incident is verified on what was found, to a stated standard; it is late when that comes after
the end of the quarter in which it happened. A second reviewer who finds otherwise disagrees: both
findings stand, and the incident goes back to pending until one of them finds again.
"""

from __future__ import annotations

from datetime import date

from django.db import transaction

from manden.access import audit
from manden.access.models import User
from manden.access.moments import moment_of_record
from manden.access.policy import allows
from manden.violations.models import Incident, Status, Verification

FINDINGS = frozenset({Status.VERIFIED, Status.NOT_OCCURRED, Status.OUTSIDE})
_LAST_MONTH_OF_QUARTER = 3


class CannotVerify(ValueError):
    """The stage cannot be written; the message says why and what to do."""


@transaction.atomic
def verify(
    *,
    incident: Incident,
    status: str,
    by: User,
    on: date,
    standard: str = "",
    reasons: str = "",
    questions: str = "",
) -> Verification:
    """Write the next stage of an incident; CannotVerify where it may not be, and nothing changes.

    `on` is the day of the finding; `late` follows from it.
    """
    held = Incident.objects.select_for_update().get(pk=incident.pk)
    wanted = Status(status)
    _may_be_written(held, wanted, by, standard, reasons, questions)
    standing = held.verifications.order_by("-pk").first()
    disagrees = (
        standing is not None
        and standing.status in FINDINGS
        and wanted in FINDINGS
        and wanted != standing.status
        and standing.by_id != by.pk
    )
    stage = Verification.objects.create(
        incident=held,
        status=wanted,
        standard=standard,
        reasons=reasons,
        questions=questions,
        disagrees=disagrees,
        late=wanted == Status.VERIFIED and is_late(held, on),
        on=on,
        at=moment_of_record(),
        by=by,
        recorder_id=held.recorded_by_id,
    )
    held.status = Status.PENDING if disagrees else wanted
    held.version += 1
    held.save(update_fields=["status", "version"])
    audit.record(
        by=by,
        act="incident.verify",
        record=held,
        details={"status": wanted.value, "late": stage.late, "disagrees": disagrees},
    )
    incident.status, incident.version = held.status, held.version
    return stage


@transaction.atomic
def answer_questions(*, incident: Incident, answer: str, by: User, on: date) -> Verification:
    """Send back an incident that was returned with questions, with the answer to them."""
    held = Incident.objects.select_for_update().get(pk=incident.pk)
    if held.status != Status.RETURNED:
        raise CannotVerify("nothing was asked of this incident: it is not returned")
    if not answer.strip():
        raise CannotVerify("the questions are not answered: write what you found")
    stage = Verification.objects.create(
        incident=held,
        status=Status.PENDING,
        reasons=answer,
        on=on,
        at=moment_of_record(),
        by=by,
        recorder_id=held.recorded_by_id,
    )
    held.status = Status.PENDING
    held.version += 1
    held.save(update_fields=["status", "version"])
    audit.record(by=by, act="incident.answer", record=held)
    incident.status, incident.version = held.status, held.version
    return stage


def is_late(incident: Incident, on: date) -> bool:
    """Whether `on` is after the end of the quarter in which the incident's last day lies."""
    return incident.happened_last is not None and on > end_of_quarter(incident.happened_last)


def end_of_quarter(day: date) -> date:
    """The last day of the quarter that holds `day`.

    >>> end_of_quarter(date(2024, 2, 10)), end_of_quarter(date(2023, 12, 31))
    (datetime.date(2024, 3, 31), datetime.date(2023, 12, 31))
    """
    month = -(-day.month // _LAST_MONTH_OF_QUARTER) * _LAST_MONTH_OF_QUARTER
    return date(day.year, month, 31 if month in (3, 12) else 30)


def _may_be_written(
    incident: Incident, status: Status, by: User, standard: str, reasons: str, questions: str
) -> None:
    if status == Status.REPORTED:
        raise CannotVerify("an incident is reported once, when it is entered")
    if incident.merged_into_id or incident.removed_at:
        raise CannotVerify("this incident stands no longer: verify the one that it was merged into")
    if not allows(by, "incident.verify", incident):
        raise CannotVerify("verifying is for a reviewer who may see the incident")
    if status != Status.PENDING and by.pk == incident.recorded_by_id:
        raise CannotVerify("another must verify than who recorded: ask a second reviewer")
    if status == Status.VERIFIED and standard not in Verification.Standard.values:
        raise CannotVerify("say to what standard: reasonable grounds to believe, or another")
    if status == Status.RETURNED and not questions.strip():
        raise CannotVerify("an incident is returned with questions: write them")
    if status in FINDINGS and not reasons.strip():
        raise CannotVerify("a finding says why: write the reasons")
    if status == Status.VERIFIED and not incident.information.filter(position="supports").exists():
        raise CannotVerify("nobody says so yet: add a source before verifying")
