"""Titles that look like paragraphs, drafts in quotation marks, appendices, volumes."""

from __future__ import annotations

import pytest

from manden.reading import read_text

FORMULA = "The General Assembly,\n\nNoting the bells,\n\n"


def test_a_draft_in_quotation_marks_belongs_to_the_paragraph_that_submits_it() -> None:
    found = read_text(
        FORMULA + "1. Takes note of the bells;\n\n2. Decides to submit the following draft:\n\n"
        "“The General Assembly,\n\n“Recalling the towers,\n\n“Endorses the bells.”\n\n"
        "3. Decides to wait."
    )

    assert [p.anchor for p in found.operative] == ["OP1", "OP2", "OP3"]
    assert found.operative[1].text.endswith("“Endorses the bells.”")
    assert found.operative[1].children == ()


def test_an_appendix_to_an_annex_is_part_of_it() -> None:
    found = read_text(
        FORMULA + "1. Adopts the plan in the annex;\n\n2. Decides to wait.\n\nAnnex\n\nThe plan\n\n"
        "1. Bells ring.\n\n2. Towers stand.\n\nAppendix\n\nThe list\n\n1. Small bells.\n\n2. Great bells."
    )

    assert len(found.annexes) == 1
    assert len(found.annexes[0].operative) == 4


def test_titles_that_open_as_paragraphs_do_head_what_follows() -> None:
    found = read_text(
        FORMULA + "Strengthening the towers of the river towns.\n\n1. Asks for more;\n\n"
        "Reviews\n\n2. Asks again:\n\nBells of the north\n\n(a) To ring;\n\nBells of the south\n\n"
        "(b) To be silent.\n\nIII\n\nRequests for a subvention\n\n1. Decides to wait."
    )

    assert len(found.preamble) == 1
    assert [(p.anchor, p.heading) for p in found.operative] == [
        ("OP1", "Strengthening the towers of the river towns."),
        ("OP2", "Reviews"),
        ("III.OP1", "III\nRequests for a subvention"),
    ]
    assert [(c.anchor, c.heading) for c in found.operative[1].children] == [
        ("OP2(a)", "Bells of the north"),
        ("OP2(b)", "Bells of the south"),
    ]


def test_the_text_that_a_file_is_named_for_comes_first() -> None:
    page = (
        "{} (XXI). Bells\n\nThe General Assembly,\n\nNoting the bells,\n\n1. Asks for more;\n\n"
        "2. Decides to wait.\n\n1496th plenary meeting, 16 December 1966.\n\n"
    )

    found = read_text(page.format(2199) + page.format(2200), name="A_RES_2200_XXI.txt")

    assert [one.number for one in (found, *found.following)] == ["2200 (XXI)", "2199 (XXI)"]


def test_a_long_title_behind_its_numeral_heads_a_section_that_opens_as_a_preamble() -> None:
    title = "II Revised estimates of the bells " + "and of all the towers by the river " * 8
    found = read_text(
        FORMULA + f"I Bells\n\n1. Asks for bells;\n\n{title}of the north\n\n"
        "Having considered the report of the Mayor,\n\n1. Decides to wait."
    )

    assert [p.anchor for p in found.operative] == ["I.OP1", "II.OP1"]
    assert not found.operative[0].children


DRAFTS = {
    "en": (
        "The Human Rights Council,\n\nNoting the bells,\n\n1. [Urges] [Encourages] all States to ring [by 3 May"
        " 2031] [within six months];\n\n[2. Requests the Observer to submit a report at its [sixtieth] session;]"
        "\n\n3. Requests [also] the Observer to [present] a tune;\n\n4. Decides to wait."
    ),
    "fr": (
        "Le Conseil des droits de l'homme,\n\nNotant les cloches,\n\n1. [Exhorte] [Encourage] tous les États à"
        " sonner [d'ici au 3 mai 2031] [dans un délai de six mois] ;\n\n[2. Prie l'Observateur de lui faire"
        " rapport à sa [soixantième] session ;]\n\n3. Prie [également] l'Observateur de [présenter] un"
        " air ;\n\n4. Décide d'attendre."
    ),
}


@pytest.mark.parametrize("language", DRAFTS)
def test_each_choice_that_a_draft_holds_in_brackets_is_read(language: str) -> None:
    found = read_text(DRAFTS[language])

    first, second, third, _ = (paragraph.clauses for paragraph in found.operative)
    assert [clause.force for clause in first] == ["urge", "encourage"]
    assert [[one.actor for one in clause.addressees] for clause in first] == 2 * [["all_states"]]
    assert [[day.kind for day in clause.deadlines] for clause in first] == 2 * [
        ["date", "duration"]
    ]
    assert [day.session for day in second[0].deadlines] == [60]
    assert len(third[0].addressees) == 1 and "[" not in third[0].addressees[0].text
    assert found.operative[0].text.startswith("[")
    assert [one.message for one in found.warnings if "square brackets" in one.message]


def test_a_title_that_ends_in_a_letter_keeps_it_where_texts_have_no_parts() -> None:
    found = read_text(
        "58/99. Les cloches de type B\n\nLe Conseil des droits de l'homme,\n\n1. Exhorte les villes à sonner."
    )

    assert (found.number, found.title) == ("58/99", "Les cloches de type B")


@pytest.mark.parametrize("apart", ["\n\n", "\n"])
def test_a_statement_of_the_president_of_the_human_rights_council_has_its_number(
    apart: str,
) -> None:
    found = read_text(
        f"Conseil des droits de l'homme\nCinquante et unième session\n\nDéclaration du Président{apart}"
        "PRST 51/9. Les cloches\n\nÀ sa 42e séance, le 7 octobre 2022, le Président du Conseil a donné"
        " lecture de la déclaration suivante :\n\n« Le Conseil des droits de l'homme prie le Comité"
        " consultatif de compter les cloches. »"
    )

    assert (found.kind, found.symbol, found.title) == (
        "statement",
        "A/HRC/PRST/51/9",
        "Les cloches",
    )
