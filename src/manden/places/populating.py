"""How many people lived in each division on a day, as a file of the user tells it.

A CSV with a column of codes, found from the codes themselves, and a column of people, found by its
name. Where every division of the first level is told, the whole is their sum; a row “all” says it
otherwise.
"""

from __future__ import annotations

import csv
import hashlib
import io
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from manden.places.finding import drawn_on
from manden.places.refusals import CannotPopulate

ALL = "all"
LARGEST = 5_000_000  # bytes
MOST = 10_000_000_000
PEOPLE = ("people", "population", "habitants", "pop", "total", "t_tl")
_NUMBER = re.compile(r"\d{1,3}(?:[  \u202f,]\d{3})+|\d+")


_Known = Mapping[str, tuple[int, int]]  # the level and the scheme of each code


@dataclass(frozen=True)
class Peopled:
    """`people` by code; `untold` are the divisions of the first level that the file leaves out."""

    on: date
    people: Mapping[str, int]
    untold: Sequence[str]


def peopled(content: bytes, *, on: date, column: str = "") -> Peopled:
    """The people of `content` by division; CannotPopulate with the line and what to do."""
    if len(content) > LARGEST:
        raise CannotPopulate("too_large", most=LARGEST // 1_000_000)
    rows = list(_rows(content))
    if len(rows) < 2:
        raise CannotPopulate("empty")
    head, body = rows[0][1], [row for row in rows[1:] if not any(c.startswith("#") for c in row[1])]
    known = {
        code: (level, scheme)
        for code, level, scheme in drawn_on(on).values_list("code", "level", "scheme")
    }
    codes = _code_column(body, known, on)
    numbers = _people_column(head, column)
    people: dict[str, int] = {}
    for line, row in body:
        code = row[codes].strip() if codes < len(row) else ""
        code = ALL if code.casefold() == ALL else code
        if code not in known and code != ALL:
            raise CannotPopulate("strange", line=line, code=code[:30], day=on)
        if code in people:
            raise CannotPopulate("twice", line=line, code=code)
        people[code] = _people(row[numbers] if numbers < len(row) else "", line)
    untold = _untold(people, known)
    if untold == [] and ALL not in people:
        people[ALL] = sum(n for code, n in people.items() if known[code][0] == 1)
    return Peopled(on, dict(sorted(people.items())), untold or [])


def digest_of(on: date, source: str, people: Mapping[str, int]) -> str:
    """What tells a population from another, on every desk.

    >>> digest_of(date(2020, 1, 1), "census", {"R1": 3})[:12]
    '91d6433d29ea'
    """
    told = {"on": on.isoformat(), "source": source, "people": dict(sorted(people.items()))}
    written = json.dumps(told, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(written.encode()).hexdigest()


def _rows(content: bytes) -> Iterator[tuple[int, list[str]]]:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise CannotPopulate("not_utf8") from None
    first = text.split("\n", 1)[0]
    mark = max(",;\t", key=first.count)
    reader = csv.reader(io.StringIO(text), delimiter=mark)
    try:
        for row in reader:
            if any(cell.strip() for cell in row):
                yield reader.line_num, row
    except csv.Error:
        raise CannotPopulate("empty") from None


def _code_column(body: Sequence[tuple[int, list[str]]], known: _Known, on: date) -> int:
    """The column with the most codes that the desk knows."""
    counts: dict[int, int] = {}
    for _, row in body:
        for place, cell in enumerate(row):
            counts[place] = counts.get(place, 0) + (cell.strip() in known)
    best = max(counts, key=lambda place: (counts[place], -place), default=None)
    if best is None or not counts[best]:
        raise CannotPopulate("no_codes", day=on)
    return best


def _people_column(head: Sequence[str], column: str) -> int:
    names = [cell.strip().casefold() for cell in head]
    for wanted in (column.strip().casefold(),) if column else PEOPLE:
        if wanted in names:
            return names.index(wanted)
    raise CannotPopulate("no_people", names=", ".join(PEOPLE[:3]))


def _people(cell: str, line: int) -> int:
    told = cell.strip()
    number = int(re.sub(r"\D", "", told)) if _NUMBER.fullmatch(told) else 0
    if not 0 < number <= MOST:
        raise CannotPopulate("no_number", line=line, told=told[:30])
    return number


def _untold(people: Mapping[str, int], known: _Known) -> list[str] | None:
    """The divisions of the first level, of the scheme told, that are left out; None where none is
    told at all."""
    schemes = {known[code] for code in people if code in known and known[code][0] == 1}
    return (
        sorted(c for c, k in known.items() if k in schemes and c not in people) if schemes else None
    )
