"""A verb printed once above the list of what it decides: "Decides, (a) To call upon the parties"."""

from __future__ import annotations

import pytest

from manden.reading import read

MASTHEAD = (
    "Resolution 350 (1974)\n\nof 31 May 1974\n\nThe Security Council,\n\nNoting the bells,\n\n"
)
RENEWAL = "To renew the mandate of the ringers for another period of six months;"


@pytest.mark.parametrize("lead", ["Decides,", "Decides:"])
def test_lettered_items_below_a_bare_verb_are_one_paragraph(lead: str) -> None:
    text = f"{MASTHEAD}{lead}\n\n(a) To call upon the towns to ring;\n\n(b) {RENEWAL}\n"

    (paragraph,) = read(text.encode(), name="old.txt").operative

    assert [child.anchor for child in paragraph.children] == ["OP1(a)", "OP1(b)"]
    assert [deadline.days for deadline in paragraph.clauses[0].deadlines] == [180]


@pytest.mark.parametrize("lead", ["Decides,", "Decides:"])
def test_numbered_paragraphs_below_a_bare_verb_are_each_governed_by_it(lead: str) -> None:
    text = f"{MASTHEAD}{lead}\n\n1. To call upon the towns to ring;\n\n2. {RENEWAL}\n"

    found = read(text.encode(), name="old.txt")

    assert [paragraph.number for paragraph in found.operative] == ["1", "2"]
    assert [paragraph.clauses[0].verb for paragraph in found.operative] == ["decide", "decide"]
    assert [deadline.days for deadline in found.operative[1].clauses[0].deadlines] == [180]
    assert found.operative[1].clauses[0].reasons[0].rule.startswith("governed")


def test_what_an_item_of_a_governed_paragraph_sets_counts_for_it() -> None:
    text = (
        "Resolution 50/1\n\nThe General Assembly,\n\nNoting the bells,\n\nResolves that:\n\n"
        "1. There shall be kept:\n\n(a) A fund for the biennium 1996-1997 of 100 dollars;\n\n"
        "(b) A book.\n"
    )

    (paragraph,) = read(text.encode(), name="A_RES_50_1.txt").operative

    assert [deadline.kind for deadline in paragraph.clauses[0].deadlines] == ["period"]


def test_the_paragraphs_of_a_declaration_that_is_adopted_are_not_decided_each() -> None:
    text = (
        "The General Assembly,\n\nAdopts the following Declaration:\n\n"
        "1. Bells are of all towns.\n\n2. They ring for all.\n"
    )

    found = read(text.encode(), name="text.txt")

    assert [clause for paragraph in found.operative for clause in paragraph.clauses] == []


@pytest.mark.parametrize(
    ("words", "verb"),
    [
        (
            "Request the Secretary-General provide, no later than 15 October 1974, a report;",
            "request",
        ),
        ("Encouraging the ringers to continue to ring;", "encourage"),
    ],
)
def test_a_slip_of_the_pen_asks_as_the_paragraphs_around_it_do(words: str, verb: str) -> None:
    text = f"{MASTHEAD}1. Calls upon the towns to ring;\n\n2. {words}\n\n3. Decides to wait.\n"

    found = read(text.encode(), name="slip.txt")

    (clause,) = found.operative[1].clauses
    assert clause.verb == verb
    assert [known.text for known in clause.addressees] == (
        ["the Secretary-General"] if verb == "request" else ["the ringers"]
    )


def test_a_text_without_its_date_still_knows_what_lies_ahead() -> None:
    excerpt = (
        "The Security Council,\n\nNoting the report of the Mayor of 5 June 1997 (S/1997/438),\n\n"
        "1. Decides to found the choir as of 1 July;\n\n2. Decides to meet in 1998.\n"
    )

    found = read(excerpt.encode(), name="S_RES_1118_1997.txt")

    due = [str(d.date) for p in found.operative for c in p.clauses for d in c.deadlines]
    assert found.adopted is None
    assert due == ["1998-12-31"]  # of which year the first of July is, nothing tells
