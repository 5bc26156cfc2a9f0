"""Specimens for the gallery: every component in every state, on invented matter."""

from __future__ import annotations

from datetime import date, timedelta
from types import SimpleNamespace
from typing import Any

from django.core.paginator import Paginator

from manden.actors.models import Actor
from manden.desk.gallery_of_records import specimens_of_records
from manden.desk.queries.cited import CitedText
from manden.desk.queries.clock import Clock, Moment
from manden.desk.queries.due import Due
from manden.desk.queries.filters import Choice, FilterGroup
from manden.desk.queries.living import Paragraph, Section
from manden.desk.queries.margin import Note
from manden.desk.queries.printed import Asked
from manden.desk.queries.sight import Sight
from manden.desk.queries.wanted import Wanted
from manden.desk.queries.wording import Piece, Wording, Words
from manden.instruments.models import Instrument
from manden.registers.forms import DevelopmentForm
from manden.registers.models import Development

INSTRUMENT = Instrument(
    symbol="X/1/1",
    number="1/1",
    slug="x-1-1",
    body="HRC",
    title_fr="Une résolution inventée",
    title_en="An invented resolution",
    session_number=1,
    agenda_item="10",
    vote_mode="without_vote",
    adopted=date(2025, 4, 1),
)
_TEXT = {
    "symbol": "X/1/1",
    "slug": "x-1-1",
    "title": "…",
    "title_fr": "Une résolution inventée",
    "title_en": "An invented resolution",
    "adopted": date(2025, 4, 1),
    "sources": SimpleNamespace(all=[SimpleNamespace(language="en")]),
}
ACTOR = Actor(code="invented", name_fr="Autorité inventée", name_en="Invented Authority")


def specimens(today: date) -> dict[str, Any]:
    """The contexts of the gallery's components, reckoned from `today`."""
    notes = _notes(today)
    sections = [_section("OP1", notes[:2], True), _section("OP2", notes[2:], False)]
    page = SimpleNamespace(
        instrument=INSTRUMENT,
        previous="X/0/1",
        commitment=SimpleNamespace(key="OP1.1"),
        sight=Sight(commitments=True, developments=True, levels=("public", "internal")),
        wanted=Wanted(),
        wording=Wording("gist", "fr", ("en", "fr")),
        mixed_words=False,
        clock=_clock(today, 40),
        operative=sections,
        preamble_shown=(),
        left_out=2,
        filters=_filters(),
    )
    return {
        **specimens_of_records(today, INSTRUMENT),
        "page": page,
        "note": notes[0],
        "quoted": Words((Piece("Exhorte", "ask"), Piece(" à publier.")), "official", "fr"),
        "today": today,
        "others": (INSTRUMENT,),
        "texts": Paginator([SimpleNamespace(**_TEXT)], 1).page(1),
        "cited": (
            CitedText("X/0/1", today, ("PP1", "OP3"), "x-0-1", True),
            CitedText("X/0/2", None, ("OP1",), None, False),
        ),
        "clock_passed": _clock(today, -400),
        "wordings": [
            Wording(shown, "fr", held)
            for shown, held in (("gist", ()), ("gist", ("en",)), ("en", ("en",)), ("fr", ("fr",)))
        ],
        "form": DevelopmentForm(today=today),
        "refused_form": DevelopmentForm({"happened": "hier"}, today=today),
    }


def _notes(today: date) -> list[Note]:
    days = [timedelta(days) for days in (10, 200, -10)]
    near, later, passed = (today + span for span in days)
    return [
        _note("OP1.1", "urge", (ACTOR,), (Due("date", first=near, last=near),), today, 2),
        _note("OP1.2", "call", (), (Due("session", session=61, first=later, last=later),), today),
        _note("OP2.1", "request", (ACTOR, ACTOR), (Due("date", first=passed, last=passed),), today),
        _note("OP2.2", "decide", (ACTOR,), (Due("period", first=passed, last=later),), today),
        _note("OP2.3", "invite", (ACTOR,), (Due("duration", days=90),), today),
        _note(
            "OP2.4", "request", (ACTOR,), (Due("rhythm", "tous les trois mois", days=90),), today
        ),
        _note("OP2.f1", "welcome", (), (), today, 1, kind="followed_point"),
    ]


def _note(
    key: str,
    force: str,
    addressees: tuple[Actor, ...],
    dues: tuple[Due, ...],
    today: date,
    evidence: int = 0,
    kind: str = "commitment",
) -> Note:
    latest = Development(
        happened=today - timedelta(days=12),
        statement_fr="Fait inventé : une liste est publiée",
        statement_en="An invented fact: a list is published",
        fictitious=True,
    )
    return Note(
        key=key,
        kind=kind,
        force=force,
        action="…",
        action_language="",
        asked=tuple(Asked(one) for one in addressees),
        acting_body=force == "decide",
        dues=dues,
        evidence=evidence,
        latest=latest if evidence else None,
        themes=frozenset(),
        capabilities=frozenset(),
    )


def _section(anchor: str, notes: list[Note], official: bool) -> Section:
    pieces = (Piece("Exhorte", "ask"), Piece(" l’Autorité inventée à publier sa liste : « tout »."))
    words = Words(pieces, "official" if official else "gist", "fr")
    child = Words((), "none", "fr")
    paragraphs = (
        Paragraph(anchor, anchor[2:], official, 0, words, tuple(notes), 0),
        Paragraph(f"{anchor}(a)", "a)", False, 1, child, (), 3),
        Paragraph(f"{anchor}(b)", "b)", False, 1, child, (), 0, under=notes[0]),
    )
    return Section(anchor, anchor[2:], True, official, 0, paragraphs)


def _clock(today: date, days: int) -> Clock:
    moment = Moment(today + timedelta(days=days), today)
    return Clock(61, moment, moment, moment, moment, 1762, 9, 1, 1761)


def _filters() -> tuple[FilterGroup, ...]:
    choices = (
        Choice("invented", "Autorité inventée", 12, "?", True),
        Choice("nobody", "", 1, "?", False),
    )
    due = (Choice("near", "", 3, "?", False), Choice("passed", "", 1, "?", False))
    known = (Choice("nothing", "", 3, "?", False), Choice("something", "", 1, "?", False))
    return (
        FilterGroup("addressee", choices),
        FilterGroup("theme", choices[:1]),
        FilterGroup("capability", choices[:1]),
        FilterGroup("due", due),
        FilterGroup("known", known),
    )
