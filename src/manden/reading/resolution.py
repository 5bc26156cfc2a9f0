"""What a resolution is made of: the values that `read` returns.

Frozen dataclasses, plain values, no Django. `as_json` gives the mapping promised by
`manden read --format json`; its JSON Schema is `resolution.schema.json` beside this file.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, replace
from typing import Any, cast

SCHEMA = "manden/resolution/1"

FORCES = (
    "decide",
    "request",
    "demand",
    "urge",
    "call",
    "invite",
    "encourage",
    "recommend",
    "condemn",
    "welcome",
    "note",
    "recall",
    "stress",
    "express",
    "thank",
    "other",
)
DIRECTIVE_FORCES = frozenset(FORCES[:8])


class CannotRead(ValueError):
    """The file is not a text that can be read; the message is one sentence for its user."""


@dataclass(frozen=True, slots=True)
class Reason:
    """Why the reader decided something: the rule's name and the words it stands on."""

    rule: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Addressee:
    """Who is asked. For a pronoun, `text` is the antecedent and `pronoun` the printed word."""

    text: str
    actor: str | None
    pronoun: str | None = None


@dataclass(frozen=True, slots=True)
class Deadline:
    """By when: one of a session, a date, a duration in days, or a period between two dates.

    A session has a date too where the text prints its year or month: the last day of that.
    """

    kind: str  # session | date | duration | period
    text: str
    session: int | None = None
    date: datetime.date | None = None
    days: int | None = None
    date_from: datetime.date | None = None
    date_to: datetime.date | None = None
    recurring: bool = False


