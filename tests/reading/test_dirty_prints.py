"""Encodings and prints that no style sheet foresees: all read as the clean text."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable

import pytest

from manden.reading import read, read_text
from manden.reading.squeezed import without_accents

FRENCH = (
    "Assemblée générale\n\nSoixante-huitième session\n\n68/201. Cloches d’été\n\n"
    "L’Assemblée générale,\n\nRappelant sa résolution 67/14 du 5 décembre 2012 et préoccupée par les"
    " cloches fêlées, brisées ou volées,\n\n1. Prie le Secrétaire général : a) De réparer les tours"
    " détruites ; b) De lui présenter un rapport à sa soixante-neuvième session ;\n\n"
    "2. Décide de rester saisie de la question.\n\n71e séance plénière\n20 décembre 2013"
)


def outline(data: bytes) -> tuple[object, ...]:
    found = read(data, name="page.txt")
    anchors = [p.anchor for p in (*found.preamble, *found.operative)]
    return found.language, found.number, str(found.adopted), found.meeting, anchors


@pytest.mark.parametrize(
    "printed",
    [
        lambda text: text.encode("utf-16-le"),
        lambda text: text.encode("utf-16-be"),
        lambda text: text.encode("mac-roman"),
        lambda text: text.encode("cp1252"),
        lambda text: unicodedata.normalize("NFD", text).encode(),
        lambda text: text.replace("\n", "\r").encode(),
    ],
    ids=["utf-16-le", "utf-16-be", "mac-roman", "cp1252", "parted accents", "cr"],
)
def test_an_odd_encoding_reads_as_the_clean_text(printed: Callable[[str], bytes]) -> None:
    assert outline(printed(FRENCH)) == outline(FRENCH.encode())


@pytest.mark.parametrize("wrong", ["cp1252", "latin-1", "mac-roman"])
@pytest.mark.parametrize("times", [1, 2])
def test_characters_mixed_up_on_the_way_are_put_back_and_told(wrong: str, times: int) -> None:
    text = FRENCH
    for _ in range(times):
        text = text.encode().decode(wrong)

    found = read(text.encode(), name="page.txt")

    assert outline(text.encode()) == outline(FRENCH.encode())
    assert found.operative[0].children[1].text.startswith("De lui présenter un rapport à sa")
    assert "mixed up" in found.warnings[0].message
    assert "mixed up" in read_text(text).warnings[0].message


def test_a_page_that_declares_another_encoding_than_its_own_is_put_right() -> None:
    page = f'<meta charset="iso-8859-1"><p>{FRENCH}</p>'.replace("\n\n", "<p>")

    found = read(page.encode(), name="page.html")

    assert found.operative[0].clauses[0].deadlines[0].session == 69
    assert "mixed up" in found.warnings[0].message


def test_one_broken_byte_or_a_cut_at_the_end_is_no_other_encoding() -> None:
    whole = FRENCH.encode()
    accent = whole.rindex("é".encode())

    broken = read(whole[:accent] + b"\xe9" + whole[accent + 2 :], name="page.txt")
    cut = read(whole[: accent + 1], name="page.txt")

    for found in (broken, cut):
        assert found.operative[0].children[0].text == "De réparer les tours détruites ;"
        assert found.operative[0].clauses[0].deadlines[0].session == 69
    assert str(broken.adopted) == "2013-12-20"


def test_a_list_run_into_its_paragraph_has_its_letters() -> None:
    found = read_text(FRENCH).operative[0]

    assert [child.anchor for child in found.children] == ["OP1(a)", "OP1(b)"]
    assert found.clauses[0].deadlines[0].session == 69


SCANNED = (
    "Assemblee generale\n\nQuarante-septieme session\n\n47/301. Cloches\n\n"
    "L'Assemblee generale,\n\nConsiderant le pacte des cloches 1/ qui lie les villages,\n\n"
    "1/\n\n93-01234\n\nVoir resolution 2310 B (XXI), annexe.\n\n"
    "Avant a l'esprit les tours de la vallee,\n\n"
    "Prenant note de la resolution 1992/31 de la Commission, en date du 3 mars 1992 1/, sur les tours,"
    "\n\nAvant examine la note du Secretaire general 1/,\n\n"
    "1. Invite les villages a reparer leurs cloches;\n\n"
    "1/ Voir Documents officiels du Conseil, 1992, Supplement no 9 (E/1992/99), chap. II.\n\n"
    "1/ A/47/909.\n\n2. Decide de rester saisie de la question.\n\n71e seance pleniere\n"
    "18 decembre 1992"
)


def test_notes_that_begin_anew_on_each_page_are_those_of_their_paragraphs() -> None:
    found = read_text(SCANNED)

    assert [(note.text.split()[0], note.anchor) for note in found.footnotes] == [
        ("Voir", "PP1"),
        ("Voir", "PP3"),
        ("A/47/909.", "PP4"),
    ]
    assert [p.anchor for p in (*found.preamble, *found.operative)] == [
        *(f"PP{number}" for number in (1, 2, 3, 4)),
        *("OP1", "OP2"),
    ]
    assert not any(paragraph.children for paragraph in found.operative)
    assert {(one.anchor, one.symbol) for one in found.citations} >= {
        ("PP3", "E/1992/99"),
        ("PP4", "A/47/909"),
    }


def test_notes_whose_first_ones_are_lost_are_known_by_the_mark_in_the_text() -> None:
    text = SCANNED.partition("1/\n")[0].replace(" 1/", "") + (
        "Rappelant ses rapports publies en 2006 5 , 2012 6 , 2013 7 et 2014 8 qui parlent des tours,\n\n"
        "6 A/66/909.\n\n7 S/2013/909.\n\n8 A/68/909 et A/69/909.\n\n1. Invite les villages a sonner."
    )

    found = read_text(text)

    assert [(note.marker, note.anchor) for note in found.footnotes] == [
        ("6", "PP2"),
        ("7", "PP2"),
        ("8", "PP2"),
    ]
    assert [p.anchor for p in (*found.preamble, *found.operative)] == ["PP1", "PP2", "OP1"]


def test_a_second_text_whose_formula_is_misread_is_parted() -> None:
    page = (
        "1296 (XIII). Cloches de l’Organisation\n\nA\n\nL'Assemblée générale,\n\n1. Prie le Secrétaire"
        " général de sonner les cloches.\n\n782ème séance plénière, 5 décembre 1958.\n\nB\n\n"
        "L' Assemblée,génerale\n\n1. Décide d'inscrire à l'ordre du jour provisoire de sa"
        " quatorzième session la question des cloches.\n\n782ème séance plénière, 5 décembre 1958."
    )

    found = read_text(page)

    assert [each.symbol for each in found.texts] == ["A/RES/1296 (XIII)", "A/RES/1296 B (XIII)"]
    assert [len(each.operative) for each in found.texts] == [1, 1]


def test_a_scan_that_lost_one_accent_alone_keeps_its_times() -> None:
    page = (
        "38/49. Cloches\n\nL'Assemblée générale,\n\n1. Prie le Comité spécial de poursuivre l'étude de"
        " cette question a sa prochaine session et de faire rapport a ce sujet a l'Assemblée générale."
    )

    (asked,) = read_text(page).operative[0].clauses

    assert [due.kind for due in asked.deadlines] == ["session"]


@pytest.mark.parametrize(
    "scanned",
    [
        lambda text: text.replace("à ", "a "),
        without_accents,
        lambda text: text.replace("présenter", "presenter").replace("durée", "duree"),
        lambda text: text.replace("général", "géné› ral").replace("rapport", "rap› port"),
    ],
    ids=["no à", "no accents", "some accents", "cut words"],
)
def test_a_bad_scan_asks_the_same_for_the_same_times(scanned: Callable[[str], str]) -> None:
    page = (
        "64/12. Cloches\n\nL'Assemblée générale,\n\n1. Décide de proroger le mandat du Gardien pour une"
        " durée de trois ans ;\n\n2. Prie le Secrétaire général de lui présenter, à sa soixante-sixième"
        " session, un rapport sur les cloches ;\n\n3. Demande à tous les États de réparer les tours d'ici"
        " à la fin de 2011 ;\n\n4. Prie le Comité de se réunir chaque année et de faire rapport à"
        " l'Assemblée à sa soixante-septième session."
    )

    def asked(text: str) -> list[tuple[object, ...]]:
        return [
            (paragraph.anchor, clause.force, due.kind, due.session, due.date, due.days)
            for paragraph in read_text(text, language="fr").operative
            for clause in paragraph.clauses
            for due in clause.deadlines
        ]

    assert len(asked(page)) == 5
    assert asked(scanned(page)) == asked(page)


@pytest.mark.parametrize(
    "line", ["to the General Assembly;", "To the General Assembly", "to the Security Council."]
)
def test_a_line_that_only_names_an_organ_opens_no_text(line: str) -> None:
    page = (
        "64/12. Bells\n\nThe General Assembly,\n\n1. Requests the Mayor to transmit the report\n\n"
        f"{line}\n\n2. Decides to ring."
    )

    assert len(read_text(page).texts) == 1


def test_a_verb_is_no_preposition_that_lost_its_accent() -> None:
    said = "Constate que le Gouvernement a l'intention de créer une école et qu'il a la volonté d'aider"
    page = f"64/12. Cloches\n\nL'Assemblée générale,\n\n1. {said}."

    (noted,) = read_text(page, language="fr").operative[0].clauses

    assert noted.action in said


def test_a_paragraph_whose_verb_is_misread_is_told() -> None:
    page = (
        "64/12. Bells\n\nThe General Assembly,\n\n1. Requests the Mayor to ring.\n\n"
        "2. Kequests the Mayor to mend all the bells of the town."
    )

    found = read_text(page)

    assert [one.anchor for one in found.warnings] == ["OP2"]
    assert "no verb was read" in found.warnings[0].message


@pytest.mark.parametrize("head", ["A/RES/68/201", "Assemblée générale – Soixante-huitième session"])
def test_a_page_head_right_above_a_number_does_not_hide_it(head: str) -> None:
    text = FRENCH.replace("\n\n2. Décide", f"\n\n{head}\n2. Décide")

    found = read_text(text)

    assert [paragraph.number for paragraph in found.operative] == ["1", "2"]
    assert not found.warnings


def test_letters_printed_in_one_sign_are_the_letters() -> None:
    text = (
        "The Council,\n\n1. Aﬃrms its ﬁrst report, requests the ﬂeet to report at its ﬁfth session."
    )

    found = read_text(text, language="en").operative[0]

    assert found.text.startswith("Affirms its first report")
    assert [one.session for clause in found.clauses for one in clause.deadlines] == [5]


def test_an_apostrophe_that_stands_apart_is_closed_up() -> None:
    found = read_text(
        "L ' Assemblée générale,\n\nRappelant la déclaration des droits de l ' homme,\n\n"
        "1. Prie le Maire d ' ici au 3 mai 2030 d' étudier les cloches."
    )

    assert found.body == "GA"
    assert [one.text for clause in found.operative[0].clauses for one in clause.deadlines] == [
        "d'ici au 3 mai 2030"
    ]


@pytest.mark.parametrize("cut", ["¬ ", "¬\n", "\u00ad ", "\u00ad\n", "› "])
def test_words_cut_inside_a_line_are_whole(cut: str) -> None:
    text = FRENCH.replace("Secrétaire", f"Secré{cut}taire").replace("session ;", f"ses{cut}sion ;")
    text = text.replace("De lui présenter", f"De lui présen{cut}ter")

    first = read_text(text).operative[0]

    assert [known.actor for known in first.clauses[0].addressees] == ["secretary_general"]
    assert first.clauses[0].deadlines[0].session == 69


def test_words_of_a_text_full_of_broken_ones_are_whole() -> None:
    found = read_text(
        "The General Assembly,\n\n1. Requests the Secre- tary-General to pres- ent a rep- ort on the"
        " tow- ers at its sixty- first ses- sion, in the short- and long-term, on the high- level fea- st of the tow- er."
    )

    clause = found.operative[0].clauses[0]
    assert [known.actor for known in clause.addressees] == ["secretary_general"]
    assert clause.deadlines[0].session == 61


def test_a_hyphen_that_stands_for_a_dash_joins_no_words() -> None:
    found = read_text(
        "The General Assembly,\n\n1. Requests the Chair- on behalf of the members- to report at its"
        " eightieth session, and the child- friendly towns to ring."
    )

    assert found.operative[0].clauses[0].addressees[0].text.startswith("the Chair- on behalf")


@pytest.mark.parametrize(
    ("printed", "opening"),
    [
        ("P r i e le Maire d'écouter les cloches ;", "Prie"),
        ("P r e n d  n o t e du chant des cloches ;", "Prend note"),
        ("D é c i d e d'écouter les cloches ;", "Décide"),
        ("I n v i t e à écouter les cloches ;", "Invite"),
        ("SE FÉLICITE du chant des cloches ;", "SE FÉLICITE"),
        ("SE félicite du chant des cloches ;", "SE félicite"),
        ("EST consciente du poids des cloches ;", "EST consciente"),
        ("S'INQUIÈTE du vol des cloches ;", "S'INQUIÈTE"),
    ],
)
def test_an_opening_set_apart_or_in_capitals_opens_a_clause(printed: str, opening: str) -> None:
    found = read_text(
        f"L'Assemblée générale,\n\n1. {printed}\n\n2. Décide de se taire.", language="fr"
    )

    assert [clause.opening for clause in found.operative[0].clauses] == [opening]


def test_what_a_text_in_capitals_engages_to_is_what_it_does_in_small_letters() -> None:
    small = (
        "L'Assemblée générale,\n\n1. Prie le Maire de sonner ;\n\n2. Encourage les villes à"
        " chanter ;\n\n3. Engage les écoles à chanter."
    )
    verbs = ("Prie", "Encourage", "Engage")
    capitals = small
    for verb in verbs:
        capitals = capitals.replace(verb, verb.upper())

    forces = [
        [clause.force for paragraph in read_text(text).operative for clause in paragraph.clauses]
        for text in (small, capitals)
    ]

    assert forces[0] == forces[1]
