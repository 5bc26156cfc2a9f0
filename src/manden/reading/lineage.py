"""How does a mandate run through the years?

From any number of texts, or from one that recalls the others: the thread of each mandate, who
founded it, who extended it, which text recalls which, and where a year is missing. An edge runs
from the later text to the earlier one: it *recalls* it by number, *extends* the mandate as it
stood under it, or names it as the one that *establishes* it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from .lineage_gaps import Gap, Link, extensions, gaps
from .lineage_record import KnownResolution, Record
from .mandate_recalls import recalls_of
from .recall_contradictions import Cited, key_of, put_right
from .resolution import Resolution
from .series import HeldText, threads

__all__ = ["Edge", "KnownResolution", "Lineage", "LineageWarning", "Node", "lineage"]

_FIGURES = re.compile(r"\d+")


@dataclass(frozen=True)
class Node:
    """A resolution of a thread: held, known from a pack, or only recalled."""

    id: str
    number: str
    symbol: str | None
    body: str
    date: date | None
    title: str | None
    status: str  # held | known | recalled
    act: str | None
    term: str | None
    series: tuple[int, ...]
    recalled_by: tuple[str, ...]
    doubtful: bool


@dataclass(frozen=True)
class Edge:
    """From a later text to an earlier one, as paragraph `anchor` of `stated_by` says."""

    later: str  # "from" in JSON
    earlier: str  # "to" in JSON
    kind: str  # recalls | extends | establishes
    stated_by: str | None
    anchor: str | None
    printed: str | None = None  # the number as misprinted, where another was put in its place
    across_gap: bool = False  # a year is missing between the two: what was extended is not known


@dataclass(frozen=True)
class LineageWarning:
    """What a reader of the thread must know: a misprint, or a text that nobody recalls."""

    kind: str  # contradiction | recalled_by_none
    number: str
    message: str


@dataclass(frozen=True)
class Lineage:
    """Threads of resolutions; `series` holds the ids of each in order of time."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    gaps: tuple[Gap, ...]
    warnings: tuple[LineageWarning, ...]
    series: tuple[tuple[str, ...], ...]
    also_recalled: tuple[Edge, ...]

    def as_json(self) -> dict[str, Any]:
        """The mapping of `manden lineage`; also_recalled are recalls of texts outside a thread."""
        return {
            "nodes": [_node_json(node) for node in self.nodes],
            "edges": [_edge_json(edge) for edge in self.edges],
            "gaps": [gap.as_json() for gap in self.gaps],
            "warnings": [asdict(warning) for warning in self.warnings],
            "series": [list(ids) for ids in self.series],
            "also_recalled": [_edge_json(edge) for edge in self.also_recalled],
        }


def lineage(resolutions: Iterable[Resolution], facts: Iterable[KnownResolution] = ()) -> Lineage:
    """The threads that run through resolutions, with what a pack knows beside them.

    A resolution given in two languages is one node, told by the first; both say what they recall.

    >>> from manden.reading.resolution import MandateAct
    >>> text = Resolution("a.txt", "en", body="HRC", number="3/1", adopted=date(2030, 3, 1),
    ...                   mandates=(MandateAct("OP1", "establish", "Pilot", "P1Y"),))
    >>> [(node.number, node.act) for node in lineage([text]).nodes]
    [('3/1', 'establish')]
    """
    read = [one for text in resolutions for one in (text, *text.following)]
    texts = {_key(text): text for text in reversed(read)}
    known = {key_of(fact.body, fact.number): fact for fact in facts}
    in_hand = {key: fact.day for key, fact in known.items()}
    in_hand |= {key: text.adopted for key, text in texts.items()}
    printed = [Cited(_key(text), recall) for text in read for recall in recalls_of(text)]
    cited, contradictions = put_right(printed, in_hand)
    record = Record(texts, known, cited)
    series = _series(record)
    warnings = [LineageWarning("contradiction", c.number, c.message) for c in contradictions]
    return _drawn(record, series, warnings, {one.number for one in contradictions})


def _key(text: Resolution) -> str:
    return key_of(text.body, text.number or text.source)


def _series(record: Record) -> list[list[str]]:
    """The keys of each thread in order of time, the longest thread first."""
    held = [_held(key, record) for key in dict.fromkeys([*record.texts, *record.known])]
    found = [
        sorted({*(text.key for text in members), *recalled}, key=lambda key: _when(record, key))
        for members, recalled in threads(held)
    ]
    return sorted(found, key=lambda keys: (-len(keys), _when(record, keys[0])))


def _held(key: str, record: Record) -> HeldText:
    body, _ = key.split(" ", 1)
    fact = record.known.get(key)
    thread = key_of(body, fact.thread) if fact and fact.thread else None
    mine = tuple(record.recalls_by.get(key, []))
    own = record.own_act(key)
    holder = own.holder or "" if own else ""
    return HeldText(key, body, record.title(key) or "", record.day(key), mine, thread, holder)


def _when(record: Record, key: str) -> tuple[date, bool, tuple[int, ...], str]:
    """Where a text stands in time: one without a day before the last that it can be of."""
    numbers = tuple(map(int, _FIGURES.findall(key)))
    return record.latest_day(key), record.day(key) is not None, numbers, key


