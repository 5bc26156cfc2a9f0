"""Instruments and their provisions, the thread of a mandate, and two texts compared."""

from __future__ import annotations

from datetime import date

from ninja import Schema

from manden.api.told.words import InBoth, in_both
from manden.desk.queries.changes import Changes, Row, Segment
from manden.desk.queries.clock import Clock, Moment
from manden.desk.queries.lineage import LineagePage
from manden.instruments.models import Instrument, Provision


class ToldInstrument(Schema):
    slug: str
    symbol: str
    number: str
    body: str
    kind: str
    title: InBoth
    session: int | None
    agenda_item: str
    adopted: date | None
    original_language: str
    vote: str
    continues: str
    mandate_term: str
    mandate_start: date | None
    report_session: int | None
    dialogue_session: int | None
    current: bool
    languages: list[str]


class Standing(Schema):
    """The clock of a mandate on `today`; what is known is null without the right to read it."""

    today: date
    report_session: int | None
    report_due: date | None
    session_opens: date | None
    session_closes: date | None
    mandate_ends: date | None
    requests: int | None
    actors_asked: int | None
    with_something_known: int | None
    with_nothing_known: int | None


class OfficialWords(Schema):
    language: str
    heading: str
    opening: str
    text: str


class ToldProvision(Schema):
    instrument: str
    anchor: str
    parent: str | None
    kind: str
    number: str
    number_inferred: bool
    gist: InBoth
    words: list[OfficialWords]
    themes: list[str]
    capabilities: list[str]


class ToldTheme(Schema):
    code: str
    name: InBoth


class Step(Schema):
    """A text of the thread; `slug` where the desk holds it."""

    number: str
    symbol: str | None
    adopted: date | None
    slug: str | None


class MissingYear(Schema):
    between: list[str]
    year: int | None
    message: str


class Lineage(Schema):
    steps: list[Step]
    gaps: list[MissingYear]
    undated: list[str]


class Piece(Schema):
    """A run of words: kept (""), struck out ("del"), or put in ("ins")."""

    mark: str
    words: str


class ComparedParagraph(Schema):
    kind: str
    old: list[str]
    new: list[str]
    old_words: list[Piece]
    new_words: list[Piece]


class Comparison(Schema):
    old: str
    new: str
    language: str
    counts: dict[str, int]
    paragraphs: list[ComparedParagraph]


def tell_instrument(instrument: Instrument) -> ToldInstrument:
    return ToldInstrument(
        slug=instrument.slug,
        symbol=instrument.symbol,
        number=instrument.number,
        body=instrument.body,
        kind=instrument.kind,
        title=in_both(instrument, "title"),
        session=instrument.session_number,
        agenda_item=instrument.agenda_item,
        adopted=instrument.adopted,
        original_language=instrument.original_language,
        vote=instrument.vote_mode,
        continues=instrument.previous_symbol,
        mandate_term=instrument.mandate_term,
        mandate_start=instrument.mandate_start,
        report_session=instrument.report_session,
        dialogue_session=instrument.dialogue_session,
        current=instrument.is_current,
        languages=sorted(source.language for source in instrument.sources.all()),
    )


def tell_standing(clock: Clock, today: date, *, asked: bool, known: bool) -> Standing:
    """`asked` and `known`: whether commitments, and what is known of them, may be told."""
    return Standing(
        today=today,
        report_session=clock.session_number,
        report_due=_day(clock.report),
        session_opens=_day(clock.opens),
        session_closes=_day(clock.closes),
        mandate_ends=_day(clock.mandate_ends),
        requests=clock.requests if asked else None,
        actors_asked=clock.actors if asked else None,
        with_something_known=clock.with_evidence if known else None,
        with_nothing_known=clock.without_evidence if known else None,
    )


def tell_provision(provision: Provision) -> ToldProvision:
    return ToldProvision(
        instrument=provision.instrument.slug,
        anchor=provision.anchor,
        parent=provision.parent.anchor if provision.parent else None,
        kind=provision.kind,
        number=provision.number,
        number_inferred=provision.number_inferred,
        gist=in_both(provision, "gist"),
        words=[
            OfficialWords(
                language=text.language, heading=text.heading, opening=text.opening, text=text.text
            )
            for text in sorted(provision.texts.all(), key=lambda text: text.language)
        ],
        themes=sorted(theme.code for theme in provision.themes.all()),
        capabilities=sorted(one.code for one in provision.capabilities.all()),
    )


def tell_lineage(page: LineagePage) -> Lineage:
    return Lineage(
        steps=[
            Step(
                number=step.node.id,
                symbol=step.node.symbol,
                adopted=step.node.date,
                slug=step.slug,
            )
            for step in page.steps
        ],
        gaps=[
            MissingYear(between=list(gap.between), year=gap.missing_year, message=gap.message)
            for gap in page.gaps
        ],
        undated=[one.number for one in page.undated],
    )


def tell_comparison(changes: Changes) -> Comparison:
    return Comparison(
        old=changes.old.slug,
        new=changes.new.slug,
        language=changes.language,
        counts=changes.counts,
        paragraphs=[_compared(row) for row in changes.rows],
    )


def _compared(row: Row) -> ComparedParagraph:
    return ComparedParagraph(
        kind=row.kind,
        old=list(row.old),
        new=list(row.new),
        old_words=[_piece(one) for one in row.old_words],
        new_words=[_piece(one) for one in row.new_words],
    )


def _piece(segment: Segment) -> Piece:
    return Piece(mark=segment.mark, words=segment.words)


def _day(moment: Moment | None) -> date | None:
    return moment.day if moment else None
