"""Clauses become commitments: paired with what a pack states, or made from the text alone."""

from dataclasses import replace

import pytest

from manden.access.models import AuditEntry, User
from manden.actors.models import Actor
from manden.commitments.actions import derive_commitments, install_commitments
from manden.commitments.models import ClauseReading, Commitment
from manden.instruments.actions import bind_text, install_pack
from manden.instruments.models import Instrument
from manden.instruments.pack import Pack
from manden.reading.resolution import Addressee, Clause, Deadline, Paragraph, Resolution
from manden.search.actions import gathered

pytestmark = pytest.mark.django_db


def river_clause(force: str = "urge", verb: str = "urge") -> Clause:
    return Clause(
        opening="Urges",
        verb=verb,
        force=force,
        directive=True,
        addressees=(Addressee("the River Council", "river_council"),),
        action="to publish the levels of the river",
        deadlines=(Deadline("session", "at its sixty-first session", session=61),),
        start=0,
        end=52,
    )


def river_resolution(
    *clauses: Clause, symbol: str = "A/HRC/RES/99/1", lang: str = "en"
) -> Resolution:
    text = "Urges the River Council to publish the levels of the river by its sixty-first session;"
    return Resolution(
        source="river.txt",
        language=lang,
        body="HRC",
        symbol=symbol,
        number="99/1",
        title="Levels of the river",
        operative=(Paragraph("OP1", text, "Urges", "1", clauses=clauses),),
    )


def test_a_pack_lays_every_commitment_before_any_text(installed: Instrument) -> None:
    commitments = Commitment.objects.filter(provision__instrument=installed)

    kinds = [commitments.filter(kind=kind).count() for kind in Commitment.Kind.values]

    assert kinds == [32, 18, 2]
    assert installed.provisions.count() == 54
    assert not commitments.filter(action_fr="").exists()
    assert not commitments.filter(action_en="").exists()


def test_installing_a_pack_again_changes_no_row(
    mali: Pack, installed: Instrument, operator: User
) -> None:
    before = sorted(Commitment.objects.values_list("pk", "key"))

    with gathered():
        install_pack(pack=mali, digest="e" * 64, by=operator)
        install_commitments(pack=mali, instrument=installed, by=operator)

    assert sorted(Commitment.objects.values_list("pk", "key")) == before


def test_a_session_that_cannot_be_counted_is_kept_by_its_words(operator: User) -> None:
    at_next = Deadline("session", "at the next session of the Basin Committee")
    resolution = river_resolution(replace(river_clause(), deadlines=(at_next,)))
    source = bind_text(resolution=resolution, sha256="0" * 64, by=operator)

    derive_commitments(resolution=resolution, source=source, by=operator)

    kept = Commitment.objects.get().deadlines.get()
    assert (kept.kind, kept.session_number, kept.text) == ("session", None, at_next.text)


def test_a_text_without_a_pack_makes_its_own_commitments(operator: User) -> None:
    resolution = river_resolution(river_clause())
    source = bind_text(resolution=resolution, sha256="0" * 64, by=operator)

    differences = derive_commitments(resolution=resolution, source=source, by=operator)

    commitment = Commitment.objects.get()
    assert differences == []
    assert commitment.key == "OP1.1"
    assert [actor.code for actor in commitment.addressees.all()] == ["river_council"]
    assert commitment.deadlines.get().session_number == 61
    assert commitment.readings.get().words.startswith("Urges the River Council")


def test_a_clause_that_asks_nothing_becomes_a_followed_point(operator: User) -> None:
    welcome = Clause("Welcomes", "welcome", "welcome", False, (), "the flood plan", (), 0, 20)
    resolution = river_resolution(welcome)
    source = bind_text(resolution=resolution, sha256="0" * 64, by=operator)

    derive_commitments(resolution=resolution, source=source, by=operator)

    point = Commitment.objects.get()
    assert (point.kind, point.key) == (Commitment.Kind.FOLLOWED_POINT, "OP1.f1")
    assert not point.addressees.exists()


def test_reading_a_text_again_keeps_the_commitments_people_know(operator: User) -> None:
    first = river_resolution(river_clause())
    source = bind_text(resolution=first, sha256="0" * 64, by=operator)
    derive_commitments(resolution=first, source=source, by=operator)
    known = Commitment.objects.get().pk

    again = bind_text(resolution=first, sha256="1" * 64, by=operator)
    derive_commitments(resolution=first, source=again, by=operator)

    assert Commitment.objects.get().pk == known
    assert ClauseReading.objects.count() == 1


def test_two_languages_of_one_text_share_their_commitments(operator: User) -> None:
    for language, digest in (("en", "0"), ("fr", "1")):
        resolution = river_resolution(river_clause(), lang=language)
        source = bind_text(resolution=resolution, sha256=digest * 64, by=operator)
        derive_commitments(resolution=resolution, source=source, by=operator)

    readings = Commitment.objects.get().readings.order_by("language")

    assert [reading.language for reading in readings] == ["en", "fr"]


def test_where_the_text_differs_from_the_pack_it_is_said(
    installed: Instrument, operator: User
) -> None:
    resolution = river_resolution(river_clause("request", "request"), symbol=installed.symbol)
    source = bind_text(resolution=resolution, sha256="0" * 64, by=operator)

    differences = derive_commitments(resolution=resolution, source=source, by=operator)

    assert any("OP1" in told for told in differences)


def test_an_actor_that_no_register_holds_is_registered_and_audited(operator: User) -> None:
    resolution = river_resolution(river_clause())
    source = bind_text(resolution=resolution, sha256="0" * 64, by=operator)

    derive_commitments(resolution=resolution, source=source, by=operator)

    actor = Actor.objects.get(code="river_council")
    assert actor.name_en == "the River Council"
    assert AuditEntry.objects.filter(record=f"actors.actor:{actor.pk}").exists()


def test_a_clause_that_comes_later_takes_a_key_never_given(operator: User) -> None:
    urge, ask = river_clause(), river_clause("request", "request")
    for clauses, digest in (((urge,), "0"), ((ask, urge), "1"), ((ask,), "2")):
        resolution = river_resolution(*clauses)
        source = bind_text(resolution=resolution, sha256=digest * 64, by=operator)
        derive_commitments(resolution=resolution, source=source, by=operator)

    keys = sorted(Commitment.objects.values_list("key", "verb"))

    assert keys == [("OP1.1", "urge"), ("OP1.2", "request")]
