"""A reading kept as JSON comes back as the same values."""

import json
from pathlib import Path

import pytest

from manden.reading import read, read_text
from manden.reading.from_json import NotAReading, resolution_of
from manden.reading.resolution import RequestedProduct, Resolution, Session, Vote

TEXT = """The Human Rights Council,

Noting the bells of the town,

1. Urges the Town Council and all guilds to ring the bells at its sixty-first session;

2. Decides to remain seized of the matter.
"""


def test_an_invented_text_comes_back_whole() -> None:
    reading = read_text(TEXT)

    back = resolution_of(json.loads(json.dumps(reading.as_json())))

    assert back == reading
    assert back.operative[0].clauses


def test_keys_that_python_cannot_name_come_back() -> None:
    reading = Resolution(
        "a",
        "fr",
        session=Session(61),
        vote=Vote("recorded", 30, 2, 1, states_for=("Mali",)),
        requests=(RequestedProduct("OP1", "report", "the Expert", "HRC", 61),),
    )

    assert resolution_of(reading.as_json()) == reading


def test_real_texts_come_back_whole(shared_data: Path) -> None:
    texts = shared_data / "texts"
    for file in (texts / "en" / "A_HRC_RES_58_30.md", texts / "fr" / "A_HRC_RES_55_25.txt"):
        reading = read(file)

        assert resolution_of(reading.as_json()) == reading


@pytest.mark.parametrize("told", [{}, {"schema": "manden/resolution/1"}, {"schema": "another"}])
def test_what_is_not_a_reading_is_refused(told: dict[str, str]) -> None:
    with pytest.raises(NotAReading):
        resolution_of(told)
