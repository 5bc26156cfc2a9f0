"""Facts of the masthead and of the closing lines, against the annotations.

Sessions are compared for the bodies whose sessions have a number: the protocol leaves them empty
for the Security Council, which has none, and for the Economic and Social Council, which names its
sessions by the year (the reader gives that year).
"""

from __future__ import annotations

from bench.reading.corpus import Document, reading
from bench.reading.gold import Gold
from bench.reading.tally import Disagreement, Tally
from manden.reading.resolution import Resolution, Vote

NAMED_BY_YEAR = "ECOSOC"
FACTS = ("body", "kind", "symbol", "number", "session", "adopted", "meeting", "vote")


def expected_facts(gold: Gold) -> dict[str, object]:
    vote = gold["vote"]
    counts = (vote["mode"], vote["for"], vote["against"], vote["abstaining"])
    return {**{fact: gold[fact] for fact in FACTS}, "vote": counts}


def facts_read(read: Resolution) -> dict[str, object]:
    """The same facts as they were read, dates in ISO form."""
    return {
        "body": read.body,
        "kind": read.kind,
        "symbol": read.symbol,
        "number": read.number,
        "session": read.session.number if read.session else None,
        "adopted": read.adopted.isoformat() if read.adopted else None,
        "meeting": read.meeting,
        "vote": _counts(read.vote),
    }


def _counts(vote: Vote) -> tuple[object, ...]:
    return vote.mode, vote.in_favour, vote.against, vote.abstaining


def score(documents: list[tuple[Document, Gold]]) -> list[Tally]:
    """One accuracy a fact: equal or not."""
    tallies = {fact: Tally(f"fact {fact}") for fact in FACTS}
    for document, gold in documents:
        expected, found = expected_facts(gold), facts_read(reading(document).resolution)
        for fact, tally in tallies.items():
            if fact == "session" and gold["body"] == NAMED_BY_YEAR:
                continue
            values = str(expected[fact]), str(found[fact])
            case = Disagreement(document.stem, document.language, tally.measure, "", *values)
            tally.judge(case)
    return list(tallies.values())
