"""Bringing key store and records in line after a power cut, a restoration, a copy brought.

The desk does it at its start, before it speaks for anybody: it reads random numbers alone
(`Keyholder`), so that row security hides none of them.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db import connection, transaction
from django.utils import timezone

from manden.access.models import User
from manden.vault import key_store
from manden.vault.actions.erasing import bury
from manden.vault.file_store import sweep_staged
from manden.vault.models import Identity, Keyholder, StoredFile


@dataclass(frozen=True)
class Swept:
    """Keys destroyed of who was erased, keys dropped that sealed nothing, tombstones laid anew, and
    files deleted of uploads cut short."""

    destroyed: int = 0
    dropped: int = 0
    buried: int = 0
    files: int = 0


def sweep(*, by: User, now: datetime | None = None) -> Swept:
    """Destroy the keys of tombstones; drop what a write cut short left; bury who was erased.

    Without a store there is nothing to sweep.
    """
    if not key_store.stands():
        return Swept()
    at = now or timezone.now()
    erased = Keyholder.objects.exclude(destroyed_at=None).values_list("pk", flat=True)
    gone = key_store.destroy_all(set(erased) - key_store.destroyed())
    rows = dict(StoredFile.objects.values_list("holder", "name"))
    files = sweep_staged(known=rows, now=at)
    return Swept(gone, _drop_what_was_cut_short(at), _bury_again(by, at), files)


def sealed_for_want_of_keys() -> bool:
    """Whether this desk holds identities and no key store: restored, and its copy not brought."""
    return not key_store.stands() and Keyholder.objects.exists()


def _drop_what_was_cut_short(at: datetime) -> int:
    waiting = key_store.unsettled(at)
    standing = set(Keyholder.objects.filter(pk__in=waiting).values_list("pk", flat=True))
    if standing:
        key_store.settle_alone(standing)
    return key_store.drop(waiting - standing) if waiting - standing else 0


def _bury_again(by: User, at: datetime) -> int:
    """Who was erased after the backup that was restored is a tombstone here too.

    Where row security hides them from this role, their key is gone all the same.
    """
    gone = key_store.destroyed()
    with transaction.atomic():
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SET LOCAL manden.keeping = 'on'")
        returned = list(Identity.objects.filter(erased_at=None, pk__in=gone))
        for identity in returned:
            bury(identity=identity, by=by, now=at)
    return len(returned)
