"""Which row of a sheet is its header, and what each of its columns is called."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from manden.collection.written_files import Row

_AMONG = 40


def header_of(
    head: Sequence[Row], knows: Callable[[str], bool] | None
) -> tuple[int, tuple[str, ...]]:
    """The place of the header among the first rows, and its names.

    Names that stand twice are told apart by the group that stands over them, where the row above
    names groups over several columns ("Victim", then "Number" and "Sex" under it).
    """
    place = _place(head, knows) if knows else 0
    names = _names(head[place])
    if place and len({name for name in names if name}) < sum(map(bool, names)):
        groups = _spread(_names(head[place - 1]), len(names))
        twice = {name for name in names if name and names.count(name) > 1}
        names = tuple(
            f"{group} / {name}" if name in twice and group else name
            for group, name in zip(groups, names, strict=True)
        )
    while names and not names[-1]:
        names = names[:-1]
    return place, names


def _place(head: Sequence[Row], knows: Callable[[str], bool]) -> int:
    """The first of the rows that bear the most names known; the very first where none bears two."""
    known = [sum(knows(cell) for cell in _names(row)) for row in head[:_AMONG]]
    most = max(known)
    return known.index(most) if most > max(1, known[0]) else 0


def _names(row: Row) -> tuple[str, ...]:
    return tuple(" ".join(cell.split()) for cell in row.cells)


def _spread(groups: Sequence[str], width: int) -> list[str]:
    """The group over each column: a merged cell is written once, over the first of them."""
    over, spread = "", []
    for place in range(width):
        over = (groups[place] if place < len(groups) else "") or over
        spread.append(over)
    return spread
