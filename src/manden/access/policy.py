"""Who may do what: one function, deny by default.

Allowed only if the role permits the action, a grant covers the record's compartment, the clearance
reaches its level, the consent covers the purpose, and no conflict of interest is flagged.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils import timezone

from manden.access.models import User
from manden.access.roles import ROLE_NAMES, Level, Role

PUBLIC = "public"
_EVERY_ROLE = frozenset(Role)
_CONTENT_ROLES = _EVERY_ROLE - {Role.ADMINISTRATOR}
_EVIDENCE_READERS = _CONTENT_ROLES - {Role.MONITOR}
_PEOPLE_KEEPERS = frozenset({Role.ADMINISTRATOR, Role.PROTECTION_OFFICER})
_CUSTODIANS = frozenset({Role.PROTECTION_OFFICER})
_NAME_READERS = _CUSTODIANS | {Role.REVIEWER}
_INTAKE = _NAME_READERS | {Role.MONITOR}


@dataclass(frozen=True)
class Action:
    """What can be asked for: the roles that may, whether a read of it is audited, and whether it
    asks for a sign-in proved afresh or for a second factor. `nameless`: it shows or takes in
    nothing that the level of the record protects, so that the clearance is not asked. `own` roles
    may do it on what they recorded themselves alone; `answering` roles, on what asks something of
    an institution they answer for."""

    roles: frozenset[Role]
    audited: bool = False
    fresh: bool = False
    second_factor: bool = False
    nameless: bool = False
    own: frozenset[Role] = frozenset()
    answering: frozenset[Role] = frozenset()


_RECORD_READERS = frozenset(
    {Role.REVIEWER, Role.DESK_OFFICER, Role.ANALYST, Role.PROTECTION_OFFICER}
)
_MONITORS = frozenset({Role.MONITOR})

ACTIONS: dict[str, Action] = {
    "account.own": Action(_EVERY_ROLE),
    "account.secure": Action(_EVERY_ROLE, fresh=True),
    "account.password": Action(_EVERY_ROLE),
    "account.read": Action(_PEOPLE_KEEPERS, audited=True, second_factor=True),
    "account.manage": Action(
        frozenset({Role.ADMINISTRATOR}), audited=True, fresh=True, second_factor=True
    ),
    "account.confirm": Action(_PEOPLE_KEEPERS, audited=True, fresh=True, second_factor=True),
    "actor.read": Action(_EVERY_ROLE),
    "audit.read": Action(frozenset({Role.AUDITOR, Role.PROTECTION_OFFICER}), audited=True),
    "calendar.read": Action(_EVERY_ROLE),
    "calendar.subscribe": Action(_EVERY_ROLE, fresh=True),
    "commitment.read": Action(_CONTENT_ROLES),
    "commitment.amend": Action(frozenset({Role.DESK_OFFICER})),
    "commitment.discuss": Action(_EVIDENCE_READERS),
    "commitment.derive": Action(frozenset({Role.DESK_OFFICER})),
    "commitment.export": Action(_EVIDENCE_READERS, audited=True, fresh=True),
    "conflict.manage": Action(_CUSTODIANS, audited=True, fresh=True, second_factor=True),
    "consent.manage": Action(_INTAKE, nameless=True),
    "desk.backup": Action(frozenset({Role.ADMINISTRATOR, Role.PROTECTION_OFFICER})),
    "desk.lock": Action(_EVERY_ROLE),
    "desk.unlock": Action(frozenset({Role.ADMINISTRATOR, Role.PROTECTION_OFFICER})),
    "development.read": Action(_EVIDENCE_READERS),
    "development.confirm": Action(frozenset({Role.DESK_OFFICER, Role.REVIEWER})),
    "development.record": Action(
        frozenset({Role.DESK_OFFICER, Role.REVIEWER}), answering=frozenset({Role.FOCAL_POINT})
    ),
    "evidence.add": Action(_INTAKE | {Role.DESK_OFFICER}, nameless=True),
    "evidence.approve": Action(_NAME_READERS, fresh=True),
    "evidence.derive": Action(_NAME_READERS | {Role.DESK_OFFICER}),
    "evidence.export": Action(_NAME_READERS, audited=True, fresh=True),
    "evidence.read": Action(_NAME_READERS | {Role.DESK_OFFICER}, audited=True, own=_MONITORS),
    "evidence.view": Action(_NAME_READERS | {Role.DESK_OFFICER}, audited=True, own=_MONITORS),
    "export.approve": Action(
        frozenset({Role.PROTECTION_OFFICER, Role.PUBLISHER}), audited=True, fresh=True
    ),
    "figure.approve": Action(
        frozenset({Role.REVIEWER, Role.DESK_OFFICER, Role.PROTECTION_OFFICER}), fresh=True
    ),
    "figure.ask": Action(_RECORD_READERS),
    "figure.check": Action(_RECORD_READERS),
    "figure.export": Action(
        frozenset({Role.REVIEWER, Role.DESK_OFFICER, Role.ANALYST}), audited=True, fresh=True
    ),
    "figure.keep": Action(frozenset({Role.REVIEWER, Role.DESK_OFFICER, Role.ANALYST})),
    "figure.oversee": Action(_CUSTODIANS),
    "figure.publish": Action(
        frozenset({Role.PUBLISHER, Role.PROTECTION_OFFICER}), audited=True, fresh=True
    ),
    "figure.read": Action(_RECORD_READERS | {Role.PUBLISHER}),
    "export.read": Action(
        frozenset({Role.PROTECTION_OFFICER, Role.PUBLISHER}),
        own=frozenset({Role.REVIEWER, Role.DESK_OFFICER, Role.ANALYST}),
    ),
    "file.import": Action(frozenset({Role.DESK_OFFICER, Role.ANALYST}), audited=True),
    "digest.send": Action(frozenset({Role.DESK_OFFICER, Role.ADMINISTRATOR})),
    "gallery.read": Action(_EVERY_ROLE),
    "grant.manage": Action(
        frozenset({Role.PROTECTION_OFFICER}), audited=True, fresh=True, second_factor=True
    ),
    "identity.change": Action(_NAME_READERS, fresh=True, second_factor=True),
    "identity.confirm": Action(_NAME_READERS, audited=True, fresh=True, second_factor=True),
    "identity.enter": Action(_INTAKE, nameless=True),
    "identity.erase": Action(_CUSTODIANS, audited=True, fresh=True, second_factor=True),
    "identity.find": Action(_NAME_READERS, audited=True, fresh=True, second_factor=True),
    "identity.limit": Action(_CUSTODIANS, audited=True, fresh=True, second_factor=True),
    "identity.read": Action(
        _INTAKE | {Role.DESK_OFFICER, Role.ANALYST}, audited=True, nameless=True
    ),
    "identity.reveal": Action(_NAME_READERS, audited=True, fresh=True, second_factor=True),
    "incident.edit": Action(frozenset({Role.REVIEWER, Role.DESK_OFFICER}), own=_MONITORS),
    "incident.enter": Action(frozenset({Role.MONITOR, Role.REVIEWER, Role.DESK_OFFICER})),
    "incident.export": Action(
        frozenset({Role.REVIEWER, Role.DESK_OFFICER, Role.ANALYST}), audited=True, fresh=True
    ),
    "incident.join": Action(frozenset({Role.REVIEWER})),
    "incident.protect": Action(_CUSTODIANS, audited=True, fresh=True),
    "incident.read": Action(_RECORD_READERS, own=_MONITORS),
    "incident.together": Action(
        frozenset({Role.REVIEWER, Role.DESK_OFFICER, Role.PROTECTION_OFFICER}), own=_MONITORS
    ),
    "incident.verify": Action(frozenset({Role.REVIEWER})),
    "instrument.read": Action(_EVERY_ROLE),
    "instrument.register": Action(frozenset({Role.DESK_OFFICER})),
    "pack.read": Action(_EVERY_ROLE),
    "pack.keep": Action(frozenset({Role.DESK_OFFICER})),
    "pack.export": Action(frozenset({Role.DESK_OFFICER}), audited=True),
    "publication.read": Action(_RECORD_READERS | {Role.PUBLISHER}),
    "place.load": Action(frozenset({Role.DESK_OFFICER})),
    "place.read": Action(_EVERY_ROLE),
    "report.read": Action(frozenset({Role.REVIEWER, Role.DESK_OFFICER}), own=_MONITORS),
    "report.review": Action(frozenset({Role.REVIEWER, Role.DESK_OFFICER}), audited=True),
    "report.send": Action(frozenset({Role.MONITOR, Role.REVIEWER, Role.DESK_OFFICER})),
    "phone.keep": Action(frozenset({Role.MONITOR, Role.REVIEWER, Role.DESK_OFFICER}), fresh=True),
    "form.publish": Action(frozenset({Role.DESK_OFFICER})),
    "search.ask": Action(_EVERY_ROLE),
    "search.reindex": Action(frozenset({Role.DESK_OFFICER, Role.ADMINISTRATOR})),
    "task.set": Action(frozenset({Role.DESK_OFFICER, Role.REVIEWER, Role.PROTECTION_OFFICER})),
    "task.finish": Action(_EVIDENCE_READERS),
    "token.keep": Action(_EVERY_ROLE, fresh=True),
    "vocabulary.edit": Action(frozenset({Role.DESK_OFFICER})),
    "vocabulary.read": Action(_EVERY_ROLE),
    "work.read": Action(_EVERY_ROLE),
}


Wall = Callable[[User, Any, str | None, datetime], str]


@dataclass(frozen=True)
class Decision:
    """Yes or no, and the first wall that said no."""

    allowed: bool
    reason: str = ""

    def __bool__(self) -> bool:
        return self.allowed


YES = Decision(True)


def allows(
    person: Any,
    action: str,
    record: Any = None,
    *,
    purpose: str | None = None,
    now: datetime | None = None,
) -> Decision:
    """Whether `person` may do `action` on `record`; a KeyError for an action nobody declared.

    `record` is protected by what it carries: `level`, `compartment_id`, and the methods
    `consents_to(purpose)` and `conflicts_with(person)`; a record without them is not restricted
    on that wall. Who answers for institutions is told by its `asks_an_institution_of(person)`.
    """
    rule = ACTIONS[action]
    if not getattr(person, "is_authenticated", False) or not person.is_active:
        return Decision(False, "nobody is signed in")
    of_their_own = not rule.roles & person.roles
    if of_their_own and not (rule.own | rule.answering) & person.roles:
        return Decision(False, "no role permits it")
    if record is None:
        return YES
    recorded = bool(of_their_own and rule.own & person.roles and _recorded(person, record))
    if of_their_own and not recorded and not _answers(rule, person, record):
        return Decision(False, "only what the person recorded or answers for is open to them")
    for wall in _walls_of(rule, recorded):
        refusal = wall(person, record, purpose, now or timezone.now())
        if refusal:
            return Decision(False, refusal)
    return YES


def roles_in_words(action: str) -> str:
    """The roles that may do it, as pages name them."""
    return ", ".join(
        str(name) for role, name in ROLE_NAMES.items() if role in ACTIONS[action].roles
    )


def _recorded(person: User, record: Any) -> bool:
    return getattr(record, "recorded_by_id", None) == person.pk


def _answers(rule: Action, person: User, record: Any) -> bool:
    asks: Callable[[User], bool] | None = getattr(record, "asks_an_institution_of", None)
    return bool(rule.answering & person.roles and asks and asks(person))


def _walls_of(rule: Action, of_their_own: bool) -> tuple[Wall, ...]:
    """The walls that stand before a record; who reports sees their own reports at any level and
    in any compartment, but for consent and conflicts of interest."""
    if of_their_own:
        return _consent_covers, _no_conflict
    return tuple(wall for wall in _WALLS if not (rule.nameless and wall is _clearance_reaches))


def _grant_covers(person: User, record: Any, purpose: str | None, now: datetime) -> str:
    compartment = getattr(record, "compartment_id", None)
    if compartment is None:
        return ""
    grants = person.grants.filter(compartment_id=compartment, expires_at__gt=now)
    return "" if grants.exists() else "no grant covers its compartment"


def _clearance_reaches(person: User, record: Any, purpose: str | None, now: datetime) -> str:
    level = Level(getattr(record, "level", Level.PUBLIC))
    reached = Level(person.clearance).height >= level.height
    return "" if reached else "the clearance does not reach its level"


def _consent_covers(person: User, record: Any, purpose: str | None, now: datetime) -> str:
    consents_to: Callable[[str | None], bool] | None = getattr(record, "consents_to", None)
    return "" if consents_to is None or consents_to(purpose) else "no consent covers the purpose"


def _no_conflict(person: User, record: Any, purpose: str | None, now: datetime) -> str:
    conflicts: Callable[[User], bool] | None = getattr(record, "conflicts_with", None)
    return "a conflict of interest is flagged" if conflicts and conflicts(person) else ""


_WALLS: tuple[Wall, ...] = (_grant_covers, _clearance_reaches, _consent_covers, _no_conflict)
