"""The rows of a set joined by their identifiers, an event at a time, as rows of our template."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from manden.collection.checked import Refused
from manden.collection.formats.huridocs.set_of_tables import Line, SetOfTables
from manden.collection.formats.incidents.joined import Told

_OF_EVENT = {"title": "title", "place": "place", "pcode": "pcode", "description": "narrative"}
_OF_VICTIM = {
    "counting_unit": "unit",
    "number": "count",
    "sex": "sex",
    "age": "age",
    "capacity": "capacity",
    "label": "victim_label",
}
_OF_ACT = {
    "type_of_act": "violation",
    "method": "method",
    "outcome": "outcome",
    "initial_date": "act_first",
    "note": "act_note",
}
_OF_INVOLVEMENT = {"degree": "degree", "certainty": "certainty"}
_OF_PERPETRATOR = {"type": "party_kind"}
_OF_INFORMATION = {
    "source": "source_name",
    "kind": "source_kind",
    "standing": "source_standing",
    "statement": "statement",
    "material": "material",
    "date": "received",
    "reliability": "reliability",
    "position": "position",
}


@dataclass(frozen=True)
class Joined:
    """An event: its line in `events.csv`, its rows under the names of our template, and each row of
    its tables, so that a word is refused where it stands."""

    key: str
    line: int
    rows: list[Told] = field(default_factory=list)
    parts: list[tuple[str, Mapping[str, str]]] = field(default_factory=list)


def joined(tables: SetOfTables) -> Iterator[Joined | Refused]:
    """Each event with its acts and what was said of it; first, what points to nothing."""
    held = _Held(tables)
    yield from held.refused
    for key, event in held.events.items():
        faults = held.faults.get(key)
        if faults:
            yield Refused(event.line, f"event {key}: {faults[0]}")
            continue
        rows = [Told(event.line, {"incident": key, **_event(event.cells)})]
        for act in held.acts.get(key, []):
            rows += held.rows_of_act(key, act)
        for said in held.information.get(key, []):
            rows.append(Told(said.line, {"incident": key, **_named(said, _OF_INFORMATION)}))
        yield Joined(key, event.line, rows, list(held.parts_of(key)))


class _Held:
    """The tables by their identifiers, and what of them does not join."""

    def __init__(self, tables: SetOfTables) -> None:
        self.refused: list[Refused] = []
        self.faults: dict[str, list[str]] = {}
        self.events = self._by_key(tables, "events", "event")
        self.victims = self._by_key(tables, "victims", "victim")
        self.perpetrators = self._by_key(tables, "perpetrators", "perpetrator")
        self.acts: dict[str, list[Line]] = {}
        self.information: dict[str, list[Line]] = {}
        self.involvements: dict[str, list[Line]] = {}
        of_act = self._by_key(tables, "acts", "act")
        self._under(of_act.values(), "event", self.events, self.acts)
        self._under(self._lines(tables, "information"), "event", self.events, self.information)
        self._under(self._lines(tables, "involvements"), "act", of_act, self.involvements)

    def rows_of_act(self, key: str, act: Line) -> Iterator[Told]:
        """The act once for each involvement: the same act told again adds its party alone."""
        number = act.cells.get("victim", "")
        victim = self.victims.get(number)
        cells = {"incident": key, "victim": number, **_named(victim, _OF_VICTIM)}
        cells |= _named(act, _OF_ACT)
        if act.cells.get("age"):
            cells["age"] = act.cells["age"]
        involved = self.involvements.get(act.cells["act"], [])
        for one in involved:
            yield Told(one.line, cells | self._by(one))
        if not involved:
            yield Told(act.line, cells)

    def parts_of(self, key: str) -> Iterator[tuple[str, Mapping[str, str]]]:
        """Each row that joins an event, once, with its place: what it tells in our words."""
        acts = self.acts.get(key, [])
        involved = [one for act in acts for one in self.involvements.get(act.cells["act"], [])]
        told = [(one, _named(one, _OF_ACT)) for one in acts]
        told += [
            (line, _named(line, _OF_VICTIM)) for line in _joining(acts, "victim", self.victims)
        ]
        told += [(one, _named(one, _OF_INVOLVEMENT)) for one in involved]
        told += [
            (line, _named(line, _OF_PERPETRATOR))
            for line in _joining(involved, "perpetrator", self.perpetrators)
        ]
        told += [(one, _named(one, _OF_INFORMATION)) for one in self.information.get(key, [])]
        for line, cells in told:
            yield f"{line.file}, line {line.line}", cells

    def _by(self, one: Line) -> dict[str, str]:
        number = one.cells.get("perpetrator", "")
        told = {"party": number, **_named(one, _OF_INVOLVEMENT)}
        known = self.perpetrators.get(number)
        if known is not None and known.cells.get("name"):
            told |= {
                "party": code_of_party(known.cells["name"]),
                "party_name": known.cells["name"].replace(";", ","),
                "party_kind": known.cells.get("type", "unknown"),
            }
        return told

    def _lines(self, tables: SetOfTables, name: str) -> Iterator[Line]:
        for line in tables.lines(name):
            if isinstance(line, Line):
                yield line
            else:
                self.refused.append(Refused(*line))

    def _by_key(self, tables: SetOfTables, name: str, key: str) -> dict[str, Line]:
        found: dict[str, Line] = {}
        for line in self._lines(tables, name):
            number = line.cells.get(key, "")
            if not number or number in found:
                what = f"{number} stands on line {found[number].line} already" if number else ""
                self._refuse(line, what or f"the row has no {key}: give each its own")
            else:
                found[number] = line
        return found

    def _under(
        self,
        lines: Iterable[Line],
        key: str,
        known: Mapping[str, Line],
        held: dict[str, list[Line]],
    ) -> None:
        for line in lines:
            number = line.cells.get(key, "")
            if number in known:
                held.setdefault(number, []).append(line)
                self._hold_whole(line)
            else:
                self._refuse(line, f"{key} “{number[:40]}” is in no row of its table")

    def _hold_whole(self, line: Line) -> None:
        """An act of a victim who is told nowhere makes its event false: the whole is refused."""
        number = line.cells.get("victim")
        if number and self.victims and number not in self.victims:
            reason = (
                f"{line.file}, line {line.line}: victim “{number[:40]}” is in no row of its table"
            )
            self.faults.setdefault(line.cells["event"], []).append(reason)

    def _refuse(self, line: Line, reason: str) -> None:
        self.refused.append(Refused(line.line, f"{line.file}, line {line.line}: {reason}"))


def code_of_party(name: str) -> str:
    """A code made of a perpetrator's name.

    >>> code_of_party("Group of the Lake")
    'huridocs-group-of-the-lake'
    """
    return "huridocs-" + re.sub(r"[^a-z0-9]+", "-", name.casefold()).strip("-")[:70]


def _event(cells: Mapping[str, str]) -> dict[str, str]:
    told = {ours: cells[theirs] for theirs, ours in _OF_EVENT.items() if theirs in cells}
    told |= {name: cells[name] for name in ("latitude", "longitude") if name in cells}
    first, last = cells.get("initial_date", ""), cells.get("final_date", "")
    if first and last and first != last:
        told["date"] = f"{first} - {last}"
    elif first or last:
        told["date"] = first or last
    return told


def _joining(lines: Iterable[Line], column: str, known: Mapping[str, Line]) -> list[Line]:
    """The rows of another table to which `lines` point, each once."""
    named = dict.fromkeys(line.cells.get(column, "") for line in lines)
    return [known[number] for number in named if number in known]


def _named(line: Line | None, names: Mapping[str, str]) -> dict[str, str]:
    if line is None:
        return {}
    return {ours: line.cells[theirs] for theirs, ours in names.items() if theirs in line.cells}
