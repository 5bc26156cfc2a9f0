"""Where a text ends and its annex begins, whatever the annex holds."""

from __future__ import annotations

import pytest

from manden.reading import read_text

RESOLUTION = """The General Assembly,

Noting the bells of the town,

1. Adopts the rules set out in the annex to the present resolution;

2. Requests the town to ring the bells.
"""
RÉSOLUTION = """L'Assemblée générale,

Notant les cloches de la ville,

1. Adopte les règles qui figurent en annexe à la présente résolution ;

2. Prie la ville de sonner les cloches.
"""
CLOSING = "59th plenary meeting\n\n4 April 2025\n"
CLÔTURE = "59e séance plénière\n\n4 avril 2025\n"


def test_an_annexed_convention_has_a_formula_of_its_own() -> None:
    annex = "Annex\n\nConvention on Bells\n\nThe States Parties to the Conference on Bells,\n\n"

    found = read_text(f"{RESOLUTION}\n{annex}Have agreed as follows:\n\n1. Bells are rung.\n")

    assert len(found.operative) == 2
    assert found.following == ()
    assert "1" in [paragraph.number for paragraph in found.annexes[0].operative]


@pytest.mark.parametrize(
    ("text", "heading"),
    [
        (RESOLUTION, "Annex to the present resolution"),
        (RESOLUTION, "ANNEX 1"),
        (RESOLUTION, "[Annex]"),
        (RESOLUTION, "Attachment A"),
        (RÉSOLUTION, "Annexe à la présente résolution"),
        (RÉSOLUTION, "Annexe n° 1"),
    ],
)
def test_an_annex_is_headed_in_several_words(text: str, heading: str) -> None:
    found = read_text(f"{text}\n{heading}\n\n1. Bells / cloches.\n\n2. Towers / tours.\n")

    assert [paragraph.number for paragraph in found.operative] == ["1", "2"]
    assert [len(annex.operative) for annex in found.annexes] == [2]


@pytest.mark.parametrize(
    ("text", "closing", "rule"),
    [
        (RESOLUTION, "", "The bell of the north tower is rung at noon."),
        (RESOLUTION, CLOSING, "The bell of the north tower is rung at noon."),
        (RÉSOLUTION, "", "La cloche de la tour du nord sonne à midi."),
        (RÉSOLUTION, CLÔTURE, "La cloche de la tour du nord sonne à midi."),
    ],
)
def test_a_promised_annex_that_lost_its_heading_starts_where_numbers_do(
    text: str, closing: str, rule: str
) -> None:
    found = read_text(f"{text}\n{closing}\n1. {rule}\n\n2. {rule}\n")

    assert [paragraph.anchor for paragraph in found.operative] == ["OP1", "OP2"]
    assert [p.anchor for p in found.annexes[0].operative] == ["A1.OP1", "A1.OP2"]


def test_sections_whose_numbers_start_again_are_no_annex() -> None:
    found = read_text(f"{RESOLUTION}\n1. Decides to wait;\n\n2. Urges the town to listen.\n")

    assert found.annexes == ()
    assert len(found.operative) == 4
