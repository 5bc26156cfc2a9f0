"""What somebody has begun to enter: sealed to them, and to nobody else.

Kept so often, and meant so little to last, that it leaves no audit entry; the record does.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.db import transaction

from manden.access.models import User
from manden.access.moments import moment_of_record
from manden.access.sealing import CannotUnseal, seal, unseal
from manden.violations.models import Draft

MOST_DRAFTS = 30
Typed = Mapping[str, Sequence[str]]


class CannotKeepDraft(ValueError):
    """The draft is another person's, or there are too many."""


@dataclass(frozen=True)
class Begun:
    """A draft that opens: its key, when it was kept, the title typed so far."""

    key: UUID
    changed_at: datetime
    title: str


@transaction.atomic
def keep_draft(*, key: UUID, typed: Typed, by: User, now: datetime | None = None) -> None:
    """Seal what was typed in place of what the draft held."""
    standing = Draft.objects.filter(key=key).first()
    if standing is not None and standing.user_id != by.pk:
        raise CannotKeepDraft("this draft is another person’s")
    if standing is None and by.drafts.count() >= MOST_DRAFTS:
        raise CannotKeepDraft("too many drafts are kept: drop some first")
    told = json.dumps({name: list(values) for name, values in typed.items()}).encode()
    Draft.objects.update_or_create(
        key=key,
        user=by,
        defaults={
            "sealed": seal(told, belongs_to=_owner(by, key), key=settings.DRAFT_KEY),
            "changed_at": now or moment_of_record(),
        },
    )


def open_draft(*, key: UUID, by: User) -> dict[str, list[str]] | None:
    """What was typed; None where there is no such draft of theirs, or it does not open."""
    draft = by.drafts.filter(key=key).first()
    if draft is None:
        return None
    try:
        told = unseal(draft.sealed, belongs_to=_owner(by, key), key=settings.DRAFT_KEY)
    except CannotUnseal:
        return None
    typed: dict[str, list[str]] = json.loads(told)
    return typed


def drop_draft(*, key: UUID, by: User) -> None:
    by.drafts.filter(key=key).delete()


def drafts_of(person: User) -> list[Begun]:
    begun = []
    for draft in person.drafts.all():
        typed = open_draft(key=draft.key, by=person)
        title = (typed or {}).get("title", [""])[-1]
        begun.append(Begun(draft.key, draft.changed_at, title))
    return begun


def _owner(person: User, key: UUID) -> str:
    return f"violations.draft:{person.pk}:{key}"
