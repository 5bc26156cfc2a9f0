"""Writes to a person's own second factor: the application, the keys, the codes on paper."""

from __future__ import annotations

import base64
import secrets
from datetime import datetime

from django.db import transaction

from manden.access import audit
from manden.access.models import CodeApp, RecoveryCode, SecurityKey, User
from manden.access.proving import digest_of_code
from manden.access.sealing import seal
from manden.access.second_factor import has_second_factor, is_demanded_of
from manden.access.security_keys import NewKey
from manden.access.time_codes import step_of

PAPER_CODES = 10
PAPER_BYTES = 10


class CannotEnrol(ValueError):
    """The second factor stays as it was; the message says why."""


@transaction.atomic
def enrol_app(*, user: User, secret: bytes, code: str, now: datetime) -> bool:
    """Keep the application whose `code` shows that it holds `secret`; False for a wrong code."""
    step = step_of(secret, "".join(code.split()), seconds=now.timestamp())
    if step is None:
        audit.record(by=user, act="account.enrol_app", record=user, outcome="failed")
        return False
    sealed = seal(secret, belongs_to=audit.name_of(user))
    kept = {"sealed_secret": sealed, "last_step": step, "enrolled_at": now}
    CodeApp.objects.update_or_create(user=user, defaults=kept)
    audit.record(by=user, act="account.enrol_app", record=user)
    return True


@transaction.atomic
def enrol_key(*, user: User, name: str, key: NewKey, now: datetime) -> SecurityKey:
    if SecurityKey.objects.filter(credential_id=key.credential_id).exists():
        raise CannotEnrol("this key is enrolled already")
    kept = SecurityKey.objects.create(
        user=user,
        name=name,
        credential_id=key.credential_id,
        credential=key.credential,
        uses=key.uses,
        enrolled_at=now,
    )
    audit.record(by=user, act="account.enrol_key", record=kept)
    return kept


@transaction.atomic
def remove_app(*, user: User) -> None:
    CodeApp.objects.filter(user=user).delete()
    _keep_what_is_demanded(user)
    audit.record(by=user, act="account.remove_app", record=user)


@transaction.atomic
def remove_key(*, user: User, key: SecurityKey) -> None:
    told = audit.name_of(key)
    key.delete()
    _keep_what_is_demanded(user)
    audit.record(by=user, act="account.remove_key", record=told)


@transaction.atomic
def make_paper_codes(*, user: User, now: datetime) -> list[str]:
    """Ten codes, told this once; those made before stop working."""
    RecoveryCode.objects.filter(user=user).delete()
    codes = [_paper_code() for _ in range(PAPER_CODES)]
    RecoveryCode.objects.bulk_create(
        RecoveryCode(user=user, digest=digest_of_code(code.replace("-", "")), made_at=now)
        for code in codes
    )
    audit.record(by=user, act="account.make_paper_codes", record=user)
    return codes


def _keep_what_is_demanded(user: User) -> None:
    if has_second_factor(user):
        return
    if is_demanded_of(user):
        raise CannotEnrol("your role asks for a second factor: add another before you remove this")
    RecoveryCode.objects.filter(user=user).delete()


def _paper_code() -> str:
    """Sixteen signs in groups of four, never figures alone: those are the application's."""
    while True:
        signs = base64.b32encode(secrets.token_bytes(PAPER_BYTES)).decode().lower()
        if not signs.isdigit():
            return "-".join(signs[start : start + 4] for start in range(0, 16, 4))
