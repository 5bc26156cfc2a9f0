"""Every approved figure counted again, as a timer does each night, and who is told of what changed.

The outcome is kept for each figure; the records that make a difference are worked out anew for each
reader, from what they may read.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet

from manden.access import audit
from manden.access.models import User
from manden.access.moments import moment_of_record
from manden.access.policy import allows
from manden.reporting.models import Check, Figure
from manden.reporting.reach import figures_for
from manden.reporting.recomputing import Recomputed, Recount
from manden.reporting.refusals import CannotKeepFigure


def approved_figures(person: User) -> QuerySet[Figure]:
    """The approved figures that `person` may see, with what counting them again reads."""
    held = figures_for(person).filter(approved_at__isnull=False)
    return held.select_related("run__by", "last_check").order_by("key")


def check_figures(*, by: User, at: datetime | None = None) -> list[Recomputed]:
    """Count every approved figure in reach again, and keep for each whether it still counts the same."""
    if not allows(by, "figure.check"):
        raise CannotKeepFigure("checking figures is for who may read the records")
    again, now = Recount(by=by), at or moment_of_record()
    came = [again.of(figure) for figure in approved_figures(by)]
    _keep(came, by, now)
    return came


@transaction.atomic
def _keep(came: Sequence[Recomputed], by: User, now: datetime) -> None:
    for one in came:
        told = {
            "from_snapshot": one.from_snapshot,
            "today": one.today,
            "differing": one.differing,
        }
        last = getattr(one.figure, "last_check", None)
        as_before = last is not None and all(getattr(last, k) == v for k, v in told.items())
        since = None if one.equal else (last.since if as_before and last else now)
        Check.objects.update_or_create(
            figure=one.figure, defaults={**told, "at": now, "by": by, "since": since}
        )
    differing = [one.figure.key for one in came if not one.equal]
    audit.record(by=by, act="figure.check", details={"figures": len(came), "differ": differing})


def changed_figures(person: User, since: datetime | None) -> QuerySet[Check]:
    """Checks of approved figures found to differ after `since`, for whoever may use or approve them."""
    if not (allows(person, "figure.keep") or allows(person, "figure.approve")):
        return Check.objects.none()
    known = figures_for(person).filter(approved_at__isnull=False).order_by()
    found = Check.objects.filter(figure__in=known, since__isnull=False).select_related("figure")
    return found.filter(since__gt=since) if since is not None else found
