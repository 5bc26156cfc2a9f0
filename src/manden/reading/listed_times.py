"""Several times in one expression: "at its tenth and twelfth sessions", "in three and six months"."""

from __future__ import annotations

from collections.abc import Sequence


def spans_of_each(start: int, end: int, parts: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Where the words of each limit stand of an expression `[start, end)` that names several.

    The first begins with what brings them all in, each other where it is named itself; the last ends
    with the expression. `parts` are where each is named.

    >>> words = "at its tenth and twelfth sessions"
    >>> [words[a:b] for a, b in spans_of_each(0, len(words), [(7, 12), (17, 24)])]
    ['at its tenth', 'twelfth sessions']
    """
    opens = [start, *(begin for begin, _ in parts[1:])]
    closes = [*(stop for _, stop in parts[:-1]), end]
    return list(zip(opens, closes, strict=True))
