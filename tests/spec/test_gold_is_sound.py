"""Are the hand annotations coherent, and do they point at the text that was read?

What can be judged from the labels alone is judged everywhere; offsets and checksums need the texts
themselves, which are not part of this repository.
"""

from __future__ import annotations

import copy
import hashlib
import json
import os
import re
from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from manden.reading.resolution import DIRECTIVE_FORCES, FORCES

REPOSITORY = Path(__file__).parents[2]
SHARED = Path(os.environ.get("MANDEN_SHARED", REPOSITORY.parent / "shared"))
GOLD = Path(__file__).parent / "reading"
FILES = sorted(GOLD.glob("en/*.json")) + sorted(GOLD.glob("fr/*.json"))

ANCHOR = re.compile(r"(PP|OP)([1-9]\d*)(?:\(([a-z]+)\))?(?:\(([ivxl]+)\))?")
ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50}
BODIES = {"HRC", "GA", "SC", "ECOSOC", "UNEA", "UNHA", "CHR", "other"}
CITED = {"resolution", "decision", "document", "treaty", "statement"}
DUE = {"session": "session", "date": "date", "duration": "days"}
Gold = dict[str, Any]

# An annotation of an invented text, sound in every respect.
INVENTED: Gold = {
    "source": "texts/en/INVENTED.txt",
    "sha256": "0" * 64,
    "language": "en",
    "held_out": False,
    "body": "HRC",
    "kind": "resolution",
    "symbol": "A/HRC/RES/99/1",
    "number": "99/1",
    "session": 99,
    "adopted": "2038-10-05",
    "meeting": None,
    "vote": {"mode": "recorded", "for": 30, "against": 2, "abstaining": 15},
    "preambular": 1,
    "operative": ["1", "2"],
    "lost_numbers": ["2"],
    "subparagraphs": {"OP2": ["(a)", "(b)"]},
    "headings": 0,
    "annexes": 0,
    "clauses": [
        {
            "anchor": "OP2(a)",
            "verb_span": [60, 64],
            "verb": "urge",
            "force": "urge",
            "directive": True,
            "addressees": [{"span": [40, 50], "actor": "states", "pronoun_span": [65, 69]}],
            "deadlines": [
                {"span": [80, 90], "kind": "session", "session": 101, "date": None, "days": None}
            ],
        }
    ],
    "citations": [
        {
            "anchor": "PP1",
            "span": [5, 9],
            "kind": "resolution",
            "symbol": "A/RES/60/251",
            "date": "2006-03-15",
        }
    ],
}


def roman(numeral: str) -> int:
    values = [ROMAN[letter] for letter in numeral]
    after = [*values[1:], 0]
    return sum(-v if v < following else v for v, following in zip(values, after, strict=True))


def place(anchor: str) -> tuple[bool, int, int, str, int]:
    """Where an anchor stands in the order of the text: preamble first, (z) before (aa)."""
    match = ANCHOR.fullmatch(anchor)
    assert match, f"{anchor} is not an anchor"
    part, number, letter, numeral = match.groups()
    return (
        part == "OP",
        int(number),
        len(letter or ""),
        letter or "",
        roman(numeral) if numeral else 0,
    )


def spans(gold: Gold) -> Iterator[list[int]]:
    for clause in gold["clauses"]:
        yield clause["verb_span"]
        for addressee in clause["addressees"]:
            yield addressee["span"]
            if addressee["pronoun_span"]:
                yield addressee["pronoun_span"]
        for deadline in clause["deadlines"]:
            yield deadline["span"]
    for citation in gold["citations"]:
        yield citation["span"]


def anchors(gold: Gold) -> set[str]:
    """Every anchor that the structure allows."""
    known = {f"PP{n + 1}" for n in range(gold["preambular"])}
    known |= {f"OP{number}" for number in gold["operative"]}
    return known | {
        f"{parent}({label.strip('()')})"
        for parent, labels in gold["subparagraphs"].items()
        for label in labels
    }


def faults_of_structure(gold: Gold) -> Iterator[str]:
    if gold["body"] not in BODIES:
        yield f"unknown body {gold['body']}"
    if gold["operative"] != [str(n + 1) for n in range(len(gold["operative"]))]:
        yield "operative numbers have a hole"
    if not set(gold["lost_numbers"]) <= set(gold["operative"]):
        yield "a lost number that was not restored"
    votes = [gold["vote"][side] for side in ("for", "against", "abstaining")]
    if (gold["vote"]["mode"] == "recorded") != all(count is not None for count in votes):
        yield "a recorded vote has three counts, no other has"
    if not date(1946, 1, 1) <= date.fromisoformat(gold["adopted"]):
        yield "adopted before the United Nations"
    known = anchors(gold)
    for parent in gold["subparagraphs"]:
        if parent not in known:
            yield f"sub-paragraphs of {parent}, which does not exist"


def faults_of_order(gold: Gold) -> Iterator[str]:
    known = anchors(gold)
    for part in ("clauses", "citations"):
        listed = [entry["anchor"] for entry in gold[part]]
        yield from (f"{part}: no paragraph {anchor}" for anchor in listed if anchor not in known)
        if listed != sorted(listed, key=place):
            yield f"{part} out of order"
    for part, key in (("clauses", "verb_span"), ("citations", "span")):
        where = [(entry["anchor"], *entry[key]) for entry in gold[part]]
        if len(set(where)) != len(where):
            yield f"{part}: one span labelled twice"
    verbs = [clause["verb_span"] for clause in gold["clauses"]]
    if any(left[1] > right[0] for left, right in pairwise(verbs)):
        yield "two verbs overlap"


