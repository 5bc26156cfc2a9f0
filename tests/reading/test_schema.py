"""The JSON that is printed is the JSON that is promised."""

import json
import os
from dataclasses import replace
from datetime import date
from importlib import resources
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from manden.reading import read
from manden.reading.resolution import (
    FORCES,
    Addressee,
    Annex,
    Citation,
    Clause,
    Deadline,
    Footnote,
    MandateAct,
    Paragraph,
    ReadingWarning,
    Reason,
    RequestedProduct,
    Resolution,
    Session,
    Vote,
)

ASKED = Clause(
    "Requests",
    "request",
    "request",
    True,
    (Addressee("the Keeper", "keeper", "him"),),
    "to report",
    (
        Deadline("date", "by 1 May 2031", date=date(2031, 5, 1)),
        Deadline("period", "2031 to 2033", date_from=date(2031, 1, 1), date_to=date(2033, 12, 31)),
        Deadline("duration", "every year", days=365, recurring=True),
    ),
    0,
    10,
    ("also",),
    True,
    "if the sea allows",
    (Reason("opening_verb", 0, 8),),
)
FULL = Resolution(
    "8_2.txt",
    "en",
    "decision",
    "HRC",
    "A/HRC/RES/8/2",
    "8/2",
    "Lighthouses",
    Session(8, date(2031, 2, 24), date(2031, 4, 4), True),
    "10",
    date(2031, 4, 4),
    date(2031, 4, 7),
    "fr",
    59,
    Vote("recorded", 2, 1, 0, ("Atlantis", "Lemuria"), ("Mu",), ()),
    (Footnote("1", "A/HRC/8/79.", "PP1"),),
    (Paragraph("PP1", "Recalling its work,", "Recalling"),),
    (
        Paragraph(
            "OP1",
            "Requests:",
            "Requests",
            "1",
            True,
            "Ships",
            (Paragraph("OP1(a)", "Bells;", number="(a)"),),
            (ASKED,),
        ),
    ),
    (Citation("PP1", "3/1", "resolution", "A/HRC/RES/3/1", "HRC", "3/1", date(2029, 3, 1)),),
    (MandateAct("OP1", "extend", "the Keeper", "P1Y"),),
    (RequestedProduct("OP1", "report", "the Keeper", "HRC", 9),),
    (Annex("Rules", (Paragraph("A1.OP1", "Bells ring."),), "A table"),),
    ("page 2",),
    (ReadingWarning(None, "One number was lost."),),
    (Resolution("8_2.txt", "fr"),),
)


@pytest.fixture(scope="module")
def promised() -> Draft202012Validator:
    written = (
        resources.files("manden.reading").joinpath("resolution.schema.json").read_text("utf-8")
    )
    found: dict[str, Any] = json.loads(written)
    Draft202012Validator.check_schema(found)
    return Draft202012Validator(found)


@pytest.mark.parametrize("text", [FULL, Resolution("empty.txt", "en")], ids=["full", "empty"])
def test_what_is_read_keeps_the_promise(text: Resolution, promised: Draft202012Validator) -> None:
    promised.validate(json.loads(json.dumps(text.as_json())))


def test_every_force_is_promised(promised: Draft202012Validator) -> None:
    for force in FORCES:
        asked = replace(ASKED, force=force)
        text = replace(FULL, operative=(replace(FULL.operative[0], clauses=(asked,)),))

        assert promised.is_valid(text.as_json()), force


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("adopted",), "4 April 2031"),
        (("kind",), "poem"),
        (("vote", "for"), -1),
        (("operative", 0, "clauses", 0, "force"), "shout"),
        (("operative", 0, "number_inferred"), None),
        (("mandates", 0, "term"), "one year"),
        (("surprise",), 1),
        (("operative", 0, "children", 0, "surprise"), 1),
    ],
)
def test_what_breaks_the_promise_is_caught(
    path: tuple[str | int, ...], value: object, promised: Draft202012Validator
) -> None:
    told = json.loads(json.dumps(FULL.as_json()))
    place = told
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = value

    assert not promised.is_valid(told)


def test_nothing_that_is_printed_goes_unpromised(promised: Draft202012Validator) -> None:
    told = FULL.as_json()

    assert set(told) == set(promised.schema["properties"])
    assert set(told) == set(promised.schema["required"])


@pytest.mark.skipif(
    not Path(os.environ.get("MANDEN_SHARED", "../shared"), "data/texts").is_dir(),
    reason="the shared texts are absent: ../shared/data/texts (or MANDEN_SHARED)",
)
@pytest.mark.parametrize("name", ["en/A_HRC_RES_58_30.md", "fr/A_HRC_RES_55_25.txt"])
def test_a_real_text_keeps_the_promise(name: str, promised: Draft202012Validator) -> None:
    text = read(Path(os.environ.get("MANDEN_SHARED", "../shared"), "data/texts", name))

    promised.validate(text.as_json())
