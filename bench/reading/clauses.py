"""Clauses against the annotations: found, force, addressees, antecedents, deadlines.

An annotated clause and a clause read are the same where both stand in the same paragraph and the
words of the annotated verb fall in the opening of the clause read; where the words cannot be
followed, the next clause of that paragraph with the same lemma is taken. Directive clauses are
scored as found only where both sides call them directive.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from bench.reading.corpus import Document, as_annotated, paragraphs
from bench.reading.gold import Gold
from bench.reading.tally import Disagreement, Tally
from bench.reading.words import Placement
from manden.reading.resolution import Clause


@dataclass(frozen=True)
class Match:
    """A clause as annotated beside the same as read; one side is None where it has no peer."""

    document: Document
    anchor: str
    gold: dict[str, Any] | None
    read: Clause | None
    opening: str  # the words of the verb, for whoever judges

    @property
    def wanted(self) -> bool:
        return self.gold is not None and bool(self.gold["directive"])

    @property
    def given(self) -> bool:
        return self.read is not None and self.read.directive

    def case(self, measure: str, expected: str = "", found: str = "") -> Disagreement:
        at = f"{self.anchor} {self.opening}"
        return Disagreement(
            self.document.stem, self.document.language, measure, at, expected, found
        )


def matches(document: Document, gold: Gold, placement: Placement) -> list[Match]:
    """Every annotated clause with its peer, then the clauses read that have none."""
    free = _clauses_read(document, gold)
    found = []
    for entry in gold["clauses"]:
        peer = _by_words(entry, free, placement) or _by_lemma(entry, free)
        if peer:
            free.remove(peer)
        words = placement.words(entry["verb_span"])
        found.append(Match(document, entry["anchor"], entry, peer[1] if peer else None, words))
    return found + [
        Match(document, anchor, None, clause, clause.opening) for anchor, clause in free
    ]


def _clauses_read(document: Document, gold: Gold) -> list[tuple[str, Clause]]:
    return [
        (paragraph.anchor, clause)
        for paragraph in paragraphs(as_annotated(document))
        for clause in paragraph.clauses
        # In the preamble only what asks is annotated.
        if clause.directive or paragraph.anchor.startswith("OP")
    ]


def _by_words(
    entry: dict[str, Any], free: list[tuple[str, Clause]], placement: Placement
) -> tuple[str, Clause] | None:
    verb = [p for p in placement.places(entry["verb_span"]) if p.anchor == entry["anchor"]]
    for anchor, clause in free:
        opens, ends = clause.start, clause.start + len(clause.opening)
        if anchor == entry["anchor"] and any(p.start < ends and p.end > opens for p in verb):
            return anchor, clause
    return None


def _by_lemma(entry: dict[str, Any], free: list[tuple[str, Clause]]) -> tuple[str, Clause] | None:
    same = [
        (anchor, clause)
        for anchor, clause in free
        if anchor == entry["anchor"] and clause.verb == entry["verb"]
    ]
    return same[0] if same else None


def score(found: list[Match]) -> list[Tally]:
    """Directive clauses, all clauses of the operative part, the force and the verb of those met."""
    directive, every = Tally("directive clauses"), Tally("all clauses")
    force, verb = Tally("force"), Tally("verb")
    for match in found:
        _count(directive, match, match.wanted, match.given)
        _count(every, match, match.gold is not None, match.read is not None)
        if match.gold and match.read:
            force.label(match.case("force", match.gold["force"], match.read.force))
            verb.judge(match.case("verb", match.gold["verb"], match.read.verb))
    return [directive, every, force, verb]


def _count(tally: Tally, match: Match, wanted: bool, given: bool) -> None:
    if wanted and given:
        tally.right += 1
    elif wanted:
        tally.miss(match.case(tally.measure), match.opening)
    elif given:
        tally.add_extra(match.case(tally.measure), match.opening)
