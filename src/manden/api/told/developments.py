"""What is known: dated and sourced facts, and why each bears on a commitment."""

from __future__ import annotations

from datetime import date, datetime

from ninja import Schema

from manden.api.told.words import InBoth, in_both
from manden.registers.models import Development


class BearsOn(Schema):
    instrument: str
    key: str
    reason: str


class ToldDevelopment(Schema):
    id: int
    happened: date
    precision: str
    statement: InBoth
    source: str
    said_by: str | None
    to_be_confirmed: bool
    reliability: str
    level: str
    fictitious: bool
    recorded_at: datetime
    recorded_by: str
    bears_on: list[BearsOn]


def tell_development(development: Development) -> ToldDevelopment:
    return ToldDevelopment(
        id=development.pk,
        happened=development.happened,
        precision=development.precision,
        statement=in_both(development, "statement"),
        source=development.source,
        said_by=development.said_by.code if development.said_by else None,
        to_be_confirmed=development.to_be_confirmed,
        reliability=development.reliability,
        level=development.level,
        fictitious=development.fictitious,
        recorded_at=development.recorded_at,
        recorded_by=development.recorded_by.username,
        bears_on=[
            BearsOn(
                instrument=bearing.commitment.instrument.slug,
                key=bearing.commitment.key,
                reason=bearing.reason,
            )
            for bearing in development.bearings.all()
        ],
    )
