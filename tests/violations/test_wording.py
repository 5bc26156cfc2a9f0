"""The desk's own words: kept in both languages, under one another, and matched to the field's codes."""

from __future__ import annotations

import csv

import pytest

from manden.access.models import AuditEntry
from manden.violations import huridocs
from manden.violations.models import Party, Term
from manden.violations.seeding import lay_vocabularies
from manden.violations.seeding_terms import terms_of
from manden.violations.wording import CannotKeepWord, keep_party, keep_term

pytestmark = pytest.mark.django_db
ROOM = "/en/vocabularies/"


@pytest.fixture
def client(signed_in, desk_officer, vocabularies):
    return signed_in(desk_officer)


def word(**more):
    return {"code": "drowning", "name_fr": "Noyade", "name_en": "Drowning", "in_use": "on", **more}


def test_a_word_is_made_and_stands_under_another(client):
    parent = Term.objects.get(vocabulary="violation", code="killing")

    client.post(f"{ROOM}violation/new/", word(parent=parent.pk, huridocs="4:010103020000"))

    made = Term.objects.get(code="drowning")
    assert (made.name_fr, made.parent, made.in_use) == ("Noyade", parent, True)
    page = client.get(f"{ROOM}violation/").content.decode()
    assert 'class="depth-2"><a href="/en/vocabularies/violation/words/drowning/"' in page


@pytest.mark.parametrize(
    ("field", "more"),
    [
        ("name_fr", {"name_fr": ""}),
        ("code", {"code": "killing"}),
        ("code", {"code": "not a code"}),
        ("huridocs", {"huridocs": "four"}),
    ],
)
def test_a_word_that_lacks_something_is_not_kept(client, field, more):
    answer = client.post(f"{ROOM}violation/new/", word(**more))

    assert answer.status_code == 422
    assert f'id="id_{field}_error"' in answer.content.decode()
    assert not Term.objects.filter(name_en="Drowning").exists()


def test_a_word_put_out_of_use_is_offered_no_more_and_laid_no_more(client, desk_officer):
    address = f"{ROOM}violation/words/looting/"
    told = {"name_fr": "Pillage", "name_en": "Looting of goods"}

    client.post(address, told)
    lay_vocabularies(by=desk_officer)

    kept = Term.objects.get(vocabulary="violation", code="looting")
    assert (kept.name_en, kept.in_use) == ("Looting of goods", False)
    assert "Looting of goods" not in client.get("/en/incidents/enter/").content.decode()
    entry = AuditEntry.objects.filter(act="vocabulary.edit").last()
    assert all(name in str(entry.details) for name in ("name_en", "name_fr", "in_use"))
    assert "Looting" not in str(entry.details)


def test_no_word_stands_under_its_own_part(vocabularies, desk_officer):
    part = Term.objects.get(vocabulary="violation", code="killing")

    with pytest.raises(CannotKeepWord):
        keep_term(vocabulary="violation", code="life", told={"parent": part}, by=desk_officer)
    with pytest.raises(CannotKeepWord):
        keep_term(vocabulary="method", code="blade", told={"parent": part}, by=desk_officer)


def test_a_party_is_kept_under_another(client, desk_officer):
    client.post("/en/parties/new/", word(code="lake", kind="armed_group"))
    whole = Party.objects.get(code="lake")
    part = {"name_fr": "Aile", "name_en": "Wing", "kind": "armed_group", "parent": whole}
    keep_party(code="wing", told=part, by=desk_officer)

    assert Party.objects.get(code="wing").parent == whole
    with pytest.raises(CannotKeepWord):
        keep_party(code="lake", told={"parent": Party.objects.get(code="wing")}, by=desk_officer)
    assert client.post("/en/parties/new/", word(code="new", kind="militia")).status_code == 422


def test_everybody_reads_the_words_and_the_desk_officer_keeps_them(signed_in, monitor, client):
    reading = signed_in(monitor)

    pages = [reading.get(f"{ROOM}{one}").status_code for one in ("", "violation/", "nothing/")]

    assert pages == [200, 200, 404]
    assert reading.get("/en/parties/").status_code == 200
    for address in (f"{ROOM}violation/new/", f"{ROOM}violation/words/looting/", "/en/parties/new/"):
        assert reading.get(address).status_code == 404


def test_likely_is_never_told_as_improbable(client):
    page = client.get(ROOM).content.decode()

    assert huridocs.CERTAINTIES["likely"].fr == "Probable"
    assert huridocs.STATUSES["not_occurred"].fr == "Improbable"
    assert "41:040000000000" in page and "Probable" in page


def test_our_codes_mean_what_the_field_publishes_but_for_the_words_it_swaps(shared_data):
    with (shared_data / "vocabularies/huridocs_microthesauri.csv").open(newline="") as file:
        published = {f"{row['list']}:{row['huri_code']}": row for row in csv.DictReader(file)}

    for one in huridocs.all_matchings():
        assert published[one.code]["en"] == one.en, one
    swapped = [one.code for one in huridocs.all_matchings() if published[one.code]["fr"] != one.fr]
    assert set(swapped) == {huridocs.LIKELY.code, huridocs.UNLIKELY.code}
    for vocabulary in ("violation", "method", "degree", "outcome", "source", "material"):
        for term in terms_of(vocabulary):
            assert not term.get("huridocs") or term["huridocs"] in published, term["code"]
