"""An annex may repeat the formula of the text that adopts it; the next text has its number."""

from __future__ import annotations

from manden.reading.blocks import Block
from manden.reading.divisions import divisions

TEXT = ["60/1. Bells", "The General Assembly,", "Recalling its bells,", "1. Adopts the Rules."]


def parts(lines: list[str]) -> int:
    return len(divisions([Block(line) for line in lines], "en")[1])


def test_principles_with_a_preamble_of_their_own_stay_in_their_annex() -> None:
    annexed = ["Annex", "Rules on Bells", "Preamble", "The General Assembly,", "Recalling towers,"]

    assert parts([*TEXT, *annexed]) == 1


def test_a_text_with_a_number_of_its_own_after_an_annex_is_another() -> None:
    following = ["Annex", "Rules on Bells", "1. Ring.", "60/2. Towers", "The General Assembly,"]

    assert parts([*TEXT, *following, "Recalling towers,", "1. Asks for towers."]) == 2
