"""For a while, rows are those of who asked a figure: a snapshot is theirs to open."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from manden.access.models import User
from manden.access.row_person import speak_for


@contextmanager
def rows_of(person: User, *, then: User) -> Iterator[None]:
    """On PostgreSQL, the rows that who asked the run may read: what they may not is not counted."""
    speak_for(person)
    try:
        yield
    finally:
        speak_for(then)
