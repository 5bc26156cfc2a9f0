"""What a person may see on the desk's pages."""

from __future__ import annotations

from dataclasses import dataclass

from manden.access.models import User
from manden.access.policy import allows
from manden.access.roles import Level


@dataclass(frozen=True)
class Sight:
    """Whether commitments and developments are shown, and developments of which levels."""

    commitments: bool
    developments: bool
    levels: tuple[str, ...] = ()


def sight_of(person: User) -> Sight:
    """The sight of `person`: developments only with commitments, up to the person's clearance."""
    commitments = bool(allows(person, "commitment.read"))
    developments = commitments and bool(allows(person, "development.read"))
    reached = Level(person.clearance).height
    levels = tuple(level.value for level in Level if level.height <= reached)
    return Sight(commitments, developments, levels if developments else ())
