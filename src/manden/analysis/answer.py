"""The answer to a question: each cell in the unit that was counted, and what was left out, and why."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from manden.analysis.question import WHOLE, Question, canonical
from manden.analysis.units import PLACES, Count

SCHEMA = "manden/answer/1"
ALL = None  # in a key: every value of that dimension, each thing once
Key = tuple[str | None, ...]


@dataclass(frozen=True)
class Answer:
    """`cells` by the values of the question's rows and columns. `read` things were looked at:
    `counted` of them, and `left_out` for the first reason that each met. `late` of the counted were
    verified after their quarter; `fictitious` are."""

    question: Question
    cells: Mapping[Key, Count]
    read: int
    counted: int
    left_out: Mapping[str, int]
    late: int
    fictitious: int

    @property
    def total(self) -> Count | None:
        """The whole, each thing once; None where what is kept apart would be summed."""
        return self.cells.get((ALL,) * len(self.question.laid_out))

    def values(self, name: str) -> list[str]:
        """The values that the answer has for one of its dimensions, in their order."""
        place = self.question.laid_out.index(name)
        found = {key[place] for key in self.cells}
        return sorted((value for value in found if value is not ALL), key=natural)

    def rate(self, key: Key) -> float | None:
        """How many per 100,000 people of that division; None where nobody said how many live there."""
        if key not in self.cells:
            return None
        people = self._people(key)
        return round(self.cells[key].number * 100_000 / people, 2) if people else None

    def _people(self, key: Key) -> int:
        """How many people live where a cell counts: in its division, in all those asked for, or in
        the whole; 0 where nobody said, or where it counts what is in no division."""
        asked, population = self.question, self.question.population
        if population is None:
            return 0
        named = dict(zip(asked.laid_out, key, strict=True))
        codes = [code for name in PLACES if (code := named.get(name)) is not ALL]
        if codes:
            return population.people.get(codes[-1], 0)
        among = asked.where.get(PLACES[1]) or asked.where.get(PLACES[0]) or (WHOLE,)
        told = [population.people.get(code, 0) for code in among]
        return sum(told) if all(told) else 0

    def as_told(self) -> dict[str, Any]:
        return {
            "schema": SCHEMA,
            "unit": self.question.unit,
            "rows": list(self.question.rows),
            "columns": list(self.question.columns),
            "cells": [self._cell(key) for key in sorted(self.cells, key=_in_order)],
            "records": {
                "read": self.read,
                "counted": self.counted,
                "left_out": dict(sorted(self.left_out.items())),
            },
            "late": self.late,
            "fictitious": self.fictitious,
        }

    def _cell(self, key: Key) -> dict[str, Any]:
        told: dict[str, Any] = {"at": list(key), **self.cells[key].as_told()}
        if self.question.population:
            told["per_100000"] = self.rate(key)
        return told

    @property
    def sha256(self) -> str:
        return hashlib.sha256(canonical(self.as_told())).hexdigest()

    def as_rows(self) -> list[dict[str, Any]]:
        """A row a cell, for a data frame: the dimensions by name, `None` for all of one."""
        names = self.question.laid_out
        return [
            dict(zip(names, key, strict=True)) | self.cells[key].as_told()
            for key in sorted(self.cells, key=_in_order)
        ]


def answer_from(question: Question, told: Mapping[str, Any]) -> Answer:
    """The answer that `as_told` told.

    >>> empty = Answer(Question("victims", {"status": ("verified",)}), {}, 0, 0, {}, 0, 0)
    >>> answer_from(empty.question, empty.as_told()).sha256 == empty.sha256
    True
    """
    cells = {
        tuple(cell["at"]): Count(
            told["unit"],
            cell["number"],
            cell["records"],
            cell.get("low", 0),
            cell.get("high", 0),
            cell.get("unknown", 0),
        )
        for cell in told["cells"]
    }
    records = told["records"]
    return Answer(
        question,
        cells,
        records["read"],
        records["counted"],
        records["left_out"],
        told["late"],
        told["fictitious"],
    )


def natural(value: str) -> list[tuple[str, int]]:
    """The order in which people count: OP2 before OP10.

    >>> sorted(["OP10", "OP2", "2023-Q1", ""], key=natural)
    ['', '2023-Q1', 'OP2', 'OP10']
    """
    return [(word, int(number or 0)) for word, number in re.findall(r"(\D*)(\d*)", value)]


def _in_order(key: Sequence[str | None]) -> list[tuple[bool, str]]:
    return [(value is ALL, value or "") for value in key]
