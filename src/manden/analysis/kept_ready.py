"""Answers, or what they are counted from, kept ready for who asks next: the last few, in one process."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Generic, TypeVar

Kept = TypeVar("Kept")


class KeptReady(Generic[Kept]):
    """At most so many; that asked longest ago goes first. Two who ask at once may both make it.

    >>> ready = KeptReady(most=1)
    >>> [ready.of(key, lambda: made) for key, made in (("a", 1), ("a", 2), ("b", 3), ("a", 4))]
    [1, 1, 3, 4]
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self._held: OrderedDict[Hashable, Kept] = OrderedDict()
        self._lock = Lock()

    def of(self, key: Hashable, make: Callable[[], Kept]) -> Kept:
        with self._lock:
            if key in self._held:
                self._held.move_to_end(key)
                return self._held[key]
        made = make()
        with self._lock:
            self._held[key] = made
            while len(self._held) > self._most:
                self._held.popitem(last=False)
        return made
