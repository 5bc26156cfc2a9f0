"""Rows of the desk as a small table, which the table library at hand takes over."""

from __future__ import annotations

import html
import importlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

Row = dict[str, Any]
SHOWN = 20
_DAYS = frozenset(
    (
        *("adopted", "due", "first", "happened", "known_latest", "last", "mandate_ends"),
        *("mandate_start", "report_due", "session_closes", "session_opens", "today"),
    )
)


class NoTableLibrary(ImportError):
    """The library asked for is not installed; the message says how to get it."""


@dataclass(frozen=True)
class Frame:
    """Rows under the same columns; what was nested is flat: `action.fr` is `action_fr`.

    >>> Frame.of([{"key": "OP1.1", "action": {"fr": "publier", "en": "publish"}}]).columns
    ('key', 'action_fr', 'action_en')
    """

    columns: tuple[str, ...]
    rows: tuple[Row, ...]

    @classmethod
    def of(cls, told: Iterable[Mapping[str, Any]]) -> Frame:
        rows = tuple(_flat(one) for one in told)
        columns = tuple(dict.fromkeys(name for row in rows for name in row))
        return cls(columns, tuple({name: row.get(name) for name in columns} for row in rows))

    def __len__(self) -> int:
        return len(self.rows)

    def __iter__(self) -> Iterator[Row]:
        return iter(self.rows)

    def __getitem__(self, column: str) -> list[Any]:
        """The values of a column; KeyError where there is none such."""
        if column not in self.columns:
            raise KeyError(column)
        return [row[column] for row in self.rows]

    def to_pandas(self) -> Any:
        """A pandas DataFrame; NoTableLibrary where pandas is not installed."""
        return _library("pandas").DataFrame(list(self.rows), columns=list(self.columns))

    def to_polars(self) -> Any:
        """A polars DataFrame; NoTableLibrary where polars is not installed."""
        return _library("polars").DataFrame(
            list(self.rows), schema=list(self.columns), infer_schema_length=None, orient="row"
        )

    def to_arrow(self) -> Any:
        """An Arrow table; NoTableLibrary where pyarrow is not installed."""
        return _library("pyarrow").table({name: self[name] for name in self.columns})

    def _repr_html_(self) -> str:
        head = "".join(f"<th>{html.escape(name)}</th>" for name in self.columns)
        body = "".join(
            "<tr>" + "".join(f"<td>{html.escape(str(one))}</td>" for one in row.values()) + "</tr>"
            for row in self.rows[:SHOWN]
        )
        return f"<table><tr>{head}</tr>{body}</table><p>{len(self)}</p>"


def has_library(name: str) -> bool:
    try:
        importlib.import_module(name)
    except ImportError:
        return False
    return True


def _library(name: str) -> Any:
    try:
        return importlib.import_module(name)
    except ImportError:
        raise NoTableLibrary(f"{name} is not installed: pip install {name}") from None


def _flat(told: Mapping[str, Any], before: str = "") -> Row:
    row: Row = {}
    for name, value in told.items():
        if isinstance(value, Mapping):
            row |= _flat(value, f"{before}{name}_")
        else:
            row[before + name] = _dated(before + name, value)
    return row


def _dated(name: str, value: Any) -> Any:
    """A day as a date, a moment (`..._at`) as a datetime; anything else as it is."""
    if not isinstance(value, str) or not value:
        return value
    if name in _DAYS:
        return date.fromisoformat(value)
    if name.endswith("_at") or name == "at":
        return datetime.fromisoformat(value)
    return value
