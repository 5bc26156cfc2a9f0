"""Layouts of bodies and eras, and what a print or a conversion does to them."""

from __future__ import annotations

from datetime import date

import pytest

from manden.reading import Resolution, read_text
from manden.reading.out.akn import akoma_ntoso
from manden.reading.out.html import html_page


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
    found = read_text(text)
    (only,) = found.operative

    assert (only.anchor, only.number, only.number_inferred) == ("OP1", "1", True)
    assert not found.warnings
    assert '<p id="OP1"><em>' in html_page(found) and "<num>" not in akoma_ntoso(
        found, day=date(2030, 1, 1)
    )


def test_the_single_paragraph_of_a_section_is_its_first() -> None:
    found = read_text(
        "The General Assembly,\n\nNoting the bells,\n\nI\n\nTowers\n\n1. Takes note of the towers;\n\n"
        "2. Requests a list of them;\n\nII\n\nRopes\n\n1. Emphasizes the price of ropes;\n\n"
        "2. Decides to wait;\n\nIII\n\nA subvention\n\nApproves ten pounds for rope."
    )

    assert [p.anchor for p in found.operative] == ["I.OP1", "I.OP2", "II.OP1", "II.OP2", "III.OP1"]
    assert (numbers(found)[-1], found.operative[-1].number_inferred) == ("1", True)


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


@pytest.mark.parametrize(
    ("signs", "lead", "paragraphs"),
    [
        (
            "“”",
            "2010/941. Lamps\n\nAt its 5th meeting, on 3 May 2010, the Economic and Social Council"
            " decided to adopt the following text:\n\n“The Economic and Social Council,",
            [
                "“Masts” and lamps being few,",
                "1. Requests:",
                "(a) Oil;",
                "2. Asks the quay to wait.",
            ],
        ),
        (
            "«»",
            "2010/941. Lampes\n\nÀ sa 5e séance, le 3 mai 2010, le Conseil économique et social a"
            " décidé d'adopter le texte ci-après :\n\n« Le Conseil économique et social,",
            ["Notant les lampes,", "1. Prie le port :", "a) De payer ;", "2. Décide d'attendre."],
        ),
    ],
)
def test_a_text_quoted_paragraph_by_paragraph_keeps_its_numbers(
    signs: str, lead: str, paragraphs: list[str]
) -> None:
    quoted = f"\n\n{signs[0]} ".join([lead, *paragraphs]) + signs[1]
    found = read_text(f"{quoted}\n\n“Elsewhere”, a note.")

    assert [p.text.rstrip(signs[1]) for p in found.preamble] == paragraphs[:1]
    assert [(p.number, [c.number for c in p.children]) for p in found.operative[:1]] == [
        ("1", ["a"])
    ]
    assert found.furniture.count(signs[0]) == 4


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


PLAIN = (
    "Conseil de securite\n\n193 (1964). Resolution du 9 aout 1964\n\nLe Conseil de securite,\n\n"
    "Preoccupe par le silence des cloches de la vallee,\n\nReaffirme l'appel adresse aux villes;\n\n"
    "Decide que la guide de la tour sera payee;\n\nEncourage les villes de la cote a sonner;\n\n"
    "Felicite les sonneurs.\n\n"
    "Adoptee a la 1143e seance par 9 voix contre zero, avec 2 abstentions (Mali, Niger)."
)


def test_a_scan_without_accents_or_numbers_has_its_paragraphs() -> None:
    found = read_text(PLAIN)

    assert (found.language, found.symbol, found.meeting) == ("fr", "S/RES/193 (1964)", 1143)
    assert (found.vote.in_favour, found.vote.against, found.vote.abstaining) == (9, 0, 2)
    assert [p.opening for p in found.preamble] == ["Preoccupe par"]
    assert [(p.number, p.opening) for p in found.operative] == [
        ("1", "Reaffirme"),
        ("2", "Decide"),
        ("3", "Encourage"),
        ("4", "Felicite"),
    ]


def test_a_statement_without_accents_is_read() -> None:
    found = read_text(
        "S/PRST/2012/98\n\nDeclaration du President du Conseil de securite\n\nA la 6790e seance du"
        " Conseil de securite, tenue le 26 juin 2012, le President du Conseil de securite a fait la"
        ' declaration suivante :\n\n"Le Conseil de securite se dit preoccupe par les cloches.\n\n'
        '"Le Conseil de securite demande que l\'on sonne."'
    )

    assert (found.kind, found.symbol) == ("statement", "S/PRST/2012/98")
    assert (str(found.adopted), len(found.operative)) == ("2012-06-26", 2)


