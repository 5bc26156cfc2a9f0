"""Each sentence that a room without language writes for a person is known to the pages that show it."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.utils import translation

import manden
from manden.collection.openrosa.refusal_words import not_made
from manden.desk.pack_words import pack_refused
from manden.desk.reader_words import compared, refused, warned
from manden.desk.reason_words import reason_said
from manden.reading.further_asked import JOINT
from manden.reading.passive_asks import RULE as PASSIVE
from manden.reporting.certifying_words import disclosure_refused
from manden.ui.said_again import Said, said_again

SOURCES = Path(manden.__file__).parent
WARNED = ("ReadingWarning", "append")


def sentences(*files: str, raised: str, argument: int = 0) -> list[str]:
    """What is given to the calls of that name, with a number where a value stands."""
    found = []
    for pattern in files:
        for path in sorted(SOURCES.glob(pattern)):
            for node in ast.walk(ast.parse(path.read_text())):
                if isinstance(node, ast.Call) and _name(node.func) == raised:
                    found += _told(node.args[argument : argument + 1])
    return found


def _name(function: ast.expr) -> str:
    return function.id if isinstance(function, ast.Name) else getattr(function, "attr", "")


def _told(arguments: list[ast.expr]) -> Iterator[str]:
    for one in arguments:
        if isinstance(one, ast.Constant) and isinstance(one.value, str):
            yield one.value
        elif isinstance(one, ast.JoinedStr):
            parts = [p.value if isinstance(p, ast.Constant) else "7" for p in one.values]
            sentence = "".join(map(str, parts))
            if any(len(part) > 2 for part in parts) and not sentence.startswith("7;"):
                yield sentence  # not one that only wraps another


READ = sentences("reading/**/*.py", "desk/reading_apart.py", raised="CannotRead")
WARNINGS = [
    *sentences("reading/*.py", raised="ReadingWarning", argument=1),
    *sentences("reading/faults.py", "reading/reader.py", "reading/sources/*.py", raised="append"),
]
THREADS = [
    "No extension of 7 is known between 7 of 7 and 7 of 7.",
    "7 recalls 7 of 7, a day of session 7, not 7: read as 7, which is attested.",
    "7 recalls 7 of 7, a day of session 7, not 7: perhaps 7 is meant.",
    "7 is given different dates: 7 (7), 7 (7)",
    "7 is recalled by no later text (7)",
]
COMPARED = sentences("reading/compare.py", raised="CannotCompare")
DOUBTS = [
    "1/2 and 1/3 come from two organs (Security Council, Human Rights Council): they may be of two"
    " threads",
    "1/3 of 2031-04-05 is the later text, 1/2 of 2031-04-04 the earlier: give the earlier first",
    "only 7 of the 70 paragraphs of 1/3 continue one of 1/2: they may be of two threads",
]
RULES = [
    *sentences("reading/*.py", raised="Asked", argument=3),
    *sentences("reading/short_forms.py", raised="_restated", argument=2),
    *(
        f"{kind}: urge"
        for kind in ("verb", "continued verb", "noun after the verb", PASSIVE, JOINT)
    ),
    "governed by the chapeau's verb urge",
]
PACKS = [
    *sentences("instruments/*.py", "desk/packs.py", raised="BadPack"),
    *sentences("instruments/pack_checks.py", raised="_refuse", argument=3),
]
PROTECTED = sentences(
    "disclosure/suppression.py", "disclosure/protect.py", "disclosure/rounding.py",
    raised="CannotCertify",
)  # fmt: skip
ENTERED = sentences("violations/entry.py", raised="ValueError")


@pytest.mark.parametrize(
    ("told", "say"),
    [
        *((one, refused) for one in READ),
        *((one, warned) for one in WARNINGS if " " in one),
        *((one, warned) for one in THREADS),
        *((one.replace("7 is in 7", "a is in English").replace("7 in 7", "b in French"), refused)
          for one in COMPARED),
        *((one, compared) for one in DOUBTS),
        *((one, reason_said) for one in RULES),
        *((one, pack_refused) for one in PACKS),
        *((one, disclosure_refused) for one in PROTECTED if "not possible" not in one
          and "rounded table" not in one),
        *((one, not_made) for one in ENTERED),
    ],
)  # fmt: skip
def test_a_sentence_is_said_again_in_french(told: str, say: object) -> None:
    with translation.override("fr"):
        said = say(told)  # type: ignore[operator]

    assert said.language == "", f"add it to the words of the page: {told}"
    assert str(said) != told


def test_many_sentences_were_found() -> None:
    assert len(READ) > 30
    assert len(WARNINGS) > 8
    assert len(PACKS) > 12
    assert len(COMPARED) > 1
    assert len(RULES) > 15
    assert len(PROTECTED) > 2
    assert len(ENTERED) > 15


def test_values_stand_where_they_stood_and_an_unknown_sentence_is_marked() -> None:
    with translation.override("fr"):
        known = refused("statement.docx: it has 731 pages, over the limit of 700")
        unknown = refused("statement.docx: it sings")

    assert str(known) == "statement.docx\xa0: il compte 731 pages, au-delà de la limite de 700"
    assert unknown == Said("statement.docx: it sings", "en")


def test_an_english_page_shows_the_sentence_as_it_came() -> None:
    with translation.override("en"):
        assert said_again("it sings", ()) == Said("it sings")
