"""Packs on pages: edited with a reason, undone, taken away byte for byte, refused whole."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from manden.access.models import AuditEntry, User
from manden.desk.pack_editing import edit_entry
from manden.desk.packs import bring_up_to_date, install_files, install_from_release
from manden.instruments.models import (
    AwaitedUpload,
    CouncilSession,
    InstalledPack,
    PackEdition,
    Provision,
)
from manden.instruments.pack import available_packs
from manden.instruments.pack_archive import zipped

pytestmark = pytest.mark.django_db
SLUG = "yemen-57-37"
GIST = f"/en/packs/{SLUG}/paragraphs/OP5/"


@pytest.fixture
def pack(operator: User) -> InstalledPack:
    install_from_release(available_packs()["yemen"], by=operator)
    return InstalledPack.objects.get()


@pytest.fixture
def officer(desk_officer: User, signed_in: Callable[[User], Client]) -> Client:
    return signed_in(desk_officer)


def sent(client: Client, address: str, **changes: str) -> object:
    """The form as its page shows it, with `changes`, sent."""
    form = client.get(address).context["form"]
    shown = {one.html_name: "" if one.value() is None else one.value() for one in form}
    return client.post(address, {**shown, "why": "clearer", **changes})


def given(client: Client, *files: tuple[str, bytes]) -> object:
    uploads = [SimpleUploadedFile(name, data) for name, data in files]
    return client.post("/en/packs/give/", {"files": uploads})


def test_an_edited_gist_reaches_the_text_and_keeps_what_came_beside(
    pack: InstalledPack, officer: Client
) -> None:
    sent(officer, GIST, **{"gist.en": "A joint team works with the UN."})

    page = officer.get(GIST).content.decode()
    edition = PackEdition.objects.get()
    assert Provision.objects.get(anchor="OP5").gist_en == "A joint team works with the UN."
    assert "It came as:" in page and edition.before in page.replace("&#x27;", "'")
    assert (edition.field, edition.why) == ("gist.en", "clearer")
    assert AuditEntry.objects.filter(act="pack.edit").count() == 1


def test_every_other_byte_of_the_file_stays(pack: InstalledPack, officer: Client) -> None:
    before = pack.as_kept["paragraphs"]

    sent(officer, GIST, **{"gist.fr": "Une équipe : “ensemble”\\"})

    after = InstalledPack.objects.get().as_kept["paragraphs"]
    changed = [
        (old, new)
        for old, new in zip(before.splitlines(), after.splitlines(), strict=True)
        if old != new
    ]
    assert len(changed) == 1
    assert changed[0][1].strip() == 'fr: "Une équipe : “ensemble”\\\\"'


def test_an_edition_is_undone_and_the_history_keeps_both(
    pack: InstalledPack, officer: Client
) -> None:
    came = Provision.objects.get(anchor="OP5").gist_en
    sent(officer, GIST, **{"gist.en": "Other words."})

    officer.post(f"{GIST}undo/{PackEdition.objects.get().pk}/")

    assert Provision.objects.get(anchor="OP5").gist_en == came
    assert [one.after for one in PackEdition.objects.all()] == ["Other words.", came]


def test_sessions_deadlines_actors_and_themes_are_edited(
    pack: InstalledPack, officer: Client
) -> None:
    at = f"/en/packs/{SLUG}"
    sent(officer, f"{at}/sessions/62/", opens="2026-06-15", closes="2026-07-03", precision="day")
    sent(officer, f"{at}/commitments/OP12.1/", deadlines="session 61\nperiod 2025-01-01 2025-12-31")
    sent(officer, f"{at}/actors/houthis:yemen/", aliases_en="Houthi movement\nAnsar")
    sent(officer, f"{at}/themes/justice/", **{"name.en": "Justice"})

    commitment = Provision.objects.get(anchor="OP12").commitments.get(key="OP12.1")
    assert str(CouncilSession.objects.get(number=62).opens) == "2026-06-15"
    assert sorted(commitment.deadlines.values_list("kind", flat=True)) == ["period", "session"]
    assert {one.field for one in PackEdition.objects.all()} == {
        *("opens", "closes", "precision", "deadlines", "aliases_en", "name.en")
    }


@pytest.mark.parametrize(
    ("address", "changes", "said"),
    [
        ("paragraphs/OP5", {"gist.en": ""}, "required"),
        ("commitments/OP12.1", {"deadlines": "session 99"}, "session"),
        ("commitments/OP12.1", {"deadlines": "soon"}, "“soon” is no deadline"),
        ("sessions/62", {"opens": "2026-09"}, "closes before it opens"),
        ("paragraphs/OP5", {"why": ""}, "required"),
    ],
)
def test_an_edition_that_breaks_the_pack_is_refused_and_changes_nothing(
    pack: InstalledPack, officer: Client, address: str, changes: dict[str, str], said: str
) -> None:
    answer = sent(officer, f"/en/packs/{SLUG}/{address}/", **changes)

    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert InstalledPack.objects.get().as_kept == pack.as_kept


def test_two_who_edit_one_entry_are_both_heard(
    pack: InstalledPack, officer: Client, operator: User
) -> None:
    shown = {one.html_name: one.value() for one in officer.get(GIST).context["form"]}
    edit_entry(
        pack=pack,
        file="paragraphs",
        entry="OP5",
        values={"gist.en": "Theirs."},
        why="first",
        seen=0,
        by=operator,
    )

    answer = officer.post(GIST, {**shown, "gist.en": "Mine.", "why": "mine"})

    assert answer.status_code == 409
    assert "Mine." in answer.content.decode()
    assert Provision.objects.get(anchor="OP5").gist_en == "Theirs."


def test_what_people_wrote_outlives_a_new_release(
    pack: InstalledPack, officer: Client, operator: User
) -> None:
    sent(officer, GIST, **{"gist.en": "People's words."})
    InstalledPack.objects.update(digest="of an earlier release")

    bring_up_to_date(available_packs()["yemen"], by=operator)

    assert Provision.objects.get(anchor="OP5").gist_en == "People's words."
    assert InstalledPack.objects.get().as_came == pack.as_came


def test_a_pack_that_stands_as_it_came_is_not_gone_through_again_at_a_start(
    pack: InstalledPack, operator: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    def read_whole(*_: object, **__: object) -> None:
        raise AssertionError("the pack was read whole")

    monkeypatch.setattr("manden.desk.packs.pack_of", read_whole)
    kept = pack.as_kept

    bring_up_to_date(available_packs()["yemen"], by=operator)

    assert InstalledPack.objects.get().as_kept == kept


def test_an_edited_pack_goes_away_and_comes_back_byte_for_byte(
    pack: InstalledPack, officer: Client
) -> None:
    sent(officer, GIST, **{"gist.en": "Other words."})
    taken = officer.get(f"/en/packs/{SLUG}/export/").content
    InstalledPack.objects.all().delete()

    preview = given(officer, ("pack.zip", taken))
    officer.post(preview.url, {"do": "install"})
    again = officer.get(f"/en/packs/{SLUG}/export/").content

    assert again == taken
    assert InstalledPack.objects.get().origin == "imported"


def test_nothing_is_installed_before_it_is_confirmed_and_a_retry_is_safe(
    pack: InstalledPack, officer: Client
) -> None:
    changed = {**pack.as_kept, "themes": pack.as_kept["themes"].replace('"Children"', '"Child"')}

    preview = given(officer, *((f"{name}.yaml", text.encode()) for name, text in changed.items()))
    page = officer.get(preview.url).content.decode()
    before = InstalledPack.objects.get().as_kept
    twice = [officer.post(preview.url, {"do": "install"}).status_code for _ in range(2)]

    assert "It would change: themes." in page
    assert before == pack.as_kept
    assert twice == [302, 302]
    assert AuditEntry.objects.filter(act="pack.import").count() == 1


def archive(**members: bytes) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, data in members.items():
            packed.writestr(f"{name}.yaml", data)
    return made.getvalue()


def test_a_faulty_pack_is_refused_with_its_line_and_nothing_is_stored(
    pack: InstalledPack, officer: Client
) -> None:
    broken = pack.as_kept["themes"].replace('    en: "Children"\n', "")
    files = {**pack.as_kept, "themes": broken}

    answer = given(officer, ("pack.zip", zipped(files)))

    page = answer.content.decode()
    assert answer.status_code == 422
    assert "themes.yaml, children: the English of" in page and "(line 6)" in page
    assert not AwaitedUpload.objects.exists()


@pytest.mark.parametrize(
    ("files", "said"),
    [
        ([], "no file was given"),
        ([("notes.txt", b"bells")], "notes.txt is no file of a pack"),
        ([("themes.yaml", b"- a\n")], "is missing"),
        ([("themes.yaml", b"a"), ("themes.yaml", b"b")], "given twice"),
        ([("p.zip", b"PK\x03\x04 cut")], "damaged"),
        ([("p.zip", archive(themes=b" " * 3_000_000))], "refused as unsafe"),
        ([("p.zip", archive(**{f"t{n}": b"" for n in range(30)}))], "holds 30 members"),
        ([("mandate.yaml", b"slug: &a [*a]\n")], "aliases"),
        ([("mandate.yaml", b"slug: !!python/object:os.system x\n")], "not readable as YAML"),
        ([("mandate.yaml", b"\xff\xfe")], "not UTF-8"),
        ([("mandate.yaml", b"x" * 5_100_000)], "bytes were given"),
    ],
)
def test_what_is_no_pack_is_refused_in_one_sentence(
    officer: Client, files: list[tuple[str, bytes]], said: str
) -> None:
    answer = given(officer, *files)

    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert not AwaitedUpload.objects.exists()


def test_a_pack_does_not_take_another_ones_text(
    pack: InstalledPack, officer: Client, operator: User
) -> None:
    mandate = pack.as_kept["mandate"].replace(SLUG, "other-pack")

    answer = given(officer, ("pack.zip", zipped({**pack.as_kept, "mandate": mandate})))

    assert answer.status_code == 422
    assert f"the pack {SLUG} states A/HRC/RES/57/37 already" in answer.content.decode()


@pytest.mark.parametrize("address", [GIST, "/en/packs/give/", f"/en/packs/{SLUG}/export/"])
def test_who_may_not_keep_packs_finds_nothing(
    pack: InstalledPack, reviewer: User, signed_in: Callable[[User], Client], address: str
) -> None:
    client = signed_in(reviewer)

    assert client.get(address).status_code == 404
    assert client.get(f"/en/packs/{SLUG}/paragraphs/").status_code == 200


def test_another_persons_upload_is_absent(
    pack: InstalledPack, officer: Client, person: Callable[..., User], signed_in: object
) -> None:
    from manden.access.roles import Role

    preview = given(officer, ("pack.zip", zipped(pack.as_kept)))
    other = signed_in(person("other-officer", Role.DESK_OFFICER))  # type: ignore[operator]

    assert other.get(preview.url).status_code == 404


def test_an_imported_pack_keeps_what_people_wrote(
    pack: InstalledPack, officer: Client, operator: User
) -> None:
    sent(officer, GIST, **{"gist.en": "People's words."})

    preview = given(officer, ("pack.zip", zipped(pack.as_came)))
    officer.post(preview.url, {"do": "install"})

    assert Provision.objects.get(anchor="OP5").gist_en == "People's words."


def test_a_pack_kept_under_another_country_is_edited_alike(operator: User, officer: Client) -> None:
    files = {
        name: (available_packs()["mali"] / f"{name}.yaml").read_text()
        for name in ("mandate", "sessions", "actors", "themes", "capabilities", "paragraphs")
    }
    files["commitments"] = (available_packs()["mali"] / "commitments.yaml").read_text()
    install_files(files, as_came=files, origin="release", by=operator)

    for section in ("followed_points/OP1.f1", "preambular_asks/PP17.a1", "commitments/OP23.1"):
        answer = sent(officer, f"/fr/packs/mali-58-30/{section}/")
        assert answer.status_code == 302

    assert not PackEdition.objects.exists()
