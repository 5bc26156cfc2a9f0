"""Reading a table as people send it: CSV in any encoding and separator, or a sheet of XLSX.

A quoted newline stays inside its row; a second header of HXL tags is told and passed; a row with
more or fewer fields than the header is handed on as it is, with its line, for the format to refuse:
nothing is ever shifted. Rows are read anew each time that they are asked for: a file of text is
never held whole.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from manden.collection.checked import CannotReadTable
from manden.collection.headers import header_of
from manden.collection.written_files import LARGEST_FILE, Row, WrittenFile, content_of

__all__ = ["LARGEST_FILE", "Row", "Rows", "Table", "content_of", "read_table"]
_HEAD = 50


class Rows:
    """The rows under a header, read again from the file by each who goes through them."""

    def __init__(self, again: Callable[[], Iterator[Row]], after: int, called: Callable[[], None]):
        self._again, self._after, self._called = again, after, called

    def __iter__(self) -> Iterator[Row]:
        self._called()
        return (row for row in _filled(self._again()) if row.line > self._after)


@dataclass(frozen=True)
class Table:
    """A header and its rows; `warnings` tell what was met on the way to them."""

    name: str
    sha256: str
    header: tuple[str, ...]
    rows: Rows
    warnings: tuple[str, ...] = ()

    def fields(self, row: Row) -> dict[str, str]:
        """The cells of `row` under their names; ValueError where they are not as many as the names."""
        return dict(zip(self.header, self.cells(row), strict=True))

    def cells(self, row: Row) -> tuple[str, ...]:
        """The cells of `row`, as many as there are names; ValueError where they are not.

        Empty cells past the last name are no fields: some exports end each row with a separator.
        """
        cells = row.cells
        while len(cells) > len(self.header) and not cells[-1].strip():
            cells = cells[:-1]
        if len(cells) != len(self.header):
            raise ValueError(
                f"{len(cells)} fields under {len(self.header)} names: the row is shifted or cut"
            )
        return cells


def read_table(
    path: Path,
    *,
    sheet: str = "",
    knows: Callable[[str], bool] | None = None,
    content: bytes | None = None,
) -> Table:
    """The table in `path`; CannotReadTable where it is none, too large, or empty.

    `knows` tells the names of columns: the header is then the row, among the first ones, that bears
    the most of them, so that titles above it are passed over. `content` is of a file that lies in
    an archive.
    """
    file = WrittenFile(path, sheet=sheet, content=content)
    head = list(islice(_filled(file.rows()), _HEAD))
    if not head:
        raise CannotReadTable(f"{path.name} holds no row: send the file that has the data")
    place, header = header_of(head, knows)
    twice = sorted({name for name in header if name and header.count(name) > 1})
    if twice:
        raise CannotReadTable(
            f"{path.name}: the header has {twice[0]} twice: give each column a name of its own"
        )
    warnings = list(file.warnings)
    if place:
        warnings.append(f"{place} rows above the header were passed over")
    after = head[place].line
    below = head[place + 1 :]
    if below and _is_tags(below[0]):
        after = below[0].line
        warnings.append(f"line {after}: a row of HXL tags was passed over")
    longer = sum(len(row.cells) > len(header) for row in _filled(file.rows()) if row.line > after)
    if longer:
        warnings.append(f"{longer} rows have more fields than the header has names")
    rows = Rows(file.rows, after, file.refuse_if_changed)
    return Table(path.name, file.sha256, header, rows, tuple(warnings))


def _filled(rows: Iterator[Row]) -> Iterator[Row]:
    return (row for row in rows if any(map(str.strip, row.cells)))


def _is_tags(row: Row) -> bool:
    cells: Sequence[str] = [cell.strip() for cell in row.cells if cell.strip()]
    return bool(cells) and all(cell.startswith("#") for cell in cells)
