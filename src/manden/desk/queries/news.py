"""What concerns a person since a moment: mentions, tasks, deadlines of the clock, what came back,
figures that no longer count the same."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from manden.access.models import User
from manden.access.policy import allows
from manden.commitments.models import Addressing, Mention, ReturnedContinuation, Task
from manden.desk.queries.calendar import Event, read_calendar
from manden.reporting.checking import changed_figures
from manden.reporting.models import Check

_ROW = "commitments.commitment:"


@dataclass(frozen=True)
class News:
    """`deadlines` are near or overdue by the clock of `today`, whenever they became so."""

    mentions: tuple[Mention, ...]
    assigned: tuple[Task, ...]
    deadlines: tuple[Event, ...]
    returned: tuple[ReturnedContinuation, ...]
    figures: tuple[Check, ...]

    @property
    def counts(self) -> dict[str, int]:
        return {
            "mentions": len(self.mentions),
            "assigned": len(self.assigned),
            "deadlines": len(self.deadlines),
            "returned": len(self.returned),
            "figures": len(self.figures),
        }

    @property
    def nothing(self) -> bool:
        return not any(self.counts.values())


def news_of(person: User, *, since: datetime | None, today: date) -> News:
    """The news of `person` since `since`, or ever; only what they may read."""
    mentions = Mention.objects.filter(person=person, read_at=None)
    assigned = Task.objects.filter(assigned_to=person, done_at=None).exclude(set_by=person)
    returned = ReturnedContinuation.objects.filter(confirmed_by=person).exclude(returned_by=person)
    if since is not None:
        mentions = mentions.filter(remark__at__gt=since)
        assigned = assigned.filter(set_at__gt=since)
        returned = returned.filter(returned_at__gt=since)
    discusses = bool(allows(person, "commitment.discuss"))
    text = "provision__instrument"
    return News(
        tuple(mentions.select_related("remark")) if discusses else (),
        tuple(assigned) if discusses else (),
        tuple(_deadlines(person, today)),
        tuple(returned.select_related(f"new__{text}", f"old__{text}")) if discusses else (),
        tuple(changed_figures(person, since)),
    )


def _deadlines(person: User, today: date) -> list[Event]:
    """Near or overdue: all of them for who keeps the commitments, one's own for the others."""
    own = None if allows(person, "commitment.amend") else _own_commitments(person)
    pressing = [
        event
        for event in read_calendar(person).events
        if event.kind in ("commitment", "report", "task")
        and (event.standing(today) == "overdue" or event.reminder(today) is not None)
    ]
    if own is None:
        return pressing
    return [one for one in pressing if one.kind == "task" or one.record in own]


def _own_commitments(person: User) -> set[str]:
    """Those that somebody gave the person a task on, or that ask an institution of theirs."""
    tasks = Task.objects.filter(assigned_to=person).values_list("commitment", flat=True)
    asked = Addressing.objects.filter(actor__delegations__user=person)
    return {f"{_ROW}{pk}" for pk in (*tasks, *asked.values_list("commitment", flat=True))}
