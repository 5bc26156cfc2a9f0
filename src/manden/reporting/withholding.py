"""What is left of a figure when a part of it cannot be published: coarser questions, from its own snapshot.

Each tells less than the one before: a dimension is laid out more coarsely, or not at all. It is counted
again, since a sum of finer cells may be another number (what lies across two months lies in one quarter).
What is kept apart, statuses above all, is never left out of a layout: nothing may sum it.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, replace

from manden.analysis.answer import Answer
from manden.analysis.counting import Counting
from manden.analysis.keeping import open_snapshot
from manden.analysis.question import Question
from manden.analysis.titles import suggested_titles
from manden.analysis.units import SQUARES
from manden.reporting.models import Figure
from manden.reporting.trail import answer_of

COARSER = {
    "month": "quarter",
    "quarter": "year",
    "district": "region",
    "party": "party_kind",
    "violation": "family",
    **dict.fromkeys(SQUARES, "region"),
}
Layout = tuple[str | None, ...]
"""What stands in the place of each dimension of the figure; None where nothing does."""


@dataclass(frozen=True)
class Withheld:
    """A part of a figure that is not published, and why: a dimension, with what is printed instead; or a
    table, named as the release names it."""

    part: str
    instead: str
    why: str

    @property
    def code(self) -> str:
        return f"{self.part}>{self.instead}" if self.instead else self.part


class Coarser:
    """The layouts of one figure, from its own to its total, and their answers."""

    def __init__(self, figure: Figure) -> None:
        self._figure = figure
        self._whole = answer_of(figure)
        self._counting: Counting | None = None

    @property
    def asked(self) -> Question:
        return self._whole.question

    def layouts(self) -> Iterator[Layout]:
        """Its own first, then one step coarser at a time: the last dimension goes first. Of what counts
        nothing, no coarser one says more."""
        first: Layout = self.asked.laid_out
        seen, waiting = {first}, deque([first])
        while waiting:
            layout = waiting.popleft()
            yield layout
            for other in self._one_step(layout) if self._whole.counted else ():
                if other not in seen:
                    seen.add(other)
                    waiting.append(other)

    def _one_step(self, layout: Layout) -> Iterator[Layout]:
        for place in reversed(range(len(layout))):
            name = layout[place]
            if name is None or name in self.asked.counted.apart:
                continue
            coarser = COARSER.get(name)
            for instead in (coarser, None) if coarser and coarser not in layout else (None,):
                yield (*layout[:place], instead, *layout[place + 1 :])

    def question(self, layout: Layout) -> Question:
        rows = len(self.asked.rows)
        return replace(
            self.asked,
            rows=tuple(filter(None, layout[:rows])),
            columns=tuple(filter(None, layout[rows:])),
            population=self.asked.population if layout == self.asked.laid_out else None,
        )

    def answer(self, layout: Layout) -> Answer:
        """CannotOpenSnapshot where what the figure was counted from does not open."""
        if layout == self.asked.laid_out:
            return self._whole
        if self._counting is None:
            self._counting = Counting(open_snapshot(self._figure.run.snapshot))
        return self._counting.answer(self.question(layout))

    def withheld(self, layout: Layout, why: str) -> tuple[Withheld, ...]:
        pairs = zip(self.asked.laid_out, layout, strict=True)
        return tuple(Withheld(name, now or "", why) for name, now in pairs if name != now)


def titles_of(figure: Figure, answer: Answer) -> dict[str, str]:
    """The figure's titles; of a coarser layout, titles that name nothing of what is withheld."""
    if answer.question.laid_out == answer_of(figure).question.laid_out:
        return {"fr": figure.title_fr, "en": figure.title_en}
    return suggested_titles(answer.question)
