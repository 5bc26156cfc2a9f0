"""Two cases that must be exact: resolution 58/30, and the thread of Mali's mandate.

58/30 is checked against the counts and the addressees that its annotation and the contract of the
command line state; the lineage against the thirteen resolutions known, in order, and the year that
no later text recalls.
"""

from __future__ import annotations

from bench.reading.corpus import TEXTS, Document, paragraphs, reading
from bench.reading.tally import Disagreement, Tally
from bench.reading.words import joined
from manden.reading.lineage import lineage
from manden.reading.resolution import Clause, Resolution

STEM = "A_HRC_RES_58_30"
MALI = ("A_HRC_RES_49_34", "A_HRC_RES_52_42", "A_HRC_RES_55_25", STEM)
THREAD = "20/17, 22/18, 25/36, 31/28, 34/39, 37/39, 40/26, 43/38, 46/28, 49/34, 52/42, 55/25, 58/30"


def reference_document() -> Document:
    return Document(STEM, "en", TEXTS / "en" / f"{STEM}.md")


def score() -> list[Tally]:
    exact, thread = Tally("58/30 exact"), Tally("lineage of Mali")
    read = reading(reference_document()).resolution
    for name, expected, found in _facts(read):
        exact.judge(Disagreement(STEM, "en", exact.measure, name, expected, found))
    for name, expected, found in _lineage():
        thread.judge(Disagreement("Mali", "en", thread.measure, name, expected, found))
    return [exact, thread]


def _facts(read: Resolution) -> list[tuple[str, str, str]]:
    asking = [(p.anchor, c) for p in paragraphs(read) for c in p.clauses if c.directive]
    texts = [c for c in read.citations if c.kind != "treaty"]
    session = (
        (read.session.number, str(read.session.opens), str(read.session.closes))
        if read.session
        else None
    )
    mandates = [(m.anchor, m.act, m.term) for m in read.mandates]
    requests = sorted((r.anchor, r.kind, r.session) for r in read.requests)
    expected: dict[str, tuple[object, object]] = {
        "preambular": (23, len(read.preamble)),
        "operative": ([str(n) for n in range(1, 32)], [p.number for p in read.operative]),
        "directive clauses": (32, sum(anchor.startswith("OP") for anchor, _ in asking)),
        "citations of texts": (18, len(texts)),
        "dated": (16, sum(c.date is not None for c in texts)),
        "treaties beside": (True, any(c.kind == "treaty" for c in read.citations)),
        "OP3 them": ("the Malian authorities", _pronoun(asking, "OP3")),
        "OP21 it": ("the Transitional Government of Mali", _pronoun(asking, "OP21")),
        "OP7 asks nobody": ([[]], [list(c.addressees) for a, c in asking if a == "OP7"]),
        "mandate": ([("OP23", "extend", "P1Y")], mandates),
        "requests": ([("OP26", "report", 61), ("OP27", "dialogue", 61)], requests),
        "session": ((58, "2025-02-24", "2025-04-04"), session),
        "adopted": ("2025-04-04", str(read.adopted)),
        "distributed": ("2025-04-07", str(read.distributed)),
        "original language": ("fr", read.original_language),
        "meeting": (59, read.meeting),
        "vote": ("without_vote", read.vote.mode),
        "agenda item": ("10", read.agenda_item),
        "footnotes": (["PP20", "PP8"], sorted(str(note.anchor) for note in read.footnotes)),
        "footnote out of OP1": (False, "A/80/" in read.operative[0].text if read.operative else 0),
        "warnings": ([], list(read.warnings)),
    }
    return [(name, str(want), str(have)) for name, (want, have) in expected.items()]


def _pronoun(asking: list[tuple[str, Clause]], anchor: str) -> str:
    named = [a for at, clause in asking if at == anchor for a in clause.addressees if a.pronoun]
    return joined(dict.fromkeys(a.text for a in named))


def _lineage() -> list[tuple[str, str, str]]:
    held = [Document(s, "en", TEXTS / "en" / f"{s}.txt") for s in MALI[:-1]]
    texts = [reading(document).resolution for document in (*held, reference_document())]
    thread = lineage(texts)
    number = {node.id: node.number for node in thread.nodes}
    longest = thread.series[0] if thread.series else ()
    gaps = joined(sorted({gap.missing_year for gap in thread.gaps}))
    return [
        ("resolutions in order", THREAD, joined(number[one] for one in longest)),
        ("year that is missing", "2015", gaps),
    ]
