"""What a desk holds when it opens: its packs, the texts given, a first account."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from django.utils import timezone

from manden.access.actions import (
    LOCAL_OPERATOR,
    anyone_has_password,
    invite_first_sign_in,
    local_operator,
    make_account,
)
from manden.access.lock import standing_lock
from manden.access.models import User
from manden.access.roles import Level, Role
from manden.collection.exports.asking import sweep_exports
from manden.config import opened
from manden.config.keeping.outside import tell_the_chain
from manden.config.keeping.vault_keys import line_up
from manden.desk.actions import OpenedText, install_packs, open_texts
from manden.desk.demonstration import record_demonstration
from manden.desk.rereading import read_by_another_release
from manden.search.actions import out_of_line, reindex

FIRST_ACCOUNT = "bureau"


def fill_desk(texts: list[Path], *, tell: Callable[[str], None], demonstration: bool) -> str | None:
    """Fill the desk unless it is locked.

    Returns a token for the first sign-in while no account has a password, else None.
    """
    if standing_lock() is not None:
        tell("the desk is locked and only reads: two people lift the lock after signing in")
        return None
    operator = local_operator()
    tell_the_chain(opened.desk().folder, by=operator)
    sealed = line_up(by=operator)
    if sealed:
        tell(sealed)
    sweep_exports(by=operator, now=timezone.now(), keeping=True)
    install_packs(by=operator, opens_empty=not texts)
    open_texts(files=texts, by=operator, tell=lambda opened: tell(_sentence(opened)))
    install_packs(by=operator)
    if read_by_another_release():
        tell("an earlier release read some of the texts: see what changes with ./manden reread")
    first = _first_account(operator)
    if demonstration:
        record_demonstration(by=operator)
    if out_of_line():
        reindex(by=operator)
    if anyone_has_password():
        return None
    return invite_first_sign_in(user=first, by=operator)


def _first_account(operator: User) -> User:
    known = User.objects.exclude(username=LOCAL_OPERATOR).order_by("pk").first()
    if known is not None:
        return known
    return make_account(
        username=FIRST_ACCOUNT,
        roles=[Role.ADMINISTRATOR, Role.DESK_OFFICER],
        clearance=Level.CONFIDENTIAL,
        by=operator,
    )


def _sentence(opened: OpenedText) -> str:
    if opened.refused:
        return f"refused: {opened.refused}"
    if opened.already_held:
        return f"{opened.file}: already held, nothing to do"
    differences = "".join(f"\n  {one}" for one in opened.differences)
    return f"{opened.file}: {opened.anchors} paragraphs bound to their anchors{differences}"
