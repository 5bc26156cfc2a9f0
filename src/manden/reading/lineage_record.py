"""What is known of each resolution: from its own text, from a mandate pack, or from recalls."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from .mandate_recalls import Recall
from .possible_numbers import latest_year
from .recall_contradictions import Cited
from .resolution import MandateAct, Resolution
from .symbols import symbol_of
from .time_units import month_end


@dataclass(frozen=True)
class KnownResolution:
    """A resolution known to exist although no text of it is at hand, as a mandate pack says.

    `thread` is the number of another text of the same thread.
    """

    number: str
    day: date | None
    act: str | None = None  # establish | extend | terminate | discontinue
    term: str | None = None  # ISO 8601
    title: str | None = None
    body: str = "HRC"
    thread: str | None = None


@dataclass(frozen=True)
class Record:
    """Three witnesses of every resolution, the first that speaks being believed.

    The keys are those of `recall_contradictions.key_of`.
    """

    texts: Mapping[str, Resolution]
    known: Mapping[str, KnownResolution]
    cited: Sequence[Cited]

    def day(self, key: str) -> date | None:
        """The day of adoption; of several recalled, the one most often given."""
        if key in self.texts and self.texts[key].adopted:
            return self.texts[key].adopted
        if key in self.known and self.known[key].day:
            return self.known[key].day
        days = [recall.citation.date for recall in self._recalls(key) if recall.citation.date]
        return Counter(days).most_common(1)[0][0] if days else None

    def latest_day(self, key: str) -> date:
        """The day or, where none is known, the last that it can be of.

        Its number may print its year or session, what a text recalls came before that text, and the Security
        Council numbers through: 2605 (2021) came before 2610 (2021).
        """
        if known := self.day(key):
            return known
        body, number = key.split(" ", 1)
        year = latest_year(body, number, None)
        bounds = [date(year, 12, 31)] if year else []
        if numbered := _NUMBERED.search(key):
            later = self._days_by_number.get(int(numbered[2]), [])
            bounds += [
                day for _, day in later[bisect_left(later, (int(numbered[1]), date.max)) :][:1]
            ]
        by = {one.by for one in self.recalls_of.get(key, []) if one.by != key}
        return min([*bounds, *filter(None, map(self.day, by))], default=date.max)

    @cached_property
    def _days_by_number(self) -> dict[int, list[tuple[int, date]]]:
        """Of each year the numbers at hand and their days, in order."""
        found: dict[int, list[tuple[int, date]]] = {}
        for key in (*self.texts, *self.known):
            numbered, day = _NUMBERED.search(key), self.day(key)
            if numbered and day:
                found.setdefault(int(numbered[2]), []).append((int(numbered[1]), day))
        return {year: sorted(days) for year, days in found.items()}

    def act(self, key: str) -> str | None:
        """What the resolution did to the mandate: founding it outweighs all else said of it."""
        if own := self.own_act(key):
            return own.act
        if key in self.known and self.known[key].act:
            return self.known[key].act
        said = {recall.act for recall in self._recalls(key)}
        return next((act for act in ("establish", "extend") if act in said), None)

    def own_act(self, key: str) -> MandateAct | None:
        """The act on a mandate that the text itself decides, if it is at hand."""
        return next(iter(self.texts[key].mandates), None) if key in self.texts else None

    def term(self, key: str) -> str | None:
        """For how long the mandate was given, in ISO 8601."""
        own = self.own_act(key)
        return own.term if own else self.known[key].term if key in self.known else None

    def term_from(self, key: str) -> date | None:
        """The last day from which that term may run, where the text prints a day or a month."""
        own = self.own_act(key)
        printed = own.term_from if own else None
        if printed is None:
            return None
        year, month, *day = map(int, printed.split("-"))
        last = month_end(year, month)
        return last.replace(day=min(day[0], last.day)) if day else last

    def title(self, key: str) -> str | None:
        """The title, from the text or from the pack."""
        if key in self.texts:
            return self.texts[key].title
        return self.known[key].title if key in self.known else None

    def symbol(self, key: str) -> str | None:
        """The document symbol, as printed or as the body and number make it."""
        if key in self.texts and self.texts[key].symbol:
            return self.texts[key].symbol
        printed = (recall.citation.symbol for recall in self._recalls(key))
        body, number = key.split(" ", 1)
        kind = self.texts[key].kind if key in self.texts else "resolution"
        return next(filter(None, printed), None) or symbol_of(body, number, kind)

    def status(self, key: str) -> str:
        """Whether the text is at hand: held, known from a pack, or only recalled."""
        return "held" if key in self.texts else "known" if key in self.known else "recalled"

    def recalled_by(self, key: str) -> tuple[str, ...]:
        """The keys of the texts that recall this one, each once, in order of time."""
        by = dict.fromkeys(one.by for one in self.recalls_of.get(key, []) if one.by != key)
        return tuple(sorted(by, key=lambda one: (self.day(one) or date.max, one)))

    @cached_property
    def recalls_of(self) -> dict[str, list[Cited]]:
        """What is said of each text by those that recall it."""
        return _grouped(self.cited, lambda one: one.key)

    @cached_property
    def recalls_by(self) -> dict[str, list[Cited]]:
        """What each text says of those that it recalls."""
        return _grouped(self.cited, lambda one: one.by)

    def _recalls(self, key: str) -> list[Recall]:
        return [one.recall for one in self.recalls_of.get(key, [])]


_NUMBERED = re.compile(r" (\d+) \(((?:19|20)\d\d)\)$")


def _grouped(cited: Sequence[Cited], name: Callable[[Cited], str]) -> dict[str, list[Cited]]:
    groups: dict[str, list[Cited]] = {}
    for one in cited:
        groups.setdefault(name(one), []).append(one)
    return groups
