"""Mandates established, extended, ended: by which words, held by whom, for how long."""

from __future__ import annotations

from pathlib import Path

import pytest

from manden.reading import read
from manden.reading.clauses import clauses_of
from manden.reading.mandate_terms import with_terms_told
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


@pytest.mark.parametrize(
    ("text", "language", "act", "holder"),
    [
        ("Decides not to renew the mandate of the Observer on rivers;", "en", "terminate", "Observer on rivers"),
        ("Decides that the Council shall not renew the mandate of the Observer;", "en", "terminate", "Observer"),
        ("Decides that the mandate of the Observer shall end on 3 May 2031;", "en", "terminate", "Observer"),
        ("Decides that the mandate of the Observer, set in May, will expire soon;", "en", "terminate", "Observer"),
        ("Decides that the mandate of the Observer shall not be extended;", "en", "terminate", "Observer"),
        ("Decides to bring the mandate of the Observer to an end;", "en", "terminate", "Observer"),
        ("Decides to end, as of 3 May 2031, the mandate of the Observer;", "en", "terminate", "Observer"),
        ("Decides to terminate its mandate on 3 May 2031;", "en", "terminate", None),
        ("Decides to terminate the Observer's mandate as of 3 May 2031;", "en", "terminate", "Observer"),
        ("Decides that the Observer's mandate shall end on 3 May 2031;", "en", "terminate", "Observer"),
        ("Decides to dissolve the Working Group on rivers;", "en", "terminate", "Working Group on rivers"),
        ("Decides that the mandate of the Observer be discontinued;", "en", "discontinue", "Observer"),
        ("Décide de ne pas renouveler le mandat de l'Observateur ;", "fr", "terminate", "Observateur"),
        ("Décide que le mandat de l'Observateur prendra fin le 3 mai 2031 ;", "fr", "terminate", "Observateur"),
        ("Décide que le mandat de l'Observateur ne sera pas reconduit ;", "fr", "terminate", "Observateur"),
        ("Décide qu'il est mis fin au mandat de l'Observateur ;", "fr", "terminate", "Observateur"),
        ("Décide de mettre fin, dès ce soir, à son mandat ;", "fr", "terminate", None),
        ("Décide de dissoudre le Groupe des rivières ;", "fr", "terminate", "Groupe des rivières"),
        ("Décide du non-renouvellement du mandat d'Observateur ;", "fr", "terminate", "Observateur"),
    ],
)  # fmt: skip
def test_a_mandate_that_is_not_renewed_or_ends_is_terminated(text, language, act, holder):
    assert acts(text, language) == [(act, holder, None)]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Decides to review the bridges prior to the renewal of the mandate of the Observer;", "en"),
        ("Decides to consider, in May, whether to extend the mandate of the Observer;", "en"),
        ("Decides that, if no bridge is built, the mandate of the Observer shall be extended;", "en"),
        ("Decides to renew the rules on boats and, under the mandate of the Observer, to sing;", "en"),
        ("Decides to renew its call on all to respect the mandate of the Observer;", "en"),
        ("Decides to sing until the mandate of the Observer is renewed;", "en"),
        ("Decides to sing before the mandate of the Observer ends;", "en"),
        ("Decides not to terminate the mandate of the Observer;", "en"),
        ("Decides that the mandate of the members of the Board shall end on 3 May 2031;", "en"),
        ("Décide que le Comité chantera avant le renouvellement de son mandat ;", "fr"),
        ("Décide de chanter dans l'attente du renouvellement du mandat de l'Observateur ;", "fr"),
        ("Décide d'examiner s'il y a lieu de proroger le mandat de l'Observateur ;", "fr"),
        ("Décide de garder les barques, dans l'intention d'en proroger le mandat ;", "fr"),
        ("Décide de maintenir les barques, conformément au mandat de l'Observateur ;", "fr"),
        ("Décide que le Groupe, dont le mandat prend fin le 3 mai 2031, chantera ;", "fr"),
        ("Approuve le rapport sur la prorogation du mandat de l'Observateur ;", "fr"),
        ("Autorise le maire à créer une base des mandats renouvelables des observateurs ;", "fr"),
    ],
)  # fmt: skip
def test_an_act_told_as_a_time_weighed_or_conditional_is_no_act(text, language):
    assert acts(text, language) == []


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Décide de proroger pour un an le mandat d'Observateur des rivières ;", "fr",
         ("extend", "Observateur des rivières", "P1Y")),
        ("Décide que le mandat de l'Observateur des rivières est prorogé de deux ans ;", "fr",
         ("extend", "Observateur des rivières", "P2Y")),
        ("Décide de la prorogation pour un an du mandat de l'Observateur des rivières ;", "fr",
         ("extend", "Observateur des rivières", "P1Y")),
        ("Décide de l'établissement d'urgence d'une mission d'étude des rivières ;", "fr",
         ("establish", "mission d'étude des rivières", None)),
        ("Décide de la création, pour un an, d'un groupe de travail sur les rivières ;", "fr",
         ("establish", "groupe de travail sur les rivières", "P1Y")),
        ("Decides that the mandate of the Observer on rivers shall be extended for two years;", "en",
         ("extend", "Observer on rivers", "P2Y")),
        ("Approves the extension of the mandate of the Observer on rivers for one year;", "en",
         ("extend", "Observer on rivers", "P1Y")),
        ("Decides to extend the Observer's mandate for one year;", "en", ("extend", "Observer", "P1Y")),
        ("Decides that the Observer's mandate is to be extended for one year;", "en",
         ("extend", "Observer", "P1Y")),
        ("Decides to arm the Observer and to extend his mandate for one year;", "en",
         ("extend", None, "P1Y")),
        ("Decides to extend its mandate for a further period ending on 3 May 2031;", "en",
         ("extend", None, None)),
        ("Decides to count boats in six months and to extend the mandate of the Observer for a year;", "en",
         ("extend", "Observer", "P1Y")),
        ("Decides to renew the mandate of the Observer, and to weigh it within a year;", "en",
         ("extend", "Observer", None)),
    ],
)  # fmt: skip
def test_a_mandate_is_the_object_the_subject_or_behind_the_noun(text, language, expected):
    assert acts(text, language) == [expected]


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Decides to establish as of 3 May 2031 the Mission for Rivers for one year;", "en",
         [("establish", "Mission for Rivers", "P1Y")]),
        ("Decides to establish, for one year, renewable if need be, an international commission of pilots;", "en",
         [("establish", "international commission of pilots", "P1Y")]),
        ("Decides to establish a United Seas Multidimensional Integrated River Mission in Atlantis;", "en",
         [("establish", "United Seas Multidimensional Integrated River Mission in Atlantis", None)]),
        ("Decides to dispatch an independent, international commission of inquiry;", "en",
         [("establish", "independent, international commission of inquiry", None)]),
        ("Decides that a commission of inquiry on rivers shall be established;", "en",
         [("establish", "commission of inquiry on rivers", None)]),
        ("Decides to establish a process within the Working Group on rivers;", "en", []),
        ("Decides to establish the post of pilot at the Mission for Rivers;", "en", []),
        ("Decides that all shall help the mayor to establish a commission of pilots;", "en", []),
        ("Décide de créer, à compter du 3 mai 2031, la Mission des rivières pour un an ;", "fr",
         [("establish", "Mission des rivières", "P1Y")]),
        ("Décide de créer, pour un an, renouvelable au besoin, une commission internationale de pilotes ;", "fr",
         [("establish", "commission internationale de pilotes", "P1Y")]),
        ("Décide de créer le poste de pilote à la Mission des rivières ;", "fr", []),
    ],
)  # fmt: skip
def test_a_body_is_founded_under_its_name_or_as_one_of_its_kind(text, language, expected):
    assert acts(text, language) == expected


