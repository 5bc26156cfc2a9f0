"""Reading who the people of a desk are, and what waits about them."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import QuerySet

from manden.access.actions import LOCAL_OPERATOR
from manden.access.models import CodeApp, RightsChange, SecurityKey, User
from manden.access.roles import LEVEL_NAMES, ROLE_NAMES, Level, Role


@dataclass(frozen=True)
class Listed:
    """A person in the list: names of roles, state, whether a second factor protects them."""

    person: User
    roles: list[str]
    clearance: str
    state: str
    protected: bool


@dataclass(frozen=True)
class Waiting:
    """A change that waits, and whether the reader is the one who may confirm it."""

    change: RightsChange
    roles: list[str]
    clearance: str
    may_confirm: bool
    may_drop: bool


def known_people() -> QuerySet[User]:
    return User.objects.exclude(username=LOCAL_OPERATOR).order_by("-is_active", "username")


def person_known_as(pseudonym: str) -> User | None:
    return known_people().filter(pseudonym=pseudonym).first()


def listed_people() -> list[Listed]:
    with_app = set(CodeApp.objects.values_list("user_id", flat=True))
    with_key = set(SecurityKey.objects.values_list("user_id", flat=True))
    protected = with_app | with_key
    return [
        Listed(
            person=person,
            roles=_named({holding.role for holding in person.holdings.all()}),
            clearance=str(LEVEL_NAMES[Level(person.clearance)]),
            state=_state(person),
            protected=person.pk in protected,
        )
        for person in known_people().prefetch_related("holdings")
    ]


def waiting_changes(*, by: User, about: User | None = None) -> list[Waiting]:
    changes = RightsChange.objects.filter(outcome=RightsChange.Outcome.WAITING)
    if about is not None:
        changes = changes.filter(about=about)
    return [
        Waiting(
            change=change,
            roles=_named(set(change.roles)),
            clearance=str(LEVEL_NAMES[Level(change.clearance)]) if change.clearance else "",
            may_confirm=by.pk not in (change.proposed_by_id, change.about_id),
            may_drop=by.pk != change.about_id,
        )
        for change in changes.select_related("about", "proposed_by")
    ]


def _named(roles: set[str]) -> list[str]:
    return [str(name) for role, name in ROLE_NAMES.items() if Role(role) in roles]


def _state(person: User) -> str:
    if not person.is_active:
        return "out"
    return "in" if person.has_usable_password() else "invited"
