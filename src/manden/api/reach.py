"""What a token reaches: what its person may see, narrowed by its scopes."""

from __future__ import annotations

from django.http import HttpRequest

from manden.access.models import User
from manden.access.roles import Level
from manden.api.scopes import Scope
from manden.desk.queries.sight import Sight, sight_of


def sight_by(request: HttpRequest) -> Sight:
    """The sight of the token's person, without what the token has no scope for."""
    whole = sight_of(request.user)
    commitments = whole.commitments and has(request, Scope.COMMITMENTS_READ)
    developments = whole.developments and has(request, Scope.DEVELOPMENTS_READ)
    return Sight(commitments, developments, whole.levels if developments else ())


def has(request: HttpRequest, scope: Scope) -> bool:
    return scope in request.auth.scopes


def levels_of(person: User) -> tuple[str, ...]:
    """The levels that the person's clearance reaches."""
    reached = Level(person.clearance).height
    return tuple(level.value for level in Level if level.height <= reached)
