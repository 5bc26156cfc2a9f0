"""The actors, and what the texts ask of each."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from ninja import Query, Router, Schema

from manden.actors.models import Actor
from manden.api import refusals
from manden.api.answers import answer
from manden.api.declaring import Word, asks
from manden.api.doors import require_record
from manden.api.paging import Page, PageAsked, paged
from manden.api.reach import sight_by
from manden.api.scopes import Scope
from manden.api.told.words import InBoth, in_both
from manden.desk.queries.actors import actor_page, every_actor
from manden.desk.queries.sight import Sight

router = Router(tags=["actors"])
READ = ("actor.read", Scope.ACTORS_READ)


class ToldActor(Schema):
    """`requests`: how many commitments ask something of it; null where they may not be told."""

    code: str
    name: InBoth
    kind: str
    part_of: str | None
    requests: int | None


class AskedOf(Schema):
    instrument: str
    key: str


class WholeActor(ToldActor):
    other_names: list[str]
    parts: list[str]
    asked: list[AskedOf]


class ActorsWanted(Schema):
    kind: Word = ""


@router.get(
    "/actors", **asks(*READ, _("The actors, and how much is asked of each"), Page[ToldActor])
)
def actors(
    request: HttpRequest, wanted: Query[ActorsWanted], page: Query[PageAsked]
) -> HttpResponse:
    sight = sight_by(request)
    found = every_actor(sight=sight)
    if wanted.kind:
        found = found.filter(kind=wanted.kind)
    return paged(request, page, found, lambda rows: [_told(one, sight) for one in rows])


@router.get(
    "/actors/{path:code}", **asks(*READ, _("An actor, and what is asked of it"), WholeActor)
)
def actor(request: HttpRequest, code: Word) -> HttpResponse:
    sight = sight_by(request)
    page = actor_page(code=code, sight=sight)
    counted = every_actor(sight=sight).filter(code=code).first()
    if page is None or counted is None:
        raise refusals.absent()
    require_record(request, READ[0], counted)
    told = WholeActor(
        **_told(counted, sight).model_dump(),
        other_names=[alias.text for alias in page.aliases],
        parts=[part.code for part in page.parts],
        asked=[
            AskedOf(instrument=asked.instrument.slug, key=note.key)
            for asked in page.asked
            for note in asked.notes
        ],
    )
    return answer(told)


def _told(actor: Actor, sight: Sight) -> ToldActor:
    return ToldActor(
        code=actor.code,
        name=in_both(actor, "name"),
        kind=actor.kind,
        part_of=actor.parent.code if actor.parent else None,
        requests=actor.requests if sight.commitments else None,
    )
