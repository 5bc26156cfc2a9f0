"""Who a clause asks: actors, pronouns, asides set apart."""

from __future__ import annotations

from pathlib import Path

import pytest

from manden.reading import read
from manden.reading.clauses import clauses_of, with_clauses
from manden.reading.country_words import country_in
from manden.reading.resolution import Paragraph, Resolution


def asked(text: str, language: str = "en") -> list[str | None]:
    return [known.actor for known in clauses_of(text, language)[-1].addressees]


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("Urges all parties to the conflict to leave the wells;", ["parties_to_conflict"]),
        ("Calls upon States parties to the Covenant to report;", ["states_parties"]),
        ("Requests the Office of the High Commissioner to sing;", ["ohchr"]),
        ("Requests the High Commissioner for Human Rights to sing;", ["high_commissioner"]),
        ("Requests the United Nations High Commissioner for Refugees to help;", ["unhcr"]),
        ("Invites the Government of Chad to reply;", ["government:chad"]),
        ("Invites the Chadian authorities to reply;", ["authorities:chad"]),
        ("Decides that the Committee shall meet in May;", ["committee"]),
        ("Demands that all armed groups immediately cease fire;", ["armed_groups"]),
        ("Decides to meet in May;", []),
        ("Encourages efforts to plant trees;", []),
        ("Urges restraint;", []),
    ],
)
def test_an_addressee_has_a_code_that_no_language_changes(text, actors):
    assert asked(text) == actors


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("Prie le Secrétaire général de chanter ;", ["secretary_general"]),
        ("Demande aux États parties au Pacte de répondre ;", ["states_parties"]),
        ("Exhorte les autorités tchadiennes à répondre ;", ["authorities:chad"]),
        ("Invite le Gouvernement de la République centrafricaine à chanter ;",
         ["government:central_african_republic"]),
        ("Prie le Haut-Commissariat aux droits de l'homme de chanter ;", ["ohchr"]),
        ("Encourage toutes les parties prenantes à chanter ;", ["stakeholders"]),
        ("Exige que tous les groupes armés cessent le feu ;", ["armed_groups"]),
        ("Décide de se réunir en mai ;", []),
        ("Décide que les États Membres doivent répondre ;", ["member_states"]),
        ("Demande la libération des captifs ;", []),
    ],
)  # fmt: skip
def test_a_french_addressee_has_the_same_code(text, actors):
    assert asked(text, "fr") == actors


@pytest.mark.parametrize(
    ("text", "pronoun", "actor"),
    [
        ("Note le plan des autorités tchadiennes, et les encourage à chanter ;", "les",
         "authorities:chad"),
        ("Note le plan du Gouvernement péruvien, et l'exhorte à voter ;", "l'", "government:peru"),
        ("Salue l'appui de l'Union africaine, et lui demande de chanter ;", "lui", "african_union"),
    ],
)  # fmt: skip
def test_a_french_pronoun_before_its_verb_is_resolved(text, pronoun, actor):
    known = clauses_of(text, "fr")[-1].addressees[0]

    assert (known.pronoun, known.actor) == (pronoun, actor)


def test_an_agent_of_the_noun_called_for_is_asked():
    assert asked("Encourages continued efforts by Member States to plant trees;") == [
        "member_states"
    ]
    assert asked("Calls for respect for the law adopted by the Government;") == []


def test_coordinated_addressees_are_parted_and_asides_left_out():
    text = (
        "Invites Member States, within their own fields, the Secretary-General, and"
        " all regional and international actors, as appropriate, to plant trees;"
    )

    assert asked(text) == ["member_states", "secretary_general", "actors"]


def test_a_title_that_holds_and_is_one_addressee():
    text = "Requests the Working Group on Children and Armed Conflict to meet;"

    assert asked(text) == ["working_group"]


def test_a_pronoun_stands_for_all_who_are_thanked_together():
    (_, encouraged) = clauses_of(
        "Exprime sa gratitude aux États Membres, à la société civile et aux donateurs qui ont réparé"
        " les cloches, et les engage à continuer de sonner",
        "fr",
    )

    assert [known.actor for known in encouraged.addressees] == [
        "member_states",
        "civil_society",
        "donors",
    ]


def test_what_is_adopted_is_recommended_to_whom_stands_behind_it():
    (_, recommended) = clauses_of(
        "Approuve le chant et en recommande l'adoption à l'Assemblée générale avant la fête", "fr"
    )

    assert [known.actor for known in recommended.addressees] == ["general_assembly"]
    assert recommended.action.startswith("l'adoption")


def test_a_plural_pronoun_takes_the_nearest_plural_actor():
    text = "Calls on the Mayor to sing, notes the song of Chadian parties, and urges them to go;"

    known = clauses_of(text, "en")[-1].addressees[0]

    assert (known.text, known.actor) == ("Chadian parties", "parties:chad")
    assert known.pronoun == "them"


def test_a_singular_pronoun_takes_the_nearest_single_actor():
    text = "Notes the will of the Government of Peru to vote, and urges it to name the day;"

    known = clauses_of(text, "en")[-1].addressees[0]

    assert (known.text, known.actor, known.pronoun) == (
        "the Government of Peru",
        "government:peru",
        "it",
    )