@dataclass(frozen=True, slots=True)
class Clause:
    """One verb of a paragraph and what it asks; `start` and `end` are offsets in its text."""

    opening: str
    verb: str
    force: str
    directive: bool
    addressees: tuple[Addressee, ...]
    action: str
    deadlines: tuple[Deadline, ...]
    start: int
    end: int
    degree: tuple[str, ...] = ()  # "also", "further", "strongly", as lemmas in English
    negated: bool = False
    condition: str | None = None
    reasons: tuple[Reason, ...] = ()

    def __post_init__(self) -> None:
        if self.force not in FORCES:
            raise ValueError(f"unknown force {self.force!r}")
        if not 0 <= self.start <= self.end:
            raise ValueError("a clause starts before it ends")

    def as_json(self) -> dict[str, Any]:
        """The clause as it stands in the JSON of its resolution."""
        return cast(dict[str, Any], _jsonable(asdict(self)))


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A numbered or lettered unit of text; `text` holds the opening but not the number."""

    anchor: str  # PP1, OP3, OP3(a), OP3(a)(i); in an annex A1.OP3
    text: str
    opening: str | None = None
    number: str | None = None
    number_inferred: bool = False
    heading: str | None = None
    children: tuple[Paragraph, ...] = ()
    clauses: tuple[Clause, ...] = ()

    def branch(self) -> Iterator[Paragraph]:
        """The paragraph and all that stands below it, in the order of the print.

        >>> [each.anchor for each in Paragraph("OP1", "", children=(Paragraph("OP1(a)", ""),)).branch()]
        ['OP1', 'OP1(a)']
        """
        yield self
        for child in self.children:
            if child.children:
                yield from child.branch()
            else:
                yield child

    def holding(self, clauses: tuple[Clause, ...], children: tuple[Paragraph, ...]) -> Paragraph:
        """The paragraph with these clauses and sub-paragraphs; itself where nothing changes."""
        if clauses == self.clauses and children == self.children:
            return self
        return Paragraph(
            anchor=self.anchor,
            text=self.text,
            opening=self.opening,
            number=self.number,
            number_inferred=self.number_inferred,
            heading=self.heading,
            children=children,
            clauses=clauses,
        )


def is_alone(anchor: str, anchors: Iterable[str]) -> bool:
    """Whether it is the only paragraph of its text, section or annex: such a one bears no number.

    >>> is_alone("OP1", ["PP1", "OP1"]), is_alone("I.OP1", ["I.OP1", "I.OP2", "II.OP1"])
    (True, False)
    """
    if not anchor.endswith("OP1"):
        return False
    return {one for one in anchors if one.startswith(anchor[:-1])} == {anchor}


@dataclass(frozen=True, slots=True)
class Footnote:
    marker: str
    text: str
    anchor: str | None


@dataclass(frozen=True, slots=True)
class Citation:
    """A cited text, as printed and as normalised."""

    anchor: str
    text: str
    kind: str  # resolution | decision | document | treaty | statement
    symbol: str | None
    body: str | None
    number: str | None
    date: datetime.date | None


@dataclass(frozen=True, slots=True)
class MandateAct:
    """A mandate established, extended, terminated or discontinued; `term` is ISO 8601.

    `term_from` is the day or the month from which the text says that the term runs, "2019-12".
    """

    anchor: str
    act: str
    holder: str | None
    term: str | None
    term_from: str | None = None


@dataclass(frozen=True, slots=True)
class RequestedProduct:
    """A report, dialogue, panel, update or study that a paragraph calls for."""

    anchor: str
    kind: str
    source: str | None  # "from" in JSON
    to: str | None
    session: int | None


@dataclass(frozen=True, slots=True)
class Annex:
    title: str | None
    operative: tuple[Paragraph, ...]
    text: str = ""


@dataclass(frozen=True, slots=True)
class Session:
    number: int | None
    opens: datetime.date | None = None  # "from" in JSON
    closes: datetime.date | None = None  # "to" in JSON
    derived: bool = False  # worked out from the number, not printed


@dataclass(frozen=True, slots=True)
class Vote:
    mode: str = "unknown"  # without_vote | recorded | unknown
    in_favour: int | None = None  # "for" in JSON
    against: int | None = None
    abstaining: int | None = None
    states_for: tuple[str, ...] = ()
    states_against: tuple[str, ...] = ()
    states_abstaining: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ReadingWarning:
    anchor: str | None
    message: str


@dataclass(frozen=True, slots=True)
class Resolution:
    """A resolution, decision or statement, read. Words not in a part stand in `furniture`."""

    source: str
    language: str
    kind: str = "resolution"  # resolution | decision | statement
    body: str = "other"
    symbol: str | None = None
    number: str | None = None
    title: str | None = None
    session: Session | None = None
    agenda_item: str | None = None
    adopted: datetime.date | None = None
    distributed: datetime.date | None = None
    original_language: str | None = None
    meeting: int | None = None
    vote: Vote = Vote()
    footnotes: tuple[Footnote, ...] = ()
    preamble: tuple[Paragraph, ...] = ()
    operative: tuple[Paragraph, ...] = ()
    citations: tuple[Citation, ...] = ()
    mandates: tuple[MandateAct, ...] = ()
    requests: tuple[RequestedProduct, ...] = ()
    annexes: tuple[Annex, ...] = ()
    furniture: tuple[str, ...] = ()
    warnings: tuple[ReadingWarning, ...] = ()
    following: tuple[Resolution, ...] = ()  # further resolutions of the same file

    @property
    def texts(self) -> tuple[Resolution, ...]:
        """This text and those that follow it in the same file, each alone."""
        return (replace(self, following=()), *self.following)

    def as_json(self) -> dict[str, Any]:
        """The mapping of CONTRACTS: dates in ISO form, tuples as lists."""
        return {"schema": SCHEMA, **_jsonable(asdict(self))}


_RENAMED = {
    "opens": "from",
    "closes": "to",
    "in_favour": "for",
}


def _jsonable(value: Any) -> Any:
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, (list, tuple)):
        return [_jsonable(item) for item in value]
    if isinstance(value, dict):
        if "states_for" in value:
            value = dict(value)
            value["states"] = {
                side: value.pop(f"states_{side}") for side in ("for", "against", "abstaining")
            }
        if {"anchor", "kind", "source", "to", "session"} == set(value):
            value = {("from" if key == "source" else key): item for key, item in value.items()}
        return {_RENAMED.get(key, key): _jsonable(item) for key, item in value.items()}
    return value
