"""What the pages of the room read: questions kept, and the records behind a cell."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from manden.access.models import User
from manden.access.roles import Level
from manden.analysis.answer import Key, natural
from manden.analysis.asking import counting_for
from manden.analysis.models import SavedQuestion
from manden.analysis.question import Question
from manden.commitments.models import Commitment
from manden.registers.models import Bearing
from manden.ui.bilingual import in_language
from manden.violations.models import OLDEST_FIRST, Incident
from manden.violations.reach import Reach

SHOWN = 200


@dataclass(frozen=True)
class Registered:
    """A record of the registers: its name in a snapshot, its words, and the page of the point that it
    is or bears on."""

    record: str
    text: str
    instrument: str
    key: str
    when: date | None
    fictitious: bool


@dataclass(frozen=True)
class Behind:
    """The incidents behind a question or one of its cells, as their reader may read them now: the
    first of them, and how many things are counted in each."""

    incidents: list[tuple[Incident, int]]
    counted: int
    more: int
    registered: list[Registered]


def questions_for(person: User) -> QuerySet[SavedQuestion]:
    """One's own questions, and those that others share."""
    return SavedQuestion.objects.filter(Q(by=person) | Q(shared=True)).select_related("by")


def behind(question: Question, key: Key | None, *, by: User) -> Behind:
    counted = counting_for(by).counted(question, key)
    by_incident: dict[str, int] = {}
    for _, incident in counted:
        by_incident[incident] = by_incident.get(incident, 0) + 1
    first = sorted(by_incident, key=natural)[:SHOWN]
    held = Reach(by).incidents().filter(key__in=first).order_by(*OLDEST_FIRST)
    return Behind(
        incidents=[(one, by_incident[one.key]) for one in held],
        counted=len(counted),
        more=len(by_incident) - len(first),
        registered=registered_behind(question.unit, first, by=by),
    )


def registered_behind(unit: str, keys: Sequence[str], *, by: User) -> list[Registered]:
    """The developments, or the points of texts, of these keys, as pages name them."""
    if unit == "commitments":
        wanted = {key: key.rpartition("/")[::2] for key in keys}
        held = {
            f"{one.instrument.slug}/{one.key}": one
            for one in Commitment.objects.filter(
                key__in={key for _, key in wanted.values()},
                provision__instrument__slug__in={slug for slug, _ in wanted.values()},
            ).select_related("provision__instrument")
        }
        return [_point(held[key]) for key in keys if key in held]
    if unit != "developments":
        return []
    height = Level(by.clearance).height
    levels = [level.value for level in Level if level.height <= height]
    told = Bearing.objects.filter(development__submission__in=keys, development__level__in=levels)
    found: dict[int, Registered] = {}
    for one in told.select_related("development", "commitment__provision__instrument"):
        found.setdefault(one.development_id, _development(one))
    return sorted(found.values(), key=lambda one: one.when or date.min)


def _point(one: Commitment) -> Registered:
    text = f"{one.key} · {one.action}" if one.action else one.key
    record = f"{one.instrument.slug}/{one.key}"
    return Registered(record, text, one.instrument.slug, one.key, None, False)


def _development(one: Bearing) -> Registered:
    told, point = one.development, one.commitment
    text = in_language(told, "statement")
    return Registered(
        str(told.submission),
        text,
        point.instrument.slug,
        point.key,
        told.happened,
        told.fictitious,
    )
