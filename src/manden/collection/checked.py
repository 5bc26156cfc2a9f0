"""What a file was found to hold: the good rows, the bad ones with their reasons, the totals.

The good rows are never silently changed, the bad ones never silently dropped.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from manden.collection.known_words import KnownWords


class CannotReadTable(ValueError):
    """The file is no table that can be read; the message says why and what to do."""


@dataclass(frozen=True)
class Asked:
    """What whoever imports says of the file: its release and licence, the State wanted, which of
    its columns and words (`theirs`, by our column) are which of ours, and the words of their desk.
    """

    release: str = ""
    licence: str = ""
    state: str = ""
    mapping: Mapping[str, str] = field(default_factory=dict)
    theirs: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    desk: KnownWords = field(default_factory=KnownWords)


@dataclass(frozen=True)
class Accepted:
    """A row that can be kept: `key` is the source's own identifier, `told` the row as printed."""

    line: int
    key: str
    value: Any
    told: Mapping[str, str]


@dataclass(frozen=True)
class Refused:
    line: int
    reason: str


class ReadAgain(Collection[Accepted]):
    """The good rows of a large file: counted once, read again from it by each who asks for them."""

    def __init__(self, count: int, again: Callable[[], Iterator[Accepted]]) -> None:
        self._count, self._again = count, again

    def __iter__(self) -> Iterator[Accepted]:
        return self._again()

    def __len__(self) -> int:
        return self._count

    def __contains__(self, row: object) -> bool:
        return any(one == row for one in self)


@dataclass(frozen=True)
class Checked:
    """A file read from end to end; nothing is written yet."""

    kind: str
    sha256: str
    rows: int
    accepted: Collection[Accepted]
    refused: tuple[Refused, ...] = ()
    warnings: tuple[str, ...] = ()
    totals: Mapping[str, Any] = field(default_factory=dict)

    def as_told(self) -> dict[str, Any]:
        """The answer of `manden import` as CONTRACTS promises it."""
        return {
            "kind": self.kind,
            "sha256": self.sha256,
            "rows": self.rows,
            "accepted": len(self.accepted),
            "rejected": [{"line": one.line, "reason": one.reason} for one in self.refused],
            "warnings": list(self.warnings),
            "totals": dict(self.totals),
        }


class Once:
    """Tells the rows that bear a key for the first time; which lines bore the others is kept."""

    def __init__(self) -> None:
        self._lines: dict[str, int] = {}

    def refusal(self, row: Accepted) -> Refused | None:
        """None at the first row of a key; else its refusal, which says where the first one is.

        >>> seen = Once()
        >>> seen.refusal(Accepted(2, "7", None, {}))
        >>> seen.refusal(Accepted(9, "7", None, {}))
        Refused(line=9, reason='7 stands on line 2 already')
        """
        line = self._lines.setdefault(row.key, row.line)
        if line == row.line:
            return None
        return Refused(row.line, f"{row.key} stands on line {line} already")


def once(rows: Iterable[Accepted]) -> tuple[list[Accepted], list[Refused]]:
    """The rows by their key, each once, and the refusals of those that come again."""
    seen = Once()
    kept, refused = [], []
    for row in rows:
        refusal = seen.refusal(row)
        if refusal is None:
            kept.append(row)
        else:
            refused.append(refusal)
    return kept, refused
