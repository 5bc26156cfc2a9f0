"""Finding the same person again: exactly by keyed tokens, or nearly, once opened in memory.

Both answer with pseudonyms, inside the compartments of who asks, and both leave a trace; a name
typed to be found is kept nowhere.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Q

from manden.access import audit
from manden.access.models import User
from manden.vault.likeness import Likeness, combinations, likeness
from manden.vault.models import Identity
from manden.vault.opening import fields_of, fields_of_each
from manden.vault.queries import granted_compartments, names_in_reach
from manden.vault.tokens import tokens_of

ALIKE = 0.75
MOST_FOUND = 20


class TooLittle(ValueError):
    """A name alone finds nobody: two things known of a person are asked for, one of them a name."""


@dataclass(frozen=True)
class Same:
    """An identity that may be the person sought, how alike they are, and on which fields."""

    identity: Identity
    likeness: Likeness


@transaction.atomic
def find_exactly(*, fields: Mapping[str, str], by: User) -> list[Identity]:
    """The identities that share a combination of `fields` with the person described.

    TooLittle where no combination is known.
    """
    if not combinations(fields):
        raise TooLittle
    asked = Q(pk__in=[])
    for circle in granted_compartments(by):
        for kind, digest in tokens_of(fields, circle.code).items():
            asked |= Q(compartment=circle, tokens__kind=kind, tokens__digest=digest)
    found = list(names_in_reach(by).filter(asked).distinct())
    _tell("identity.find_exactly", sorted(combinations(fields)), len(found), by)
    return found


@transaction.atomic
def find_same(
    *, by: User, fields: Mapping[str, str] | None = None, identity: Identity | None = None
) -> list[Same]:
    """Who may be the person described by `fields`, or be `identity` once more, the likest first.

    Everyone in reach of `by` is opened in memory and compared; nothing of it is shown or kept.
    """
    known = fields if fields is not None else fields_of(identity) if identity is not None else {}
    if not combinations(known):
        raise TooLittle
    reach = names_in_reach(by)
    people = {one.pk: one for one in reach if identity is None or one.pk != identity.pk}
    found = [
        Same(people[pk], likeness(known, theirs))
        for pk, theirs in fields_of_each(people.values()).items()
    ]
    alike = sorted(
        (one for one in found if one.likeness.score >= ALIKE),
        key=lambda one: (-one.likeness.score, one.identity.pseudonym),
    )[:MOST_FOUND]
    _tell("identity.find_same", sorted(known), len(alike), by, compared=len(people))
    return alike


def _tell(act: str, fields: list[str], found: int, by: User, compared: int | None = None) -> None:
    details = {"fields": fields, "found": found, "compared": compared}
    audit.record(by=by, act=act, details=details)
