"""Paragraphs against the annotations: numbers, kinds, sub-paragraphs, headings, annexes.

The kind of a paragraph is scored by anchor: each paragraph that the annotation knows is one unit,
labelled preambular, operative or sub-paragraph. Where the annotation points at a word of it (a
verb, a citation), the paragraph that holds that word in what was read gives the label found; where
it does not, the same anchor must exist. A paragraph that was read and that the annotation does not
know is an error too, of the kind "none". Headings count by number, as the annotations do.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bench.reading.corpus import Document, as_annotated, paragraphs
from bench.reading.gold import Gold
from bench.reading.tally import Disagreement, Tally
from bench.reading.words import Placement, joined
from manden.reading.resolution import Resolution

_ANCHOR = re.compile(r"(PP|OP)\d+((?:\(\w+\))*)")


def score(documents: list[tuple[Document, Gold]]) -> list[Tally]:
    tallies = {
        name: Tally(name)
        for name in (
            "numbering", "restored numbers", "preambular count", "headings", "annexes",
            "sub-paragraphs", "paragraph type",
        )
    }  # fmt: skip
    for document, gold in documents:
        read = as_annotated(document)
        for measure, expected, found in _exact(gold, read):
            tallies[measure].judge(_case(document, measure, "", expected, found))
        _score_subparagraphs(tallies["sub-paragraphs"], document, gold, read)
        _score_types(tallies["paragraph type"], document, gold, read)
    return list(tallies.values())


def _case(document: Document, measure: str, anchor: str, want: str, have: str) -> Disagreement:
    return Disagreement(document.stem, document.language, measure, anchor, want, have)


def _exact(gold: Gold, read: Resolution) -> Iterator[tuple[str, str, str]]:
    numbers = [paragraph.number for paragraph in read.operative]
    restored = [p.number for p in read.operative if p.number_inferred]
    headings = sum(len(p.heading.split("\n")) for p in paragraphs(read) if p.heading)
    yield "numbering", joined(gold["operative"]), joined(numbers)
    yield "restored numbers", joined(gold["lost_numbers"]), joined(restored)
    yield "preambular count", str(gold["preambular"]), str(len(read.preamble))
    yield "headings", str(gold["headings"]), str(headings)
    yield "annexes", str(gold["annexes"]), str(len(read.annexes))


def known_anchors(gold: Gold) -> list[str]:
    """Every anchor of the annotation: preamble, operative paragraphs, sub-paragraphs."""
    tops = [f"PP{n + 1}" for n in range(gold["preambular"])]
    tops += [f"OP{number}" for number in gold["operative"]]
    return tops + [
        f"{parent}({label.strip('()')})"
        for parent, labels in gold["subparagraphs"].items()
        for label in labels
    ]


def kind_of(anchor: str) -> str:
    """The kind of paragraph that an anchor names.

    >>> [kind_of(anchor) for anchor in ("PP2", "OP3", "OP3(a)(i)", "A1.OP2")]
    ['preambular', 'operative', 'sub-paragraph', 'annex']
    """
    match = _ANCHOR.fullmatch(anchor)
    if not match:
        return "annex" if anchor.startswith("A") else "none"
    part, levels = match.groups()
    if levels:
        return "sub-paragraph"
    return "preambular" if part == "PP" else "operative"


def _score_subparagraphs(tally: Tally, document: Document, gold: Gold, read: Resolution) -> None:
    deep = {p.anchor for p in paragraphs(read) if "(" in p.anchor}
    expected = {anchor for anchor in known_anchors(gold) if "(" in anchor}
    # The third level is annotated through clauses and citations only.
    found = {anchor for anchor in deep if anchor.count("(") == 1 or anchor in expected}
    tally.compare(_case(document, tally.measure, "", "", ""), expected, found)


def _score_types(tally: Tally, document: Document, gold: Gold, read: Resolution) -> None:
    seen = _anchors_by_evidence(document, gold)
    mine = {paragraph.anchor for paragraph in paragraphs(read)}
    accounted = set()
    for anchor in known_anchors(gold):
        found = seen.get(anchor) or (anchor if anchor in mine else "")
        accounted.add(found)
        kinds = kind_of(anchor), kind_of(found)
        tally.label(_case(document, tally.measure, anchor, *kinds))
    for anchor in sorted(mine - accounted):
        if anchor.count("(") < 2 and anchor not in known_anchors(gold):
            kind = kind_of(anchor)
            tally.label(_case(document, tally.measure, anchor, "none", kind))


def _anchors_by_evidence(document: Document, gold: Gold) -> dict[str, str]:
    """For an annotated anchor, the paragraph that holds its first annotated word as read."""
    placement = Placement(document)
    spans = [(entry["anchor"], entry["verb_span"]) for entry in gold["clauses"]]
    spans += [(entry["anchor"], entry["span"]) for entry in gold["citations"]]
    seen: dict[str, str] = {}
    for anchor, span in spans:
        places = placement.places(span)
        if places:
            seen.setdefault(anchor, places[0].anchor)
    return seen
