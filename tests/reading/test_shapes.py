"""Layouts of bodies and eras, and what a print or a conversion does to them."""

from __future__ import annotations

import pytest

from manden.reading import Resolution, read_text


def numbers(found: Resolution) -> list[str | None]:
    return [paragraph.number for paragraph in found.operative]


@pytest.mark.parametrize(
    "text",
    [
        "The General Assembly,\n\nConsidering the fog over the estuary,\n\n"
        "Requests the Secretary-General to have the bells rung in fog.",
        "L'Assemblée générale,\n\nConsidérant le brouillard sur l'estuaire,\n\n"
        "Charge le Secrétaire général de faire sonner les cloches.",
    ],
)
def test_a_single_paragraph_that_bears_no_number_is_the_first(text: str) -> None:
    (only,) = read_text(text).operative

    assert (only.anchor, only.number, only.number_inferred) == ("OP1", "1", True)


def test_the_single_paragraph_of_a_section_is_its_first() -> None:
    found = read_text(
        "The General Assembly,\n\nNoting the bells,\n\nI\n\nTowers\n\n1. Takes note of the towers;\n\n"
        "2. Requests a list of them;\n\nII\n\nA subvention\n\nApproves ten pounds for rope."
    )

    assert [(p.anchor, p.number) for p in found.operative] == [
        ("I.OP1", "1"),
        ("I.OP2", "2"),
        ("II.OP1", "1"),
    ]


VOLUME = (
    "38/291. Archives of the bell towers\n\nThe General Assembly,\n\n"
    "Guided by the Universal Declaration of Human Rights 45 and the Covenants on Human Rights, 46\n\n"
    "Mindful of the report of 8 March 1983, 47\n\n1. Commends the towns for their archives;\n\n"
    "2. Decides to continue its work.\n\n100th plenary meeting\n16 December 1983\n\n"
)
NOTES = ("Resolution 217 A (III).", "Resolution 2200 A (XXI), annex.", "See E/1983/13, chap. II.")


@pytest.mark.parametrize(
    "foot",
    [
        "________\n\n45 {}\n\n46 {}\n\n47 {}",
        "45 {}\n\n46 {}\n\n47 {}",
        "45/ {}\n\n46/ {}\n\n47/ {}",
        "45\n\n{}\n\n46\n\n{}\n\n47\n\n{}",
    ],
    ids=["under a rule", "without a rule", "typed", "numbers on lines of their own"],
)
def test_notes_numbered_through_a_volume_are_read_after_the_signature(foot: str) -> None:
    found = read_text(VOLUME + foot.format(*NOTES))

    assert [(n.marker, n.text, n.anchor) for n in found.footnotes] == [
        ("45", NOTES[0], "PP1"),
        ("46", NOTES[1], "PP1"),
        ("47", NOTES[2], "PP2"),
    ]
    assert found.preamble[0].text.endswith("Rights and the Covenants on Human Rights,")
    assert (found.meeting, numbers(found)) == (100, ["1", "2"])


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (
            "Human Rights Council\n\nEighteenth session\n\nDecision adopted by the Human Rights Council"
            "\n\n18/121. Panel on lamplighters\n\nAt its 36th meeting, on 30 September 2011, the Human"
            " Rights Council decided to adopt the following text:\n\n“The Human Rights Council,\n\n"
            "Noting the lamps of the quay,\n\n1. Decides to convene a panel;\n\n"
            "2. Requests a summary of it.”\n\n[Adopted without a vote.]",
            "en",
        ),
        (
            "Conseil des droits de l'homme\n\nDix-huitième session\n\nDécision adoptée par le Conseil"
            " des droits de l'homme\n\n18/121. Réunion-débat sur les allumeurs\n\nÀ sa 36e séance, le"
            " 30 septembre 2011, le Conseil des droits de l'homme a décidé d'adopter le texte"
            " ci-après :\n\n« Le Conseil des droits de l'homme,\n\nPrenant note des lampes du quai,\n\n"
            "1. Décide d'organiser une réunion-débat ;\n\n2. Demande un résumé des débats. »\n\n"
            "[Adoptée sans vote.]",
            "fr",
        ),
    ],
)
def test_a_decision_that_adopts_a_text_in_quotation_marks_is_that_text(
    text: str, language: str
) -> None:
    found = read_text(text)

    assert (found.kind, found.symbol, found.language) == ("decision", "A/HRC/DEC/18/121", language)
    assert (str(found.adopted), found.vote.mode) == ("2011-09-30", "without_vote")
    assert (len(found.preamble), numbers(found)) == (1, ["1", "2"])


def test_the_words_of_a_meeting_count_in_french_too() -> None:
    found = read_text(
        "296 (III). Cloches\n\nL'Assemblée générale,\n\nConsidérant les cloches,\n\n"
        "1. Prie les villes de les sonner;\n\n2. Décide d'attendre.\n\n"
        "Cent quatre-vingt-troisième séance plénière,\n\nle 10 décembre 1948."
    )

    assert (found.meeting, str(found.adopted)) == (183, "1948-12-10")


def test_letters_that_lost_their_space_and_a_whole_masthead_in_a_sentence() -> None:
    found = read_text(
        "Le Conseil de sécurité,\n\nNotant les cloches du quai,\n\n1. Prie les villes, dans toutes les"
        " vallées du\n\nNations Unies A/RES/99/9 Distr. générale 6 février 2003 Français Original :"
        " anglais\n\nnord, :\n\na)De sonner ;\n\nb)De se taire ;\n\n2. Décide d'attendre."
    )

    assert found.operative[0].text == "Prie les villes, dans toutes les vallées du nord, :"
    assert [child.anchor for child in found.operative[0].children] == ["OP1(a)", "OP1(b)"]
