"""From one year to the next: which commitment continues an earlier one, as an officer confirms."""

from __future__ import annotations

from collections.abc import Callable

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from ninja import Router, Schema

from manden.api import refusals
from manden.api.answers import answer
from manden.api.conditions import must_match
from manden.api.declaring import IfMatch, Word, asks
from manden.api.endpoints.commitments import commitment_of, whole_commitment
from manden.api.scopes import Scope
from manden.api.told.commitments import WholeCommitment
from manden.commitments.keeping import confirm_continuation, withdraw_continuation
from manden.commitments.models import Commitment
from manden.instruments.predecessor import previous_of

router = Router(tags=["commitments"])
WRITE = ("commitment.amend", Scope.COMMITMENTS_WRITE)
ADDRESS = "/commitments/{instrument}/{key}/continuation"


class GivenContinuation(Schema):
    """The earlier commitment, of the text that this one's text continues."""

    instrument: Word
    key: Word


@router.put(
    ADDRESS,
    **asks(*WRITE, _("Say that a commitment continues an earlier one"), WholeCommitment),
)
def confirm(
    request: HttpRequest, instrument: Word, key: Word, given: GivenContinuation, if_match: IfMatch
) -> HttpResponse:
    new = commitment_of(request, instrument, key)
    old = commitment_of(request, given.instrument, given.key)
    if old.instrument != previous_of(new.instrument):
        raise refusals.absent()
    return _changed(
        request, new, if_match, lambda: confirm_continuation(old=old, new=new, by=request.user)
    )


@router.delete(
    ADDRESS,
    **asks(*WRITE, _("Take back that a commitment continues an earlier one"), WholeCommitment),
)
def withdraw(request: HttpRequest, instrument: Word, key: Word, if_match: IfMatch) -> HttpResponse:
    new = commitment_of(request, instrument, key)
    return _changed(request, new, if_match, lambda: withdraw_continuation(new=new, by=request.user))


def _changed(
    request: HttpRequest, new: Commitment, if_match: str | None, change: Callable[[], object]
) -> HttpResponse:
    with transaction.atomic():
        Commitment.objects.select_for_update(of=("self",)).get(pk=new.pk)
        must_match(if_match, whole_commitment(request, new))
        change()
    again = commitment_of(request, new.instrument.slug, new.key)
    return answer(whole_commitment(request, again))
