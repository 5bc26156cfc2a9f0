"""The records of a person made ready to be asked, and kept ready until anything is written.

What a person may read is worked out anew after each write to the desk, and whenever their roles,
clearance or standing grants differ: a consent withdrawn is not counted by the next question.
"""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.utils import timezone

from manden.access.last_change import last_change
from manden.access.models import User
from manden.analysis.counting import Counting
from manden.analysis.gathering import gather
from manden.analysis.kept_ready import KeptReady
from manden.violations.reach import Reach

KEPT_READY = 3
OF_FIGURES = frozenset(
    {"figure.run", "figure.keep", "figure.approve", "figure.withdraw", "figure.export"}
    | {"figure.check", "figure.publish", "publication.take"}
    | {"question.save", "question.drop"}
)
_ready: KeptReady[Counting] = KeptReady(KEPT_READY)


def counting_for(person: User) -> Counting:
    """All that `person` may read now, ready to be counted."""
    return _ready.of(_stands(person), lambda: Counting(gather(Reach(person))))


def _stands(person: User) -> tuple[Any, ...]:
    granted = person.grants.filter(expires_at__gt=timezone.now())
    return (
        settings.DESK.identifier,
        person.pk,
        tuple(sorted(person.roles)),
        person.clearance,
        tuple(granted.order_by("compartment").values_list("compartment", flat=True)),
        last_change(OF_FIGURES),
    )
