"""The filters of a text: every choice with the number of notes it would show."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from manden.desk.queries.margin import Note
from manden.desk.queries.wanted import DUE, KNOWN, Wanted
from manden.instruments.models import Instrument, Theme

_ALWAYS = ("near", "nothing")  # offered even where nothing answers: none is an answer too


@dataclass(frozen=True)
class Choice:
    """One value of a filter; its `address` shows it, or takes it away where it is `current`."""

    value: str
    label: str
    count: int
    address: str
    current: bool


@dataclass(frozen=True)
class FilterGroup:
    name: str  # a field of Wanted
    choices: tuple[Choice, ...]

    @property
    def active(self) -> bool:
        return any(choice.current for choice in self.choices)


def matches(note: Note, wanted: Wanted, today: date) -> bool:
    """Whether `note` is all that is wanted; with no wish, every note is."""
    return all(
        not value or value in _values(name)(note, today)
        for name, value in (
            ("addressee", wanted.addressee),
            ("theme", wanted.theme),
            ("capability", wanted.capability),
            ("due", wanted.due),
            ("known", wanted.known),
        )
    )


def filter_groups(
    instrument: Instrument, notes: Sequence[Note], wanted: Wanted, today: date
) -> tuple[FilterGroup, ...]:
    """The choices that some note answers, counted among the notes the other filters let through."""
    themes = {theme.code: str(theme) for theme in Theme.objects.all()}
    capabilities = {one.code: str(one) for one in instrument.capabilities.all()}
    actors = {one.actor.code: str(one) for note in reversed(notes) for one in note.asked}
    labels = {
        "addressee": {**dict(sorted(actors.items(), key=lambda one: one[1])), "nobody": ""},
        "theme": themes,
        "capability": capabilities,
        "due": dict.fromkeys(DUE, ""),
        "known": dict.fromkeys(KNOWN, ""),
    }
    groups = (_group(name, named, notes, wanted, today) for name, named in labels.items())
    return tuple(group for group in groups if group.choices)


def _group(
    name: str, labels: dict[str, str], notes: Iterable[Note], wanted: Wanted, today: date
) -> FilterGroup:
    others = Wanted.from_query({**vars(wanted), name: ""})
    let_through = [note for note in notes if matches(note, others, today)]
    chosen = getattr(wanted, name)
    choices = []
    for value, label in labels.items():
        count = sum(1 for note in let_through if value in _values(name)(note, today))
        current = value == chosen
        if count or current or value in _ALWAYS:
            address = wanted.address(**{name: "" if current else value})
            choices.append(Choice(value, label, count, address, current))
    if name == "addressee":
        choices.sort(key=lambda choice: -choice.count)
    return FilterGroup(name, tuple(choices))


def _values(name: str) -> Callable[[Note, date], frozenset[str]]:
    return {
        "addressee": _addressees,
        "theme": lambda note, _: note.themes,
        "capability": lambda note, _: note.capabilities,
        "due": lambda note, today: note.due_states(today),
        "known": _known,
    }[name]


def _known(note: Note, _: date) -> frozenset[str]:
    """Nothing is missing on what asks nothing: "nothing" counts requests alone, like the clock."""
    if note.evidence:
        return frozenset({"something"})
    return frozenset({"nothing"} if note.kind == "commitment" else ())


def _addressees(note: Note, _: date) -> frozenset[str]:
    codes = frozenset(actor.code for actor in note.addressees)
    return codes or frozenset({"nobody"} if note.asks else ())
