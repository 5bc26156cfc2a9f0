"""What damaged files have taught, each case in its smallest form; and damaged files at random."""

from __future__ import annotations

import os
import time

import pytest

from bench.reading import fuzz
from bench.reading.preservation import difference
from manden.reading import read
from manden.reading.sources.opening import open_bytes
from tests.reading.invented_texts import ENGLISH

PAGE = "<!DOCTYPE html><p>The Human Rights Council,</p><p>Noting the bells,</p>{}"

FOREIGN = (
    "Les cloches de la ville sonnent pour la moisson et pour une école du fleuve, sur la tour."
)


def all_comes_back(data: bytes, name: str) -> bool:
    return difference(open_bytes(data, name).words(), read(data, name=name)) == ({}, {})


def test_a_case_is_the_same_at_every_hour(monkeypatch: pytest.MonkeyPatch) -> None:
    seeds = [seed for seed in range(60) if fuzz.case_of(seed).name.endswith("docx")]
    today = [fuzz.case_of(seed).data for seed in seeds]

    tomorrow = time.time() + 86_400
    monkeypatch.setattr(time, "time", lambda: tomorrow)

    assert today == [fuzz.case_of(seed).data for seed in seeds]


def test_a_mark_raised_in_a_note_comes_back() -> None:
    page = PAGE.format(
        "<p>1. Asks the town to ring;</p><p>____</p><p>1</p><p>See A/1/2, annex.<sup>9</sup></p>"
    )

    assert all_comes_back(page.encode(), "page.html")


def test_a_mark_raised_on_the_formula_comes_back() -> None:
    page = PAGE.replace("Council,", "Council,<sup>9</sup>").format("<p>1. Asks for bells;</p>")

    assert all_comes_back(page.encode(), "page.html")


def test_a_note_in_the_other_language_keeps_its_number() -> None:
    notes = "".join(f"<p><sup>{n}</sup> {FOREIGN}</p>" for n in range(1, 9))
    page = PAGE.format(f"<p>1. Asks the town to ring the bells of the river;</p>{notes}")

    assert all_comes_back(page.encode(), "page.html")


def test_two_formulas_one_after_the_other_are_each_given_once() -> None:
    text = ENGLISH + "\n\nThe General Assembly,\n\nThe General Assembly,\n\n1. Asks for bells;\n"

    assert all_comes_back(text.encode(), "text.md")


@pytest.mark.parametrize("start", ["99999999999", "²", "0", "-4", "x"])
def test_a_list_may_claim_to_start_anywhere(start: str) -> None:
    items = f'<ol type="i" start="{start}"><li value="{start}">To ring;</li><li>To sing;</li></ol>'

    assert all_comes_back(PAGE.format(f"<p>1. Asks the town:</p>{items}").encode(), "page.html")


def test_a_month_with_a_foreign_capital_is_no_date() -> None:
    text = (
        "Le Conseil de sécurité,\n\nRappelant sa résolution 5 (1946) du 3 FÉVRİER 1946,\n\n1. Prie."
    )

    assert all_comes_back(text.encode(), "text.txt")


def test_a_minute_of_damaged_files() -> None:
    minutes = os.environ.get("MANDEN_FUZZ_MINUTES", "1")

    assert fuzz.main(["--minutes", minutes]) == 0
