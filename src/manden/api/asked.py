"""A question in the body of a request: the one that pages, files and notebooks ask."""

from __future__ import annotations

from datetime import date
from typing import Literal

from ninja import Field, Schema

from manden.analysis.question import CannotAsk, Question, question_of
from manden.analysis.refusals import refusal_words
from manden.api import refusals
from manden.api.declaring import Line, Number, Word

Asked = Literal[
    "victims",
    "violations",
    "incidents",
    "deaths",
    "facilities",
    "grave",
    "developments",
    "commitments",
]


class GivenTitle(Schema):
    fr: Line = Field("", max_length=200)
    en: Line = Field("", max_length=200)


class GivenPopulation(Schema):
    """How many people lived where, on a day: by the code of a division, or under `all`."""

    on: date
    source: Line = Field(min_length=1, max_length=300)
    people: dict[Word, Number] = Field(max_length=2000)


class GivenQuestion(Schema):
    """`where` gives the values wanted of a dimension; one status is chosen, or laid out."""

    unit: Asked
    where: dict[Word, list[Word]] = Field({}, max_length=30)
    first: date | None = Field(None, alias="from")
    last: date | None = Field(None, alias="to")
    rows: list[Word] = Field([], max_length=2)
    columns: list[Word] = Field([], max_length=1)
    per_100000: GivenPopulation | None = None


def question_in(given: GivenQuestion) -> Question:
    """The question asked; refused with its reason where it cannot be answered honestly."""
    told = given.model_dump(mode="json", by_alias=True, exclude_none=True)
    try:
        return question_of(told)
    except CannotAsk as refusal:
        raise refusals.unfit([{"field": "question", "detail": refusal_words(refusal)}]) from None
