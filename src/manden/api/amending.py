"""The parts of a commitment that a request amends, by the rules of the desk's own forms."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any, Literal

from django.db import transaction
from django.forms import Form
from ninja import Field, Schema

from manden.access.models import User
from manden.api import refusals
from manden.api.conditions import must_match
from manden.api.declaring import Text, Word
from manden.commitments.amending import part_of
from manden.commitments.forms import amendment_form
from manden.commitments.keeping import AmendedMeanwhile, amend
from manden.commitments.models import Commitment


class GivenDeadline(Schema):
    """The first deadline of a commitment; a `kind` that is empty takes it away."""

    kind: Literal["session", "date", "duration", "period", ""] = ""
    session: int | None = None
    date_from: date | None = None
    date_to: date | None = None
    days: int | None = None


class Amendments(Schema):
    """What is to be changed, and why."""

    why: Text = Field(min_length=1, max_length=500)
    action_fr: Text | None = Field(None, max_length=2000)
    action_en: Text | None = Field(None, max_length=2000)
    addressees: list[Word] | None = Field(None, max_length=100)
    themes: list[Word] | None = Field(None, max_length=100)
    deadline: GivenDeadline | None = None


@transaction.atomic
def amend_parts(
    commitment: Commitment,
    given: Amendments,
    *,
    if_match: str | None,
    standing: Callable[[], Schema],
    by: User,
) -> None:
    """Amend every part that was sent, or none: as one change to what its author read."""
    Commitment.objects.select_for_update(of=("self",)).get(pk=commitment.pk)
    must_match(if_match, standing())
    last = commitment.amendments.last()
    seen = last.pk if last else 0
    for field, data in _parts(given):
        form = amendment_form(field)({**data, "why": given.why, "seen": seen})
        if not form.is_valid():
            raise refusals.unfit(faults_of(form))
        value = form.value_beside(part_of(commitment, field))
        try:
            amend(
                commitment=commitment,
                field=field,
                value=value,
                why=form.cleaned_data["why"],
                seen=seen,
                by=by,
            )
        except AmendedMeanwhile:
            raise refusals.changed_meanwhile() from None


def faults_of(form: Form) -> Iterator[dict[str, str]]:
    """Each fault of a form, under the name of its field."""
    for field, sentences in form.errors.items():
        for sentence in sentences:
            yield {"field": _NAMES.get(field, field), "detail": str(sentence)}


def _parts(given: Amendments) -> Iterator[tuple[str, dict[str, Any]]]:
    if given.action_fr is not None:
        yield "action_fr", {"value_words": given.action_fr}
    if given.action_en is not None:
        yield "action_en", {"value_words": given.action_en}
    if given.addressees is not None:
        yield "addressees", {"value_actors": given.addressees}
    if given.themes is not None:
        yield "themes", {"value_themes": given.themes}
    if given.deadline is not None:
        yield "deadline", given.deadline.model_dump()


_NAMES = {
    "value_words": "action",
    "value_actors": "addressees",
    "value_themes": "themes",
    "__all__": "",
}
