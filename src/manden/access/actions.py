"""Writes about people: accounts, roles, the first sign-in, passwords."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Iterable
from datetime import timedelta

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from manden.access import audit
from manden.access.models import FirstSignIn, RoleHolding, User
from manden.access.roles import Level, Role
from manden.access.row_person import speak_for

LOCAL_OPERATOR = "local-operator"
LINK_HOLDS = timedelta(days=7)


@transaction.atomic
def local_operator() -> User:
    """The account under which commands typed on this machine act; it cannot sign in."""
    person, made = User.objects.get_or_create(username=LOCAL_OPERATOR)
    if made:
        person.set_unusable_password()
        person.save()
        for role in (Role.DESK_OFFICER, Role.ADMINISTRATOR):
            RoleHolding.objects.create(user=person, role=role, granted_by=person)
        audit.record(by=person, act="account.make", record=person)
    speak_for(person)
    return person


@transaction.atomic
def make_account(
    *,
    username: str,
    roles: Iterable[Role],
    by: User,
    clearance: Level = Level.INTERNAL,
    display_name: str = "",
) -> User:
    """An account without a password: its owner chooses one."""
    person = User(username=username, clearance=clearance, display_name=display_name)
    person.set_unusable_password()
    person.full_clean()
    person.save()
    held = sorted(Role(role) for role in roles)
    for role in held:
        RoleHolding.objects.create(user=person, role=role, granted_by=by)
    audit.record(by=by, act="account.make", record=person, details={"roles": held})
    return person


@transaction.atomic
def invite_first_sign_in(*, user: User, by: User) -> str:
    """A token that signs `user` in once, within seven days; earlier unused ones stop working."""
    FirstSignIn.objects.filter(user=user, used_at=None).delete()
    token = secrets.token_urlsafe(32)
    FirstSignIn.objects.create(user=user, token_digest=_digest(token))
    audit.record(by=by, act="account.invite", record=user)
    return token


@transaction.atomic
def use_first_sign_in(*, token: str) -> User | None:
    """The account that the token signs in, once; None for a token unknown, used or too old."""
    invitation = _standing(token).select_for_update(of=("self",)).first()
    if invitation is None:
        audit.record(by=None, act="account.first_sign_in", outcome="denied")
        return None
    invitation.used_at = timezone.now()
    invitation.save(update_fields=["used_at"])
    audit.record(by=invitation.user, act="account.first_sign_in", record=invitation.user)
    return invitation.user


def invited_person(*, token: str) -> User | None:
    """Whom the link still signs in: not yet used, not too old, of an account that holds a role."""
    invitation = _standing(token).first()
    return invitation.user if invitation else None


def _standing(token: str) -> QuerySet[FirstSignIn]:
    with_a_role = RoleHolding.objects.filter(user__is_active=True).values("user")
    return FirstSignIn.objects.select_related("user").filter(
        token_digest=_digest(token),
        used_at=None,
        made_at__gt=timezone.now() - LINK_HOLDS,
        user__in=with_a_role,
    )


@transaction.atomic
def choose_password(*, user: User, username: str, password: str) -> None:
    user.username = username
    user.set_password(password)
    user.save(update_fields=["username", "password"])
    audit.record(by=user, act="account.choose_password", record=user)


@transaction.atomic
def record_sign_in(
    *, user: User | None, outcome: str = "done", by_second_factor: bool = False
) -> None:
    audit.record(
        by=user,
        act="account.sign_in",
        record=user or "",
        outcome=outcome,
        details={"second_factor": by_second_factor},
    )


@transaction.atomic
def record_sign_out(*, user: User) -> None:
    audit.record(by=user, act="account.sign_out", record=user)


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def anyone_has_password() -> bool:
    """Whether any account can sign in by password; until then only a first link opens the desk."""
    return User.objects.with_password().exists()
