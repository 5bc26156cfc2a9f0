"""Invented sentences of every construction: whom they ask, and what French verbs weigh.

`addressees_invented.tsv` holds language, codes ("-" for nobody, "?" for persons of no code) and
sentence; `forces_invented.tsv` holds force and French sentence.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from manden.reading.actors import actor_code
from manden.reading.clauses import clauses_of, with_clauses
from manden.reading.country_words import _TABLE
from manden.reading.resolution import Paragraph, Resolution

HERE = Path(__file__).parent


def rows(name: str) -> list[list[str]]:
    lines = (HERE / name).read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line]


@pytest.mark.parametrize(("language", "codes", "text"), rows("addressees_invented.tsv"))
def test_an_invented_sentence_asks_whom_it_names(language, codes, text):
    wanted = [] if codes == "-" else codes.split(";")

    found = [known.actor or "?" for known in clauses_of(text, language)[-1].addressees]

    assert found == wanted


@pytest.mark.parametrize(("force", "text"), rows("forces_invented.tsv"))
def test_an_invented_french_verb_has_the_force_of_its_sense(force, text):
    assert clauses_of(text, "fr")[-1].force == force


@pytest.mark.parametrize("line", _TABLE.strip().splitlines())
def test_the_government_of_every_state_has_one_code_in_both_languages(line):
    slug, english, described, french, _ = line.split("|")

    named = {actor_code(f"the Government of {name}", "en") for name in english.split("/")}
    named |= {actor_code(f"the {word} Government", "en") for word in described.split("/") if word}
    named |= {
        actor_code(f"le Gouvernement {article}{name}", "fr")
        for name in french.split("/")
        for article in ("du ", "de la ", "de l'", "des ", "de ", "d'")
    }

    assert named == {f"government:{slug}"}


@pytest.mark.parametrize(
    ("text", "language", "pronoun", "antecedent"),
    [
        ("Notes the report of the Secretary-General1 and urges him to sing;", "en", "him",
         "the Secretary-General"),
        ("Thanks the Secretary-General and the Union of Ruritania, notes the plan of the African"
         " Union, and urges it to sing;", "en", "it", "the African Union"),
        ("Notes the work of the African Union and of its Chairperson, and invites her to sing;",
         "en", "her", "its Chairperson"),
        ("Condamne la décision des Taliban, et leur demande de chanter ;", "fr", "leur", "Taliban"),
        ("Salue la Directrice exécutive et le Secrétaire général, et le prie de chanter ;", "fr",
         "le", "le Secrétaire général"),
        ("Salue le Secrétaire général et la Directrice exécutive, et la prie de chanter ;", "fr",
         "la", "la Directrice exécutive"),
        ("Se félicite de l'activité de son Groupe de travail sur les cloches des villes, et invite"
         " celui-ci à chanter ;", "fr", "celui-ci", "son Groupe de travail sur les cloches des villes"),
        ("Notes the work of other institutions, such as the Academy of Old Bells, and encourages the"
         " latter to ring;", "en", "the latter", "the Academy of Old Bells"),
        ("Salue les institutions, telles que l'Académie des cloches, et engage celle-ci à sonner ;",
         "fr", "celle-ci", "l'Académie des cloches"),
        ("Welcomes the gifts of bilateral partners, and encourages them to give;", "en", "them",
         "bilateral partners"),
    ],
)  # fmt: skip
def test_a_pronoun_agrees_in_number_kind_and_gender(text, language, pronoun, antecedent):
    known = clauses_of(text, language)[-1].addressees[0]

    assert (known.pronoun, known.text.removeprefix("des ")) == (pronoun, antecedent)


@pytest.mark.parametrize(
    ("text", "language", "named"),
    [
        ("Notes the duty of private actors and business enterprises, and encourages them to sing;",
         "en", ["private actors", "business enterprises"]),
        ("Salue les acteurs nationaux et ceux de la société civile, et les encourage à chanter ;",
         "fr", ["les acteurs nationaux", "ceux de la société civile"]),
        ("Recommande aux États et aux organisations de chanter, et leur demande de compter ;", "fr",
         ["États", "organisations"]),
    ],
)  # fmt: skip
def test_a_plural_pronoun_stands_for_each_of_those_named_together(text, language, named):
    asked = clauses_of(text, language)[-1].addressees

    assert [known.text for known in asked] == named
    assert len({known.pronoun for known in asked}) == 1


def read(*texts: str, language: str = "en") -> Resolution:
    paragraphs = tuple(Paragraph(f"OP{n}", text) for n, text in enumerate(texts, start=1))
    return with_clauses(Resolution("own", language, operative=paragraphs))


def asked_last(resolution: Resolution) -> str | None:
    return resolution.operative[-1].clauses[-1].addressees[0].actor


def test_a_pronoun_looks_to_the_paragraph_before():
    found = read("Thanks the Government of Chad for its bells;", "Urges it to sing;")

    assert asked_last(found) == "government:chad"


def test_a_pronoun_that_nobody_precedes_stays_open():
    found = read("Notes the bells;", "Urges it to sing;").operative[1].clauses[0].addressees[0]

    assert (found.text, found.actor, found.pronoun) == ("it", None, "it")


@pytest.mark.parametrize(
    ("first", "second", "language", "code"),
    [
        ("Notes the Committee established by resolution 1540 (2004);", "Asks the Committee to sing;",
         "en", "1540_committee"),
        ("Prend note du Comité créé par la résolution 1540 (2004) ;", "Prie le Comité de chanter ;",
         "fr", "1540_committee"),
        ("Notes the Office of the High Commissioner;", "Asks the Office to sing;", "en", "ohchr"),
        ("Thanks the Government of Chad (GoC);", "Asks the GoC to sing;", "en", "government:chad"),
        ("Notes the Economic and Social Council;", "Asks the Council to sing;", "en", "ecosoc"),
        ("Décide de créer le Conseil des droits de l'homme, et remercie le Conseil de sécurité ;",
         "Prie le Conseil de chanter ;", "fr", "human_rights_council"),
        ("Notes the Security Council and the Economic and Social Council;",
         "Asks the Council to sing;", "en", "committee"),
        ("Notes the Committee against Torture and the Committee on Conferences;",
         "Asks the Committee to sing;", "en", "committee"),
    ],
)  # fmt: skip
def test_a_short_form_is_the_only_body_of_its_kind_that_the_text_names(
    first, second, language, code
):
    assert asked_last(read(first, second, language=language)) == code
