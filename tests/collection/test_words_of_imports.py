"""The words of a file: the desk's own are known, by code or name; the others are refused one by one."""

import pytest

from manden.access.actions import local_operator
from manden.collection.checked import Asked, CannotReadTable
from manden.collection.formats import formats
from manden.collection.formats.incidents.foreign import read_mapping
from manden.collection.loading import load
from manden.collection.words_of_the_desk import words_of_the_desk
from manden.violations.models import Act, Involvement, Party, Term
from manden.violations.seeding import lay_vocabularies
from tests.collection.test_checking_huridocs import SET, folder

pytestmark = pytest.mark.django_db
HEADER = "incident,title,date,victim,violation,method,party"


@pytest.fixture
def desk():
    """A desk with a word and a party of its own."""
    lay_vocabularies(by=local_operator())
    own("poisoning", "Empoisonnement d’un puits", "Poisoning of a well", under="looting")
    Party.objects.create(
        code="lake", kind="militia", name_fr="Milice du Lac", name_en="Militia of the Lake"
    )
    return words_of_the_desk


def own(code, name_fr, name_en, under):
    parent = Term.objects.get(vocabulary="violation", code=under)
    return Term.objects.create(
        vocabulary="violation", code=code, name_fr=name_fr, name_en=name_en, parent=parent
    )


def written(tmp_path, *rows, header=HEADER):
    path = tmp_path / "incidents.csv"
    path.write_text("\n".join([header, *rows]), encoding="utf-8")
    return path


def made(path):
    path.mkdir()
    return path


def checked(path, kind="incidents", **asked):
    return formats()[kind].check(path, Asked(**asked))


@pytest.mark.parametrize(
    "word", ["poisoning", "empoisonnement d'un puits", "POISONING OF A WELL", "Looting > poisoning"]
)
def test_a_word_of_the_desk_is_known_by_its_code_and_by_its_name_in_both_languages(
    tmp_path, desk, word
):
    path = written(tmp_path, f"A,Raid,2023,1,{word},,Milice du Lac")

    told = load(
        checked=checked(path, desk=desk()),
        file=path.name,
        release="",
        licence="",
        by=local_operator(),
    )

    assert told["made"] == 1
    assert Act.objects.get().violation.code == "poisoning"
    assert Involvement.objects.get().party.code == "lake"


def test_a_word_that_the_desk_renamed_is_known_by_both_names(tmp_path, desk):
    Term.objects.filter(code="looting").update(name_fr="Razzia", name_en="Razzia")
    rows = ("A,Raid,2023,1,razzia,,", "B,Raid,2023,1,Looting,,")

    found = checked(written(tmp_path, *rows), desk=desk())

    assert [one.value.acts[0].violation for one in found.accepted] == ["looting", "looting"]


def test_a_name_of_two_words_is_told_by_what_it_stands_under(tmp_path, desk):
    own("poisoning_of_cattle", "Empoisonnement", "Poisoning of cattle", under="looting")
    own("poisoning_of_people", "Empoisonnement", "Poisoning of people", under="killing")
    rows = ("A,Raid,2023,1,Empoisonnement,,", "B,Raid,2023,1,Killing > Empoisonnement,,")

    found = checked(written(tmp_path, *rows), desk=desk())

    assert [one.value.acts[0].violation for one in found.accepted] == ["poisoning_of_people"]
    [refused] = found.refused
    assert "the name of several words" in refused.reason
    assert "poisoning_of_cattle (" in refused.reason and "poisoning_of_people (" in refused.reason


def test_every_word_refused_is_listed_with_its_row_and_the_nearest_that_are_known(tmp_path, desk):
    rows = (
        "A,Raid,2023,1,lootin,shootting,",
        "A,,,2,poisonning of a well,,",
        "B,Raid,2023,1,zzzz,,",
    )

    found = checked(written(tmp_path, *rows), desk=desk())

    told = [(one.line, one.reason.partition(": perhaps ")) for one in found.refused]
    assert [(line, said) for line, (said, _, _) in told] == [
        (2, "incident A: line 2: violation: “lootin” is no word or code of the desk"),
        (2, "incident A: line 2: method: “shootting” is no word or code of the desk"),
        (3, "incident A: line 3: violation: “poisonning of a well” is no word or code of the desk"),
        (4, "incident B: line 4: violation: “zzzz” is no word or code of the desk"),
    ]
    near = [words.split(" (")[0] for _, (_, _, words) in told]
    assert near == ["looting", "shooting", "poisoning", ""]


def test_without_a_desk_it_is_said_by_whose_words_the_file_was_read(tmp_path):
    unknown = checked(written(tmp_path, "A,Raid,2023,1,poisoning,,"))
    known = checked(written(tmp_path, "A,Raid,2023,1,looting,,"))

    assert any("that come with the house" in one for one in unknown.warnings)
    assert not known.warnings


def test_the_words_of_a_foreign_sheet_are_kept_with_its_columns(tmp_path, desk):
    sheet = written(tmp_path, "7,Raid,2023,1,Razzia,,", header="N°,Titre,Date,V,Acte,Moyen,Auteur")
    kept = tmp_path / "columns.yaml"
    kept.write_text(
        "N°: incident\nV: victim\nActe: violation\nwords:\n  violation:\n    razzia: Poisoning of a well\n"
    )

    mapped = read_mapping(kept, desk())
    found = checked(sheet, desk=desk(), mapping=mapped.columns, theirs=mapped.words)

    assert [one.value.acts[0].violation for one in found.accepted] == ["poisoning"]
    kept.write_text("N°: incident\nwords:\n  violation:\n    razzia: poisonin\n")
    with pytest.raises(CannotReadTable, match=r"“poisonin” is no word .* perhaps poisoning"):
        read_mapping(kept, desk())
    kept.write_text("N°: incident\nwords:\n  title:\n    razzia: poisoning\n")
    with pytest.raises(CannotReadTable, match="“title” is none of"):
        read_mapping(kept, desk())


def test_a_set_of_tables_knows_the_words_of_the_desk_and_says_where_the_others_stand(
    tmp_path, desk
):
    acts = SET["acts"].replace("looting", "Empoisonnement d’un puits")
    told = folder(tmp_path, acts=acts, victims=SET["victims"].replace("woman", "wooman"))

    found = checked(told, kind="huridocs", desk=desk())

    assert [one.reason.partition(" is no ")[0] for one in found.refused] == [
        f"event {event}: victims.csv, line 2: sex: “wooman”" for event in ("E1", "E2")
    ]
    good = folder(made(tmp_path / "good"), acts=acts)
    [raid, _] = [one.value for one in checked(good, kind="huridocs", desk=desk()).accepted]
    assert raid.acts[1].violation == "poisoning"


def test_a_party_that_is_not_there_is_refused_with_the_nearest(tmp_path, desk):
    path = written(tmp_path, "A,Raid,2023,1,looting,,Milice du Lacs", "B,Raid,2023,1,looting,,lake")

    told = load(
        checked=checked(path, desk=desk()),
        file=path.name,
        release="",
        licence="",
        by=local_operator(),
    )

    [refused] = told["rejected"]
    assert "perhaps lake (Milice du Lac)" in refused["reason"]
