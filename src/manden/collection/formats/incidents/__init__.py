"""Incidents in our own documented template, or in a foreign sheet through a mapping of its columns.

Rows of one incident make one record. Where one row of an incident is refused, the whole incident
is: half an incident would be a false one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from manden.collection.checked import Accepted, Asked, CannotReadTable, Checked, Refused
from manden.collection.formats.incidents.columns import NEEDED, columns_of
from manden.collection.formats.incidents.joined import Told, entry_of
from manden.collection.tables import Table, read_table

KIND = "incidents"


def check(file: Path, asked: Asked) -> Checked:
    """Every incident of the file; CannotReadTable where `incident` or `title` is no column of it."""
    table = read_table(file)
    ours = columns_of(table.header, asked.mapping)
    lacking = [name for name in NEEDED if name not in ours.values()]
    if lacking:
        raise CannotReadTable(
            f"{table.name} lacks {' and '.join(lacking)}: name its columns as in the template, "
            "or say which they are"
        )
    groups, refused = _grouped(table, ours)
    accepted: list[Accepted] = []
    for key, rows in groups.items():
        try:
            first = rows[0]
            accepted.append(Accepted(first.line, key, entry_of(rows), _as_told(rows)))
        except ValueError as reason:
            line = getattr(reason, "line", rows[0].line)
            refused.append(Refused(line, f"incident {key}: {reason}"))
    passed = [name for name in table.header if name and name not in ours]
    warnings = list(table.warnings)
    if passed:
        warnings.append(f"columns passed over: {', '.join(passed[:20])}")
    return Checked(
        KIND,
        table.sha256,
        len(table.rows),
        tuple(accepted),
        tuple(sorted(refused, key=lambda one: one.line)),
        tuple(warnings),
        _totals(accepted),
    )


def _grouped(table: Table, ours: dict[str, str]) -> tuple[dict[str, list[Told]], list[Refused]]:
    groups: dict[str, list[Told]] = {}
    refused = []
    for row in table.rows:
        try:
            fields = table.fields(row)
            told = {ours[name]: cell.strip() for name, cell in fields.items() if name in ours}
            if not told["incident"]:
                raise ValueError("the row names no incident: give each its key")
        except ValueError as reason:
            refused.append(Refused(row.line, str(reason)))
            continue
        groups.setdefault(told["incident"], []).append(Told(row.line, told))
    return groups, refused


def _as_told(rows: Iterable[Told]) -> dict[str, str]:
    """Every row as printed, under its place in the incident."""
    return {
        f"{place}.{name}": cell
        for place, row in enumerate(rows, 1)
        for name, cell in row.cells.items()
        if cell
    }


def _totals(accepted: list[Accepted]) -> dict[str, object]:
    """Incidents, victims (on victims) and acts (on acts): none is counted across another."""
    entries = [one.value for one in accepted]
    return {
        "incidents": len(entries),
        "victims": sum(len(entry.victims) for entry in entries),
        "people_counted": sum(
            1 if victim.unit == "individual" else victim.counted or 0
            for entry in entries
            for victim in entry.victims
        ),
        "acts": sum(len(entry.acts) for entry in entries),
        "by_violation": dict(
            sorted(Counter(act.violation for entry in entries for act in entry.acts).items())
        ),
    }
