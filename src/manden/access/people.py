"""Writes to the people of a desk: inviting, putting out of service, taking back."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from manden.access import audit
from manden.access.actions import LOCAL_OPERATOR, invite_first_sign_in, make_account
from manden.access.models import FirstSignIn, RightsChange, User
from manden.access.open_sessions import end_sessions
from manden.access.rights import CannotChangeRights, propose_rights
from manden.access.roles import Level, Role


@dataclass(frozen=True)
class Invited:
    """Who is invited, the token of their link, and the change that gives them their roles."""

    person: User
    token: str
    change: RightsChange


@transaction.atomic
def invite(
    *,
    username: str,
    display_name: str,
    roles: Iterable[Role],
    clearance: Level,
    reason: str,
    by: User,
    now: datetime,
) -> Invited:
    """Make an account whose link opens once its roles hold; see `propose_rights`."""
    person = make_account(
        username=username, display_name=display_name, roles=[], clearance=Level.PUBLIC, by=by
    )
    change = propose_rights(
        about=person, roles=roles, clearance=clearance, reason=reason, by=by, now=now
    )
    return Invited(person, invite_first_sign_in(user=person, by=by), change)


@transaction.atomic
def put_out_of_service(*, user: User, by: User) -> None:
    """Nothing opens for `user` any more, from this moment; what they did stays theirs."""
    _another(user, by)
    user.is_active = False
    user.save(update_fields=["is_active"])
    FirstSignIn.objects.filter(user=user, used_at=None).delete()
    end_sessions(user=user, by=by)
    audit.record(by=by, act="account.put_out_of_service", record=user)


@transaction.atomic
def take_back_into_service(*, user: User, by: User) -> None:
    _another(user, by)
    user.is_active = True
    user.save(update_fields=["is_active"])
    audit.record(by=by, act="account.take_back", record=user)


def _another(user: User, by: User) -> None:
    if user.pk == by.pk:
        raise CannotChangeRights("nobody puts their own account out of service")
    if user.username == LOCAL_OPERATOR:
        raise CannotChangeRights("the account of this machine's commands is not changed")