@pytest.mark.parametrize(
    ("text", "language", "holder"),
    [
        ("Decides to establish a working group to weigh the boats;", "en", "working group"),
        ("Decides to create a committee of the Council consisting of pilots;", "en", "committee of the Council"),
        ("Decides to end the mandate of the River Force under resolution 31 (2030);", "en", "River Force"),
        ("Decides to extend the mandate of the River Force a final time until May 2031;", "en", "River Force"),
        ("Décide de mettre fin au mandat confié au Groupe par la résolution 31 (2030) ;", "fr", "Groupe"),
        ("Décide de proroger le mandat du Groupe une dernière fois jusqu'en mai 2031 ;", "fr", "Groupe"),
        ("Décide de proroger le mandat du Groupe chargé de la pêche tel qu'il l'a fixé ;", "fr",
         "Groupe chargé de la pêche"),
        ("Décide de proroger le mandat du Groupe chargé de peser et, enfin, de chanter ;", "fr", "Groupe"),
        ("Décide de proroger le mandat du Phare en mer et, cette fois, celui du quai ;", "fr", "Phare en mer"),
        ("Décide de créer un groupe de travail du Conseil doté d'un fonds ;", "fr", "groupe de travail du Conseil"),
    ],
)  # fmt: skip
def test_a_holder_is_its_name_without_its_task(text, language, holder):
    assert [found for _, found, _ in acts(text, language)] == [holder]


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


@pytest.mark.parametrize(
    ("language", "founding", "later", "term"),
    [
        ("en", "Decides to establish a committee of pilots;",
         "Also decides that the committee of pilots shall have a three-year mandate;", "P3Y"),
        ("en", "Decides to establish a committee of pilots;",
         "Also decides that the mandate of the committee shall be for two years;", "P2Y"),
        ("en", "Decides to establish a committee of pilots;",
         "Also decides that the members of the committee shall have a three-year mandate;", None),
        ("en", "Decides to establish a committee of pilots;",
         "Also decides that the committee shall be of five, elected for two years;", None),
        ("en", "Decides to establish a committee of pilots for one year;",
         "Also decides that the committee of bells shall have a three-year mandate;", "P1Y"),
        ("fr", "Décide de créer un comité de pilotes ;",
         "Décide également que le comité, dont la durée du mandat est fixée à trois ans, chantera ;", "P3Y"),
        ("fr", "Décide de créer un comité de pilotes ;",
         "Décide également que les membres du comité sont nommés pour un mandat de trois ans ;", None),
    ],
)  # fmt: skip
def test_a_term_may_be_told_of_the_holder_in_a_later_paragraph(language, founding, later, term):
    printed = [
        ("OP1", founding, clauses_of(founding, language)),
        ("OP2", later, clauses_of(later, language)),
    ]
    founded = mandate_acts(printed[0][2], founding, "OP1", language)

    (found,) = with_terms_told(founded, printed, language)

    assert found.term == term
