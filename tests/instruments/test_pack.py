"""The pack of Mali is complete, in two languages, in our own words and well set."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from manden.instruments import pack as pack_module
from manden.instruments.pack import (
    Bilingual,
    Pack,
    PackDeadline,
    available_packs,
    load_pack,
)
from manden.reading.resolution import FORCES

ROOT = Path(__file__).resolve().parents[2]
SHARED = Path(os.environ.get("MANDEN_SHARED", ROOT / ".." / "shared"))
OFFICIAL = {
    "fr": ("texts/fr/A_HRC_RES_55_25.txt", "texts/fr/A_HRC_RES_52_42.txt"),
    "en": ("texts/en/A_HRC_RES_58_30.md", "texts/en/A_HRC_RES_55_25.txt"),
}
LONGEST_SENTENCE = 35  # words
LONGEST_LOAN = 7  # words in a row that may equal the official text: names of bodies are long


@pytest.fixture(scope="module")
def mali() -> Pack:
    return load_pack(available_packs()["mali"])


def texts_of(pack: Pack) -> Iterator[tuple[str, Bilingual]]:
    """Our own sentences, with the anchor, key or code that bears them."""
    yield from ((part.anchor, part.gist) for part in pack.paragraphs)
    yield from ((part.key, part.gist) for part in pack.followed_points)
    yield from ((part.key, part.action) for part in pack.commitments)
    yield from ((part.key, part.action) for part in pack.preambular_asks)
    yield from ((part.code, part.description) for part in pack.capabilities)


def names_of(pack: Pack) -> Iterator[tuple[str, Bilingual]]:
    yield from ((one.code, one.name) for one in pack.actors)
    yield from ((one.code, one.name) for one in pack.themes)
    yield from ((one.code, one.name) for one in pack.capabilities)
    yield pack.slug, pack.name
    yield pack.slug, pack.country_name
    yield pack.slug, pack.instrument.title


# --- Mali's mandate -----------------------------------------------------------------------------


def test_mali_has_every_paragraph_clause_and_capability(mali: Pack) -> None:
    counts = (
        len(mali.preamble),
        len(mali.operative),
        len(mali.commitments),
        len(mali.followed_points),
        len(mali.preambular_asks),
        len(mali.capabilities),
    )

    assert counts == (23, 31, 32, 18, 2, 17)


def test_paragraphs_that_only_welcome_or_note_are_followed_and_ask_nothing(mali: Pack) -> None:
    asking = {one.anchor for one in mali.commitments}

    silent = [part.anchor for part in mali.operative if part.anchor not in asking]

    assert silent == ["OP1", "OP2", "OP4", "OP16", "OP18"]


def test_addressees_follow_the_pronouns_of_the_text(mali: Pack) -> None:
    asked = {one.key: one.addressees for one in mali.commitments}

    assert asked["OP3.3"] == ("authorities:mali",)
    assert asked["OP21.1"] == ("transitional_government:mali",)
    assert asked["OP10.2"] == ("transitional_authorities:mali", "parties:mali")
    assert asked["OP28.1"] == ("secretary_general", "high_commissioner")
    assert [key for key, actors in asked.items() if not actors] == ["OP7.1"]


def test_the_council_decides_for_itself(mali: Pack) -> None:
    own = {one.key: one.addressees for one in mali.commitments if one.self_addressed}

    assert own == {key: ("human_rights_council",) for key in ("OP23.1", "OP27.1", "OP31.1")}


def test_deadlines_are_the_year_of_the_mandate_and_the_next_session(mali: Pack) -> None:
    deadlines = {one.key: one.deadlines for one in mali.commitments if one.deadlines}

    assert deadlines == {
        "OP23.1": (
            PackDeadline(
                "period", term="P1Y", date_from=date(2025, 4, 4), date_to=date(2026, 4, 4)
            ),
        ),
        "OP26.1": (PackDeadline("session", session=61),),
        "OP27.1": (PackDeadline("session", session=61),),
    }


def test_capabilities_serve_the_operative_paragraphs_of_the_design(mali: Pack) -> None:
    served = {
        one.code: [int(anchor[2:]) for anchor in one.paragraphs if anchor.startswith("OP")]
        for one in mali.capabilities
    }

    assert served == {
        "S1": [23, 26, 27, 31],
        "S2": [1, 2, 5, 6, 7, 15, 19],
        "S3": [3],
        "S4": [4, 5, 13, 15],
        "S5": [8],
        "S6": [9, 22],
        "S7": [2, 9, 11, 12],
        "S8": [11, 12],
        "S9": [6, 10, 14, 17],
        "S10": [16],
        "S11": [18, 20],
        "S12": [21],
        "S13": [22, 24, 25],
        "S14": [28, 29, 30],
        "S15": [26, 27],
        "S16": [6],
        "S17": [7, 19, 27],
    }
    assert all(part.capabilities for part in mali.operative)


def test_the_lineage_keeps_the_year_that_recalls_lose(mali: Pack) -> None:
    forgotten = [one for one in mali.earlier if not one.recalled]

    assert [one.year for one in mali.earlier] == list(range(2012, 2025))
    assert [(one.number, one.adopted) for one in forgotten] == [("28/31", None)]


def test_sessions_say_how_precisely_they_are_known(mali: Pack) -> None:
    sessions = {one.number: one for one in mali.sessions}

    assert sorted(sessions) == list(range(19, 65))
    assert (sessions[58].opens, sessions[58].closes) == (date(2025, 2, 24), date(2025, 4, 4))
    assert (sessions[61].opens, sessions[61].closes) == (date(2026, 2, 23), date(2026, 3, 31))
    assert (sessions[61].precision, sessions[62].precision) == ("day", "month")
    assert all(one.source for one in mali.sessions)


def test_sessions_follow_one_another(mali: Pack) -> None:
    pairs = list(zip(mali.sessions, mali.sessions[1:], strict=False))

    assert all(earlier.closes < later.opens for earlier, later in pairs)


def test_the_report_is_due_ten_weeks_before_the_session(mali: Pack) -> None:
    assert mali.report_due == date(2025, 12, 15)


def test_schema_and_reader_know_the_same_forces() -> None:
    schema = Path(pack_module.__file__).with_name("pack.schema.json").read_text(encoding="utf-8")

    assert tuple(json.loads(schema)["$defs"]["force"]["enum"]) == FORCES


# --- Our own words, well set --------------------------------------------------------------------


def french_faults(text: str) -> list[str]:
    """Breakable or missing spaces beside French marks, and typewriter apostrophes."""
    return re.findall(r"[^\u00a0\u202f][:;!?»]|«[^\u00a0\u202f]|'", text)


@pytest.mark.parametrize("fault", ["Paix : oui", "Paix; oui", "« Paix »", "Paix ?", "l'État"])
def test_the_rule_of_french_marks_sees_a_fault(fault: str) -> None:
    assert french_faults(fault)


def test_french_marks_are_kept_with_their_word(mali: Pack) -> None:
    notes = [(one.number, one.note) for one in mali.earlier if one.note]
    french = {
        where: french_faults(text.fr) for where, text in [*texts_of(mali), *names_of(mali), *notes]
    }
    french |= {one.code: french_faults(" ".join(one.aliases_fr)) for one in mali.actors}

    assert {where: faults for where, faults in french.items() if faults} == {}


def test_english_uses_the_curved_apostrophe(mali: Pack) -> None:
    everything = [*texts_of(mali), *names_of(mali)]

    assert [where for where, text in everything if "'" in text.en] == []


def test_no_text_is_left_in_the_other_language(mali: Pack) -> None:
    french_words, english_words = {"le", "la", "les", "des", "et"}, {"the", "of", "and", "to"}

    astray = [
        where
        for where, text in texts_of(mali)
        if english_words & set(text.fr.lower().split())
        or french_words & set(text.en.lower().split())
    ]

    assert astray == []


def test_gists_are_one_or_two_short_sentences(mali: Pack) -> None:
    for where, text in texts_of(mali):
        for wording in (text.fr, text.en):
            sentences = re.split(r"(?<=[.!?])\s+(?=[A-ZÀ-Ý])", wording)

            lengths = [len(re.findall(r"[^\s\u00a0]*\w[^\s\u00a0]*", one)) for one in sentences]

            assert len(sentences) <= 2, where
            assert max(lengths) <= LONGEST_SENTENCE, where


def runs(text: str, length: int) -> set[tuple[str, ...]]:
    words = re.findall(r"\w+", text.lower())
    return {tuple(words[start : start + length]) for start in range(len(words) - length + 1)}


def test_no_official_sentence_is_copied(mali: Pack) -> None:
    paths = [SHARED / "data" / name for names in OFFICIAL.values() for name in names]
    if not all(path.is_file() for path in paths):
        pytest.skip("needs the official texts of ../shared/data (MANDEN_SHARED)")

    for language, names in OFFICIAL.items():
        official: set[tuple[str, ...]] = set()
        for name in names:
            official |= runs((SHARED / "data" / name).read_text("utf-8"), LONGEST_LOAN + 1)
        for where, text in texts_of(mali):
            wording = text.in_language(language)
            assert not runs(wording, LONGEST_LOAN + 1) & official, where
