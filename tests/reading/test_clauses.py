"""The verbs of a paragraph: which are the body's own, and what each weighs."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from manden.reading import read
from manden.reading.clauses import Context, clauses_of, with_clauses
from manden.reading.governed_points import with_points
from manden.reading.governing import governed
from manden.reading.openings import operative_opening
from manden.reading.resolution import DIRECTIVE_FORCES, Paragraph, Resolution

ONCE = (5, 6, 7, 8, 9, 11, 14, 15, 17, 19, 20, 21, *range(23, 32))
TWICE = (10, 12, 13, 22)
ASKS_OF_58_30 = {
    **{str(number): 1 for number in ONCE},
    **{str(number): 2 for number in TWICE},
    "3": 3,
}


def verbs(text: str, language: str = "en", **options: bool) -> list[str]:
    return [clause.verb for clause in clauses_of(text, language, **options)]


def test_coordinated_verbs_of_the_body_are_clauses():
    text = (
        "Calls upon all parties to spare the wells, urges them to mark each well, welcomes in this"
        " regard the map of wells, and encourages the mayors to keep it;"
    )

    found = verbs(text)

    assert found == ["call_upon", "urge", "welcome", "encourage"]


def test_infinitives_and_relative_verbs_are_no_clauses():
    text = (
        "Urges the States to welcome and encourage the singers who urge restraint, which recalls"
        " the old song, and to note its verses;"
    )

    found = verbs(text)

    assert found == ["urge"]


def test_an_ask_said_again_asks_whoever_said_it_first():
    text = "Reaffirms the request by the Assembly, made in its resolution 5, to the Mayor to ring;"

    found = clauses_of(text, "en")

    assert [(clause.force, clause.addressees[0].text) for clause in found] == [
        ("request", "the Mayor")
    ]


def test_a_report_that_calls_is_not_the_body_calling():
    text = "Taking note of the report of the ringers, calling for more bells,"

    assert verbs(text, preambular=True) == []
    assert verbs("Taking note of the bells, and calling for more,", preambular=True) == ["call_for"]


def test_plural_nouns_that_look_like_verbs_are_no_clauses():
    text = "Requests the Mayor to answer letters, requests for help, and demands of the public;"

    found = verbs(text)

    assert found == ["request"]


@pytest.mark.parametrize(
    ("text", "verb", "force", "degree"),
    [
        ("Also strongly condemns the fires;", "condemn", "condemn", ("also", "strongly")),
        ("Requests further the Mayor to write;", "request", "request", ("further",)),
        ("Reiterates its call for a halt;", "reiterate_call", "call", ()),
        ("Reiterates its deep concern;", "reiterate", "recall", ()),
        ("Expresses its grave concern at the smoke;", "express_concern", "express", ()),
        ("Expresses appreciation to the singers;", "express_appreciation", "thank", ()),
        ("Continues to urge the sides to talk;", "urge", "urge", ("again",)),
        ("Takes note with interest of the map;", "take_note", "note", ("with interest",)),
        ("Demands that all parties stop;", "demand", "demand", ()),
        ("Authorizes the Mayor to sign;", "authorize", "decide", ()),
        ("Appeals to donors to give;", "appeal", "call", ()),
        ("Looks forward to the feast;", "look_forward", "express", ()),
        ("We reaffirm our wish to sing;", "reaffirm", "recall", ()),
    ],
)
def test_an_opening_gives_verb_force_and_degree(text, verb, force, degree):
    clause = clauses_of(text, "en")[0]

    assert (clause.verb, clause.force, clause.degree) == (verb, force, degree)


@pytest.mark.parametrize(
    ("text", "verb", "force"),
    [
        ("Prie également le Comité de chanter ;", "request", "request"),
        ("Demande instamment à tous les États de chanter ;", "urge", "urge"),
        ("Engage vivement les États à chanter ;", "urge", "urge"),
        ("Engage les États à chanter ;", "encourage", "encourage"),
        ("Demande aux États de chanter ;", "call_upon", "call"),
        ("Demande au Secrétaire général de chanter ;", "request", "request"),
        ("Demande le silence ;", "call_for", "call"),
        ("Se déclare vivement préoccupée par la fumée ;", "express_concern", "express"),
        ("Prend également note avec satisfaction du plan ;", "take_note", "note"),
        ("Renouvelle son appel à l'arrêt des tirs ;", "reiterate_call", "call"),
        ("Déplore que le plan n'existe pas ;", "regret", "express"),
        ("Déplore les incendies ;", "deplore", "condemn"),
        ("Continue d'exhorter les parties à chanter ;", "urge", "urge"),
        ("Encourag e les États à chanter ;", "encourage", "encourage"),
        ("Nous nous félicitons de la fête ;", "welcome", "welcome"),
    ],
)
def test_a_french_opening_has_the_english_lemma_and_the_force_of_its_sense(text, verb, force):
    clause = clauses_of(text, "fr")[0]

    assert (clause.verb, clause.force) == (verb, force)


def test_demande_requests_a_committee_where_the_text_knows_no_prie():
    text = "Demande au Comité de chanter ;"

    drafted = clauses_of(text, "fr", context=Context(uses_prie=False))[0]
    translated = clauses_of(text, "fr", context=Context(uses_prie=True))[0]

    assert (drafted.force, translated.force) == ("request", "call")


def test_a_negated_decision_says_so():
    clause = clauses_of("Decides not to open the gate;", "en")[0]

    assert clause.negated


def test_a_preamble_holds_only_what_asks():
    text = "Welcoming the harvest, and encouraging the State to share it,"

    found = clauses_of(text, "en", preambular=True)

    assert [(clause.opening, clause.directive) for clause in found] == [("encouraging", True)]


def test_a_preamble_that_promotes_and_encourages_respect_asks_nobody():
    text = "Guided by the purpose of promoting and encouraging respect for the rivers,"

    assert clauses_of(text, "en", preambular=True) == ()


def test_the_words_of_a_clause_stand_between_its_offsets():
    text = "Notes the  plan, and  urges the States to apply it;"

    note, urge = clauses_of(text, "en")

    assert text[note.start : note.end] == "Notes the  plan"
    assert text[urge.start : urge.end] == "urges the States to apply it"


def test_every_decision_points_at_the_words_it_stands_on():
    text = "Urges the Secretary-General to report;"

    verb, asked = clauses_of(text, "en")[0].reasons

    assert text[verb.start : verb.end] == "Urges"
    assert text[asked.start : asked.end].strip() == "the Secretary-General"


def test_a_list_item_takes_the_chapeaus_verb_and_addressee():
    items = (Paragraph("OP1(a)", "To meet within six months;"), Paragraph("OP1(b)", "To sing."))
    asks = Paragraph("OP1", "Requests the Working Group:", number="1", children=items)

    read_paragraph = with_clauses(Resolution("own", "en", operative=(asks,))).operative[0]
    restated = governed(read_paragraph, "en")

    assert all(not child.clauses for child in read_paragraph.children)
    assert [deadline.days for deadline in read_paragraph.clauses[0].deadlines] == [180]
    assert [(item.anchor, clause.addressees[0].actor) for item, clause in restated] == [
        ("OP1(a)", "working_group"),
        ("OP1(b)", "working_group"),
    ]


def test_a_list_item_with_its_own_verb_has_its_own_clause():
    item = Paragraph("OP1(a)", "Requests the Secretary-General to report in full;")
    chapeau = Paragraph("OP1", "Recalling the old bridge,", number="1", children=(item,))

    child = with_clauses(Resolution("own", "en", operative=(chapeau,))).operative[0].children[0]

    assert [clause.verb for clause in child.clauses] == ["request"]


@settings(deadline=None)
@given(st.text(alphabet="abcdeé ,;.’\u00a0Urgesthandcol", max_size=200), st.booleans())
def test_any_text_is_read_and_offsets_stay_inside(text, preambular):
    for language in ("en", "fr"):
        for clause in clauses_of("Urges " + text, language, preambular=preambular):
            assert 0 <= clause.start <= clause.end <= len(text) + 6
            assert clause.directive == (clause.force in DIRECTIVE_FORCES)


WORDS_OF_CLAUSES = {
    "en": (
        "Decides that", "Urges", "and requests", "Mali", "Chad", "the State", "all States", "it",
        "them", "that", "its", "shall", "to report", "efforts by", ",", ";", ":", "in this regard,",
        "at its sixty-first session", "within six months", "the Secretary-General", "including",
        "the latter", "should be", "whole", "by 31 March 2027", "Demands that",
    ),
    "fr": (
        "Décide que", "Exhorte", "et prie", "le Mali", "l'ensemble des", "les États", "lui", "les",
        "que", "qu'il", "soit", "à chanter", "de chanter", "par", ",", ";", ":", "à cet égard,",
        "à sa 61e session", "dans un délai de six mois", "le Secrétaire général", "notamment",
        "celui-ci", "Exige que", "Tchad", "veille", "ou", "avant le 1er mars 2027",
    ),
}  # fmt: skip


@settings(deadline=None)
@given(st.data(), st.sampled_from(("en", "fr")))
def test_any_mixture_of_the_words_of_clauses_is_read(data, language):
    words = st.sampled_from(WORDS_OF_CLAUSES[language])
    text = " ".join(data.draw(st.lists(words, max_size=14)))

    for clause in clauses_of(text, language):
        assert 0 <= clause.start <= clause.end <= len(text)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Demands that Mali of the whole song;", "en"),
        ("Exige que le Tchad veille ;", "fr"),
    ],
)
def test_a_state_named_alone_after_that_is_read(text, language):
    assert len(clauses_of(text, language)) == 1


def test_resolution_58_30_asks_32_times(shared_data: Path):
    printed = read(shared_data / "texts" / "en" / "A_HRC_RES_58_30.md")

    asks = {
        paragraph.number: sum(clause.directive for clause in paragraph.clauses)
        for paragraph in printed.operative
    }

    assert {number: count for number, count in asks.items() if count} == ASKS_OF_58_30
    assert sum(asks.values()) == 32


def test_what_the_body_announces_for_itself_is_asked_of_nobody():
    asks, announces = clauses_of(
        "Prie le Sonneur de rendre compte une fois par an, et annonce qu'il compte se réunir", "fr"
    )
    assert (asks.verb, announces.verb, announces.directive) == ("request", "announce", False)
    assert announces.force == clauses_of("Announces a feast of bells;", "en")[0].force == "other"


def test_the_time_limit_of_an_item_before_its_own_verb_is_the_chapeaus():
    item = Paragraph("OP1(a)", "To meet within six months, and urges all States to attend;")
    chapeau = Paragraph("OP1", "Requests the Commission:", number="1", children=(item,))

    (read_again,) = with_clauses(Resolution("note.txt", "en", operative=(chapeau,))).operative

    assert [deadline.days for deadline in read_again.clauses[0].deadlines] == [180]


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "as required"),
        ("en", "where warranted"),
        ("en", "upon their request"),
        ("en", "at the request of the town"),
        ("fr", "selon les besoins"),
        ("fr", "en tant que de besoin"),
        ("fr", "à la demande de la ville"),
        ("fr", "sur demande"),
        ("fr", "quand il y a lieu"),
        ("fr", "dans la limite des ressources disponibles"),
    ],
)
def test_each_condition_is_found_where_no_other_word_of_one_stands(
    language: str, words: str
) -> None:
    chapeau = {"en": "Invites the bell ringers to sing", "fr": "Prie les sonneurs de chanter"}
    [clause] = clauses_of(f"{chapeau[language]}, {words};", language)
    assert clause.condition == words


@pytest.mark.parametrize(
    ("language", "words", "asked"),
    [
        ("en", "Noting the plan, and urging all States to sing,", ["urge"]),
        ("en", "Noting the plan of urging and of singing,", []),
        ("en", "Reiterating its call upon all States to sing,", ["reiterate_call"]),
        ("en", "The Council urges all States to sing,", ["urge"]),
        ("fr", "Notant le plan, et priant tous les États de chanter,", ["request"]),
        ("fr", "Notant le plan, et p riant tous les États de chanter,", ["request"]),
        ("fr", "Encouragean t tous les États à chanter,", ["encourage"]),
        ("fr", "Rappelant le plan et notant que les États chantent,", []),
    ],
)
def test_a_preamble_asks_where_a_participle_of_asking_stands(
    language: str, words: str, asked: list[str]
) -> None:
    assert [each.verb for each in clauses_of(words, language, preambular=True)] == asked


def test_several_asks_in_the_passive_are_each_read_once_up_to_the_next():
    text = (
        "All States are urged to ring, and the Secretary-General is requested to listen,"
        " and is invited to sing."
    )

    assert [(clause.opening, clause.action) for clause in clauses_of(text, "en")] == [
        ("are urged", "to ring"),
        ("is requested", "to listen"),
        ("is invited", "to sing"),
    ]


@pytest.mark.parametrize(
    ("language", "text", "action"),
    [
        ("en", "Requests of the Committee a report on the bells;", "a report on the bells"),
        ("fr", "Demande au Comité un rapport sur les cloches ;", "un rapport sur les cloches"),
    ],
)
def test_a_thing_asked_of_someone_is_told_with_its_noun(language, text, action):
    assert clauses_of(text, language)[0].action == action


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Prie les États de " + "s'y " * 400 + "sonner ;"),
        ("en", f"Reiterates its {'a' * 4000} to ring;"),
    ],
)
def test_words_repeated_without_end_are_read_in_one_go(language, text):
    assert len(clauses_of(text, language)) == 1


def test_adverbs_repeated_without_end_open_nothing():
    assert operative_opening("Equally " * 400 + "bells", "en") is None
    assert operative_opening("Egalement " * 400 + "cloches", "fr") is None


def test_a_chapeau_that_repeats_itself_without_end_is_read_in_one_go():
    said = f"Calls upon States {'to ensure ' * 400}bells:"
    items = (Paragraph("OP1(a)", "To build;"), Paragraph("OP1(b)", "To report;"))
    paragraph = Paragraph("OP1", said, children=items, clauses=clauses_of(said, "en"))

    asked = dict(with_points(Resolution("own", "en", operative=(paragraph,))))

    assert [len(clauses) for clauses in asked.values()] == [1, 1, 1]


@pytest.mark.parametrize("language", ["en", "fr"])
def test_capitals_without_small_letters_are_read_once(language: str) -> None:
    assert clauses_of("ℍℍℍℍ 12;", language) == ()


@pytest.mark.parametrize(
    "words",
    [
        'Reaffirms its resolution 5 (1978), which reads: "The Council, "Noting bells, "1. Requests the'
        ' Mayor to ring; "2. Decides to wait.", and urges all towns to apply it;',
        'Réaffirme sa résolution 5 (1978), qui est ainsi conçue : "Le Conseil, "Notant les cloches,'
        ' "1. Prie le Maire de sonner; "2. Décide d\'attendre.", et exhorte les villes à l\'appliquer;',
    ],
)
def test_a_text_quoted_whole_asks_nothing_anew(words: str) -> None:
    language = "fr" if words.startswith("Réaffirme") else "en"

    assert [clause.force for clause in clauses_of(words, language)] == ["recall", "urge"]
