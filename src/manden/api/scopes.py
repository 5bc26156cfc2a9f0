"""The scopes of a token: areas of the desk, read or written.

A scope narrows what a token reaches; it never widens what its person may do.
"""

from __future__ import annotations

from enum import StrEnum

from django.utils.translation import gettext_lazy as _

from manden.access.models import User
from manden.access.policy import allows


class Scope(StrEnum):
    TEXTS_READ = "texts:read"
    COMMITMENTS_READ = "commitments:read"
    COMMITMENTS_WRITE = "commitments:write"
    DEVELOPMENTS_READ = "developments:read"
    DEVELOPMENTS_WRITE = "developments:write"
    DISCUSSION_READ = "discussion:read"
    DISCUSSION_WRITE = "discussion:write"
    ACTORS_READ = "actors:read"
    CALENDAR_READ = "calendar:read"
    SEARCH_READ = "search:read"
    FIGURES_READ = "figures:read"
    FIGURES_ASK = "figures:ask"
    FIGURES_WRITE = "figures:write"
    PEOPLE_READ = "people:read"
    AUDIT_READ = "audit:read"


SCOPE_NAMES = {
    Scope.TEXTS_READ: _("read texts, their paragraphs, lineage and comparisons"),
    Scope.COMMITMENTS_READ: _("read commitments and followed points"),
    Scope.COMMITMENTS_WRITE: _("amend commitments"),
    Scope.DEVELOPMENTS_READ: _("read what is known"),
    Scope.DEVELOPMENTS_WRITE: _("record what is known"),
    Scope.DISCUSSION_READ: _("read the discussion and tasks"),
    Scope.DISCUSSION_WRITE: _("take part in the discussion, set and finish tasks"),
    Scope.ACTORS_READ: _("read actors"),
    Scope.CALENDAR_READ: _("read the calendar"),
    Scope.SEARCH_READ: _("search in what the other scopes read"),
    Scope.FIGURES_READ: _("read figures with their trail, and the questions kept"),
    Scope.FIGURES_ASK: _("ask the records: counts of what you may read"),
    Scope.FIGURES_WRITE: _("keep questions and figures"),
    Scope.PEOPLE_READ: _("read who has an account"),
    Scope.AUDIT_READ: _("read the head of the audit chain"),
}

# The right without which a scope would open nothing; it is not offered then.
_RIGHTS = {
    Scope.TEXTS_READ: ("instrument.read",),
    Scope.COMMITMENTS_READ: ("commitment.read",),
    Scope.COMMITMENTS_WRITE: ("commitment.amend",),
    Scope.DEVELOPMENTS_READ: ("development.read",),
    Scope.DEVELOPMENTS_WRITE: ("development.record",),
    Scope.DISCUSSION_READ: ("commitment.discuss",),
    Scope.DISCUSSION_WRITE: ("commitment.discuss", "task.set", "task.finish"),
    Scope.ACTORS_READ: ("actor.read",),
    Scope.CALENDAR_READ: ("calendar.read",),
    Scope.SEARCH_READ: ("search.ask",),
    Scope.FIGURES_READ: ("figure.read",),
    Scope.FIGURES_ASK: ("figure.ask",),
    Scope.FIGURES_WRITE: ("figure.ask", "figure.keep"),
    Scope.PEOPLE_READ: ("account.read",),
    Scope.AUDIT_READ: ("audit.read",),
}


def scopes_open_to(person: User) -> list[Scope]:
    """The scopes that open something to `person` today."""
    return [scope for scope in Scope if any(allows(person, act) for act in _RIGHTS[scope])]
