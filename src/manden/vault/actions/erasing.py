"""Erasing a person: asked by one, confirmed by another, done by destroying their key.

The tombstone and its audit entry are written first, in one transaction; then the key is destroyed.
A power cut between the two is made good when the desk next starts (see `sweeping`).
"""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from manden.access import audit
from manden.access.actions import LOCAL_OPERATOR
from manden.access.models import RoleHolding, User
from manden.access.policy import ACTIONS
from manden.vault import key_store
from manden.vault.models import Erasure, Identity, Keyholder


class CannotErase(ValueError):
    """Nobody is erased; the message says why."""


def two_must_agree(by: User) -> bool:
    """Whether another person could confirm: from then on one alone erases nobody."""
    able = RoleHolding.objects.filter(role__in=sorted(ACTIONS["identity.confirm"].roles))
    people = User.objects.with_password().filter(pk__in=able.values("user"))
    return people.exclude(username=LOCAL_OPERATOR).exclude(pk=by.pk).exists()


@transaction.atomic
def erase(*, identity: Identity, reason: str, by: User, now: datetime) -> Erasure:
    """Ask that a person be erased; done at once only while nobody else could confirm it."""
    standing = _standing(identity)
    if not reason.strip():
        raise CannotErase("an erasure says why")
    if standing.erasures.filter(outcome=Erasure.Outcome.WAITING).exists():
        raise CannotErase("an erasure waits already: settle it first")
    asked = Erasure(
        identity=standing,
        reason=reason.strip(),
        asked_at=now,
        asked_by=by,
        alone=not two_must_agree(by),
    )
    asked.save(force_insert=True)
    _tell("identity.ask_erasure", asked, by)
    if asked.alone:
        _do(asked, by, now)
    return asked


@transaction.atomic
def confirm_erasure(*, erasure: Erasure, by: User, now: datetime) -> None:
    waiting = _waiting(erasure)
    if waiting.asked_by_id == by.pk:
        raise CannotErase("who asked for an erasure does not confirm it")
    _do(waiting, by, now)


@transaction.atomic
def drop_erasure(*, erasure: Erasure, by: User, now: datetime) -> None:
    """Leave the person as they are: dropped by another, or taken back by who asked."""
    waiting = _waiting(erasure)
    _settle(waiting, Erasure.Outcome.DROPPED, by, now)
    _tell("identity.drop_erasure", waiting, by)


def bury(*, identity: Identity, by: User, now: datetime) -> None:
    """Leave the tombstone: sealed fields and tokens go, the pseudonym stays."""
    identity.erased_at, identity.erased_by = now, by
    identity.save(update_fields=["erased_at", "erased_by"])
    identity.sealed.all().delete()
    identity.tokens.all().delete()
    Keyholder.objects.filter(pk=identity.pk).update(destroyed_at=now)
    audit.record(by=by, act="identity.bury", record=identity)


def _do(erasure: Erasure, by: User, now: datetime) -> None:
    _settle(erasure, Erasure.Outcome.CONFIRMED, by, now)
    _tell("identity.confirm_erasure", erasure, by)
    holder = erasure.identity.pk
    bury(identity=erasure.identity, by=by, now=now)
    transaction.on_commit(lambda: key_store.destroy(holder))


def _settle(erasure: Erasure, outcome: str, by: User, now: datetime) -> None:
    erasure.outcome, erasure.settled_by, erasure.settled_at = outcome, by, now
    erasure.save(update_fields=["outcome", "settled_by", "settled_at"])


def _standing(identity: Identity) -> Identity:
    standing = Identity.objects.select_for_update(of=("self",)).get(pk=identity.pk)
    if standing.erased_at is not None:
        raise CannotErase("the person was erased already")
    return standing


def _waiting(erasure: Erasure) -> Erasure:
    held = Erasure.objects.select_for_update(of=("self",)).select_related("identity")
    waiting = held.filter(pk=erasure.pk, outcome=Erasure.Outcome.WAITING).first()
    if waiting is None:
        raise CannotErase("this erasure is settled already")
    return waiting


def _tell(act: str, erasure: Erasure, by: User) -> None:
    details = {"erasure": str(erasure.pk), "alone": erasure.alone}
    audit.record(by=by, act=act, record=erasure.identity, details=details)