def test_a_call_to_nobody_says_so():
    clause = clauses_of("Reiterates its call for an immediate halt to all burning;", "en")[0]

    assert clause.directive
    assert clause.addressees == ()
    assert clause.reasons[-1].rule == "nobody is named"


def test_the_government_is_that_of_the_only_state_named():
    texts = ("Urges the Government of Togo to sing;", "Urges the Government to dance;")
    paragraphs = tuple(Paragraph(f"OP{n}", text) for n, text in enumerate(texts, start=1))

    found = with_clauses(Resolution("own", "en", operative=paragraphs)).operative[1]

    assert found.clauses[0].addressees[0].actor == "government:togo"


def test_mali_is_not_in_somalia():
    assert country_in("Somalia", "en") == "somalia"
    assert country_in("les autorités somaliennes", "fr") == "somalia"


def test_resolution_58_30_names_its_addressees(shared_data: Path):
    operative = read(shared_data / "texts" / "en" / "A_HRC_RES_58_30.md").operative

    actors = {
        paragraph.number: [
            [known.actor for known in clause.addressees]
            for clause in paragraph.clauses
            if clause.directive
        ]
        for paragraph in operative
    }

    assert actors["3"] == [["all_parties"], ["all_parties"], ["authorities:mali"]]
    assert actors["7"] == [[]]
    assert actors["10"][1] == ["transitional_authorities:mali", "parties:mali"]
    assert actors["17"] == [["transitional_authorities:mali", "actors"]]
    assert actors["21"] == [["transitional_government:mali"]]
    assert actors["28"] == [["secretary_general", "high_commissioner"]]
    assert actors["29"] == [["ohchr"]]


@pytest.mark.parametrize(
    ("text", "language", "asked"),
    [
        ("Invite la Rectrice des cloches à venir chaque année s'exprimer devant elle", "fr",
         ["la Rectrice des cloches"]),
        ("Invites regional banks and other regional organizations to pay for bells", "en",
         ["regional banks", "other regional organizations"]),
    ],
)  # fmt: skip
def test_who_is_asked_to_come_and_which_bodies_are_two(text, language, asked):
    (clause,) = clauses_of(text, language)
    assert [known.text for known in clause.addressees] == asked


@pytest.mark.parametrize(
    ("text", "asked", "action"),
    [
        (
            "Renouvelle l'appel lancé aux États Membres dans la résolution 99/1 pour empêcher les"
            " sonneurs de profiter des cloches et faire en sorte que les tours soient gardées;",
            ["member_states"],
            "empêcher les sonneurs",
        ),
        (
            "Demande aux États Membres, pour empêcher les sonneurs, les veilleurs et les personnes"
            " associées de profiter des cloches, de garder les tours;",
            ["member_states"],
            "de garder les tours",
        ),
        (
            "Demande aux États Membres d'empêcher les sonneurs de profiter des cloches;",
            ["member_states"],
            "d'empêcher les sonneurs de profiter",
        ),
        (
            "Engage tous les États, en vue d'aider les sonneurs à monter, à garder les tours;",
            ["all_states"],
            "à garder les tours",
        ),
        (
            "Demande aux États qui empêchent les sonneurs de monter de lever cette règle;",
            ["states"],
            "de lever cette règle",
        ),
        (
            "Demande à tous les États, en particulier à ceux qui empêchent les navires d'accoster, dans"
            " le but d'aider les marins à rentrer, de respecter le droit;",
            ["all_states"],
            "de respecter le droit",
        ),
        (
            "Décide que pour empêcher Al-Qaida et les personnes, groupes ou entités qui lui sont"
            " associés de se procurer, de garder ou d'utiliser des cloches, y compris des tours, les"
            " États Membres devront prendre les mesures voulues;",
            ["member_states"],
            "devront prendre les mesures voulues",
        ),
        (
            "Décide que, pour aider les villes et les sonneurs, un fonds sera créé;",
            [],
            "que, pour aider les villes",
        ),
    ],
)
def test_a_french_end_in_view_is_neither_the_act_nor_who_acts(text, asked, action):
    clause = clauses_of(text, "fr")[-1]

    assert [known.actor for known in clause.addressees] == asked
    assert clause.action.startswith(action)


@pytest.mark.parametrize(
    ("text", "action"),
    [
        (
            "Requests the Secretary-General, in order to allow the towns to rebuild, to provide aid;",
            "to provide aid",
        ),
        ("Urges States that allow ringers to ring at night to stop;", "to stop"),
        ("Urges States to allow ringers to ring at night;", "to allow ringers to ring at night"),
    ],
)
def test_what_others_are_let_do_is_not_the_act(text, action):
    assert clauses_of(text, "en")[-1].action == action


def test_a_number_of_others_is_one_more_of_those_asked_and_says_nothing_of_the_first():
    assert asked("Calls upon all States, a group of donors and the African Union to help;")[-1] == (
        "african_union"
    )


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Recommends the inclusion of assistance to the Government of Chad in the plan;", "en"),
        ("Recommends the adoption of measures relating to the Security Council;", "en"),
        ("Recommande l'inscription de la question au programme de travail du Comité;", "fr"),
    ],
)
def test_those_named_inside_what_is_recommended_are_not_asked(text, language):
    assert asked(text, language) == []
