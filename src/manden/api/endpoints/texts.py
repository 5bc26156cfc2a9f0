"""Instruments, their provisions, the thread of a mandate, two texts compared."""

from __future__ import annotations

from typing import Any, Literal

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override
from ninja import Query, Router, Schema

from manden.api import refusals
from manden.api.answers import answer
from manden.api.declaring import Word, asks
from manden.api.doors import require_record
from manden.api.paging import Page, PageAsked, paged
from manden.api.reach import sight_by
from manden.api.scopes import Scope
from manden.api.told.texts import (
    Comparison,
    Lineage,
    Standing,
    ToldInstrument,
    ToldProvision,
    ToldTheme,
    tell_comparison,
    tell_instrument,
    tell_lineage,
    tell_provision,
    tell_standing,
)
from manden.api.told.words import named
from manden.desk.queries.changes import changes_between
from manden.desk.queries.lineage import lineage_page
from manden.desk.queries.living import living_resolution
from manden.desk.queries.wanted import Wanted
from manden.instruments.models import Instrument, Provision, Theme
from manden.instruments.predecessor import previous_of

router = Router(tags=["texts"])
Language = Literal["fr", "en"]
READ = ("instrument.read", Scope.TEXTS_READ)


class InstrumentsWanted(Schema):
    kind: Word = ""
    body: Word = ""
    current: bool | None = None


class ProvisionsWanted(Schema):
    instrument: Word = ""
    kind: Word = ""
    theme: Word = ""
    capability: Word = ""


class InLanguage(Schema):
    language: Language = "fr"


class ComparisonWanted(InLanguage):
    """`old` is the slug of the earlier text; the one that the text continues where it is empty."""

    old: Word = ""


@router.get("/instruments", **asks(*READ, _("The texts"), Page[ToldInstrument]))
def instruments(
    request: HttpRequest, wanted: Query[InstrumentsWanted], page: Query[PageAsked]
) -> HttpResponse:
    found = Instrument.objects.prefetch_related("sources")
    found = _narrowed(found, kind=wanted.kind, body=wanted.body)
    if wanted.current is not None:
        found = found.filter(is_current=wanted.current)
    return paged(request, page, found, lambda rows: [tell_instrument(one) for one in rows])


@router.get("/instruments/{instrument}", **asks(*READ, _("One text"), ToldInstrument))
def instrument(request: HttpRequest, instrument: Word) -> HttpResponse:
    return answer(tell_instrument(instrument_of(request, instrument)))


@router.get(
    "/instruments/{instrument}/standing",
    **asks(*READ, _("The clock of a mandate, and how much is known"), Standing),
)
def standing(request: HttpRequest, instrument: Word) -> HttpResponse:
    sight = sight_by(request)
    living = living_resolution(
        instrument_of(request, instrument),
        wanted=Wanted(),
        page_language="en",
        today=request.today,
        sight=sight,
    )
    told = tell_standing(
        living.clock, request.today, asked=sight.commitments, known=sight.developments
    )
    return answer(told)


@router.get(
    "/instruments/{instrument}/lineage",
    **asks(*READ, _("The thread of a mandate, and the years that are missing"), Lineage),
)
def lineage(request: HttpRequest, instrument: Word, wanted: Query[InLanguage]) -> HttpResponse:
    found = instrument_of(request, instrument)
    with override(wanted.language):
        page = lineage_page(found, page_language=wanted.language)
    if page is None:
        raise refusals.absent()
    return answer(tell_lineage(page))


@router.get(
    "/instruments/{instrument}/comparison",
    **asks(*READ, _("A text beside an earlier one, paragraph by paragraph"), Comparison),
)
def comparison(
    request: HttpRequest, instrument: Word, wanted: Query[ComparisonWanted]
) -> HttpResponse:
    new = instrument_of(request, instrument)
    old = instrument_of(request, wanted.old) if wanted.old else previous_of(new)
    found = old and changes_between(old, new, page_language=wanted.language)
    if not found:
        raise refusals.absent()
    return answer(tell_comparison(found))


@router.get("/provisions", **asks(*READ, _("The paragraphs of the texts"), Page[ToldProvision]))
def provisions(
    request: HttpRequest, wanted: Query[ProvisionsWanted], page: Query[PageAsked]
) -> HttpResponse:
    found = _narrowed(
        _provisions(),
        instrument__slug=wanted.instrument,
        kind=wanted.kind,
        themes__code=wanted.theme,
        capabilities__code=wanted.capability,
    )
    return paged(
        request,
        page,
        found.order_by("instrument", "order", "pk").distinct(),
        lambda rows: [tell_provision(one) for one in rows],
    )


@router.get("/provisions/{instrument}/{anchor}", **asks(*READ, _("One paragraph"), ToldProvision))
def provision(request: HttpRequest, instrument: Word, anchor: Word) -> HttpResponse:
    found = _provisions().filter(instrument__slug=instrument, anchor=anchor).first()
    if found is None:
        raise refusals.absent()
    require_record(request, READ[0], found)
    return answer(tell_provision(found))


@router.get("/themes", **asks(*READ, _("The themes"), Page[ToldTheme]))
def themes(request: HttpRequest, page: Query[PageAsked]) -> HttpResponse:
    return paged(request, page, Theme.objects.all(), lambda rows: [named(one) for one in rows])


def instrument_of(request: HttpRequest, slug: str) -> Instrument:
    """The text of that slug, where the person may read it."""
    found = Instrument.objects.prefetch_related("sources").filter(slug=slug).first()
    if found is None:
        raise refusals.absent()
    require_record(request, READ[0], found)
    return found


def _provisions() -> QuerySet[Provision]:
    return Provision.objects.select_related("instrument", "parent").prefetch_related(
        "texts", "themes", "capabilities"
    )


def _narrowed(found: QuerySet[Any], **wanted: str) -> QuerySet[Any]:
    """`found` with every filter that holds a value."""
    return found.filter(**{field: value for field, value in wanted.items() if value})
