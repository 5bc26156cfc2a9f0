"""Paragraphs against the machine labels of the English texts: kind, level, number, first verb.

The labels name paragraphs of the same text, so the words of both are laid side by side (longest
common subsequence) and each labelled paragraph takes the kind of most of its words. Five kinds:
preambular, operative, sub-paragraph, heading, other (masthead, title, closing, notes, annexes).
The enacting formula, labelled preambular, and paragraphs labelled without a kind are left out; so
is everything from the line "Annex" on, where the labels call paragraphs operative or back matter by
chance, and a document whose labels know no preambular or no operative paragraph. A case is named by
the place of its label in the file. The labels are a machine's: what differs is judged before it is
believed (`verdicts.csv`).
"""

from __future__ import annotations

import json
import re
from collections import Counter
from dataclasses import dataclass, replace
from typing import Any

from rapidfuzz.distance import LCSseq

from bench.reading.corpus import SILVER, Document, documents, operative, preambular, reading
from bench.reading.tally import Disagreement, Tally
from bench.reading.words import in_order, words_of
from manden.reading.resolution import Paragraph

OTHER = "other"
VERBAL = frozenset({"preambular", "operative"})  # an item of a list often has no verb of its own
_ANNEX = re.compile(r"(?:annex|appendix)\s*(?:[ivx]+|[a-z]|\d+)?\b\W*(?:\n|$)", re.IGNORECASE)
_UNKNOWN_LEVEL = 5  # what the labels give to numbers such as "4.1.2." in an annexed agreement


@dataclass(frozen=True)
class Unit:
    """A paragraph or heading as read, in the order of the text."""

    kind: str
    text: str
    paragraph: Paragraph | None


def labelled(part: str) -> list[tuple[Document, list[dict[str, Any]]]]:
    """The English documents of a part that have machine labels, with them."""
    found = []
    for document in documents(part, "en"):
        path = SILVER / f"{document.stem}.json"
        if path.exists():
            entries = json.loads(path.read_text(encoding="utf-8"))
            body = entries[: _first_annex(entries)]
            if {"preambular", "operative"} <= {label_of(entry) for entry in body}:
                found.append((document, body))
    return found


def _first_annex(entries: list[dict[str, Any]]) -> int:
    annexes = (i for i, entry in enumerate(entries) if _ANNEX.match(entry["text"]))
    return next(annexes, len(entries))


def label_of(entry: dict[str, Any]) -> str | None:
    """The kind that a machine label stands for; None where it stands for nothing clear."""
    if entry["type"] == "heading":
        return "heading"
    if entry["type"] != "paragraph":
        return OTHER
    if entry["paragraph_type"] is None or entry["paragraph_level"] == _UNKNOWN_LEVEL:
        return None
    if (entry["paragraph_level"] or 1) > 1:
        return "sub-paragraph"
    formula = not entry["action_verb"] and entry["text"].startswith("The ")
    if entry["paragraph_type"] == "preambular":
        return None if formula else "preambular"
    return "operative"


def units(document: Document, words: list[str]) -> list[Unit]:
    """What was read, in the order of the source's words; a heading before its paragraph."""
    read = reading(document).resolution
    parts = [
        [unit for paragraph in preambular(read) for unit in _units_of(paragraph)],
        [unit for paragraph in operative(read) for unit in _units_of(paragraph)],
    ]
    return in_order(words, parts, lambda unit: unit.text)


def _units_of(paragraph: Paragraph) -> list[Unit]:
    headings = [Unit("heading", line, None) for line in (paragraph.heading or "").split("\n")]
    body = Unit(_kind(paragraph.anchor), paragraph.text, paragraph)
    return [unit for unit in (*headings, body) if unit.text]


def _kind(anchor: str) -> str:
    if "(" in anchor:
        return "sub-paragraph"
    return "preambular" if anchor.rpartition(".")[2].startswith("PP") else "operative"


def score(part: str) -> list[Tally]:
    kinds = Tally("silver paragraph type")
    levels, numbers = Tally("silver level"), Tally("silver number")
    verbs = Tally("silver first verb")
    for document, entries in labelled(part):
        for index, (entry, unit) in enumerate(_laid_beside(document, entries), start=1):
            wanted = label_of(entry)
            if wanted is None or not words_of(entry["text"]):
                continue
            found = unit.kind if unit else OTHER
            case = _case(document, kinds.measure, f"label {index}", wanted, found)
            kinds.label(replace(case, words=" ".join(entry["text"].split()[:6])))
            if unit and unit.paragraph and unit.kind == wanted != "preambular":
                _judge_label(document, entry, unit.paragraph, levels, numbers)
            if unit and unit.paragraph and unit.kind == wanted in VERBAL and entry["action_verb"]:
                _judge_verb(document, entry, unit.paragraph, verbs)
    return [kinds, levels, numbers, verbs]


def _case(document: Document, measure: str, at: str, want: str, have: str) -> Disagreement:
    return Disagreement(document.stem, "en", measure, at, want, have)


def _laid_beside(
    document: Document, entries: list[dict[str, Any]]
) -> list[tuple[dict[str, Any], Unit | None]]:
    """Each labelled paragraph with the unit that holds most of its words, if more than half."""
    theirs = [(i, word) for i, entry in enumerate(entries) for word in words_of(entry["text"])]
    read = units(document, [word for _, word in theirs])
    mine = [(unit, word) for unit in read for word in words_of(unit.text)]
    held: list[Counter[int]] = [Counter() for _ in entries]
    at = {id(unit): position for position, unit in enumerate(read)}
    for step in LCSseq.opcodes([word for _, word in theirs], [word for _, word in mine]):
        if step.tag == "equal":
            for offset in range(step.src_end - step.src_start):
                owner = mine[step.dest_start + offset][0]
                held[theirs[step.src_start + offset][0]][at[id(owner)]] += 1
    found: list[tuple[dict[str, Any], Unit | None]] = []
    for entry, counter in zip(entries, held, strict=True):
        best = counter.most_common(1)
        most = best and 2 * best[0][1] > len(words_of(entry["text"]))
        found.append((entry, read[best[0][0]] if most else None))
    return found


def _judge_label(
    document: Document,
    entry: dict[str, Any],
    paragraph: Paragraph,
    levels: Tally,
    numbers: Tally,
) -> None:
    level = str(1 + paragraph.anchor.count("("))
    case = _case(document, levels.measure, paragraph.anchor, str(entry["paragraph_level"]), level)
    levels.judge(case)
    wanted = "".join(words_of(entry["prefix"] or ""))
    given = "".join(words_of(paragraph.number or paragraph.anchor.rpartition("(")[2]))
    if wanted:
        numbers.judge(_case(document, numbers.measure, paragraph.anchor, wanted, given))


def _judge_verb(
    document: Document, entry: dict[str, Any], paragraph: Paragraph, verbs: Tally
) -> None:
    """Right where the labelled verb is in the opening read: the labels keep one word of it."""
    opening = paragraph.opening or (paragraph.clauses[0].opening if paragraph.clauses else "")
    wanted = words_of(entry["action_verb"])
    met = wanted and set(wanted) <= set(words_of(opening))
    found = " ".join(wanted) if met else opening
    verbs.judge(_case(document, verbs.measure, paragraph.anchor, " ".join(wanted), found))
