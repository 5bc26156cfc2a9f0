"""The one rule of the index: a searched record that is saved or deleted is indexed at once.

Rooms below do not know this one; it hears Django's own signals of the models declared, inside the
transaction of the write. What is written in bulk (`bulk_create`, `update`) is not heard: the act
that does so is followed, in its transaction, by `keep` or `reindex`. An act of many strokes is
`gathered` and indexed once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from typing import Any

from django.db.models import Model
from django.db.models.signals import m2m_changed, post_delete, post_save

from manden.search import actions
from manden.search.declaration import Searched
from manden.search.declared import SEARCHED
from manden.search.index import index
from manden.search.models import Entry

Owner = Callable[[Any], Iterable[int]]
_SETTLED = ("post_add", "post_remove", "post_clear")


def listen() -> None:
    """Hear every model declared; called once, when all models are loaded."""
    post_delete.connect(_entry_deleted, sender=Entry, dispatch_uid="search entry")
    for searched in SEARCHED.values():
        _hear_record(searched)
        for model, owner in searched.follows.items():
            _hear_row(searched, model, owner)
        for link in searched.links:
            m2m_changed.connect(
                partial(_linked, searched=searched),
                sender=link,
                weak=False,
                dispatch_uid=f"search {searched.kind} {link._meta.label}",
            )


def _hear_record(searched: Searched) -> None:
    name = f"search {searched.kind}"
    post_save.connect(
        partial(_saved, kind=searched.kind, owner=_itself),
        sender=searched.model,
        weak=False,
        dispatch_uid=name,
    )
    post_delete.connect(
        partial(_deleted, kind=searched.kind),
        sender=searched.model,
        weak=False,
        dispatch_uid=name,
    )


def _hear_row(searched: Searched, model: type[Model], owner: Owner) -> None:
    heard = partial(_saved, kind=searched.kind, owner=owner)
    for signal in (post_save, post_delete):
        signal.connect(
            heard,
            sender=model,
            weak=False,
            dispatch_uid=f"search {searched.kind} {model._meta.label}",
        )


def _itself(instance: Model) -> Iterable[int]:
    return (instance.pk,)


def _saved(sender: Any, instance: Any, *, kind: str, owner: Owner, **_: Any) -> None:
    actions.hear(kind=kind, records=owner(instance))


def _deleted(sender: Any, instance: Any, *, kind: str, **_: Any) -> None:
    actions.forget(kind=kind, records=(instance.pk,))


def _entry_deleted(sender: Any, instance: Entry, **_: Any) -> None:
    index().erase([instance.pk])


def _linked(
    sender: Any,
    instance: Any,
    action: str,
    reverse: bool,
    pk_set: set[int] | None,
    *,
    searched: Searched,
    **_: Any,
) -> None:
    if action not in _SETTLED:
        return
    records = (pk_set or ()) if reverse else (instance.pk,)
    actions.hear(kind=searched.kind, records=records)
