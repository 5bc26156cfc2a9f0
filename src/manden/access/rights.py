"""Changing what another person may do: proposed by one, confirmed by another.

While one account alone keeps the people of a desk, its changes hold at once. From the day a second
one has signed in, every change waits for a second person, and the rule does not loosen when that
account is put out of service: otherwise one administrator could remove the other and act alone.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from manden.access import audit
from manden.access.actions import LOCAL_OPERATOR, invite_first_sign_in
from manden.access.models import (
    CodeApp,
    RecoveryCode,
    RightsChange,
    RoleHolding,
    SecurityKey,
    User,
)
from manden.access.open_sessions import end_sessions
from manden.access.policy import ACTIONS
from manden.access.roles import Level, Role


class CannotChangeRights(ValueError):
    """The rights stay as they are; the message says why."""


def two_must_agree(by: User) -> bool:
    """Whether a change that `by` proposes waits for another person."""
    if by.username == LOCAL_OPERATOR:
        return False  # who types commands on the machine that holds the key
    keepers = RoleHolding.objects.filter(role__in=sorted(ACTIONS["account.confirm"].roles))
    people = User.objects.with_password().filter(pk__in=keepers.values("user"))
    return people.exclude(username=LOCAL_OPERATOR).count() > 1


@transaction.atomic
def propose_rights(
    *, about: User, roles: Iterable[Role], clearance: Level, reason: str, by: User, now: datetime
) -> RightsChange:
    """Ask that `about` hold these roles and this clearance; done at once while `by` is alone."""
    change = RightsChange(
        about=about,
        kind=RightsChange.Kind.RIGHTS,
        roles=sorted(Role(role) for role in roles),
        clearance=Level(clearance),
    )
    if _propose(change, reason, by, now).alone:
        _apply(change)
    return change


@transaction.atomic
def propose_new_link(*, about: User, reason: str, by: User, now: datetime) -> str | None:
    """Ask that `about`, who can no longer sign in, begin again: no password, no second factor.

    The token of the new link while `by` is alone; else None, and who confirms gets it.
    """
    change = RightsChange(about=about, kind=RightsChange.Kind.NEW_LINK)
    return _apply(change) if _propose(change, reason, by, now).alone else None


@transaction.atomic
def confirm_change(*, change: RightsChange, by: User, now: datetime) -> str | None:
    """Let a waiting change hold; the token of a new link where that is what was asked."""
    waiting = _waiting(change)
    if by.pk == waiting.proposed_by_id:
        raise CannotChangeRights("who proposed a change does not confirm it")
    if by.pk == waiting.about_id:
        raise CannotChangeRights("nobody confirms a change of their own rights")
    _settle(waiting, RightsChange.Outcome.CONFIRMED, by, now)
    return _apply(waiting)


@transaction.atomic
def refuse_change(*, change: RightsChange, by: User, now: datetime) -> None:
    """Drop a waiting change: refused by another, or withdrawn by who proposed it."""
    waiting = _waiting(change)
    if by.pk == waiting.about_id:
        raise CannotChangeRights("nobody settles a change of their own rights")
    _settle(waiting, RightsChange.Outcome.REFUSED, by, now)


def _propose(change: RightsChange, reason: str, by: User, now: datetime) -> RightsChange:
    about = change.about
    if about.pk == by.pk:
        raise CannotChangeRights("nobody changes their own rights")
    if about.username == LOCAL_OPERATOR:
        raise CannotChangeRights("the account of this machine's commands is not changed")
    if about.rights_changes.filter(outcome="waiting", kind=change.kind).exists():
        raise CannotChangeRights("a change waits already: settle it first")
    change.reason, change.proposed_by, change.proposed_at = reason, by, now
    change.alone = not two_must_agree(by)
    change.save()
    _tell(change, "account.propose_change", by)
    if change.alone:
        _settle(change, RightsChange.Outcome.CONFIRMED, by, now)
    return change


def _waiting(change: RightsChange) -> RightsChange:
    """The change as it stands now; two who settle it at once settle it once."""
    waiting = (
        RightsChange.objects.select_for_update(of=("self",))
        .filter(pk=change.pk, outcome=RightsChange.Outcome.WAITING)
        .first()
    )
    if waiting is None:
        raise CannotChangeRights("this change is settled already")
    return waiting


def _settle(change: RightsChange, outcome: str, by: User, now: datetime) -> None:
    change.outcome, change.settled_by, change.settled_at = outcome, by, now
    change.save(update_fields=["outcome", "settled_by", "settled_at"])
    confirmed = outcome == RightsChange.Outcome.CONFIRMED
    _tell(change, "account.confirm_change" if confirmed else "account.refuse_change", by)


def _apply(change: RightsChange) -> str | None:
    if change.kind == RightsChange.Kind.NEW_LINK:
        return _begin_again(change.about, change.settled_by or change.proposed_by)
    about = change.about
    about.holdings.exclude(role__in=change.roles).delete()
    held = set(about.holdings.values_list("role", flat=True))
    for role in change.roles:
        if role not in held:
            RoleHolding.objects.create(user=about, role=role, granted_by=change.proposed_by)
    about.clearance = change.clearance
    about.save(update_fields=["clearance"])
    return None


def _begin_again(person: User, by: User) -> str:
    """Forget how the person signs in, end their sessions, and give the token of a new link."""
    person.set_unusable_password()
    person.save(update_fields=["password"])
    for proof in (CodeApp, SecurityKey, RecoveryCode):
        proof.objects.filter(user=person).delete()
    end_sessions(user=person, by=by)
    return invite_first_sign_in(user=person, by=by)


def _tell(change: RightsChange, act: str, by: User) -> None:
    details = {
        "about": audit.name_of(change.about),
        "kind": change.kind,
        "roles": list(change.roles),
        "clearance": change.clearance,
        "alone": change.alone,
    }
    audit.record(by=by, act=act, record=change, details=details)
