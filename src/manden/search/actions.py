"""Keeping the index: a record's words go in with the record, in the same transaction."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.db import transaction

from manden.access import audit
from manden.access.models import User
from manden.search.declaration import Searched
from manden.search.declared import SEARCHED
from manden.search.index import index
from manden.search.index.kept_words import kept_words
from manden.search.models import Entry
from manden.violations import word_index

A_TIME = 500
_gathered: ContextVar[dict[str, set[int]] | None] = ContextVar("gathered", default=None)


@contextmanager
def gathered() -> Iterator[None]:
    """Index what is written inside once, at the end, in one transaction with the writes.

    For acts that write the same record in many strokes, such as reading a text.
    """
    with transaction.atomic():
        if _gathered.get() is not None:
            yield
            return
        pending: dict[str, set[int]] = {}
        token = _gathered.set(pending)
        try:
            yield
        finally:
            _gathered.reset(token)
        for kind, records in pending.items():
            pks = sorted(records)
            for start in range(0, len(pks), A_TIME):
                keep(kind=kind, records=pks[start : start + A_TIME])


def hear(*, kind: str, records: Iterable[int]) -> None:
    """A record was written: keep it now, or at the end of the act that gathers."""
    pending = _gathered.get()
    if pending is None:
        keep(kind=kind, records=records)
    else:
        pending.setdefault(kind, set()).update(records)


@transaction.atomic
def keep(*, kind: str, records: Iterable[int]) -> int:
    """Bring the entries of `records` in line with what they say now; how many had to change."""
    searched, pks = SEARCHED[kind], list(records)
    held = {one.record: one for one in Entry.objects.filter(kind=kind, record__in=pks)}
    changed = 0
    for record in searched.records().filter(pk__in=pks):
        changed += _keep_one(searched, record, held.pop(record.pk, None))
    return changed + _drop(held.values())


@transaction.atomic
def forget(*, kind: str, records: Iterable[int]) -> None:
    """Take out of the index what is no more."""
    _drop(Entry.objects.filter(kind=kind, record__in=list(records)))


@transaction.atomic
def reindex(*, by: User) -> dict[str, int]:
    """Make the whole index again; by kind, how many records are in it."""
    index().empty()
    Entry.objects.all()._raw_delete(Entry.objects.db)
    counts = {}
    for kind, searched in SEARCHED.items():
        pks = list(searched.model._default_manager.order_by("pk").values_list("pk", flat=True))
        for start in range(0, len(pks), A_TIME):
            keep(kind=kind, records=pks[start : start + A_TIME])
        counts[kind] = len(pks)
    counts["incident"] = word_index.keep_all()
    audit.record(by=by, act="search.reindex", details=counts)
    return counts


def out_of_line() -> dict[str, int]:
    """By kind, how many records the index lacks or should not hold; empty where it is whole."""
    found = {}
    for kind, searched in SEARCHED.items():
        held = set(Entry.objects.filter(kind=kind).values_list("record", flat=True))
        wanted = set(searched.model._default_manager.values_list("pk", flat=True))
        if held != wanted:
            found[kind] = len(held ^ wanted)
    return found


def _keep_one(searched: Searched, record: Any, held: Entry | None) -> bool:
    told = searched.told(record)
    kept = kept_words(told)
    stands = (told.instrument, told.level, told.compartment, kept.digest)
    if held and stands == (held.instrument_id, held.level, held.compartment_id, held.digest):
        return False
    entry = held or Entry(kind=searched.kind, record=record.pk)
    entry.instrument_id, entry.level, entry.compartment_id, entry.digest = stands
    entry.save()
    index().write(entry.pk, kept)
    return True


def _drop(entries: Iterable[Entry]) -> int:
    pks = [entry.pk for entry in entries]
    Entry.objects.filter(pk__in=pks).delete()  # its words go with it: see hearing
    return len(pks)
