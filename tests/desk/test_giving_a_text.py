"""A text given on a page: read apart within limits, shown, bound on confirmation, once."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils.html import strip_tags

from manden.access.models import AuditEntry, User
from manden.desk import reading_apart
from manden.instruments.models import (
    AwaitedUpload,
    EarlierReading,
    InstalledPack,
    Instrument,
    TextSource,
)
from manden.reading import CannotRead

pytestmark = pytest.mark.django_db
TEXT = (
    b"A/HRC/RES/99/1\n\nThe Human Rights Council,\n\nNoting the bells,\n\n"
    b"1. Urges the town to ring them;\n\n2. Decides to listen.\n"
)


@pytest.fixture
def officer(desk_officer: User, signed_in: Callable[[User], Client]) -> Client:
    return signed_in(desk_officer)


def give(client: Client, data: bytes = TEXT, name: str = "bells.txt", **more: str) -> object:
    return client.post("/en/texts/give/", {"file": SimpleUploadedFile(name, data), **more})


def test_a_text_is_shown_before_it_is_bound(officer: Client) -> None:
    preview = give(officer)
    shown = officer.get(preview.url)
    before = Instrument.objects.count()

    bound = officer.post(preview.url, {"do": "bind"})

    read = shown.context["read"]
    assert [one.anchor for one in read.paragraphs] == ["PP1", "OP1", "OP2"]
    assert (read.clauses, read.asks) == (2, 2)
    assert before == 0
    assert bound.url == "/en/texts/a-hrc-res-99-1/"
    assert bytes(TextSource.objects.get().content) == TEXT


def test_a_retry_is_safe_and_the_file_does_not_stay_behind(officer: Client) -> None:
    first, second = give(officer), give(officer)

    answers = [officer.post(first.url, {"do": "bind"}) for _ in range(2)]

    assert first.url == second.url
    assert answers[0].url == answers[1].url
    assert TextSource.objects.count() == 1
    assert AuditEntry.objects.filter(act="text.bind").count() == 1
    assert AwaitedUpload.objects.get().content is None


def test_a_text_of_a_mandate_brings_its_pack(officer: Client) -> None:
    preview = give(officer, TEXT.replace(b"99/1", b"57/37"))

    packs = officer.get(preview.url).context["read"].packs
    officer.post(preview.url, {"do": "bind"})

    assert packs == ("yemen-57-37",)
    assert InstalledPack.objects.get().slug == "yemen-57-37"


def test_a_second_reading_takes_the_place_of_the_first_which_is_kept(officer: Client) -> None:
    officer.post(give(officer).url, {"do": "bind"})
    preview = give(officer, TEXT.replace(b"Urges", b"Calls upon"))

    held_as = officer.get(preview.url).context["read"].held_as
    officer.post(preview.url, {"do": "bind"})

    assert held_as == "A/HRC/RES/99/1"
    earlier = EarlierReading.objects.get().reading["operative"][0]
    assert earlier["text"].startswith("Urges")
    assert TextSource.objects.count() == 1


def test_what_the_reader_warns_of_is_said_in_the_language_of_the_page(officer: Client) -> None:
    preview = give(officer, TEXT.replace(b"2. Decides", b"4. Decides"))

    french, english = (
        officer.get(preview.url.replace("/en/", f"/{language}/")).content.decode()
        for language in ("fr", "en")
    )

    assert "les paragraphes 2 à 3 n’ont pas été trouvés avant lui" in french
    assert "paragraph 2 to 3 was not found before it" in english


def test_a_refusal_is_said_in_the_language_of_the_page(officer: Client) -> None:
    given = {"file": SimpleUploadedFile("bells.txt", b"\x89PNG\r\n\x1a\n" * 40)}

    french = officer.post("/fr/texts/give/", given)
    nothing = officer.post("/fr/texts/give/", {})

    assert (french.status_code, nothing.status_code) == (422, 422)
    assert "bells.txt\xa0: c’est une image" in french.content.decode()
    assert "aucun fichier" in nothing.content.decode()


def test_a_desk_without_official_words_leads_to_where_one_gives_them(
    instrument: Instrument,
    officer: Client,
    focal_point: User,
    signed_in: Callable[[User], Client],
) -> None:
    instrument.provisions.create(anchor="OP1", kind="operative", order=1, gist_fr="Il demande.")

    gives = officer.get("/fr/").content.decode()
    reads = signed_in(focal_point).get("/fr/").content.decode()

    assert '<a href="/fr/texts/give/">donnez-le ici</a>' in gives
    assert "/fr/texts/give/" not in reads.split("<main", 1)[1]
    assert "un chargé de dossier peut le donner" in reads


def test_a_text_is_dropped(officer: Client) -> None:
    preview = give(officer)

    officer.post(preview.url, {"do": "drop"})

    assert not AwaitedUpload.objects.exists()
    assert not Instrument.objects.exists()


def bomb() -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("word/document.xml", b" " * 60_000_000)
    return made.getvalue()


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("bells.txt", b"   ", "empty"),
        ("bells.docx", bomb(), "refused as unsafe"),
        ("bells.pdf", b"\x89PNG\r\n", "picture"),
        ("bells.doc", b"\xd0\xcf\x11\xe0" + b"x" * 600, "old or protected Word file"),
        ("bells.zip", b"PK\x03\x04cut", "damaged"),
    ],
)
def test_a_file_refused_is_refused_in_one_sentence_and_forgotten(
    officer: Client, name: str, data: bytes, said: str
) -> None:
    answer = give(officer, data, name)

    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert not AwaitedUpload.objects.exists()


def test_the_child_is_held_to_time_and_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading_apart, "SECONDS", 0.01)

    with pytest.raises(CannotRead, match="takes over"):
        reading_apart.read_apart(TEXT, name="bells.txt")


def test_the_child_may_write_no_file_and_sees_no_secret(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MANDEN_PASSPHRASE", "secret")
    seen: dict[str, object] = {}
    run = reading_apart.subprocess.run

    def spied(*args: object, **kwargs: object) -> object:
        seen.update(kwargs["env"])  # type: ignore[call-overload]
        return run(*args, **kwargs)  # type: ignore[call-overload]

    monkeypatch.setattr(reading_apart.subprocess, "run", spied)
    reading_apart.read_apart(TEXT, name="bells.txt")

    assert set(seen) == {"PYTHONPATH", "PYTHONUTF8"}


def test_who_may_not_register_texts_finds_nothing(
    reviewer: User, officer: Client, signed_in: Callable[[User], Client]
) -> None:
    preview = give(officer)
    client = signed_in(reviewer)

    assert client.get("/en/texts/give/").status_code == 404
    assert client.get(preview.url).status_code == 404


def test_the_points_of_a_list_stand_on_the_page_with_verb_and_addressee(officer: Client) -> None:
    """Points that say what to do are asks; those that detail an act say of which ask."""
    data = (
        b"A/HRC/RES/99/2\n\nThe Human Rights Council,\n\nNoting the bells,\n\n"
        b"1. Calls upon States:\n\n(a) To ring the bells;\n\n(b) To mend the tower;\n\n"
        b"2. Requests the Secretary-General to report on:\n\n(a) The bells;\n\n(b) The tower.\n"
    )
    preview = give(officer, data)
    asks = officer.get(preview.url).context["read"].asks

    page = officer.post(preview.url, {"do": "bind"}, follow=True)

    assert asks == 3
    told = " ".join(strip_tags(page.content.decode()).split())
    assert "Calls upon States \u2192 To ring the bells" in told
    assert "Calls upon States \u2192 To mend the tower" in told
    assert told.count("detail of OP2.1: requests the Secretary-General") == 2


def test_a_text_given_is_listed_with_the_languages_in_which_it_is_held(officer: Client) -> None:
    preview = give(officer)
    home = officer.post(preview.url, {"do": "bind"}, follow=True).content.decode()

    page = " ".join(strip_tags(officer.get("/en/packs/").content.decode()).split())

    assert "A/HRC/RES/99/1not knownEnglish" in page
    assert '<a href="/en/packs/">All texts of this desk</a>' in home


def test_a_text_is_taken_away_in_every_form_that_the_reader_writes(officer: Client) -> None:
    dated = TEXT.replace(b"The Human", b"Adopted on 4 April 2031\n\nThe Human", 1)
    page = officer.post(give(officer, dated).url, {"do": "bind"}, follow=True).content.decode()
    at = "/en/texts/a-hrc-res-99-1/take/en"

    taken = {
        form: officer.get(f"{at}/{form}/") for form in ("json", "html", "akn", "jsonld", "csv")
    }
    given = officer.get(f"{at}/file/")

    assert all(f'href="{at}/{form}/"' in page for form in (*taken, "file"))
    assert json.loads(taken["json"].content)["symbol"] == "A/HRC/RES/99/1"
    assert b"akomaNtoso" in taken["akn"].content and b"@graph" in taken["jsonld"].content
    assert taken["html"].content.startswith(b"<!")
    assert taken["csv"].content.decode().count("A/HRC/RES/99/1") == 2
    assert taken["csv"]["Content-Disposition"] == 'attachment; filename="a-hrc-res-99-1.en.csv"'
    assert given.content == dated
    assert officer.get("/en/texts/a-hrc-res-99-1/take/fr/json/").status_code == 404
    assert officer.get(f"{at}/docx/").status_code == 404


def test_a_text_without_a_day_is_no_akoma_ntoso_and_that_is_said(officer: Client) -> None:
    officer.post(give(officer, TEXT.replace(b"A/HRC/RES/99/1", b"")).url, {"do": "bind"})
    slug = Instrument.objects.get().slug

    answer = officer.get(f"/en/texts/{slug}/take/en/akn/", follow=True)

    assert "The day of its adoption is not known" in answer.content.decode()


def test_no_summary_is_offered_of_a_text_that_has_none(officer: Client) -> None:
    english = officer.post(give(officer).url, {"do": "bind"}, follow=True).content.decode()

    french = officer.get("/fr/texts/a-hrc-res-99-1/").content.decode()

    assert "Read the plain summary" not in english
    assert "résumé" not in french.lower()
    assert "Texte officiel, en anglais." in french
    assert "Le texte officiel n’est pas détenu en français." in french
    assert "<h1>A/HRC/RES/99/1</h1>" in french


def test_the_form_of_a_development_says_on_what_it_is(officer: Client) -> None:
    officer.post(give(officer).url, {"do": "bind"})

    form = officer.get("/en/texts/a-hrc-res-99-1/OP1.1/record/").content.decode()
    page = officer.get("/en/texts/a-hrc-res-99-1/OP1.1/").content.decode()

    assert "On: Urges the town to ring them" in form
    assert ">Urges … to ring them</h1>" in page
