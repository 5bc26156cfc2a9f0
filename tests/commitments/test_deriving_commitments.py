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
from manden.reading import read
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


def listed(chapeau: str, language: str, *points: str) -> Resolution:
    """A text of one paragraph, with a list."""
    items = "".join(
        f"\n\n({letter}) {point};" for letter, point in zip("abc", points, strict=False)
    )
    head = {"en": "The Human Rights Council,\n\nNoting the bells,"}
    head["fr"] = "Le Conseil des droits de l’homme,\n\nNotant les cloches,"
    text = f"A/HRC/RES/99/1\n\n{head[language]}\n\n1. {chapeau}{items}\n\n2. {_CLOSING[language]}"
    return read(text.encode(), name="bells.txt", language=language)


_CLOSING = {"en": "Decides to remain seized.", "fr": "Décide de rester saisi de la question."}


@pytest.mark.parametrize(
    ("language", "chapeau", "points"),
    [
        ("en", "Calls upon States:", ("To ring the bells", "To mend the tower")),
        ("fr", "Demande aux États :", ("De sonner les cloches", "De réparer la tour")),
    ],
)
def test_each_point_of_a_list_is_an_ask_with_the_verb_and_the_addressee_of_its_chapeau(
    language: str, chapeau: str, points: tuple[str, str], operator: User
) -> None:
    resolution = listed(chapeau, language, *points)
    source = bind_text(resolution=resolution, sha256="0" * 64, by=operator)

    derive_commitments(resolution=resolution, source=source, by=operator)

    asks = Commitment.objects.filter(provision__anchor__startswith="OP1").order_by("key")
    assert [one.key for one in asks] == ["OP1(a).1", "OP1(b).1"]
    assert {one.force for one in asks} == {"call"}
    assert {actor.code for one in asks for actor in one.addressees.all()} == {"states"}
    assert [one.readings.get().clause["action"] for one in asks] == list(points)


def test_a_chapeau_that_names_an_act_is_an_ask_beside_its_points(operator: User) -> None:
    chapeau = "Requests the Town Council to publish by 1 May 2031 a plan that says:"
    resolution = listed(chapeau, "en", "Who rings the bells", "Who mends the tower by 2 May 2032")
    source = bind_text(resolution=resolution, sha256="0" * 64, by=operator)

    derive_commitments(resolution=resolution, source=source, by=operator)

    due = {one.key: one.deadlines.count() for one in Commitment.objects.all()}
    assert due == {"OP1.1": 1, "OP1(a).1": 0, "OP1(b).1": 1, "OP2.1": 0}


def test_a_chapeau_kept_as_an_ask_before_keeps_its_page(operator: User) -> None:
    resolution = listed("Calls upon States:", "en", "To ring the bells", "To mend the tower")
    source = bind_text(resolution=resolution, sha256="0" * 64, by=operator)
    provision = source.instrument.provisions.get(anchor="OP1")
    kept = Commitment.objects.create(
        provision=provision, key="OP1.1", order=0, kind="commitment", verb="call_upon", force="call"
    )

    derive_commitments(resolution=resolution, source=source, by=operator)

    assert kept.readings.count() == 1
    assert Commitment.objects.filter(provision__anchor__startswith="OP1").count() == 3


def ask(text: str, actor: str | None) -> Clause:
    return replace(river_clause(), addressees=(Addressee(text, actor),), deadlines=())


def derived(operator: User, clause: Clause, number: str, title: str, lang: str = "en") -> Actor:
    """Whom the one commitment of a text asks."""
    resolution = replace(
        river_resolution(clause, symbol=f"A/HRC/RES/99/{number}", lang=lang), title=title
    )
    source = bind_text(resolution=resolution, sha256=number * 64, by=operator)
    derive_commitments(resolution=resolution, source=source, by=operator)
    return Commitment.objects.get(provision__instrument=source.instrument).addressees.get()


def test_an_office_of_another_mandate_is_another_actor(
    installed: Instrument, operator: User
) -> None:
    expert = ask("the Independent Expert", "independent_expert")

    chad = derived(operator, expert, "2", "Assistance to Chad")
    again = derived(operator, expert, "3", "Assistance to Chad")
    mali = derived(operator, expert, "4", "Assistance to Mali")
    of_no_state = derived(operator, expert, "5", "Albinism")

    assert (chad.code, chad.name_fr) == ("independent_expert:chad", "Expert indépendant (Tchad)")
    assert again == chad
    assert mali == Actor.objects.get(code="independent_expert")
    assert (of_no_state.name_en, "Mali" in str(of_no_state)) == ("the Independent Expert", False)


def test_a_class_of_actors_is_called_by_no_text_s_own_words(operator: User) -> None:
    some = derived(operator, ask("all actors who hold evidence", "actors"), "2", "The river")
    others = derived(operator, ask("non-State actors", "actors"), "3", "The lake")

    assert some == others
    assert (some.name_fr, some.name_en) == ("Acteurs", "Actors")


def test_a_second_language_gives_an_actor_its_other_name(operator: User) -> None:
    derived(operator, ask("the Committee", "committee"), "2", "The river")

    actor = derived(operator, ask("le Comité", "committee"), "2", "Le fleuve", lang="fr")

    assert (actor.name_en, actor.name_fr) == ("the Committee", "le Comité")


def test_what_a_verb_printed_once_above_decides_is_a_commitment_each(operator: User) -> None:
    text = (
        "A/RES/50/218\n\nThe General Assembly,\n\nNoting the bells,\n\nResolves that:\n\n"
        "1. The fund of bells shall be kept for the biennium 1996-1997 with 100 dollars;\n\n"
        "2. Member States shall pay into it;\n"
    )
    resolution = read(text.encode(), name="A_RES_50_218.txt")
    source = bind_text(resolution=resolution, sha256="0" * 64, by=operator)

    derive_commitments(resolution=resolution, source=source, by=operator)

    due = {one.key: [d.kind for d in one.deadlines.all()] for one in Commitment.objects.all()}
    assert due == {"OP1.1": ["period"], "OP2.1": []}
