"""By when: what bounds an act, and what only identifies something past."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from manden.reading import read
from manden.reading.clauses import Context
from manden.reading.deadlines import deadlines_in
from manden.reading.resolution import Deadline
from manden.reading.time_units import duration_days

THEN = Context(session=58, adopted=date(2025, 4, 4))


CONTEXTS = {
    "HRC58": Context(session=58, adopted=date(2025, 4, 4), body="HRC"),
    "GA70": Context(session=70, adopted=date(2015, 12, 22), body="GA"),
    "GA33": Context(session=33, adopted=date(1978, 12, 20), body="GA"),
    "GA78": Context(session=78, adopted=date(2023, 12, 19), body="GA"),
    "ECOSOC96": Context(adopted=date(1996, 7, 25), body="ECOSOC"),
    "ECOSOC15": Context(session=2015, adopted=date(2015, 6, 29), body="ECOSOC"),
    "SC99": Context(adopted=date(1999, 6, 10), body="SC"),
    "SC17": Context(adopted=date(2017, 3, 31), body="SC"),
    "CHR84": Context(session=40, adopted=date(1984, 3, 14), body="CHR"),
    "UNEA4": Context(session=4, adopted=date(2019, 3, 15), body="UNEA"),
}
# Clauses of our own making: language, text that adopts, deadlines wanted, words.
INVENTED = [
    line.split("\t")
    for line in (Path(__file__).parent / "deadlines_invented.tsv").read_text("utf-8").splitlines()
]


def told(deadline: Deadline) -> str:
    """A deadline as the table writes it."""
    if deadline.kind == "session":
        return (
            f"session {deadline.session or (deadline.date.year if deadline.date else '')}".strip()
        )
    if deadline.kind == "date":
        return f"date {deadline.date}"
    if deadline.kind == "duration":
        return f"days {deadline.days}"
    if deadline.recurring:
        return f"every {deadline.days or 'session'}"
    return f"period {deadline.date_from}/{deadline.date_to}"


@pytest.mark.parametrize(("language", "adopted", "wanted", "words"), INVENTED)
def test_an_invented_clause_gives_its_deadlines(language, adopted, wanted, words):
    decides = words.startswith(("Decide", "Décide"))

    found = deadlines_in(words, language, CONTEXTS[adopted], decides=decides)

    assert sorted(map(told, found) if found else ["none"]) == sorted(wanted.split("; "))


@pytest.mark.parametrize(
    ("words", "language", "kind", "value"),
    [
        ("to report at its sixty-first session", "en", "session", 61),
        ("to report at its 61st session", "en", "session", 61),
        ("to report at its seventy-fifth session", "en", "session", 75),
        ("to report at its next session", "en", "session", 59),
        ("de rendre compte à sa soixante et unième session", "fr", "session", 61),
        ("de rendre compte à sa soixante-dixième session", "fr", "session", 70),
        ("de rendre compte à sa 61e session", "fr", "session", 61),
        ("to report no later than 31 March 2027", "en", "date", date(2027, 3, 31)),
        ("to report before the end of 2025", "en", "date", date(2025, 12, 31)),
        ("to end it by 2030", "en", "date", date(2030, 12, 31)),
        ("to finish by mid-2026", "en", "date", date(2026, 6, 30)),
        ("de terminer au plus tard le 1er mars 2027", "fr", "date", date(2027, 3, 1)),
        ("d'y parvenir d'ici à 2030", "fr", "date", date(2030, 12, 31)),
        ("d'agir avant la fin de 2025", "fr", "date", date(2025, 12, 31)),
        ("to report within six months", "en", "duration", 180),
        ("within 90 days of the adoption of this text", "en", "duration", 90),
        ("for a further period of 12 months", "en", "duration", 360),
        ("de faire rapport dans un délai de six mois", "fr", "duration", 180),
        ("de proroger pour une période d'un an", "fr", "duration", 365),
        ("de proroger d'un an le mandat", "fr", "duration", 365),
        ("d'agir d'ici à la mi-2026", "fr", "date", date(2026, 6, 30)),
        ("d'agir avant la fin du mois de mars 2026", "fr", "date", date(2026, 3, 31)),
        ("for a non-renewable period of two years", "en", "duration", 730),
        ("over a period of three years", "en", "duration", 1095),
        ("pour une dernière période de six mois", "fr", "duration", 180),
        ("pour un nouveau mandat de deux ans", "fr", "duration", 730),
        ("pour une période additionnelle de trois ans", "fr", "duration", 1095),
        ("à la quatre-vingtième session de l'Assemblée", "fr", "session", 80),
        ("à la reprise de sa quatre-vingtième session", "fr", "session", 80),
        ("to report on a biannual basis", "en", "period", 180),
        ("to report every other year", "en", "period", 730),
        ("to report semi-annually", "en", "period", 180),
        ("to report every quarter", "en", "period", 90),
        ("de rendre compte chaque trimestre", "fr", "period", 90),
        ("de rendre compte une fois par mois", "fr", "period", 30),
        ("de rendre compte sur une base annuelle", "fr", "period", 365),
    ],
)
def test_a_limit_is_read_with_its_kind_and_value(words, language, kind, value):
    found = deadlines_in(words, language, THEN)

    assert [(d.kind, d.session or d.date or d.days) for d in found] == [(kind, value)]


@pytest.mark.parametrize(
    ("words", "language"),
    [
        ("recalling resolution 5/1 of 18 June 2007", "en"),
        ("the law adopted on 13 December 2024", "en"),
        ("the song signed in 2013", "en"),
        ("the 2030 Agenda for Song", "en"),
        ("the panel held at its fifty-fifth session", "en"),
        ("within existing resources", "en"),
        ("la résolution 5/1 du 18 juin 2007", "fr"),
        ("without further delay", "en"),
    ],
)
def test_what_is_past_or_vague_is_no_deadline(words, language):
    assert deadlines_in(words, language, THEN) == ()


def test_two_sessions_of_one_expression_are_two_deadlines():
    found = deadlines_in("to report at its sixty-first and sixty-fourth sessions", "en")

    assert [d.session for d in found] == [61, 64]
    assert found[1].text == "sixty-fourth sessions"


def test_a_pair_of_years_is_a_period():
    found = deadlines_in("to carry out the plan from 2024 to 2026", "en")

    assert (found[0].kind, found[0].date_from, found[0].date_to) == (
        "period",
        date(2024, 1, 1),
        date(2026, 12, 31),
    )


@pytest.mark.parametrize(
    ("language", "words", "text"),
    [
        ("en", "to ring no later than 120 days from the date of adoption of this rule of bells on their"
         " respective towers", "no later than 120 days from the date of adoption of this rule of bells"),
        ("en", "to ring for a period of two months from the date of expiration of the small bell term in"
         " December 2019, twice", "for a period of two months from the date of expiration of the small"
         " bell term in December 2019"),
        ("fr", "de sonner dans les 30 jours suivant la réception de la notification par un sonneur voisin"
         " d'une autre tour", "dans les 30 jours suivant la réception de la notification par un sonneur"
         " voisin"),
    ],
)  # fmt: skip
def test_a_long_limit_ends_with_a_whole_phrase(language, words, text):
    assert [found.text for found in deadlines_in(words, language)] == [text]


@pytest.mark.parametrize(
    ("language", "words", "text"),
    [
        ("en", "Decides that the terms of the keepers shall be for two years", "for two years"),
        ("en", "Decides that the guild shall have a three-year mandate", "three-year mandate"),
        ("fr", "Décide que la durée du mandat est fixée à trois ans", "à trois ans"),
        ("fr", "Décide que le mandat de la guilde sera de trois ans", "de trois ans"),
    ],
)
def test_a_length_begins_behind_the_verb_that_says_it(language, words, text):
    assert [limit.text for limit in deadlines_in(words, language)] == [text]


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ("to extend for a final period of one year the mandate of the guild", "for a final period of one year"),
        ("to renew for six months its mandate", "for six months"),
        ("to serve for a six-month renewable mandate", "for a six-month renewable mandate"),
    ],
)  # fmt: skip
def test_what_is_extended_is_no_part_of_the_length(words, text):
    assert [limit.text for limit in deadlines_in(words, "en")] == [text]


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ("Proroge d'un an le mandat de la guilde", "d'un an"),
        ("Prolonge de six mois le mandat de la guilde", "de six mois"),
        ("Décide que le mandat de la guilde est prorogé de deux ans", "de deux ans"),
    ],
)
def test_a_length_by_which_a_text_extends_is_a_limit(words, text):
    assert [limit.text for limit in deadlines_in(words, "fr")] == [text]


@pytest.mark.parametrize("words", ["to sing annually", "to sing every two years", "sing each year"])
def test_what_returns_is_recurring(words):
    (found,) = deadlines_in(words, "en")

    assert (found.kind, found.recurring) == ("period", True)


@settings(deadline=None)
@given(st.integers(min_value=1, max_value=300))
def test_a_duration_in_digits_counts_days_in_proportion(number):
    assert duration_days(str(number), "weeks") == 7 * number
    assert duration_days(str(number), "mois") == 30 * number


def test_resolution_58_30_has_its_deadlines(shared_data: Path):
    operative = read(shared_data / "texts" / "en" / "A_HRC_RES_58_30.md").operative

    found = {
        paragraph.number: [(d.kind, d.session or d.days) for d in clause.deadlines]
        for paragraph in operative
        for clause in paragraph.clauses
        if clause.deadlines
    }

    assert found == {"23": [("duration", 365)], "26": [("session", 61)], "27": [("session", 61)]}


@pytest.mark.parametrize(
    ("words", "language", "days"),
    [
        ("to report at its tenth and twelfth sessions, in 2027 and 2029", "en", ["2027-12-31", "2029-12-31"]),
        ("at its seventieth session, from 9 to 19 March 2026", "en", ["2026-03-19"]),
        ("at the tenth session of the Guild of Bells and Ropes, to be held in May 2027", "en", ["2027-05-31"]),
        ("à sa dixième session, qui se tiendra en mai 2027", "fr", ["2027-05-31"]),
        ("at the tenth session of the Council a study on the tunes of 2024", "en", [None]),
    ],
)  # fmt: skip
def test_the_year_printed_with_a_session_says_when_it_is_held(words, language, days):
    held = deadlines_in(words, language)

    assert [due.kind for due in held] == ["session"] * len(days)
    assert [str(due.date) if due.date else None for due in held] == days
