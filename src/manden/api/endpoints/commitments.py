"""Commitments and followed points: listed, filtered, read, amended; and their history."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Literal

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from ninja import Query, Router, Schema

from manden.api import refusals
from manden.api.amending import Amendments, amend_parts
from manden.api.answers import answer
from manden.api.declaring import IfMatch, Word, asks
from manden.api.doors import require_record
from manden.api.paging import Page, PageAsked, paged
from manden.api.reach import sight_by
from manden.api.scopes import Scope
from manden.api.told.commitments import (
    ToldAmendment,
    ToldCommitment,
    WholeCommitment,
    ready,
    tell_amendment,
    tell_commitments,
    tell_whole_commitment,
)
from manden.commitments.models import Commitment
from manden.desk.queries.filters import matches
from manden.desk.queries.margin import note_on
from manden.desk.queries.wanted import Wanted
from manden.registers.models import Bearing

router = Router(tags=["commitments"])
READ = ("commitment.read", Scope.COMMITMENTS_READ)


class CommitmentsWanted(Schema):
    """`due`: near, later or passed; `known`: something or nothing is known of it."""

    instrument: Word = ""
    kind: Literal["commitment", "followed_point", "preambular_ask", ""] = ""
    force: Word = ""
    addressee: Word = ""
    theme: Word = ""
    capability: Word = ""
    due: Literal["near", "later", "passed", ""] = ""
    known: Literal["something", "nothing", ""] = ""


class PointsWanted(Schema):
    instrument: Word = ""
    theme: Word = ""
    known: Literal["something", "nothing", ""] = ""


@router.get("/commitments", **asks(*READ, _("The commitments"), Page[ToldCommitment]))
def commitments(
    request: HttpRequest, wanted: Query[CommitmentsWanted], page: Query[PageAsked]
) -> HttpResponse:
    return _listed(request, wanted, page)


@router.get("/followed-points", **asks(*READ, _("The followed points"), Page[ToldCommitment]))
def followed_points(
    request: HttpRequest, wanted: Query[PointsWanted], page: Query[PageAsked]
) -> HttpResponse:
    return _listed(request, CommitmentsWanted(kind="followed_point", **wanted.model_dump()), page)


@router.get("/commitments/{instrument}/{key}", **asks(*READ, _("One commitment"), WholeCommitment))
def commitment(request: HttpRequest, instrument: Word, key: Word) -> HttpResponse:
    return answer(whole_commitment(request, commitment_of(request, instrument, key)))


@router.patch(
    "/commitments/{instrument}/{key}",
    **asks("commitment.amend", Scope.COMMITMENTS_WRITE, _("Amend a commitment"), WholeCommitment),
)
def amend_commitment(
    request: HttpRequest, instrument: Word, key: Word, given: Amendments, if_match: IfMatch
) -> HttpResponse:
    """Parts that are not sent stay as they are; each change is kept with the reason."""
    found = commitment_of(request, instrument, key)
    amend_parts(
        found,
        given,
        if_match=if_match,
        standing=lambda: whole_commitment(request, commitment_of(request, instrument, key)),
        by=request.user,
    )
    return answer(whole_commitment(request, commitment_of(request, instrument, key)))


@router.get(
    "/commitments/{instrument}/{key}/history",
    **asks(
        "commitment.discuss",
        Scope.COMMITMENTS_READ,
        _("Who amended a commitment, and why"),
        Page[ToldAmendment],
    ),
)
def history(
    request: HttpRequest, instrument: Word, key: Word, page: Query[PageAsked]
) -> HttpResponse:
    found = commitment_of(request, instrument, key).amendments.select_related("by")
    return paged(request, page, found, lambda rows: [tell_amendment(one) for one in rows])


def commitment_of(request: HttpRequest, instrument: str, key: str) -> Commitment:
    """The commitment of that key, where the person may read it."""
    found = ready(
        Commitment.objects.filter(provision__instrument__slug=instrument, key=key)
    ).first()
    if found is None:
        raise refusals.absent()
    require_record(request, READ[0], found)
    return found


def whole_commitment(request: HttpRequest, found: Commitment) -> WholeCommitment:
    """All that the token may be told of it."""
    return tell_whole_commitment(found, sight=sight_by(request), today=request.today)


def _listed(request: HttpRequest, wanted: CommitmentsWanted, page: PageAsked) -> HttpResponse:
    sight = sight_by(request)

    def told(rows: Sequence[Commitment]) -> list[ToldCommitment]:
        return tell_commitments(rows, sight=sight, today=request.today)

    found = ready(_found(wanted, sight.levels)).order_by(
        "provision__instrument", "provision__order", "order", "pk"
    )
    if not wanted.due:
        return paged(request, page, found, told)
    due = Wanted(due=wanted.due)
    return paged(
        request,
        page,
        [one for one in found if matches(_note(one), due, request.today)],
        told,
    )


def _found(wanted: CommitmentsWanted, levels: Sequence[str]) -> QuerySet[Commitment]:
    said = {
        "provision__instrument__slug": wanted.instrument,
        "kind": wanted.kind,
        "force": wanted.force,
        "provision__capabilities__code": wanted.capability,
        "themes__code": wanted.theme,
    }
    found = Commitment.objects.filter(**{name: one for name, one in said.items() if one})
    if wanted.addressee == "nobody":
        found = found.filter(addressings=None).exclude(kind=Commitment.Kind.FOLLOWED_POINT)
    elif wanted.addressee:
        found = found.filter(addressees__code=wanted.addressee)
    if wanted.known:
        bearings = Bearing.objects.filter(development__level__in=levels).values("commitment")
        something = wanted.known == "something"
        found = found.filter(pk__in=bearings) if something else found.exclude(pk__in=bearings)
    return found.distinct()


def _note(commitment: Commitment) -> Any:
    provision = commitment.provision
    return note_on(commitment, provision=provision, instrument=provision.instrument, known={})
