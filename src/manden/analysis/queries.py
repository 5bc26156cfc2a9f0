"""What the pages of the room read: questions kept, and the records behind a cell."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Q, QuerySet

from manden.access.models import User
from manden.analysis.answer import Key
from manden.analysis.asking import counting_for
from manden.analysis.models import SavedQuestion
from manden.analysis.question import Question
from manden.violations.models import Incident
from manden.violations.reach import Reach

SHOWN = 200


@dataclass(frozen=True)
class Behind:
    """The incidents behind a question or one of its cells, as their reader may read them now: the
    first of them, and how many things are counted in each."""

    incidents: list[tuple[Incident, int]]
    counted: int
    more: int


def questions_for(person: User) -> QuerySet[SavedQuestion]:
    """One's own questions, and those that others share."""
    return SavedQuestion.objects.filter(Q(by=person) | Q(shared=True)).select_related("by")


def behind(question: Question, key: Key | None, *, by: User) -> Behind:
    counted = counting_for(by).counted(question, key)
    by_incident: dict[str, int] = {}
    for _, incident in counted:
        by_incident[incident] = by_incident.get(incident, 0) + 1
    first = sorted(by_incident)[:SHOWN]
    held = Reach(by).incidents().filter(key__in=first).order_by("happened_first", "key")
    return Behind(
        incidents=[(one, by_incident[one.key]) for one in held],
        counted=len(counted),
        more=len(by_incident) - len(first),
    )