TIGHT = """\
Human Rights Council
Twelfth session
Resolution adopted by the Human Rights Council on 1 October
2009
12/93. Guiding notes on the keepers of lighthouses and of towers
The Human Rights Council,
Recalling its resolution 8/91 of 18 June 2008 on bells, of which
the keepers of towers ask more than the keepers of light-
houses,
I
Guiding notes on towers and on lamps
1. Welcomes the guiding notes, and asks the towns on the coast to
take them up;
2. Requests a report, also on the notes of the keepers of light-
houses in all towns.
29th meeting
1 October 2009
[Adopted without a vote.]
______
1 A/HRC/12/77.
"""


def test_a_page_of_lines_without_a_blank_one_is_parted_where_it_must_be() -> None:
    found = read_text(TIGHT)

    assert (found.symbol, str(found.adopted)) == ("A/HRC/RES/12/93", "2009-10-01")
    assert found.title == "Guiding notes on the keepers of lighthouses and of towers"
    assert (found.meeting, found.vote.mode) == (29, "without_vote")
    assert found.preamble[0].text.endswith("ask more than the keepers of lighthouses,")
    assert found.operative[0].heading == "I\nGuiding notes on towers and on lamps"
    assert numbers(found) == ["1", "2"]
    assert found.operative[1].text.endswith("of lighthouses in all towns.")
    assert [note.text for note in found.footnotes] == ["A/HRC/12/77."]


def test_the_page_number_in_a_cut_date_is_no_note() -> None:
    found = read_text(
        "The Security Council,\n\nReaffirming its resolutions 812 (1993) of 12 March\n\nGE.93-05400\n\n2"
        "\n\n1993 and 846 (1993) of 22 June 1993,\n\n1. Decides to wait."
    )

    assert found.preamble[0].text.endswith("of 12 March 1993 and 846 (1993) of 22 June 1993,")
    assert found.footnotes == ()


def test_paragraphs_of_an_annex_without_a_stop_after_their_numbers_are_no_notes() -> None:
    found = read_text(
        "The General Assembly,\n\nNoting the rules for granaries,\n\n1. Adopts the rules contained in the"
        " annex;\n\n2. Decides to wait.\n\nAnnex\n\nRules for granaries\n\n1 Grain is kept dry in every"
        " granary of the coast.\n\n2 No person is refused grain."
    )

    assert [p.anchor for p in found.annexes[0].operative] == ["A1.OP1", "A1.OP2"]
    assert found.footnotes == ()


@pytest.mark.parametrize(
    "closing",
    [
        "43rd meeting 2 July 2015 [Adopted by a recorded vote of 31 to 3, with 13 abstentions. The"
        " voting was as follows: In favour: Mali, Togo and thirty more States of all the regions"
        " Against: Cuba Abstaining: Algeria]",
        "[Adopted by a recorded vote of 31 to 3, with 13 abstentions.]",
        "Adopted at the 43rd meeting by 31 votes to 3, with 13 abstentions.",
    ],
)
def test_closing_lines_run_in_with_the_last_paragraph_are_found(closing: str) -> None:
    found = read_text(
        "The Human Rights Council,\n\nNoting the bells,\n\n1. Asks the towns to ring them;\n\n"
        f"2. Decides to remain seized of the matter. {closing}"
    )

    assert found.operative[1].text == "Decides to remain seized of the matter."
    assert (found.vote.in_favour, found.vote.against, found.vote.abstaining) == (31, 3, 13)


TOLD = {
    "en": "62/505. Bells of the quay\n\nAt its 76th plenary meeting, on 18 December 2007, the General"
    " Assembly took note of the report on bells.\n\n62/506. Towers of the coast\n\nAt its 77th plenary"
    " meeting, on 19 December 2007, the General Assembly decided to defer the item.",
    "fr": "62/505. Cloches du quai\n\nÀ sa 76e séance plénière, le 18 décembre 2007, l'Assemblée générale"
    " a pris acte du rapport sur les cloches.\n\n62/506. Tours de la côte\n\nÀ sa 77e séance plénière, le"
    " 19 décembre 2007, l'Assemblée générale a décidé de renvoyer la question.",
}


@pytest.mark.parametrize("blank", ["\n\n", "\n"], ids=["blank lines", "none"])
@pytest.mark.parametrize("language", ["en", "fr"])
def test_decisions_told_one_after_the_other_are_each_a_text(language: str, blank: str) -> None:
    first = read_text(TOLD[language].replace("\n\n", blank))

    (second,) = first.following
    assert [(t.kind, t.symbol, t.meeting) for t in (first, second)] == [
        ("decision", "A/DEC/62/505", 76),
        ("decision", "A/DEC/62/506", 77),
    ]
    assert str(second.adopted) == "2007-12-19"
    assert numbers(first) == numbers(second) == ["1"]


def test_numbers_in_brackets_under_a_paragraph_are_its_list_in_french_too() -> None:
    found = read_text(
        "L'Assemblée générale,\n\nNotant les cloches,\n\n1. Demande aux villes :\n\n1) De sonner ;\n\n"
        "2) De se taire ;\n\n2. Décide d'attendre."
    )

    assert numbers(found) == ["1", "2"]
    assert [child.anchor for child in found.operative[0].children] == ["OP1(1)", "OP1(2)"]


