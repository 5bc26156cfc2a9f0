"""Looking at a file, and taking it out: each leaves its custody event before a byte is given."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial

from django.db import transaction

from manden.access.models import User
from manden.access.policy import allows
from manden.vault.actions.custody import add_event
from manden.vault.apart.asking import ask
from manden.vault.evidence_reach import EvidenceReach
from manden.vault.file_kinds import KINDS, RefusedFile
from manden.vault.file_names import name_of_file
from manden.vault.file_stream import circle_of, pieces_of, pour, see_that_it_opens
from manden.vault.models import CustodyEvent, Evidence
from manden.vault.refusing import Refused
from manden.vault.refusing import gettext_noop as _
from manden.vault.words import REVEAL_PURPOSES, SHARED, consent_for


class CannotOpenFile(Refused):
    """The file is not given; the message says why."""


class NotInReach(CannotOpenFile):
    """The policy, a consent or a conflict says no: the page answers as if the file were absent."""


@dataclass(frozen=True)
class Preview:
    """A page of a file painted anew, or its words; never its bytes."""

    media: str
    content: bytes = field(repr=False)


@dataclass(frozen=True)
class TakenOut:
    """A file under way out of the desk."""

    name: str
    media: str
    size: int
    pieces: Iterator[bytes] = field(repr=False)


def can_be_shown(evidence: Evidence) -> bool:
    """Whether this kind of file is painted anew here; recordings are only taken out."""
    return KINDS[evidence.kind].family != "recording"


@transaction.atomic
def preview(
    *,
    evidence: Evidence,
    page: int,
    by: User,
    now: datetime,
    rulers: bool = False,
    boxes: Sequence[Sequence[float]] = (),
) -> Preview:
    """One page, made in a process apart; with the boxes that somebody thinks of painting.

    NotInReach, CannotOpenFile, NoKey, Damaged.
    """
    _in_reach(evidence, by, "evidence.view")
    if not can_be_shown(evidence):
        raise CannotOpenFile(_("a recording is not shown here: take it out"))
    add_event(evidence=evidence, kind=CustodyEvent.Kind.VIEWED, by=by, at=now, note=f"page {page}")
    asked = {"page": page, "rulers": rulers, "boxes": [list(box) for box in boxes]}
    try:
        made = ask("preview", partial(pour, evidence), media=evidence.kind, **asked)
    except RefusedFile as refusal:
        raise CannotOpenFile(refusal.words, **refusal.values) from None
    return Preview(made.told["media"], made.made)


@transaction.atomic
def take_out(
    *,
    evidence: Evidence,
    purpose: str,
    by: User,
    now: datetime,
    recipient: str = "",
    note: str = "",
) -> TakenOut:
    """The exact bytes that came, for a purpose to which everybody in the file agreed.

    NotInReach where they did not; CannotOpenFile where the question is incomplete or a copy waits
    for its second person; NoKey, Damaged.
    """
    _may_leave(evidence, purpose, recipient, by)
    see_that_it_opens(evidence)
    name = name_of_file(evidence.sealed_name, holder=evidence.holder, circle=circle_of(evidence))
    add_event(
        evidence=evidence,
        kind=CustodyEvent.Kind.EXPORTED,
        by=by,
        at=now,
        purpose=purpose,
        recipient=recipient,
        note=note,
    )
    return TakenOut(name, evidence.kind, evidence.size, pieces_of(evidence))


@transaction.atomic
def share_copy(
    *,
    evidence: Evidence,
    purpose: str,
    by: User,
    now: datetime,
    recipient: str = "",
    note: str = "",
) -> TakenOut:
    """A copy under the key of the file, without its name or what it says of devices, places and
    authors. CannotOpenFile where that cannot be made of this kind: an approved copy is shared then.
    """
    _may_leave(evidence, purpose, recipient, by)
    media, content = cleaned_copy(evidence)
    add_event(
        evidence=evidence,
        kind=CustodyEvent.Kind.SHARED,
        by=by,
        at=now,
        purpose=purpose,
        recipient=recipient,
        note=note,
    )
    name = evidence.key + KINDS[media].endings[0]
    return TakenOut(name, media, len(content), iter([content]))


def cleaned_copy(evidence: Evidence) -> tuple[str, bytes]:
    """The media type and bytes of a copy rid of metadata. CannotOpenFile, NoKey, Damaged."""
    if not can_be_shown(evidence):
        raise CannotOpenFile(_("no copy without metadata is made of a recording here"))
    try:
        made = ask("clean", partial(pour, evidence), media=evidence.kind)
    except RefusedFile as refusal:
        raise CannotOpenFile(refusal.words, **refusal.values) from None
    return made.told["media"], made.made


def _may_leave(evidence: Evidence, purpose: str, recipient: str, by: User) -> None:
    if purpose not in REVEAL_PURPOSES:
        raise CannotOpenFile(_("a file is taken out for a purpose"))
    if purpose in SHARED and not recipient.strip():
        raise CannotOpenFile(_("say with whom the file is shared"))
    _in_reach(evidence, by, "evidence.export", purpose=consent_for(purpose), recipient=recipient)
    if evidence.parent is not None and not _approved(evidence):
        raise CannotOpenFile(
            _("this copy waits for a second person: it leaves for nobody until then")
        )


def _in_reach(
    evidence: Evidence, by: User, action: str, *, purpose: str = "", recipient: str = ""
) -> None:
    reach = EvidenceReach(by, purpose, recipient.strip())
    if not allows(by, action, evidence) or not reach.files().filter(pk=evidence.pk).exists():
        raise NotInReach(_("the file is not in reach for this purpose"))


def _approved(evidence: Evidence) -> bool:
    decision = getattr(evidence, "decision", None)
    return decision is not None and decision.approved
