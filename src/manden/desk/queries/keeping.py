"""What people keep on a commitment: history, discussion, tasks; and what each has to do."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Any

from django.db.models import QuerySet

from manden.access.models import User
from manden.access.policy import allows
from manden.actors.models import Actor
from manden.commitments.amending import parts_at_hand
from manden.commitments.forms import SAID_AS, RemarkForm, TaskForm
from manden.commitments.models import (
    Amendment,
    Commitment,
    Continuation,
    Mention,
    Remark,
    Task,
)
from manden.desk.queries.actors import every_actor
from manden.desk.queries.amended import in_words
from manden.desk.queries.sight import sight_of
from manden.instruments.models import Theme
from manden.registers.models import Bearing
from manden.registers.queries import to_be_confirmed

Names = Callable[[], dict[str, str]]
SOON = timedelta(days=14)
SHOWN = 100


@dataclass(frozen=True)
class Change:
    """An amendment as a line of the history: from what to what, in words."""

    amendment: Amendment
    part: str
    before: str
    after: str


@dataclass(frozen=True)
class Part:
    """A part that may be amended: its name, and what was stated where people changed it."""

    field: str
    name: str
    stated: str | None


@dataclass(frozen=True)
class Kept:
    """Beside a commitment; empty for those who take no part in its discussion."""

    parts: tuple[Part, ...]
    history: tuple[Change, ...]
    remarks: QuerySet[Remark]
    tasks: QuerySet[Task]
    remark_form: RemarkForm | None
    task_form: TaskForm | None
    may_amend: bool
    earlier: Commitment | None = None  # what an officer confirmed that this one continues


@dataclass(frozen=True)
class Work:
    """One person's list: what is late, what is soon, the rest, and where they are mentioned;
    for a focal point, the institutions they answer for, each with `requests`, a count; for who
    confirms them, what institutions said of themselves."""

    late: tuple[Task, ...]
    soon: tuple[Task, ...]
    later: tuple[Task, ...]
    asked: tuple[Task, ...]
    mentions: tuple[Mention, ...]
    institutions: tuple[Actor, ...]
    to_confirm: tuple[Bearing, ...] = ()

    @property
    def nothing(self) -> bool:
        tasks = self.late or self.soon or self.later or self.asked
        return not (tasks or self.mentions or self.institutions or self.to_confirm)


def kept_on(commitment: Commitment, *, person: User) -> Kept | None:
    """What people keep on `commitment`, fetched by `with_notes_ready`; None for a person who may
    not read it."""
    if not allows(person, "commitment.discuss", commitment):
        return None
    names = cache(_names)  # most commitments were never amended: nobody asks for a name
    present = parts_at_hand(commitment)
    return Kept(
        parts=tuple(_part(commitment, field, present, names) for field in SAID_AS),
        history=tuple(
            _change(one, names)
            for one in commitment.amendments.select_related("by").order_by("-pk")
        ),
        remarks=commitment.remarks.select_related("by").order_by("pk")[:SHOWN],
        tasks=commitment.tasks.select_related("assigned_to", "set_by", "done_by"),
        remark_form=RemarkForm(auto_id="remark_%s"),
        task_form=TaskForm(auto_id="task_%s") if allows(person, "task.set") else None,
        may_amend=bool(allows(person, "commitment.amend", commitment)),
        earlier=_earlier(commitment),
    )


def _earlier(commitment: Commitment) -> Commitment | None:
    held = Continuation.objects.filter(new=commitment).select_related("old__provision__instrument")
    continuation = held.prefetch_related("old__bearings__development", "old__remarks__by").first()
    return continuation.old if continuation else None


def work_of(person: User, *, today: date) -> Work:
    """What `person` has to do, and what they asked of others."""
    of_text = "commitment__provision__instrument"
    open_tasks = Task.objects.filter(done_at=None).select_related(of_text, "assigned_to", "set_by")
    own = list(open_tasks.filter(assigned_to=person)[:SHOWN])
    mentions = Mention.objects.filter(person=person, read_at=None).select_related(
        "remark__by", f"remark__{of_text}"
    )
    sight = sight_of(person)
    waiting: Iterable[Bearing] = ()
    if allows(person, "development.confirm"):
        waiting = to_be_confirmed(by=person, levels=sight.levels)[:SHOWN]
    return Work(
        late=tuple(task for task in own if task.due and task.due < today),
        soon=tuple(task for task in own if task.due and today <= task.due <= today + SOON),
        later=tuple(task for task in own if not task.due or task.due > today + SOON),
        asked=tuple(open_tasks.filter(set_by=person).exclude(assigned_to=person)[:SHOWN]),
        mentions=tuple(mentions.order_by("-pk")[:SHOWN]),
        institutions=tuple(every_actor(sight=sight).filter(delegations__user=person)),
        to_confirm=tuple(waiting),
    )


def _names() -> dict[str, str]:
    """Actors and themes by code, in the page's language."""
    return {one.code: str(one) for kind in (Actor, Theme) for one in kind.objects.all()}


def _part(commitment: Commitment, field: str, present: dict[str, Any], names: Names) -> Part:
    stated = commitment.stated.get(field)
    amended = field in commitment.stated and stated != present[field]
    return Part(field, str(SAID_AS[field]), in_words(field, stated, names()) if amended else None)


def _change(amendment: Amendment, names: Names) -> Change:
    return Change(
        amendment,
        str(SAID_AS[amendment.field]),
        in_words(amendment.field, amendment.before, names()),
        in_words(amendment.field, amendment.after, names()),
    )
