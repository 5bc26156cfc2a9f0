"""Taking in a file of evidence: staged encrypted, checked apart, then the row, then the receipt.

The key comes before the bytes, the bytes before the row: a power cut between two leaves a key and a
staged file of nobody's, which the desk sweeps at its start, and never a row without its file.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any

from django.db import transaction
from django.db.models import Q

from manden.access.models import Compartment, User
from manden.access.roles import Level
from manden.vault import key_store
from manden.vault.actions.custody import add_event
from manden.vault.apart.asking import ask
from manden.vault.apart.limits import LARGEST_READ
from manden.vault.evidence_reach import EvidenceReach
from manden.vault.file_kinds import KINDS, RefusedFile, kind_of, refuse_two_in_one, too_large
from manden.vault.file_names import seal_name
from manden.vault.file_store import (
    CannotStore,
    Staged,
    discard,
    feed,
    place,
    stage,
    wrapped_for,
)
from manden.vault.models import CustodyEvent, Evidence, Keyholder, StoredFile
from manden.vault.refusing import Refused
from manden.vault.refusing import gettext_noop as _

LONGEST_ABOUT = 300
Pieces = Iterable[bytes]


class CannotReceive(Refused):
    """Nothing is kept of the file; the message says why and what to do."""


@dataclass(frozen=True)
class Receipt:
    """What the person who gave a file can keep: the file, and whether it was here already."""

    evidence: Evidence
    event: CustodyEvent
    again: bool


def receive_file(
    *,
    pieces: Pieces,
    name: str,
    about: str,
    compartment: Compartment | None,
    by: User,
    now: datetime,
    level: str = Level.CONFIDENTIAL,
    origin: str = Evidence.Origin.PAGE,
    fictitious: bool = False,
    note: str = "",
) -> Receipt:
    """Keep a file as it comes. The same bytes again, where `by` reaches the first, are not kept
    twice: the receipt says so and custody grows by one event.

    CannotReceive where the file is refused; NoKey where the key store was not brought.
    """
    if not about.strip() or len(about.strip()) > LONGEST_ABOUT:
        raise CannotReceive(_("say in a line what the file is, without naming anybody"))
    circle = compartment.code if compartment else ""
    try:
        staged, media = checked(pieces, name=name, circle=circle)
    except (CannotStore, RefusedFile) as refusal:
        raise CannotReceive(refusal.words, **refusal.values) from None
    same = _here_already(staged, compartment, by)
    if same is not None:
        discard(staged)
        return _again(same, by, now)
    evidence = Evidence(
        kind=media,
        about=about.strip(),
        origin=origin,
        compartment=compartment,
        level=Level(level),
        fictitious=fictitious,
        received_at=now,
        recorded_by=by,
    )
    event = keep(staged, evidence, name=name, event=CustodyEvent.Kind.RECEIVED, note=note)
    return Receipt(evidence, event, again=False)


def checked(pieces: Pieces, *, name: str, circle: str) -> tuple[Staged, str]:
    """The file staged, and its media type. RefusedFile, CannotStore: nothing is left of it."""
    begun = iter(pieces)
    first = _head(begun)
    media = kind_of(first, name) if first else ""
    staged = stage(_all(first, begun), circle=circle)
    try:
        return staged, _checked(staged, media, name)
    except BaseException:
        discard(staged)
        raise


def keep(staged: Staged, evidence: Evidence, *, name: str, event: str, note: str) -> CustodyEvent:
    """Write the rows of the staged file in one transaction; it goes if they fail."""
    try:
        with transaction.atomic():
            told = _written(staged, evidence, name, event, note)
            transaction.on_commit(partial(_settle, staged))
    except BaseException:
        discard(staged)
        raise
    return told


def _written(staged: Staged, evidence: Evidence, name: str, event: str, note: str) -> CustodyEvent:
    holder = Keyholder.objects.create(id=staged.holder)
    evidence.stored = StoredFile.objects.create(
        name=staged.sealed_sha256, size=staged.sealed_size, holder=holder
    )
    evidence.sha256, evidence.size = staged.sha256, staged.size
    evidence.sealed_name = seal_name(name, holder=staged.holder, circle=staged.circle)
    evidence.save(force_insert=True)
    return add_event(
        evidence=evidence,
        kind=event,
        by=evidence.recorded_by,
        at=evidence.received_at,
        note=note,
    )


def _settle(staged: Staged) -> None:
    place(staged.sealed_sha256, staged.holder)
    key_store.settle(staged.holder, wrapped_for(staged.circle))


def _checked(staged: Staged, media: str, name: str) -> str:
    """The media type once a process apart has read the file; a recording is known by its ends."""
    refuse_two_in_one(media, staged.head, staged.tail)
    if media in KINDS and KINDS[media].family == "recording":
        return media
    if staged.size > LARGEST_READ:
        raise too_large()

    def read(sink: Any) -> None:
        feed(staged.path, holder=staged.holder, circle=staged.circle, sink=sink)

    return str(ask("check", read, media=media, name=name).told["media"])


def _here_already(staged: Staged, compartment: Compartment | None, by: User) -> Evidence | None:
    """The same content in the same circle, given by the same person or where `by` may know of it;
    elsewhere nothing is told."""
    same = Evidence.objects.filter(sha256=staged.sha256, compartment=compartment, parent=None)
    in_reach = EvidenceReach(by).files().order_by().values("pk")
    return same.filter(Q(recorded_by=by) | Q(pk__in=in_reach)).select_related("stored").first()


@transaction.atomic
def _again(evidence: Evidence, by: User, now: datetime) -> Receipt:
    event = add_event(evidence=evidence, kind=CustodyEvent.Kind.RECEIVED_AGAIN, by=by, at=now)
    return Receipt(evidence, event, again=True)


def _head(pieces: Iterator[bytes]) -> bytes:
    """Enough bytes to know the file by, before any is kept."""
    held = bytearray()
    for piece in pieces:
        held += piece
        if len(held) >= 4096:
            break
    return bytes(held)


def _all(first: bytes, rest: Iterator[bytes]) -> Iterator[bytes]:
    yield first
    yield from rest
