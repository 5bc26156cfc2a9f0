"""The rows of one incident joined into one entry."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from manden.collection.formats.incidents.cells import happened, place, whole
from manden.collection.formats.incidents.columns import COLUMNS
from manden.collection.formats.incidents.parts import (
    act_of,
    effect_of,
    parties_of,
    source_of,
    victim_of,
)
from manden.collection.formats.incidents.words import Words
from manden.violations.entry import (
    ActEntry,
    EffectEntry,
    IncidentEntry,
    SourceEntry,
    Toll,
    VictimEntry,
)

_ONCE = frozenset(one.name for one in COLUMNS if one.of == "incident" and one.name != "incident")


class OnLine(ValueError):
    """What does not hold, and the line where it stands."""

    def __init__(self, line: int, reason: str) -> None:
        super().__init__(f"line {line}: {reason}")
        self.line = line


class Told(NamedTuple):
    """A row under our own names of its columns; a cell that is empty is not there.

    `formula` is a cell, as it lies in the file, that a spreadsheet would run; "" where none is."""

    line: int
    cells: Mapping[str, str]
    formula: str = ""


class _Parts:
    """What the rows tell beside the incident itself; each row adds to it."""

    def __init__(self, words: Words) -> None:
        self._words = words
        self.places: dict[str, int] = {}
        self.victims: list[VictimEntry] = []
        self.acts: dict[tuple[int, str], ActEntry] = {}
        self.sources: dict[tuple[str, ...], SourceEntry] = {}
        self.effects: list[EffectEntry] = []
        self.parties: dict[str, tuple[str, str]] = {}

    def add(self, cells: Mapping[str, str]) -> None:
        victim = self._victim(cells)
        act = act_of(cells, victim, self._words)
        if act is not None:
            self._act(act)
            self.parties |= parties_of(cells, self._words)
        source = source_of(cells, self._words)
        if source is not None:
            self.sources[source.kind, source.standing, source.name, source.statement] = source
        effect = effect_of(cells, self._words)
        if effect is not None:
            self.effects.append(effect)

    def _victim(self, cells: Mapping[str, str]) -> int | None:
        """The place of the row's victim, told at its first row; None where the row tells of none."""
        key = cells.get("victim", "")
        if not key:
            if cells.get("violation"):
                raise ValueError("an act has a victim: number it in the column victim")
            return None
        if key not in self.places:
            self.places[key] = len(self.victims)
            self.victims.append(victim_of(cells, self._words))
        return self.places[key]

    def _act(self, act: ActEntry) -> None:
        """The same violation of the same victim told again adds its parties, and nothing else."""
        held = self.acts.setdefault((act.victim, act.violation), act)
        if held is act:
            return
        if replace(act, involvements=held.involvements) != held or not act.involvements:
            raise ValueError("the same violation of the same victim is told twice: keep one")
        both = dict.fromkeys((*held.involvements, *act.involvements))
        self.acts[act.victim, act.violation] = replace(held, involvements=tuple(both))


def entry_of(rows: Sequence[Told], words: Words) -> IncidentEntry:
    """The incident that `rows` tell; OnLine where they contradict one another or mean nothing."""
    once = _said_once(rows)
    parts = _Parts(words)
    for row in rows:
        try:
            parts.add(row.cells)
        except ValueError as reason:
            raise OnLine(row.line, str(reason)) from None
    try:
        return IncidentEntry(
            title=once.get("title", ""),
            happened=happened(once),
            place=place(once),
            narrative=once.get("narrative", ""),
            language=_language(once.get("language", "")),
            operation=once.get("operation", ""),
            category=once.get("category", "")[:12],
            toll=_toll(once),
            victims=tuple(parts.victims),
            acts=tuple(parts.acts.values()),
            sources=tuple(parts.sources.values()),
            effects=tuple(parts.effects),
            parties=parts.parties,
        )
    except ValueError as reason:
        raise OnLine(rows[0].line, str(reason)) from None


def _said_once(rows: Sequence[Told]) -> dict[str, str]:
    """What is told of the incident itself: a row may leave it blank, none may say otherwise."""
    said: dict[str, str] = {}
    for row in rows:
        for name, cell in row.cells.items():
            if name in _ONCE and said.setdefault(name, cell) != cell:
                raise OnLine(
                    row.line, f"{name} is “{cell[:40]}” here and “{said[name][:40]}” above"
                )
    return said


def _language(cell: str) -> str:
    if cell not in ("", "fr", "en"):
        raise ValueError(f"a language is fr or en, not “{cell[:20]}”")
    return cell or "fr"


def _toll(once: Mapping[str, str]) -> Toll | None:
    best, low, high = (whole(once.get(f"toll_{end}", "")) for end in ("best", "low", "high"))
    if best is None:
        if low is not None or high is not None:
            raise ValueError("a toll has its best number: give toll_best too")
        return None
    return Toll(best, low, high)