def faults_of_clauses(gold: Gold) -> Iterator[str]:
    for clause in gold["clauses"]:
        at = clause["anchor"]
        if clause["force"] not in FORCES:
            yield f"{at}: unknown force {clause['force']}"
        if clause["directive"] != (clause["force"] in DIRECTIVE_FORCES):
            yield f"{at}: {clause['force']} is called directive={clause['directive']}"
        if not re.fullmatch(r"[a-z]+(_[a-z]+)*", clause["verb"]):
            yield f"{at}: {clause['verb']} is not a lemma"
        if not clause["directive"] and (clause["addressees"] or clause["deadlines"]):
            yield f"{at}: an addressee or a deadline where nothing is asked"
        if at.startswith("PP") and not clause["directive"]:
            yield f"{at}: the preamble's clauses are those that ask"
        yield from (f"{at}: {fault}" for fault in faults_of_deadlines(clause))


def faults_of_deadlines(clause: Gold) -> Iterator[str]:
    for deadline in clause["deadlines"]:
        kind = deadline["kind"]
        if kind not in (*DUE, "period"):
            yield f"unknown kind of deadline {kind}"
        filled = {key for key in DUE.values() if deadline[key] is not None}
        if not filled <= {DUE.get(kind)}:
            yield f"a {kind} holds {sorted(filled)}"
        if deadline["date"] and not re.fullmatch(r"\d{4}(-\d\d){0,2}", deadline["date"]):
            yield f"{deadline['date']} is not a date"


def faults_of_citations(gold: Gold) -> Iterator[str]:
    for citation in gold["citations"]:
        at = citation["anchor"]
        if citation["kind"] not in CITED:
            yield f"{at}: unknown kind of citation {citation['kind']}"
        if citation["kind"] == "treaty" and citation["symbol"] is not None:
            yield f"{at}: a treaty has no symbol"
        if citation["date"] is not None:
            date.fromisoformat(citation["date"])


def faults(gold: Gold) -> list[str]:
    empty = [f"span {span} is empty" for span in spans(gold) if not 0 <= span[0] < span[1]]
    return [
        *empty,
        *faults_of_structure(gold),
        *faults_of_order(gold),
        *faults_of_clauses(gold),
        *faults_of_citations(gold),
    ]


def name(path: Path) -> str:
    return f"{path.parent.name}/{path.stem}"


@pytest.mark.parametrize("path", FILES, ids=name)
def test_annotations_agree_with_themselves(path: Path) -> None:
    gold = json.loads(path.read_text(encoding="utf-8"))

    found = faults(gold)

    assert found == []
    assert (gold["language"], Path(gold["source"]).stem) == (path.parent.name, path.stem)


@pytest.mark.parametrize("path", FILES, ids=name)
def test_annotations_point_into_the_text_that_was_read(path: Path) -> None:
    gold = json.loads(path.read_text(encoding="utf-8"))
    source = SHARED / "data" / gold["source"]
    if not source.exists():
        pytest.skip(f"the annotated text {gold['source']} is not at hand in {SHARED / 'data'}")

    raw = source.read_bytes()
    text = raw.decode("utf-8")

    assert hashlib.sha256(raw).hexdigest() == gold["sha256"]
    for start, end in spans(gold):
        assert end <= len(text)
        assert text[start:end] == text[start:end].strip() != ""


def test_a_sound_annotation_has_no_fault() -> None:
    assert faults(INVENTED) == []


@pytest.mark.parametrize(
    ("where", "value", "fault"),
    [
        (("clauses", 0, "verb_span"), [64, 64], "empty"),
        (("clauses", 0, "force"), "shout", "unknown force"),
        (("clauses", 0, "directive"), False, "directive"),
        (("clauses", 0, "anchor"), "OP2(c)", "no paragraph"),
        (("clauses", 0, "deadlines", 0, "days"), 3, "holds"),
        (("citations", 0, "kind"), "rumour", "unknown kind"),
        (("citations", 0, "anchor"), "PP2", "no paragraph"),
        (("operative",), ["1", "3"], "hole"),
        (("lost_numbers",), ["3"], "not restored"),
        (("vote", "for"), None, "recorded vote"),
    ],
)
def test_a_fault_is_named(where: tuple[str | int, ...], value: object, fault: str) -> None:
    gold = copy.deepcopy(INVENTED)
    target: Any = gold
    for key in where[:-1]:
        target = target[key]

    target[where[-1]] = value

    assert any(fault in found for found in faults(gold))


def test_anchors_follow_the_order_of_the_text() -> None:
    shuffled = ["OP10", "OP2(aa)", "OP2(z)", "PP3", "OP2(b)(ix)", "OP2(b)(iv)", "OP2", "OP2(b)"]

    ordered = sorted(shuffled, key=place)

    assert ordered == [
        "PP3",
        "OP2",
        "OP2(b)",
        "OP2(b)(iv)",
        "OP2(b)(ix)",
        "OP2(z)",
        "OP2(aa)",
        "OP10",
    ]
