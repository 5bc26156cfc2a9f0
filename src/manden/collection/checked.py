"""What a file was found to hold: the good rows, the bad ones with their reasons, the totals.

The good rows are never silently changed, the bad ones never silently dropped.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any


class CannotReadTable(ValueError):
    """The file is no table that can be read; the message says why and what to do."""


@dataclass(frozen=True)
class Asked:
    """What whoever imports says of the file: its release and licence, and the State wanted."""

    release: str = ""
    licence: str = ""
    state: str = ""
    mapping: Mapping[str, str] = field(default_factory=dict)


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


@dataclass(frozen=True)
class Checked:
    """A file read from end to end; nothing is written yet."""

    kind: str
    sha256: str
    rows: int
    accepted: tuple[Accepted, ...]
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


def once(rows: Iterable[Accepted]) -> tuple[list[Accepted], list[Refused]]:
    """The rows by their key, each once: those that come again are refused and say where the first is.

    >>> first, again = Accepted(2, "7", None, {}), Accepted(9, "7", None, {})
    >>> once([first, again])[1]
    [Refused(line=9, reason='7 stands on line 2 already')]
    """
    lines: dict[str, int] = {}
    kept, refused = [], []
    for row in rows:
        if row.key in lines:
            refused.append(Refused(row.line, f"{row.key} stands on line {lines[row.key]} already"))
        else:
            lines[row.key] = row.line
            kept.append(row)
    return kept, refused
