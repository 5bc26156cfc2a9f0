"""Mandates established, extended, ended: by which words, held by whom, for how long."""

from __future__ import annotations

from pathlib import Path

import pytest

from manden.reading import read
from manden.reading.clauses import clauses_of
from manden.reading.mandates import mandate_acts
from manden.reading.resolution import MandateAct


def acts(text: str, language: str = "en") -> list[tuple[str, str | None, str | None]]:
    found = mandate_acts(clauses_of(text, language), text, "OP1", language)
    return [(act.act, act.holder, act.term) for act in found]


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        (
            "Decides to extend the mandate of the Observer on rivers for a period of one year;",
            "en",
            ("extend", "Observer on rivers", "P1Y"),
        ),
        (
            "Decides to renew, for three years, the mandate of the Observer on rivers;",
            "en",
            ("extend", "Observer on rivers", "P3Y"),
        ),
        (
            "Decides to appoint, for a period of three years, a Special Rapporteur on rivers;",
            "en",
            ("establish", "Special Rapporteur on rivers", "P3Y"),
        ),
        (
            "Decides to extend the mandate of the Observer on rivers for one year and one quarter;",
            "en",
            ("extend", "Observer on rivers", "P1Y3M"),
        ),
        (
            "Décide de proroger d'un an et demi le mandat de l'Observateur des rivières ;",
            "fr",
            ("extend", "Observateur des rivières", "P1Y6M"),
        ),
        (
            "Decides to extend the mandate of the Observer on rivers for six weeks and twelve hours;",
            "en",
            ("extend", "Observer on rivers", None),
        ),
        (
            "Decides to terminate the mandate of the Observer on rivers;",
            "en",
            ("terminate", "Observer on rivers", None),
        ),
        (
            "Decides not to renew the mandate of the Observer on rivers;",
            "en",
            ("terminate", "Observer on rivers", None),
        ),
        (
            "Decides that the mandate of the Observer on rivers shall end on 3 May 2031;",
            "en",
            ("terminate", "Observer on rivers", None),
        ),
        (
            "Decides to establish as of 9 July 2031 the United Nations Mission on Rivers for an initial"
            " period of one year, with the intention to renew for further periods;",
            "en",
            ("establish", "United Nations Mission on Rivers", "P1Y"),
        ),
        (
            "Decides to extend for a final period of one year the mandate of the Observer on rivers;",
            "en",
            ("extend", "Observer on rivers", "P1Y"),
        ),
        (
            "Décide de ne pas renouveler le mandat de l'Observateur des rivières ;",
            "fr",
            ("terminate", "Observateur des rivières", None),
        ),
        (
            "Décide que le mandat de l'Observateur des rivières prendra fin le 3 mai 2031 ;",
            "fr",
            ("terminate", "Observateur des rivières", None),
        ),
        (
            "Décide de proroger pour un an le mandat d'Expert sur les rivières ;",
            "fr",
            ("extend", "Expert sur les rivières", "P1Y"),
        ),
        (
            "Décide de l'établissement d'urgence d'une mission d'étude des rivières ;",
            "fr",
            ("establish", "mission d'étude des rivières", None),
        ),
        (
            "Décide de créer, avec effet au 9 juillet 2031, la Mission des Nations Unies sur les rivières"
            " pour une période initiale d'un an, dans l'intention d'en proroger le mandat ;",
            "fr",
            ("establish", "Mission des Nations Unies sur les rivières", "P1Y"),
        ),
        (
            "Décide de proroger d'un an le mandat de l'Observateur des rivières ;",
            "fr",
            ("extend", "Observateur des rivières", "P1Y"),
        ),
        (
            "Décide de nommer, pour trois ans, un rapporteur spécial sur les rivières ;",
            "fr",
            ("establish", "rapporteur spécial sur les rivières", "P3Y"),
        ),
        ("Decides to extend its mandate until 3 May 2030;", "en", ("extend", None, None)),
    ],
)
def test_a_decision_on_a_mandate_is_read(text, language, expected):
    assert acts(text, language) == [expected]


@pytest.mark.parametrize(
    ("text", "language", "runs_from"),
    [
        (
            "Decides to extend the mandate of the Observer for a period of 24 months from the date of"
            " expiration of the Observer's current mandate in December 2019, affirms the bells;",
            "en",
            "2019-12",
        ),
        (
            "Décide de proroger le mandat de l'Observateur pour une période de 24 mois à compter de"
            " l'expiration du mandat actuel de l'Observateur, à savoir décembre 2019;",
            "fr",
            "2019-12",
        ),
        (
            "Decides to extend the mandate of the Observer for one year from 1 January 2020;",
            "en",
            "2020-01-01",
        ),
        (
            "Decides to extend the mandate of the Observer for one year, and to meet in May 2020;",
            "en",
            None,
        ),
    ],
)
def test_a_term_may_run_from_a_later_month(text, language, runs_from):
    (found,) = mandate_acts(clauses_of(text, language), text, "OP1", language)

    assert found.term_from == runs_from


def test_a_mandate_that_is_only_mentioned_is_not_extended():
    text = "Requests the Observer to report on the mandate of the Council of bells;"

    assert acts(text) == []


def test_resolution_58_30_extends_by_a_year(shared_data: Path):
    found = read(shared_data / "texts" / "en" / "A_HRC_RES_58_30.md").mandates

    holder = "Independent Expert on the situation of human rights in Mali"
    assert found == (MandateAct("OP23", "extend", holder, "P1Y"),)


@pytest.mark.parametrize(
    "text",
    [
        "Décide que le Comité procédera à un examen avant le renouvellement de son mandat, dans cinq ans ;",
        "Autorise la Mission à aider la Cour, dans l'attente du renouvellement de son mandat ;",
        "Autorise l'Observateur à créer et maintenir une base de données, où seront consignés, avec leurs"
        " priorités, les mandats des guildes ;",
        "Décide de créer trois postes à la Mission d'assistance des Nations Unies sur les rivières ;",
    ],
)
def test_a_renewal_that_is_only_waited_for_extends_nothing(text):
    assert acts(text, "fr") == []
