"""Writes to figures: each a verb with an author, one transaction, one audit entry."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from manden.access import audit
from manden.access.models import User
from manden.access.moments import moment_of_record
from manden.access.policy import allows
from manden.analysis import actions as analysis
from manden.analysis.models import Run
from manden.analysis.question import Question
from manden.commitments.models import Commitment
from manden.reporting.models import Figure
from manden.reporting.refusals import CannotKeepFigure, TooManyNumbers

MOST_CELLS = 10_000


@transaction.atomic
def keep_figure(
    *,
    question: Question,
    title: Mapping[str, str],
    by: User,
    shape: str = Figure.Shape.TABLE,
    commitment: Commitment | None = None,
    bearing: str = "",
    note: Mapping[str, str] | None = None,
    shared: bool = True,
    at: datetime | None = None,
) -> Figure:
    """Ask the question now, keep the run, and name what came out; the French title stands in for an
    English one that is not given."""
    if not allows(by, "figure.keep"):
        raise CannotKeepFigure("keeping figures is for the desk’s officers, reviewers and analysts")
    french = title.get("fr", "").strip()[:200]
    if not french:
        raise CannotKeepFigure("a figure has a title in French: write one")
    if (commitment is None) != (not bearing.strip()):
        raise CannotKeepFigure("say on which commitment it bears and why: both, or neither")
    made = analysis.run(question=question, by=by, at=at)
    if len(made.answer["cells"]) > MOST_CELLS:
        raise TooManyNumbers(
            f"it has more than {MOST_CELLS} numbers: lay it out by larger squares or broader rows"
        )
    figure = Figure.objects.create(
        run=made,
        shape=shape,
        title_fr=french,
        title_en=title.get("en", "").strip()[:200] or french,
        note_fr=(note or {}).get("fr", ""),
        note_en=(note or {}).get("en", ""),
        commitment=commitment,
        bearing=bearing.strip(),
        level=made.level,
        compartment=made.compartment,
        several=made.several,
        shared=shared and not made.several,
        made_at=made.at,
        made_by=by,
    )
    audit.record(by=by, act="figure.keep", record=figure, details={"run": made.key})
    return figure


@transaction.atomic
def approve_figure(*, figure: Figure, by: User, at: datetime | None = None) -> Figure:
    """Approve a figure for use in a report: another does than who made it."""
    held = Figure.objects.select_for_update().get(pk=figure.pk)
    if not allows(by, "figure.approve", held):
        raise CannotKeepFigure("approving is for an officer, a reviewer or a protection officer")
    if held.made_by_id == by.pk:
        raise CannotKeepFigure("another must approve than who made it: ask a colleague")
    if held.approved_at is not None:
        raise CannotKeepFigure("this figure is approved already")
    if _mixes_invention(held.run):
        raise CannotKeepFigure(
            "it counts real and fictitious records together: ask for one of them"
        )
    held.approved_at, held.approved_by = at or moment_of_record(), by
    held.save(update_fields=["approved_at", "approved_by"])
    audit.record(by=by, act="figure.approve", record=held, details={"run": held.run.key})
    figure.approved_at, figure.approved_by = held.approved_at, held.approved_by
    return held


@transaction.atomic
def withdraw_approval(*, figure: Figure, reason: str, by: User) -> Figure:
    """Take back an approval, and say why: the figure stands, no report may use it."""
    held = Figure.objects.select_for_update().get(pk=figure.pk)
    if not allows(by, "figure.approve", held):
        raise CannotKeepFigure("withdrawing is for who may approve")
    if held.approved_at is None or not reason.strip():
        raise CannotKeepFigure("an approval that stands is withdrawn with a reason: write it")
    held.approved_at = held.approved_by = None
    held.save(update_fields=["approved_at", "approved_by"])
    audit.record(by=by, act="figure.withdraw", record=held, details={"because": len(reason)})
    return held


def _mixes_invention(run: Run) -> bool:
    fictitious = run.answer["fictitious"]
    return bool(fictitious) and fictitious != run.answer["records"]["counted"]
