"""The body of a page kept as long as nothing was written, for all who see the same.

In this process's memory alone, a bounded number of them. What is kept holds nothing of the person
who asked: no name, no token, no message; who may see what is part of its key.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock

from django.utils.safestring import SafeString

from manden.access.last_change import last_change

KEPT_AT_MOST = 100
_kept: OrderedDict[Hashable, SafeString] = OrderedDict()
_lock = Lock()


def kept_or_made(key: Hashable, make: Callable[[], SafeString]) -> SafeString:
    """What was made under `key` since the last write; made now, and kept, where nothing was."""
    state = last_change()
    if not state:
        return make()
    with _lock:
        found = _kept.get((state, key))
        if found is not None:
            _kept.move_to_end((state, key))
            return found
    made = make()
    with _lock:
        _kept[state, key] = made
        while len(_kept) > KEPT_AT_MOST:
            _kept.popitem(last=False)
    return made
