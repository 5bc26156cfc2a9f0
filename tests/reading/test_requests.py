"""Reports, dialogues, panels, updates and studies: from whom, to which organ, at what session."""

from __future__ import annotations

from pathlib import Path

import pytest

from manden.reading import read
from manden.reading.clauses import clauses_of
from manden.reading.requests import requested_products


def products(text: str, language: str = "en") -> list[tuple[str, str | None, int | None]]:
    found = requested_products(clauses_of(text, language), text, "OP1", language, "HRC")
    return [(product.kind, product.to, product.session) for product in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Requests the Observer to submit a report to the General Assembly at its eightieth"
            " session;",
            [("report", "GA", 80)],
        ),
        (
            "Requests the High Commissioner to present an oral update to the Council at its"
            " sixty-first session, and a comprehensive report at its sixty-third session;",
            [("update", "HRC", 61), ("report", "HRC", 63)],
        ),
        (
            "Requests the Observer to submit a report to the Third Committee at the seventy-fifth"
            " session of the General Assembly and to the Council at its forty-sixth session;",
            [("report", "GA", 75), ("report", "HRC", 46)],
        ),
        (
            "Requests the Observer to submit a report to the Human Rights Council at its sixtieth"
            " session and the General Assembly at its eightieth session;",
            [("report", "HRC", 60), ("report", "GA", 80)],
        ),
        ("Decides to convene a panel discussion at its tenth session;", [("panel", "HRC", 10)]),
        (
            "Requests the Observer to provide an oral update on her report on bells to the Council at"
            " its tenth session and to submit a written report at its eleventh session;",
            [("update", "HRC", 10), ("report", "HRC", 11)],
        ),
        (
            "Requests the Observer to provide to the Council an oral update at its tenth session, a"
            " written update at its twelfth session, to be followed by an interactive dialogue, and a"
            " full report at its thirteenth session;",
            [
                ("update", "HRC", 10),
                ("update", "HRC", 12),
                ("dialogue", "HRC", 12),
                ("report", "HRC", 13),
            ],
        ),
        (
            "Requests the Observer to present to the Council, at its tenth session, an oral update and a"
            " study;",
            [("update", "HRC", 10), ("study", "HRC", 10)],
        ),
        (
            "Requests the Observer to present an oral update, at its tenth session, and a report, at"
            " its eleventh session;",
            [("update", "HRC", 10), ("report", "HRC", 11)],
        ),
        (
            "Requests the Observer to submit a summary report on the panel discussion held at the"
            " tenth session to the Council at its twelfth session;",
            [("report", "HRC", 12)],
        ),
        (
            "Requests the Observer to organize the panel discussion and to prepare a summary report on"
            " the panel discussion for its twelfth session;",
            [("report", "HRC", 12)],
        ),
        (
            "Requests the Observer to present to the Council, at its tenth session, a report and, at its"
            " eleventh session, an oral update;",
            [("report", "HRC", 10), ("update", "HRC", 11)],
        ),
        ("Requests the Observer to report on bells;", [("report", None, None)]),
    ],
)
def test_what_is_to_be_produced_is_read(text, expected):
    assert products(text) == expected


def test_french_products_are_read_with_the_body_that_says_lui():
    text = "Prie l'Expert indépendant de lui faire rapport à sa cinquante-deuxième session ;"

    assert products(text, "fr") == [("report", "HRC", 52)]


def test_a_french_report_goes_to_the_organ_whose_session_is_named():
    text = (
        "Prie l'Expert de soumettre un rapport à la Troisième Commission à la soixante-dix-septième"
        " session de l'Assemblée générale ainsi qu'à lui-même, à sa cinquante-deuxième session ;"
    )

    assert products(text, "fr") == [("report", "GA", 77), ("report", "HRC", 52)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Prie l'Expert de lui présenter, à sa dixième session, un exposé oral, qui sera suivi d'un"
            " dialogue, et, à sa onzième session, un rapport complet ;",
            [("update", "HRC", 10), ("dialogue", "HRC", 10), ("report", "HRC", 11)],
        ),
        (
            "Prie l'Expert de présenter à l'Assemblée générale, à sa quatre-vingtième session, un rapport"
            " sur les cloches ;",
            [("report", "GA", 80)],
        ),
        (
            "Décide que la réunion-débat thématique annuelle qui se tiendra à sa dixième session aura"
            " pour thème les cloches ;",
            [("panel", "HRC", 10)],
        ),
        (
            "Prie l'Expert de lui soumettre, à sa douzième session, un compte rendu de la réunion-débat"
            " tenue à sa dixième session ;",
            [("report", "HRC", 12)],
        ),
        (
            "Prie l'Expert de mettre fin à la pratique et d'amener les sonneurs à rendre compte de"
            " leurs actes ;",
            [],
        ),
    ],
)
def test_each_french_product_has_its_own_session(text, expected):
    assert products(text, "fr") == expected


def test_a_report_is_found_behind_all_who_are_consulted():
    text = (
        "Prie l'Expert d'établir, en consultation avec les sonneurs, les fondeurs, les gardiens des"
        " clochers, les guildes des villes et des campagnes et toutes les autres personnes"
        " concernées, un rapport sur les cloches, et de le lui soumettre à sa dixième session ;"
    )

    assert products(text, "fr") == [("report", "HRC", 10)]


def test_a_report_that_is_welcomed_is_not_requested():
    assert products("Welcomes the report that the Observer was to submit at its session;") == []


def test_resolution_58_30_asks_for_a_report_and_a_dialogue(shared_data: Path):
    found = read(shared_data / "texts" / "en" / "A_HRC_RES_58_30.md").requests

    assert [(product.anchor, product.kind, product.to, product.session) for product in found] == [
        ("OP26", "report", "HRC", 61),
        ("OP27", "dialogue", "HRC", 61),
    ]
