"""Did the ask change: its force, whom it addresses, by when?

The clauses of two paragraphs that continue each other are paired by the words of their asks, so
that a clause put in front does not make every verb after it look changed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from .assignment import best_pairs
from .resolution import Addressee, Clause, Deadline, Paragraph
from .word_changes import words

# Two clauses continue each other when at least this share of their words is common to both; a
# verb kept counts as words in common would, and a place kept decides between equals.
ALIKE = 0.25
SAME_VERB = 0.1
IN_PLACE = 0.02


@dataclass(frozen=True)
class PlacedClause:
    """A clause, the anchor of its paragraph and its words without the opening."""

    anchor: str
    clause: Clause
    words: frozenset[str]


@dataclass(frozen=True)
class ClauseChange:
    """What became of a clause; `old` is None for a new one, `new` for one left out."""

    old: PlacedClause | None
    new: PlacedClause | None

    @property
    def force(self) -> dict[str, str] | None:
        """The force before and after, where it changed."""
        if self.old and self.new and self.old.clause.force != self.new.clause.force:
            return {"old": self.old.clause.force, "new": self.new.clause.force}
        return None

    @property
    def verb(self) -> dict[str, str] | None:
        """The verb before and after, where it changed."""
        if self.old and self.new and self.old.clause.verb != self.new.clause.verb:
            return {"old": self.old.clause.verb, "new": self.new.clause.verb}
        return None

    @property
    def addressees(self) -> dict[str, list[str]] | None:
        """Who was asked before and after, where that changed."""
        if not (self.old and self.new):
            return None
        before, after = self.old.clause.addressees, self.new.clause.addressees
        if {_who(one) for one in before} == {_who(one) for one in after}:
            return None
        return {"old": [one.text for one in before], "new": [one.text for one in after]}

    @property
    def deadlines(self) -> dict[str, list[dict[str, Any]]] | None:
        """By when before and after, where that changed."""
        if not (self.old and self.new):
            return None
        before, after = self.old.clause.deadlines, self.new.clause.deadlines
        if {_when(one) for one in before} == {_when(one) for one in after}:
            return None
        return {"old": [_plain(one) for one in before], "new": [_plain(one) for one in after]}

    @property
    def changed(self) -> bool:
        """Whether anything but the wording changed."""
        alone = self.old is None or self.new is None
        return alone or any((self.force, self.verb, self.addressees, self.deadlines))

    def as_json(self) -> dict[str, Any]:
        """Both clauses in brief, and what changed between them (null where nothing did)."""
        return {
            "old": _brief(self.old),
            "new": _brief(self.new),
            "verb": self.verb,
            "force": self.force,
            "addressees": self.addressees,
            "deadlines": self.deadlines,
        }


def clause_changes(
    old: Sequence[Paragraph], new: Sequence[Paragraph], language: str = "en"
) -> tuple[ClauseChange, ...]:
    """The clauses whose verb, force, addressee or deadline changed, then those left out or new.

    >>> def asks(verb, force):
    ...     clause = Clause(verb + "s", verb, force, True, (), "to dredge the channel", (), 0, 27)
    ...     return Paragraph("OP1", "X to dredge the channel now;", clauses=(clause,))
    >>> [c.force for c in clause_changes([asks("urge", "urge")], [asks("invite", "invite")])]
    [{'old': 'urge', 'new': 'invite'}]
    """
    before, after = _placed_clauses(old, language), _placed_clauses(new, language)
    pairs = best_pairs(_gains(before, after))
    kept = [ClauseChange(before[i], after[j]) for i, j in pairs]
    gone = set(range(len(before))) - {i for i, _ in pairs}
    come = set(range(len(after))) - {j for _, j in pairs}
    return tuple(
        [change for change in kept if change.changed]
        + [ClauseChange(before[i], None) for i in sorted(gone)]
        + [ClauseChange(None, after[j]) for j in sorted(come)]
    )


def _placed_clauses(
    paragraphs: Sequence[Paragraph], language: str = "en"
) -> tuple[PlacedClause, ...]:
    """Every clause of paragraphs and of their sub-paragraphs, in order of the text.

    >>> _placed_clauses([Paragraph("OP1", "Welcomes the tide;")])
    ()
    """
    found: list[PlacedClause] = []
    for paragraph in paragraphs:
        for clause in paragraph.clauses:
            said = paragraph.text[clause.start : clause.end].removeprefix(clause.opening)
            plain = frozenset(word.folded.casefold() for word in words(said, language))
            found.append(PlacedClause(paragraph.anchor, clause, plain))
        found += _placed_clauses(paragraph.children, language)
    return tuple(found)


def _gains(
    before: Sequence[PlacedClause], after: Sequence[PlacedClause]
) -> dict[tuple[int, int], float]:
    if len(before) == len(after) == 1:
        return {(0, 0): 1.0}
    gains = {}
    for i, one in enumerate(before):
        for j, other in enumerate(after):
            both = len(one.words) + len(other.words)
            alike = 2 * len(one.words & other.words) / both if both else 1.0
            gain = alike + SAME_VERB * (one.clause.verb == other.clause.verb)
            apart = abs((i + 1) / (len(before) + 1) - (j + 1) / (len(after) + 1))
            if gain >= ALIKE:
                gains[i, j] = gain + IN_PLACE * (1 - apart)
    return gains


def _who(addressee: Addressee) -> str:
    return addressee.actor or addressee.text.casefold().removeprefix("the ")


def _when(deadline: Deadline) -> tuple[object, ...]:
    """What a deadline says, whatever its wording; the words where it says nothing exact."""
    day = None if deadline.session else deadline.date  # that of a numbered session only helps
    exact = (deadline.session, day, deadline.days, deadline.date_from, deadline.date_to)
    said = None if any(part is not None for part in exact) else deadline.text.casefold()
    return (deadline.kind, *exact, deadline.recurring, said)


def _plain(deadline: Deadline) -> dict[str, Any]:
    return {
        key: value.isoformat() if isinstance(value, date) else value
        for key, value in asdict(deadline).items()
    }


def _brief(placed: PlacedClause | None) -> dict[str, Any] | None:
    if placed is None:
        return None
    clause = placed.clause
    return {
        "anchor": placed.anchor,
        "opening": clause.opening,
        "verb": clause.verb,
        "force": clause.force,
        "directive": clause.directive,
        "action": clause.action,
        "start": clause.start,
        "end": clause.end,
    }
