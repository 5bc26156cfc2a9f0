"""A broken pack is refused in one sentence that names the file, the entry and the remedy.

The pack here is invented (Ruritania and its bridges): the rules are not Mali's.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path
from textwrap import dedent

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from manden.instruments.pack import BadPack, load_pack

SMALL = {
    "mandate": """
        slug: ruritania-1-2
        name: {fr: "Ruritanie", en: "Ruritania"}
        country: RUR
        country_name: {fr: "Ruritanie", en: "Ruritania"}
        instrument:
          symbol: A/HRC/RES/1/2
          number: "1/2"
          body: HRC
          session: 1
          adopted: "2030-03-01"
          distributed: "2030-03-04"
          meeting: 7
          vote_mode: without_vote
          agenda_item: "10"
          original_language: en
          title: {fr: "Ponts de Ruritanie", en: "Bridges of Ruritania"}
        previous: A/HRC/RES/0/9
        mandate:
          holder: bridge_expert
          term_start: "2030-03-01"
          term: P2Y
          report_session: 2
          dialogue_session: 2
          report_word_limit: 900
          report_weeks_before_session: 4
        earlier:
          - {number: "0/9", symbol: A/HRC/RES/0/9, year: 2029, adopted: null, act: establish,
             recalled: true}
        """,
    "sessions": """
        - {number: 1, opens: "2030-02-04", closes: "2030-03-01", precision: day, source: invented}
        - {number: 2, opens: "2030-06", closes: "2030-07", precision: month, source: invented}
        """,
    "actors": """
        - code: bridge_expert
          kind: mandate_holder
          name: {fr: "Experte des ponts", en: "Bridge expert"}
          aliases_fr: ["experte"]
          aliases_en: ["expert"]
        - code: ferrymen
          kind: party
          name: {fr: "Passeurs", en: "Ferrymen"}
          aliases_fr: []
          aliases_en: []
        """,
    "themes": """
        - code: bridges
          name:
            fr: "Ponts"
            en: "Bridges"
        """,
    "capabilities": """
        - code: S1
          name: {fr: "Ponts", en: "Bridges"}
          description: {fr: "Compter les ponts.", en: "Count the bridges."}
          paragraphs: [OP1]
        """,
    "paragraphs": """
        - anchor: PP1
          verb: recall
          force: recall
          themes: [bridges]
          gist: {fr: "Les ponts comptent.", en: "Bridges matter."}
        - anchor: OP1
          verb: urge
          force: urge
          themes: [bridges]
          gist: {fr: "Exhorte à réparer.", en: "Urges repair."}
        """,
    "commitments": """
        commitments:
          - key: OP1.1
            anchor: OP1
            ordinal: 1
            verb: urge
            force: urge
            addressees: [ferrymen]
            deadlines: [{kind: session, session: 2}]
            themes: [bridges]
            action: {fr: "réparer les ponts", en: "repair the bridges"}
        followed_points: []
        preambular_asks: []
        """,
}


@pytest.fixture
def ruritania(tmp_path: Path) -> Path:
    folder = tmp_path / "ruritania"
    folder.mkdir()
    for name, content in SMALL.items():
        (folder / f"{name}.yaml").write_text(dedent(content).lstrip(), encoding="utf-8")
    return folder


def refusal(folder: Path) -> str:
    with pytest.raises(BadPack) as refused:
        load_pack(folder)
    return str(refused.value)


def test_another_country_loads_as_well(ruritania: Path) -> None:
    pack = load_pack(ruritania)

    assert pack.country == "RUR"
    assert pack.sessions[1].closes == date(2030, 7, 31)
    assert pack.operative[0].capabilities == ("S1",)
    assert pack.operative[0].gist.in_language("fr-ml") == "Exhorte à réparer."
    assert pack.operative[0].gist.in_language("en-gb") == "Urges repair."
    assert pack.report_due == date(2030, 5, 4)


BREAKAGES = [
    pytest.param(
        "paragraphs",
        ', en: "Urges repair."',
        "",
        "paragraphs.yaml, OP1: the English of 'gist' is missing; write it",
        id="missing translation",
    ),
    pytest.param(
        "themes",
        'fr: "Ponts"',
        'fr: ""',
        "themes.yaml, bridges: 'name.fr' is empty; fill it in",
        id="empty translation",
    ),
    pytest.param(
        "commitments",
        "[ferrymen]",
        "[ferryman]",
        "commitments.yaml, OP1.1: actor 'ferryman' is not in actors.yaml; "
        "add it or correct the code",
        id="unknown actor",
    ),
    pytest.param(
        "commitments",
        "[bridges]",
        "[fords]",
        "commitments.yaml, OP1.1: theme 'fords' is not in themes.yaml; add it or correct the code",
        id="unknown theme",
    ),
    pytest.param(
        "commitments",
        "session: 2",
        "session: 9",
        "commitments.yaml, OP1.1: session '9' is not in sessions.yaml; add it or correct the code",
        id="unknown session",
    ),
    pytest.param(
        "capabilities",
        "[OP1]",
        "[OP8]",
        "capabilities.yaml, S1: paragraph 'OP8' is not in paragraphs.yaml; "
        "add it or correct the code",
        id="unknown paragraph",
    ),
    pytest.param(
        "paragraphs",
        "anchor: PP1",
        "anchor: OP1",
        "paragraphs.yaml, OP1: anchor 'OP1' is given twice; keep one",
        id="duplicate anchor",
    ),
    pytest.param(
        "paragraphs",
        "anchor: OP1",
        "anchor: OP2",
        "paragraphs.yaml, OP2: OP1 was expected here; put the paragraphs in order, without a gap",
        id="gap in the paragraphs",
    ),
    pytest.param(
        "commitments",
        "verb: urge",
        "verbe: urge",
        "commitments.yaml, OP1.1: unknown key 'verbe'; remove it or correct its spelling",
        id="unknown key",
    ),
    pytest.param(
        "commitments",
        "    verb: urge\n",
        "",
        "commitments.yaml, OP1.1: 'verb' is missing; add it",
        id="missing key",
    ),
    pytest.param(
        "themes",
        '"Ponts"',
        '"Ponts',
        "themes.yaml, line 4: not readable as YAML (",
        id="bad YAML",
    ),
    pytest.param(
        "themes",
        "- code: bridges",
        "- code: bridges\n  code: fords",
        "themes.yaml, line 2: not readable as YAML ('code' is given twice); correct that line",
        id="key given twice",
    ),
    pytest.param(
        "themes",
        'fr: "Ponts"',
        "fr: &p Ponts\n    # again\n    en: *p",
        "themes.yaml, line 5: not readable as YAML (aliases are not allowed); correct that line",
        id="alias",
    ),
    pytest.param(
        "mandate",
        'adopted: "2030-03-01"',
        "adopted: 2030-03-01",
        "mandate.yaml: 'instrument.adopted' must be text; put it in quotes",
        id="date without quotes",
    ),
    pytest.param(
        "mandate",
        'adopted: "2030-03-01"',
        'adopted: "2030-02-31"',
        "mandate.yaml, instrument: '2030-02-31' is not a day of the calendar; correct it",
        id="no such day",
    ),
    pytest.param(
        "mandate",
        "previous: A/HRC/RES/0/9",
        "previous: A/HRC/RES/0/8",
        "mandate.yaml, previous: the previous instrument is not among the earlier ones; "
        "add it there",
        id="unknown previous",
    ),
    pytest.param(
        "mandate",
        "holder: bridge_expert",
        "holder: nobody",
        "mandate.yaml, mandate: actor 'nobody' is not in actors.yaml; add it or correct the code",
        id="unknown holder",
    ),
    pytest.param(
        "sessions",
        '"2030-07"',
        '"2030-05"',
        "sessions.yaml, 2: closes before it opens; correct a date",
        id="session the wrong way round",
    ),
    pytest.param(
        "actors",
        '["experte"]',
        '["Passeurs"]',
        "actors.yaml, ferrymen: 'Passeurs' already names 'bridge_expert' in fr; keep one",
        id="one name, two actors",
    ),
    pytest.param(
        "actors",
        "kind: party",
        "kind: party\n  parent: ferrymen",
        "actors.yaml, ferrymen: is its own ancestor; correct a parent",
        id="own parent",
    ),
    pytest.param(
        "actors",
        "kind: party",
        "kind: club",
        "actors.yaml, ferrymen: 'kind' is 'club'; use one of state_authority, party, un_body, "
        "mandate_holder, community, regional_body, civil_society, other",
        id="unknown kind",
    ),
    pytest.param(
        "commitments",
        "key: OP1.1",
        "key: OP1.2",
        "commitments.yaml, OP1.2: the key does not say its anchor and ordinal; correct one of them",
        id="key against anchor",
    ),
    pytest.param(
        "commitments",
        "force: urge",
        "force: welcome",
        "commitments.yaml, OP1.1: a verb of force 'welcome' has no place in commitments; "
        "move the entry",
        id="a welcome that would be a commitment",
    ),
    pytest.param(
        "commitments",
        "kind: session, session: 2",
        "kind: date",
        "commitments.yaml, OP1.1: a deadline of kind 'date' lacks its value; correct it",
        id="deadline without its date",
    ),
]


@pytest.mark.parametrize(("name", "old", "new", "sentence"), BREAKAGES)
def test_a_broken_pack_is_refused_in_one_sentence(
    ruritania: Path, name: str, old: str, new: str, sentence: str
) -> None:
    path = ruritania / f"{name}.yaml"
    content = path.read_text(encoding="utf-8")
    assert old in content
    path.write_text(content.replace(old, new, 1), encoding="utf-8")

    told = refusal(ruritania)

    assert told.startswith(f"packs/ruritania/{sentence}")
    assert "\n" not in told


def test_a_missing_file_is_named(ruritania: Path) -> None:
    (ruritania / "themes.yaml").unlink()

    assert refusal(ruritania).startswith("packs/ruritania/themes.yaml is missing; a pack has")


def test_a_file_that_is_not_utf8_is_named(ruritania: Path) -> None:
    (ruritania / "themes.yaml").write_bytes("- code: é".encode("latin-1"))

    assert refusal(ruritania) == (
        "packs/ruritania/themes.yaml is not UTF-8 text; save it again as UTF-8"
    )


def test_an_oversized_file_is_refused_before_it_is_read(ruritania: Path) -> None:
    (ruritania / "themes.yaml").write_text("#" * 1_000_001)

    assert "over 1,000,000 bytes" in refusal(ruritania)


def test_deep_nesting_is_refused(ruritania: Path) -> None:
    (ruritania / "themes.yaml").write_text("[" * 5_000)

    assert refusal(ruritania).startswith("packs/ruritania/themes.yaml")


def test_a_folder_that_is_absent_is_named(tmp_path: Path) -> None:
    assert refusal(tmp_path / "atlantis") == (
        "there is no pack folder 'atlantis'; give the folder of a pack"
    )


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(noise=st.one_of(st.binary(max_size=200), st.text(max_size=200).map(str.encode)))
def test_noise_is_refused_and_never_a_crash(ruritania: Path, noise: bytes) -> None:
    (ruritania / "capabilities.yaml").write_bytes(noise)

    told = refusal(ruritania)

    assert told.startswith("packs/ruritania/capabilities.yaml")
    assert "\n" not in told
