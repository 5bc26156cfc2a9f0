"""Why a desk did not answer, in its own words."""

from __future__ import annotations


class DeskRefuses(Exception):
    """The desk, or the way to it, said no; `status` is that of HTTP, 0 where nothing answered."""

    def __init__(self, sentence: str, *, status: int = 0, faults: tuple[str, ...] = ()) -> None:
        super().__init__("; ".join((sentence, *faults)))
        self.status, self.faults = status, faults


class NotHere(DeskRefuses):
    """Nothing stands at that address for this token: absent and forbidden are told alike."""


class ChangedMeanwhile(DeskRefuses):
    """Somebody changed the record since it was read: read it again."""