def _drawn(
    record: Record, series: list[list[str]], warnings: list[LineageWarning], doubtful: set[str]
) -> Lineage:
    keys = sorted({key for thread in series for key in thread}, key=lambda k: _when(record, k))
    ids = _ids(record, keys)
    chains = [[link for key in thread if (link := _link(record, ids, key))] for thread in series]
    missing = [gaps(chain) for chain in chains]
    recalls, outside = _recall_edges(record, series, ids)
    extensions = [
        edge
        for chain, lost in zip(chains, missing, strict=True)
        for edge in _extension_edges(record, chain, lost, {ids[key]: key for key in keys})
    ]
    forgotten = [warning for thread in series for warning in _forgotten(record, thread, ids)]
    return Lineage(
        tuple(_node(record, key, ids, series, doubtful) for key in keys),
        (*recalls, *extensions),
        tuple(gap for lost in missing for gap in lost),
        (*warnings, *forgotten),
        tuple(tuple(ids[key] for key in thread) for thread in series),
        tuple(outside),
    )


def _ids(record: Record, keys: Sequence[str]) -> dict[str, str]:
    """The number; where two organs used it, the Council keeps it and the others' symbol is told."""
    numbers = Counter(key.split(" ", 1)[1] for key in keys)
    ids = {}
    for key in keys:
        body, number = key.split(" ", 1)
        alone = numbers[number] == 1 or body == "HRC"
        ids[key] = number if alone else record.symbol(key) or key
    return ids


def _link(record: Record, ids: dict[str, str], key: str) -> Link | None:
    day, own = record.day(key), record.own_act(key)
    holder, at_hand = own.holder if own else None, own is not None
    act, term = record.act(key), record.term(key)
    runs_from = record.term_from(key)
    return Link(ids[key], day, act, term, holder, at_hand, runs_from) if day else None


def _node(
    record: Record,
    key: str,
    ids: dict[str, str],
    series: Sequence[Sequence[str]],
    doubtful: set[str],
) -> Node:
    body, number = key.split(" ", 1)
    status = record.status(key)
    return Node(
        id=ids[key],
        number=number,
        symbol=record.symbol(key),
        body=body,
        date=record.day(key),
        title=record.title(key),
        status=status,
        act=record.act(key),
        term=record.term(key),
        series=tuple(place for place, thread in enumerate(series) if key in thread),
        recalled_by=tuple(ids[by] for by in record.recalled_by(key)),
        doubtful=status == "recalled" and number in doubtful,
    )


def _recall_edges(
    record: Record, series: Sequence[Sequence[str]], ids: dict[str, str]
) -> tuple[list[Edge], list[Edge]]:
    """Recalls and foundings said inside a thread, and recalls of what stands outside it."""
    thread_of = {by: set(thread) for thread in series for by in thread if by in record.texts}
    inside: dict[tuple[str, str, str], Edge] = {}
    outside: dict[tuple[str, str, str], Edge] = {}
    for one in record.cited:
        by, anchor, printed = ids[one.by], one.recall.citation.anchor, one.recall.printed
        if one.key == one.by:
            continue
        if one.key not in thread_of[one.by]:
            far = Edge(by, one.key, "recalls", by, anchor, printed)
            outside.setdefault((by, one.key, "recalls"), far)
            continue
        kinds = ["recalls"] + ["establishes"] * (one.recall.act == "establish")
        for kind in kinds:
            near = Edge(by, ids[one.key], kind, by, anchor, printed)
            inside.setdefault((by, ids[one.key], kind), near)
    return list(inside.values()), list(outside.values())


def _extension_edges(
    record: Record, chain: Sequence[Link], lost: Sequence[Gap], keys: dict[str, str]
) -> list[Edge]:
    """From each extension to the act on the mandate that came before it."""
    broken = {gap.between for gap in lost}
    edges = []
    for before, after in extensions(chain):
        stated_by, anchor = _stated(record, keys[after.number])
        across = (before.number, after.number) in broken
        edges.append(Edge(after.number, before.number, "extends", stated_by, anchor, None, across))
    return edges


def _stated(record: Record, key: str) -> tuple[str | None, str | None]:
    """Who says that this text extended the mandate: itself, or the first that recalls it so."""
    own = record.own_act(key)
    if own:
        return key.split(" ", 1)[1], own.anchor
    for one in record.recalls_of.get(key, []):
        if one.recall.act == "extend":
            return one.by.split(" ", 1)[1], one.recall.citation.anchor
    return None, None


def _forgotten(record: Record, thread: Sequence[str], ids: dict[str, str]) -> list[LineageWarning]:
    """Acts on the mandate that no later text recalls, though some recall older ones."""
    found = []
    for place, key in enumerate(thread):
        later = [by for by in thread[place + 1 :] if by in record.texts]
        older = set(thread[:place])
        recalls = {by: {one.key for one in record.recalls_by.get(by, [])} for by in later}
        listing = [by for by in later if recalls[by] & older]
        if record.act(key) and listing and not any(key in recalls[by] for by in later):
            told = ", ".join(ids[by] for by in listing)
            message = f"{ids[key]} is recalled by no later text ({told})"
            found.append(LineageWarning("recalled_by_none", ids[key], message))
    return found


def _node_json(node: Node) -> dict[str, Any]:
    told = asdict(node)
    told["date"] = node.date.isoformat() if node.date else None
    told["series"], told["recalled_by"] = list(node.series), list(node.recalled_by)
    return told | {"held": node.status == "held"}


def _edge_json(edge: Edge) -> dict[str, Any]:
    told = asdict(edge)
    return {"from": told.pop("later"), "to": told.pop("earlier"), **told}
