"""Writes that people make on a commitment: amendments, the discussion, tasks."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction

from manden.access import audit
from manden.access.models import User
from manden.access.moments import moment_of_record
from manden.commitments.amending import part_of, set_part
from manden.commitments.mentions import mentionable, named_in
from manden.commitments.models import (
    Amendment,
    Commitment,
    Continuation,
    Mention,
    Remark,
    ReturnedContinuation,
    Task,
)


class AmendedMeanwhile(Exception):
    """Someone else amended the same part since the form was opened; theirs is in `theirs`."""

    def __init__(self, theirs: Amendment) -> None:
        super().__init__("amended meanwhile")
        self.theirs = theirs


@transaction.atomic
def amend(
    *, commitment: Commitment, field: str, value: Any, why: str, seen: int, by: User
) -> Amendment | None:
    """Set a part of a commitment, with the reason; None where the value is the present one.

    `seen` is the number of the last amendment that the author saw on this commitment (0 for
    none): a later one of the same part by somebody else raises `AmendedMeanwhile`.
    """
    locked = Commitment.objects.select_for_update(of=("self",)).get(pk=commitment.pk)
    later = locked.amendments.filter(field=field, pk__gt=seen).exclude(by=by).last()
    before = part_of(locked, field)
    if before == value:
        return None
    if later is not None:
        raise AmendedMeanwhile(later)
    set_part(locked, field, value)
    amendment = Amendment.objects.create(
        commitment=locked,
        field=field,
        before=before,
        after=value,
        why=why,
        by=by,
        at=moment_of_record(),
    )
    audit.record(
        by=by,
        act="commitment.amend",
        record=locked,
        details={"field": str(field), "amendment": amendment.pk},
    )
    return amendment


def restore(*, commitment: Commitment, field: str, why: str, seen: int, by: User) -> None:
    """Bring a part back to what the pack or the reader stated; it is an amendment like others."""
    amend(
        commitment=commitment,
        field=field,
        value=commitment.stated[field],
        why=why,
        seen=seen,
        by=by,
    )


@transaction.atomic
def remark(*, commitment: Commitment, text: str, submission: UUID, by: User) -> Remark:
    """Add to the discussion; `@name` asks that person to read it, where they may.

    The same `submission` sent again answers with the remark already made.
    """
    made = Remark.objects.filter(submission=submission, by=by).first()
    if made is not None:
        return made
    added = Remark.objects.create(
        commitment=commitment, text=text, by=by, at=moment_of_record(), submission=submission
    )
    for person in mentionable(named_in(text), commitment):
        if person != by:
            Mention.objects.create(remark=added, person=person)
    audit.record(
        by=by,
        act="commitment.remark",
        record=added,
        details={"commitment": commitment.pk, "mentions": added.mentions.count()},
    )
    return added


@transaction.atomic
def read_mentions(*, commitment: Commitment, by: User) -> int:
    """The person opened the page: what they were asked to read there is read. How many it was."""
    unread = Mention.objects.filter(person=by, remark__commitment=commitment, read_at=None)
    count = unread.update(read_at=moment_of_record())
    if count:
        audit.record(by=by, act="commitment.mentions_read", record=commitment)
    return count


@transaction.atomic
def set_task(
    *,
    commitment: Commitment,
    title: str,
    assigned_to: User,
    due: date | None,
    submission: UUID,
    by: User,
) -> Task:
    """Ask `assigned_to` to do something about a commitment."""
    made = Task.objects.filter(submission=submission, set_by=by).first()
    if made is not None:
        return made
    task = Task.objects.create(
        commitment=commitment,
        title=title,
        assigned_to=assigned_to,
        due=due,
        set_by=by,
        set_at=moment_of_record(),
        submission=submission,
    )
    audit.record(
        by=by,
        act="task.set",
        record=task,
        details={"commitment": commitment.pk, "to": assigned_to.pseudonym},
    )
    return task


@transaction.atomic
def finish_task(*, task: Task, by: User) -> None:
    """Mark a task done; one already done stays as it was."""
    held = Task.objects.select_for_update(of=("self",)).get(pk=task.pk)
    if held.done_at is not None:
        return
    held.done_by, held.done_at = by, moment_of_record()
    held.save(update_fields=["done_by", "done_at"])
    audit.record(by=by, act="task.finish", record=held)


@transaction.atomic
def confirm_continuation(*, old: Commitment, new: Commitment, by: User) -> Continuation:
    """Say that `new` continues `old`: what was known and said of it is carried over to its page.

    Confirmed again, the first confirmation stands; another `old` takes the place of the first.
    """
    held = Continuation.objects.filter(new=new).first()
    if held is not None and held.old_id == old.pk:
        return held
    continuation, _ = Continuation.objects.update_or_create(
        new=new, defaults={"old": old, "confirmed_by": by, "confirmed_at": moment_of_record()}
    )
    audit.record(by=by, act="commitment.continue", record=new, details={"old": old.pk})
    return continuation


@transaction.atomic
def withdraw_continuation(*, new: Commitment, by: User) -> None:
    """Take back that `new` continues an earlier commitment; who had confirmed it is told."""
    held = Continuation.objects.filter(new=new).first()
    if held is None:
        return
    ReturnedContinuation.objects.create(
        old=held.old,
        new=new,
        confirmed_by=held.confirmed_by,
        returned_by=by,
        returned_at=moment_of_record(),
    )
    held.delete()
    audit.record(by=by, act="commitment.discontinue", record=new)
