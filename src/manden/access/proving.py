"""Proving a second factor: a code of the application, a code on paper, a key. Each is good once."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from datetime import datetime
from enum import Enum
from typing import Any

from django.db import transaction

from manden.access import audit
from manden.access.models import CodeApp, RecoveryCode, SecurityKey, User
from manden.access.sealing import CannotUnseal, unseal
from manden.access.second_factor import PROVED, too_many_tries
from manden.access.security_keys import CannotUseKey, Relying, signature_count
from manden.access.time_codes import step_of


class Proof(Enum):
    ACCEPTED = "accepted"
    REFUSED = "refused"
    TOO_MANY = "too many tries"


@transaction.atomic
def prove_by_code(*, user: User, code: str, now: datetime) -> Proof:
    """Take a code of the application or one on paper; a code taken once is refused after."""
    typed = "".join(code.split()).replace("-", "").lower()
    taken_by = _taken_by_app if typed.isdigit() else _taken_by_paper
    kind = "app" if typed.isdigit() else "paper"
    return _judge(user, now, kind, lambda: taken_by(user, typed, now))


@transaction.atomic
def prove_by_key(
    *, user: User, relying: Relying, state: Mapping[str, Any], answer: str, now: datetime
) -> Proof:
    """Take the signature of one of the person's keys over the challenge that `state` holds."""
    return _judge(user, now, "key", lambda: _signed_by_key(user, relying, state, answer, now))


def digest_of_code(typed: str) -> str:
    """The digest kept of a code on paper: its 80 random bits leave nothing to guess."""
    return hashlib.sha256(typed.encode()).hexdigest()


def _judge(user: User, now: datetime, kind: str, accepts: Callable[[], bool]) -> Proof:
    User.objects.select_for_update().get(pk=user.pk)  # tries of one person come one at a time
    if too_many_tries(user, now=now):
        audit.record(by=None, act=PROVED, record=user, outcome="denied", details={"by": kind})
        return Proof.TOO_MANY
    accepted = accepts()
    audit.record(
        by=user if accepted else None,
        act=PROVED,
        record=user,
        outcome="done" if accepted else "failed",
        details={"by": kind},
    )
    return Proof.ACCEPTED if accepted else Proof.REFUSED


def _taken_by_app(user: User, typed: str, now: datetime) -> bool:
    app = CodeApp.objects.filter(user=user).first()
    if app is None:
        return False
    try:
        secret = unseal(app.sealed_secret, belongs_to=audit.name_of(user))
    except CannotUnseal:  # a desk restored under a new key: paper, a key or a new link opens it
        return False
    step = step_of(secret, typed, seconds=now.timestamp())
    if step is None or step <= app.last_step:
        return False
    app.last_step = step
    app.save(update_fields=["last_step"])
    return True


def _taken_by_paper(user: User, typed: str, now: datetime) -> bool:
    unused = RecoveryCode.objects.filter(user=user, used_at=None, digest=digest_of_code(typed))
    return unused.update(used_at=now) == 1


def _signed_by_key(
    user: User, relying: Relying, state: Mapping[str, Any], answer: str, now: datetime
) -> bool:
    try:
        key, uses = signature_count(relying, SecurityKey.objects.filter(user=user), state, answer)
    except CannotUseKey:
        return False
    # A count that does not grow tells of a copied key; keys that count nothing stay at 0
    if uses <= key.uses and (uses or key.uses):
        return False
    key.uses, key.last_used_at = uses, now
    key.save(update_fields=["uses", "last_used_at"])
    return True
