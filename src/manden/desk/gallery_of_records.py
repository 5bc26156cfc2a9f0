"""Further specimens for the gallery: what is known, kept, compared, dated and found."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from types import SimpleNamespace
from typing import Any

from manden.access.models import User
from manden.actors.models import Actor
from manden.commitments.forms import RemarkForm, TaskForm
from manden.commitments.models import Remark, Task
from manden.desk.queries.calendar import Event
from manden.desk.queries.changes import Change, Row, Segment
from manden.desk.queries.commitment import Decision, ReadClause
from manden.desk.queries.keeping import Part
from manden.desk.reason_words import reason_said
from manden.instruments.models import Instrument
from manden.registers.forms import ConfirmationForm
from manden.registers.models import Development
from manden.search.asked import Asked
from manden.search.highlight import Piece, Snippet
from manden.search.queries import Result

SOMEBODY = User(username="awa", pk=0)


def specimens_of_records(today: date, instrument: Instrument) -> dict[str, Any]:
    """The contexts of these components, on invented matter of `instrument`."""
    earlier = Instrument(symbol="X/0/1", number="0/1", slug="x-0-1")
    return {
        "told": ["Un fait nouveau est enregistré."],
        "refused_whole": SimpleNamespace(non_field_errors=["Ce formulaire est envoyé deux fois."]),
        "listed": SimpleNamespace(
            has_other_pages=True,
            has_previous=True,
            has_next=True,
            previous_page_number=1,
            next_page_number=3,
            number=2,
            paginator=SimpleNamespace(num_pages=7),
        ),
        "bearing": SimpleNamespace(development=_development(today), reason="Porte sur la liste"),
        "statement": SimpleNamespace(development=_statement(today), reason="Porte sur la liste"),
        "confirmation": ConfirmationForm(auto_id=False),
        "figures": [
            SimpleNamespace(
                key="F-0000000",
                title="Un chiffre inventé",
                approved_at=None,
                commitment=SimpleNamespace(provision=SimpleNamespace(anchor="OP3")),
            )
        ],
        "clause": _clause(),
        "kept": _kept(today, instrument),
        "events": list(_events(today, instrument)),
        "mandates": (instrument, earlier),
        "old": earlier,
        "changes": _changes(),
        "proposals": {"OP1": [_proposal(True)], "OP2": [_proposal(False)]},
        "news": _news(instrument),
        "found": _found(),
        "asked": Asked(q="liste", kind="provision"),
        "nothing_asked": Asked(),
    }


def _development(today: date) -> Development:
    return Development(
        pk=1,
        happened=today - timedelta(days=12),
        statement_fr="Fait inventé : une liste est publiée",
        statement_en="An invented fact: a list is published",
        source="Source inventée",
        reliability="medium",
        level="internal",
        fictitious=True,
    )


def _statement(today: date) -> Development:
    """What an institution says of itself, not confirmed yet."""
    said = _development(today)
    said.pk, said.reliability, said.recorded_by = 2, "unknown", User(username="point-focal")
    said.said_by = Actor(
        pk=1, code="invented", name_fr="Autorité inventée", name_en="Invented Authority"
    )
    return said


def _clause() -> ReadClause:
    rules = ("verb: urge", "words between the verb and the act")
    decisions = tuple(map(Decision, map(reason_said, rules), ("Exhorte", "l’Autorité")))
    words = "Exhorte l’Autorité inventée à publier sa liste"
    return ReadClause("fr", "Exhorte", words, "s’il y a lieu", True, decisions)


def _kept(today: date, instrument: Instrument) -> Any:
    at = datetime.combine(today, time(9), UTC)
    amended = SimpleNamespace(by=SOMEBODY, at=at, why="demandé par lettre")
    change = SimpleNamespace(
        part="Pour quand", amendment=amended, before="aucune échéance", after="d’ici à juin"
    )
    late = today - timedelta(days=9)
    tasks = (
        Task(pk=1, title="Relancer", assigned_to=SOMEBODY, set_by=SOMEBODY, due=today),
        Task(pk=2, title="Relire", assigned_to=SOMEBODY, set_by=SOMEBODY, due=late),
        Task(pk=3, title="Classer", assigned_to=SOMEBODY, done_by=SOMEBODY, done_at=at),
    )
    return SimpleNamespace(
        parts=(Part("deadline", "Pour quand", "aucune échéance"), Part("themes", "Thèmes", None)),
        history=(change,),
        remarks=(Remark(pk=1, by=SOMEBODY, at=at, text="@awa, où en est la liste ?"),),
        tasks=tasks,
        remark_form=RemarkForm(auto_id="remark_%s"),
        task_form=TaskForm(auto_id="task_%s"),
        may_amend=False,
        earlier=_earlier(today, instrument),
    )


def _earlier(today: date, instrument: Instrument) -> Any:
    bearing = SimpleNamespace(development=_development(today))
    return SimpleNamespace(
        instrument=instrument,
        key="OP1.1",
        action="publier la liste",
        verb="urge",
        bearings=SimpleNamespace(all=[bearing]),
        remarks=SimpleNamespace(all=[]),
    )


def _events(today: date, instrument: Instrument) -> Any:
    spans = (("session", 40, 75, True), ("report", 12, 12, True), ("mandate_end", -90, 270, True))
    passed = (("dialogue", -40, -40, True), ("commitment", -10, -10, False))
    for kind, first, last, settled in (*spans, *passed):
        yield Event(
            identity=kind,
            kind=kind,
            instrument=instrument,
            first=today + timedelta(days=first),
            last=today + timedelta(days=last),
            session=1,
            key="OP1.1" if kind == "commitment" else "",
            words="publier la liste",
            settled=settled,
        )


def _changes() -> Any:
    rows = (
        Row(
            "amended", ("OP1",), ("OP1",),
            (Segment("", "Exhorte "), Segment("del", "les parties")),
            (Segment("", "Exhorte "), Segment("ins", "l’Autorité")),
        ),
        Row("added", (), ("OP2",), (), (Segment("ins", "Prie de publier."),)),
        Row("same", ("OP3",), ("OP3",), (), (Segment("", "Décide de rester saisi."),)),
    )  # fmt: skip
    return SimpleNamespace(
        language="fr",
        rows=rows,
        counts={"amended": 1, "added": 1, "same": 1},
        forces=(Change("OP1", ("urge",), ("encourage",)),),
        addressees=(Change("OP1", ("les parties",), ()),),
        deadlines=(Change("OP1", (), ("avant juin",)),),
        added=rows[1:2],
        dropped=(),
        beyond_cut=(),
    )


def _proposal(confirmed: bool) -> Any:
    pair = {"old": SimpleNamespace(key="OP1.1"), "new": SimpleNamespace(key="OP1.1")}
    return SimpleNamespace(confirmed=confirmed, **pair)


def _news(instrument: Instrument) -> Any:
    returned = SimpleNamespace(
        new=SimpleNamespace(
            key="OP1.1", instrument=instrument, provision=SimpleNamespace(anchor="OP1")
        )
    )
    return SimpleNamespace(
        nothing=False, mentions=[1], assigned=[1, 2], deadlines=[1], returned=[returned]
    )


def _found() -> Any:
    pieces = (Piece("une "), Piece("liste", found=True), Piece(" est publiée"))
    snippet = Snippet("fr", "gist", pieces, cut_before=True, cut_after=True)
    return SimpleNamespace(
        sought=SimpleNamespace(phrases=(("une", "liste"),)),
        results=[Result("provision", "1/1 · OP1", "#", snippet, True)],
        page=2,
        pages=3,
        previous="?page=1",
        following="?page=3",
    )
