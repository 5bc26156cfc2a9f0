"""The oracle without labels: English and French of one text must agree.

Per pair: operative numbers equal (and the same by the expression of ten lines), letters of the
sub-paragraphs, date of adoption, session, cited numbers. Per operative paragraph of one number:
the force of its first verb, how many clauses ask, who is asked, by when. A disagreement is ours, or
the print's (a number lost, a paragraph left out, another verb chosen in translation):
`verdicts.csv` says which.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from bench.reading.asked import common_code, values_read
from bench.reading.corpus import (
    Document,
    operative,
    pairs,
    reading,
    texts,
    with_children,
)
from bench.reading.numbers_by_expression import numbers_by_expression
from bench.reading.tally import Disagreement, Tally
from bench.reading.words import joined
from manden.reading.resolution import Clause, Paragraph, Resolution

MEASURES = (
    "pair numbering",
    "pair numbering by expression",
    "pair preamble",
    "pair sub-paragraphs",
    "pair adopted",
    "pair session",
    "pair cited numbers",
)
NUMBERED = frozenset({"resolution", "decision", "statement"})


def score(part: str) -> list[Tally]:
    tallies = {measure: Tally(measure) for measure in MEASURES}
    cited, force = Tally("pair cited mentions"), Tally("pair first force")
    asked = (Tally("pair directive clauses"), Tally("pair actors"), Tally("pair deadlines"))
    treaties = Tally("pair treaties")
    for english, french in pairs(part):
        one, other = reading(english).resolution, reading(french).resolution
        for measure, left, right in _compared(english, french, one, other):
            case = Disagreement(english.stem, "en-fr", measure, "", *_apart(left, right))
            tallies[measure].judge(case)
        where = Disagreement(english.stem, "en-fr", cited.measure, "", "", "")
        cited.compare(where, _cited(one), _cited(other))
        for anchor, mine_named, theirs_named in _treaties(one, other):
            case = Disagreement(
                english.stem,
                "en-fr",
                treaties.measure,
                anchor,
                joined(mine_named),
                joined(theirs_named),
            )
            treaties.same_count(case, len(mine_named), len(theirs_named))
        for anchor, mine, theirs in _same_anchors(one, other):
            forces = str(_first_force(mine)), str(_first_force(theirs))
            force.label(Disagreement(english.stem, "en-fr", force.measure, anchor, *forces))
            where = Disagreement(english.stem, "en-fr", "", anchor, "", "")
            for tally, entries in zip(asked, (_asking, _actors, _due), strict=True):
                tally.compare(where, entries(mine), entries(theirs))
    return [*tallies.values(), cited, treaties, force, *asked]


def _compared(
    english: Document, french: Document, one: Resolution, other: Resolution
) -> Iterator[tuple[str, list[str], list[str]]]:
    yield "pair numbering", _numbers(one) or ["none"], _numbers(other)
    by_expression = [numbers_by_expression(document.text) for document in (english, french)]
    yield "pair numbering by expression", by_expression[0], by_expression[1]
    yield "pair preamble", [_preambular(one)], [_preambular(other)]
    yield "pair sub-paragraphs", _letters(one), _letters(other)
    yield "pair adopted", [str(one.adopted)], [str(other.adopted)]
    yield "pair session", [_session(one)], [_session(other)]
    yield "pair cited numbers", sorted(set(_cited(one))), sorted(set(_cited(other)))


def _apart(left: list[str], right: list[str]) -> tuple[str, str]:
    """What only one of two lists holds; where they differ in order alone, the whole of both."""
    if left == right:
        return "same", "same"
    mine, theirs = Counter(left), Counter(right)
    only = joined((mine - theirs).elements()), joined((theirs - mine).elements())
    return only if any(only) else (joined(left), joined(right))


def _numbers(read: Resolution) -> list[str]:
    return [str(p.number) for text in texts(read) for p in text.operative]


def _preambular(read: Resolution) -> str:
    return str(sum(len(text.preamble) for text in texts(read)))


def _letters(read: Resolution) -> list[str]:
    return [paragraph.anchor for paragraph in operative(read) if "(" in paragraph.anchor]


def _session(read: Resolution) -> str:
    return str(read.session.number if read.session else None)


def _cited(read: Resolution) -> list[str]:
    """Resolutions, decisions and statements cited in the paragraphs.

    Not documents and footnotes: the English files have lost theirs, the French have not. Not
    treaties: their names differ by language.
    """
    return [
        cited.symbol
        for text in texts(read)
        for cited in text.citations
        if cited.symbol
        and cited.kind in NUMBERED
        and not any(cited.text in note.text for note in text.footnotes)
    ]


def _treaties(one: Resolution, other: Resolution) -> Iterator[tuple[str, list[str], list[str]]]:
    """The treaties that each language names in the paragraphs of one anchor: as many in both."""
    mine, theirs = _treaties_by_anchor(one), _treaties_by_anchor(other)
    for anchor in sorted(mine.keys() | theirs.keys()):
        yield anchor, mine.get(anchor, []), theirs.get(anchor, [])


def _treaties_by_anchor(read: Resolution) -> dict[str, list[str]]:
    """Not those of footnotes, which the English files have lost."""
    named: dict[str, list[str]] = {}
    notes = [note.text for text in texts(read) for note in text.footnotes]
    for text in texts(read):
        for cited in text.citations:
            if cited.kind == "treaty" and not any(cited.text in note for note in notes):
                named.setdefault(cited.anchor, []).append(cited.text)
    return named


def _clauses(paragraph: Paragraph) -> list[Clause]:
    return [clause for part in with_children([paragraph]) for clause in part.clauses]


def _first_force(paragraph: Paragraph) -> str | None:
    clauses = _clauses(paragraph)
    return clauses[0].force if clauses else None


def _asking(paragraph: Paragraph) -> list[str]:
    """One entry a directive clause; of what force, translators choose."""
    return ["directive" for clause in _clauses(paragraph) if clause.directive]


def _actors(paragraph: Paragraph) -> list[str]:
    """Who is asked, by the code of the protocol, in the whole of the paragraph."""
    asked = [a.actor for c in _clauses(paragraph) if c.directive for a in c.addressees]
    return [str(common_code(actor)) for actor in asked]


def _due(paragraph: Paragraph) -> list[str]:
    return [
        values_read(deadline)[0]
        for clause in _clauses(paragraph)
        if clause.directive
        for deadline in clause.deadlines
    ]


def _same_anchors(one: Resolution, other: Resolution) -> Iterator[tuple[str, Paragraph, Paragraph]]:
    """First-level operative paragraphs that bear the same anchor in both languages."""
    theirs = {paragraph.anchor: paragraph for paragraph in other.operative}
    for paragraph in one.operative:
        if paragraph.anchor in theirs:
            yield paragraph.anchor, paragraph, theirs[paragraph.anchor]
