"""Citations against the annotations: by anchor and normalised symbol, dates apart.

A text with a symbol is matched by anchor and symbol, each mention once; one without (a treaty, an
organ's series without settled symbol) by anchor, kind and likeness of its words.
"""

from __future__ import annotations

import re
from typing import Any

from bench.reading.corpus import Document, as_annotated
from bench.reading.gold import Gold
from bench.reading.tally import Disagreement, Tally
from bench.reading.words import Placement, pair_up
from manden.reading.resolution import Citation

_IN_ANNEX = re.compile(r"^A\d+\.")
ALIKE = 0.5  # of the content words of two names of one treaty


def score(documents: list[tuple[Document, Gold]]) -> list[Tally]:
    numbered, treaties = Tally("citations with a symbol"), Tally("citations of treaties")
    every, dates, kinds = Tally("citations"), Tally("citation dates"), Tally("citation kinds")
    for document, gold in documents:
        found = [one for one in as_annotated(document).citations if _annotated(one)]
        placement = Placement(document)
        with_symbol = _by_symbol(document, gold, [c for c in found if c.symbol], numbered)
        _by_words(document, gold, [c for c in found if not c.symbol], treaties, placement)
        for entry, citation in with_symbol:
            day = citation.date.isoformat() if citation.date else None
            where = (document.stem, document.language)
            at = f"{entry['anchor']} {entry['symbol']}"
            dates.judge(Disagreement(*where, dates.measure, at, str(entry["date"]), str(day)))
            kinds.label(Disagreement(*where, kinds.measure, at, entry["kind"], citation.kind))
    for tally in (numbered, treaties):
        every.right += tally.right
        every.missed += tally.missed
        every.extra += tally.extra
    return [every, numbered, treaties, dates, kinds]


def _annotated(citation: Citation) -> bool:
    """Nothing inside an annex is annotated (`docs/methods/annotation-protocol.md`)."""
    return not _IN_ANNEX.match(citation.anchor or "")


def _by_symbol(
    document: Document, gold: Gold, found: list[Citation], tally: Tally
) -> list[tuple[dict[str, Any], Citation]]:
    free = list(found)
    paired = []
    for entry in (entry for entry in gold["citations"] if entry["symbol"]):
        key = entry["anchor"], entry["symbol"]
        same = [citation for citation in free if (citation.anchor, citation.symbol) == key]
        where = Disagreement(document.stem, document.language, "", entry["anchor"], "", "")
        if not same:
            tally.miss(where, entry["symbol"])
            continue
        # Of several mentions of one text in a paragraph, the one with the same date.
        same.sort(key=lambda citation: str(citation.date) != str(entry["date"]))
        free.remove(same[0])
        tally.right += 1
        paired.append((entry, same[0]))
    for citation in free:
        where = Disagreement(document.stem, document.language, "", citation.anchor, "", "")
        tally.add_extra(where, f"{citation.symbol} [{citation.text}]")
    return paired


def _by_words(
    document: Document,
    gold: Gold,
    found: list[Citation],
    tally: Tally,
    placement: Placement,
) -> None:
    entries = [entry for entry in gold["citations"] if not entry["symbol"]]
    anchors = {entry["anchor"] for entry in entries} | {citation.anchor for citation in found}
    for anchor in sorted(anchors):
        wanted = [placement.words(e["span"]) for e in entries if e["anchor"] == anchor]
        given = [citation.text for citation in found if citation.anchor == anchor]
        pairs = pair_up(wanted, given, ALIKE)
        where = Disagreement(document.stem, document.language, "", anchor, "", "")
        tally.right += len(pairs)
        for i in set(range(len(wanted))) - {i for i, _ in pairs}:
            tally.miss(where, wanted[i])
        for j in set(range(len(given))) - {j for _, j in pairs}:
            tally.add_extra(where, given[j])
