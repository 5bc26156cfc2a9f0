"""From the words of OP3 to a number in a Word file, and from that number back to the words."""

from __future__ import annotations

import io
import re
from datetime import date
from uuid import uuid4
from zipfile import ZipFile

import pytest
from docx import Document

from manden.access.roles import Role
from manden.analysis.question import question_of
from manden.commitments.actions import install_commitments
from manden.commitments.models import Commitment
from manden.instruments.actions import install_pack
from manden.instruments.pack import available_packs, load_pack
from manden.reporting.actions import approve_figure, keep_figure
from manden.reporting.document import figures_document
from manden.reporting.models import Figure
from manden.reporting.recomputing import recompute
from manden.reporting.trail import trace
from manden.violations.actions import bear_on, enter_incident
from manden.violations.entry import EffectEntry, IncidentEntry, SourceEntry
from manden.violations.seeding import lay_vocabularies
from manden.violations.verifying import verify

SCHOOLS = {"unit": "facilities", "where": {"status": ["verified"], "on": ["school"]}}
TITLE = {"fr": "Attaques contre des écoles", "en": "Attacks on schools"}


@pytest.mark.django_db
def test_from_the_paragraph_to_a_number_and_back(operator, person):
    pack = load_pack(available_packs()["mali"])
    text = install_pack(pack=pack, digest="d" * 64, by=operator)
    install_commitments(pack=pack, instrument=text, by=operator)
    lay_vocabularies(by=operator)
    officer = person("officer", Role.DESK_OFFICER, clearance="confidential")
    reviewer = person("reviewer", Role.REVIEWER, clearance="confidential")
    asks = Commitment.objects.filter(provision__anchor="OP3").earliest("order")

    burnt = IncidentEntry(
        title="An invented school is burnt, and another",
        effects=(EffectEntry("school", "attack"), EffectEntry("school", "attack")),
        sources=(SourceEntry("witness", "primary", "An invented account."),),
    )
    incident = enter_incident(entry=burnt, submission=uuid4(), by=officer, fictitious=True)
    bear_on(incident=incident, commitment=asks, reason="it struck two schools", by=officer)
    verify(incident=incident, status="verified", standard="reasonable_grounds",
           reasons="Seen on the spot.", on=date(2025, 11, 1), by=reviewer)  # fmt: skip
    figure = keep_figure(question=question_of(SCHOOLS), title=TITLE, shape="number",
                         commitment=asks, bearing="what OP3 asks", by=officer)  # fmt: skip
    approve_figure(figure=figure, by=reviewer)
    written = figures_document([figure], language="en")

    paragraphs = [one.text for one in Document(io.BytesIO(written)).paragraphs]
    assert any(text.startswith("2 effects on schools") for text in paragraphs)
    note = ZipFile(io.BytesIO(written)).read("word/footnotes.xml").decode()
    [key] = set(re.findall(r"F-[0-9A-Z]{7}", note))
    back = trace(Figure.objects.get(key=key), by=reviewer)
    assert back["records"]["incidents"] == [incident.key] and back["records"]["sources"] == 1
    assert (back["commitment"], back["provision"], back["instrument"]) == (
        asks.key, "OP3", "A/HRC/RES/58/30",
    )  # fmt: skip
    assert back["words"]["gist_en"] == asks.provision.gist_en
    assert recompute(figure, by=reviewer).equal
