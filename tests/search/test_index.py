"""The index follows every write in its own transaction, and can be made again."""

import pytest
from django.db import models, transaction

from manden.access.models import AuditEntry, User
from manden.instruments.models import Provision
from manden.search.actions import out_of_line, reindex
from manden.search.declaration import CannotSearch, Searched, Told
from manden.search.models import Entry
from tests.search.conftest import Find
from tests.search.river import River

pytestmark = pytest.mark.django_db


def test_what_is_changed_is_found_under_its_new_words_alone(river: River, find: Find) -> None:
    provision = river.provision("OP7", gist_fr="Rouvrir les moulins")
    provision.gist_fr = "Rouvrir les barrages"
    provision.save()

    assert find("moulins") == []
    assert find("barrage") == ["99/1 · OP7"]


def test_what_is_deleted_is_found_no_more(river: River, find: Find) -> None:
    provision = river.provision("OP7", fr="Rouvrir les moulins")
    river.commitment(provision, "OP7.1", fr="Rouvrir les moulins")

    provision.delete()

    assert find("moulins") == []
    assert not Entry.objects.filter(kind__in=("provision", "commitment")).exists()


def test_official_words_taken_away_are_found_no_more(river: River, find: Find) -> None:
    river.provision("OP7", fr="Rouvrir les moulins", gist_fr="Les barrages")

    river.source("fr").delete()

    assert find("moulins") == []
    assert find("barrages") == ["99/1 · OP7"]


def test_a_write_that_is_undone_leaves_no_word(river: River, find: Find) -> None:
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        river.provision("OP7", fr="Rouvrir les moulins")
        raise ZeroDivisionError

    assert find("moulins") == []


def test_what_was_written_in_bulk_is_found_once_the_index_is_made_again(
    river: River, find: Find, operator: User
) -> None:
    river.provision("OP1", gist_fr="Un moulin")
    Provision.objects.bulk_create(
        [Provision(instrument=river.instrument, anchor="OP2", order=2, gist_fr="Deux moulins")]
    )
    assert out_of_line() == {"provision": 1}

    counts = reindex(by=operator)

    assert counts["provision"] == 2
    assert out_of_line() == {}
    assert sorted(find("moulin")) == ["99/1 · OP1", "99/1 · OP2"]
    assert AuditEntry.objects.filter(act="search.reindex").count() == 1


def test_the_index_that_followed_the_writes_is_the_one_made_again(
    river: River, operator: User
) -> None:
    council = river.actor("council", fr="Conseil", en="Council", alias="office")
    provision = river.provision("OP1", fr="Rouvrir", en="Reopen")
    provision.themes.add(river.theme("water", fr="Eau", en="Water"))
    commitment = river.commitment(provision, "OP1.1", fr="Rouvrir")
    river.asked(commitment, council)
    river.development(commitment, "Le moulin tourne", level="confidential")
    followed = digests()

    reindex(by=operator)

    assert digests() == followed


def digests() -> list[tuple[object, ...]]:
    fields = ("kind", "record", "level", "instrument", "digest")
    return list(Entry.objects.order_by("kind", "record").values_list(*fields))


def test_a_kind_whose_reading_is_audited_one_by_one_is_refused() -> None:
    with pytest.raises(CannotSearch, match="audited"):
        Searched("people", models.Model, ("account.read",), Provision.objects.all, told_nothing)


def test_a_kind_that_only_the_record_can_open_is_refused() -> None:
    class Testimony(Provision):
        class Meta:
            app_label = "search"
            proxy = True

        def consents_to(self, purpose: str | None) -> bool:
            return False

    with pytest.raises(CannotSearch, match="consents_to"):
        Searched("testimony", Testimony, ("instrument.read",), Testimony.objects.all, told_nothing)


def told_nothing(record: object) -> Told:
    return Told("", ("desk:home",), ())
