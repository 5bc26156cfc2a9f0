"""Copies of a file: redacted, or rid of metadata. A new file with its parent, its tool and, before
it leaves the desk, a second person."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from importlib.metadata import version

from django.db import transaction

from manden import __version__
from manden.access.models import User
from manden.access.policy import allows
from manden.vault.actions.custody import add_event
from manden.vault.actions.opening_files import NotInReach
from manden.vault.actions.receiving import keep
from manden.vault.apart.asking import Answered, ask
from manden.vault.evidence_reach import EvidenceReach
from manden.vault.file_kinds import KINDS, RefusedFile
from manden.vault.file_store import CannotStore, stage
from manden.vault.file_stream import circle_of, pour
from manden.vault.models import CopyDecision, CustodyEvent, Evidence
from manden.vault.refusing import Refused
from manden.vault.refusing import gettext_noop as _

Derivation = Evidence.Derivation
MOST_BOXES = 500


class CannotDerive(Refused):
    """No copy is made, or nothing is decided of it; the message says why."""


@dataclass(frozen=True)
class Box:
    """What a black box covers: left, top, right and bottom in hundredths of a page."""

    page: int
    left: float
    top: float
    right: float
    bottom: float

    @property
    def told(self) -> list[float]:
        return [self.page, self.left, self.top, self.right, self.bottom]

    def __post_init__(self) -> None:
        inside = 0 <= self.left < self.right <= 100 and 0 <= self.top < self.bottom <= 100
        if not inside or self.page < 1:
            raise CannotDerive(
                _("a box goes from left to right and from top to bottom, between 0 and 100")
            )


@dataclass(frozen=True)
class Copy:
    """What is said of a copy before it is made."""

    about: str
    reason: str
    level: str


def redact(
    *, evidence: Evidence, boxes: Sequence[Box], copy: Copy, by: User, now: datetime
) -> Evidence:
    """A new file with black boxes painted into it; what they cover is in it no more.

    NotInReach, CannotDerive; NoKey, Damaged where the file does not open.
    """
    if not 1 <= len(boxes) <= MOST_BOXES:
        raise CannotDerive(_("say what is covered: one box at least"))
    made = _made("redact", evidence, by, boxes=[box.told for box in boxes])
    return _kept(made, evidence, Derivation.REDACTED, copy, by, now)


def clean(*, evidence: Evidence, copy: Copy, by: User, now: datetime) -> Evidence:
    """A new file without what the original says of places, devices and authors."""
    return _kept(_made("clean", evidence, by), evidence, Derivation.CLEANED, copy, by, now)


@transaction.atomic
def decide(*, evidence: Evidence, approved: bool, reason: str, by: User, now: datetime) -> None:
    """Let a copy leave the desk by right, or refuse it; another person than who made it."""
    if evidence.parent is None or CopyDecision.objects.filter(evidence=evidence).exists():
        raise CannotDerive(_("nothing waits: this is no copy, or it is decided of"))
    if evidence.recorded_by_id == by.pk:
        raise CannotDerive(_("who made a copy does not approve it: another person must"))
    if not approved and not reason.strip():
        raise CannotDerive(_("say why it is refused"))
    CopyDecision.objects.create(
        evidence=evidence,
        made_by=evidence.recorded_by,
        approved=approved,
        reason=reason.strip(),
        decided_at=now,
        decided_by=by,
    )
    kind = CustodyEvent.Kind.APPROVED if approved else CustodyEvent.Kind.REFUSED
    add_event(evidence=evidence, kind=kind, by=by, at=now, note=reason)


def tool() -> str:
    """What made a copy, to be able to say so in ten years."""
    return f"Manden {__version__}, Pillow {version('pillow')}, pypdfium2 {version('pypdfium2')}"


def _made(task: str, evidence: Evidence, by: User, **asked: object) -> Answered:
    reach = EvidenceReach(by).files().filter(pk=evidence.pk)
    if not allows(by, "evidence.derive", evidence) or not reach.exists():
        raise NotInReach(_("the file is not in reach for this purpose"))
    if evidence.parent is not None:
        raise CannotDerive(_("a copy is made of the file as it came, not of another copy"))
    if KINDS[evidence.kind].family == "recording":
        raise CannotDerive(_("no copy is made of a recording here: make it elsewhere and give it"))
    try:
        return ask(task, partial(pour, evidence), media=evidence.kind, **asked)
    except RefusedFile as refusal:
        raise CannotDerive(refusal.words, **refusal.values) from None


def _kept(
    made: Answered, parent: Evidence, derivation: str, copy: Copy, by: User, now: datetime
) -> Evidence:
    if not copy.about.strip() or not copy.reason.strip():
        raise CannotDerive(_("a copy says what it is, and why it is made"))
    media: str = made.told["media"]
    try:
        staged = stage([made.made], circle=circle_of(parent))
    except CannotStore as refusal:
        raise CannotDerive(refusal.words, **refusal.values) from None
    evidence = Evidence(
        kind=media,
        about=copy.about.strip(),
        origin=Evidence.Origin.DESK,
        compartment=parent.compartment,
        level=copy.level,
        fictitious=parent.fictitious,
        received_at=now,
        recorded_by=by,
        parent=parent,
        derivation=derivation,
        tool=tool(),
        reason=copy.reason.strip(),
    )
    name = f"{parent.key}-{derivation}{KINDS[media].endings[0]}"
    with transaction.atomic():
        keep(
            staged,
            evidence,
            name=name,
            event=CustodyEvent.Kind.DERIVED,
            note=evidence.reason,
        )
        add_event(evidence=parent, kind=CustodyEvent.Kind.DERIVED, by=by, at=now, note=evidence.key)
    return evidence