def test_notes_with_a_stop_after_their_number_are_notes_below_the_signature() -> None:
    text = VOLUME + "45. {}\n\n46. {}\n\n47. {}".format(*NOTES)
    found = read_text(text)

    assert [(n.marker, n.text) for n in found.footnotes] == [
        ("45", NOTES[0]),
        ("46", NOTES[1]),
        ("47", NOTES[2]),
    ]
    assert numbers(found) == ["1", "2"]
    assert "45." in found.furniture


def test_a_masthead_in_one_line_gives_its_facts() -> None:
    found = read_text(
        "Human Rights Council Twelfth session Agenda item 3 Resolution adopted by the Human Rights Council"
        " on 1 October 2009 12/93. Notes on lamps\n\nThe Human Rights Council,\n\nNoting the lamps,\n\n"
        "1. Asks the towns to light them;\n\n2. Decides to wait."
    )

    assert (found.symbol, found.title) == ("A/HRC/RES/12/93", "Notes on lamps")
    assert (found.agenda_item, str(found.adopted)) == ("3", "2009-10-01")


def test_a_page_head_between_lines_without_a_blank_one_is_taken_out() -> None:
    found = read_text(
        "The Human Rights Council,\nNoting the bells of the river towns and of the\nA/HRC/RES/12/93\n2\n"
        "coast,\n1. Asks the towns to ring the bells;\n2. Decides to wait."
    )

    assert found.preamble[0].text == "Noting the bells of the river towns and of the coast,"


def test_letters_on_lines_of_their_own_are_the_letters_of_what_follows() -> None:
    found = read_text(
        "L'Assemblée générale,\n\nNotant les cloches,\n\n1. Demande aux villes :\n\na)\n\nDe sonner ;\n\nb)"
        "\n\nDe se taire ;\n\n2. Reaffirme l'appel adressé à la côte ;\n\nDecide d'attendre l'été."
    )

    assert [child.anchor for child in found.operative[0].children] == ["OP1(a)", "OP1(b)"]
    assert [(p.number, p.opening) for p in found.operative[1:]] == [
        ("2", "Reaffirme"),
        ("3", "Decide"),
    ]


def test_a_masthead_after_a_comma_is_no_preamble_where_the_sentence_goes_on() -> None:
    found = read_text(
        "The Human Rights Council,\n\nTaking note of all the instruments on the rights of ringers,\n\n"
        "United Nations\n\nA/RES/99/9\n\nDistr.: General\n\nHuman Rights Council\n\nand stressing the bells"
        " of the coast,\n\n1. Asks the towns to ring;\n\n2. Decides to wait."
    )

    (only,) = found.preamble
    assert only.text.endswith("the rights of ringers, and stressing the bells of the coast,")


def test_letters_that_go_on_under_the_next_point_stay_letters() -> None:
    letters = "".join(f"({c}) To mend the tower of quay {c};\n\n" for c in "abcdefgh")
    found = read_text(
        "The Security Council,\n\nNoting the bells,\n\n1. Decides that the mission shall do the following:\n\n"
        f"(i) Towers\n\n{letters}(ii) Quays\n\n(i) To open the quay;\n\n(j) To close the quay;\n\n"
        "2. Decides to wait."
    )

    towers, quays = found.operative[0].children
    assert [child.anchor for child in quays.children] == ["OP1(ii)(i)", "OP1(ii)(j)"]
    assert len(towers.children) == 8


def test_a_typed_note_is_told_by_its_mark_whatever_its_words() -> None:
    found = read_text(
        "The General Assembly,\n\nNoting the tongues of the towns 1/ and of the ports 2 /,\n\n1. Asks the"
        " towns to ring in all of\n\n2/ Article 32 of the rules of the ports.\n\nthem;\n\n2. Decides to wait."
    )

    assert [(note.marker, note.anchor) for note in found.footnotes] == [("2", "PP1")]
    assert found.operative[0].text == "Asks the towns to ring in all of them;"


def test_a_point_that_lost_its_letter_stays_in_the_list_that_is_open() -> None:
    found = read_text(
        "The Security Council,\n\nNoting the bells,\n\n1. Decides that the mission shall:\n\n(a) Mend:\n\n"
        "(i) The towers;\n\n(ii) The quays;\n\nThe lamps of the coast;\n\n(iv) The ropes;\n\n(b) Count.\n\n"
        "2. Decides to wait."
    )

    mend, count = found.operative[0].children
    assert [child.anchor for child in mend.children] == [
        "OP1(a)(i)",
        "OP1(a)(ii)",
        "OP1(a)(3)",
        "OP1(a)(iv)",
    ]
    assert count.anchor == "OP1(b)"
