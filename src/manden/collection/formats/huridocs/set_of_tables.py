"""The tables of a set, from a folder or a zip, each under the names that its columns have here."""

from __future__ import annotations

import hashlib
import io
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from manden.collection.checked import CannotReadTable
from manden.collection.tables import Table, content_of, read_table
from manden.places.naming import folded

MOST_MEMBERS = 50
MOST_UNPACKED = 200_000_000
MOST_RATIO = 100
_SMALL = 1_000_000

# Of each table: its columns, and the other names under which exports bear them. The first is its key.
COLUMNS: Mapping[str, Mapping[str, str]] = {
    "events": {
        "event": "event_record_number id evenement",
        "title": "event_title titre",
        "initial_date": "date date_initiale",
        "final_date": "date_finale",
        "place": "local_geographical_area lieu",
        "pcode": "geographical_term code_p",
        "latitude": "",
        "longitude": "",
        "description": "event_description narrative recit",
    },
    "victims": {
        "victim": "person id victime",
        "counting_unit": "unit unite",
        "number": "number_of_persons nombre",
        "sex": "sexe",
        "age": "",
        "capacity": "occupation_category qualite",
        "label": "description",
    },
    "perpetrators": {
        "perpetrator": "person id auteur",
        "name": "nom",
        "type": "category nature",
    },
    "acts": {
        "act": "act_record_number id acte",
        "event": "evenement",
        "victim": "victime",
        "type_of_act": "violation",
        "method": "method_of_violence methode",
        "age": "age_at_time_of_victimisation",
        "outcome": "status_as_victim sort",
        "initial_date": "date",
        "note": "remarks",
    },
    "involvements": {
        "act": "acte",
        "perpetrator": "auteur",
        "degree": "degree_of_involvement role",
        "certainty": "type_of_perpetrator certitude",
    },
    "information": {
        "event": "evenement",
        "source": "source_name",
        "kind": "type_of_source nature_source",
        "standing": "source_standing",
        "statement": "remarks dires",
        "material": "type_of_material support",
        "date": "date_of_source_material recu_le",
        "reliability": "reliability_of_information fiabilite",
        "position": "",
    },
}
NEEDED = ("events", "acts")


@dataclass(frozen=True)
class Line:
    """A row of a table under our names; an empty cell is not there."""

    file: str
    line: int
    cells: Mapping[str, str]


@dataclass(frozen=True)
class SetOfTables:
    sha256: str
    tables: Mapping[str, Table]

    @property
    def warnings(self) -> tuple[str, ...]:
        return tuple(
            f"{table.name}: {warning}"
            for table in self.tables.values()
            for warning in (*table.warnings, *_passed(table))
        )

    def lines(self, name: str) -> Iterator[Line | tuple[int, str]]:
        """The rows of a table; of one that is shifted, its line and the reason."""
        table = self.tables.get(name)
        if table is None:
            return
        ours = _ours(name)
        for row in table.rows:
            try:
                cells = table.cells(row)
            except ValueError as reason:
                yield row.line, f"{table.name}, line {row.line}: {reason}"
                continue
            told = {
                ours[folded(theirs)]: cell.strip()
                for theirs, cell in zip(table.header, cells, strict=True)
                if cell.strip() and folded(theirs) in ours
            }
            yield Line(table.name, row.line, told)


def read_set(path: Path) -> SetOfTables:
    """The tables of the set; CannotReadTable where one that is needed lacks, or the zip is unsound."""
    named = _of_folder(path) if path.is_dir() else _of_zip(path)
    lacking = [f"{name}.csv" for name in NEEDED if name not in named]
    if lacking:
        raise CannotReadTable(f"{path.name} lacks {' and '.join(lacking)}: add it to the set")
    digest = hashlib.sha256()
    for name in sorted(named):
        digest.update(named[name].sha256.encode())
    for name, table in named.items():
        first = next(iter(COLUMNS[name]))
        if first not in {_ours(name).get(folded(theirs)) for theirs in table.header}:
            raise CannotReadTable(f"{path.name}: {table.name} has no column {first}")
    return SetOfTables(digest.hexdigest(), named)


def _of_folder(path: Path) -> dict[str, Table]:
    return {
        file.stem.casefold(): read_table(file)
        for file in sorted(path.iterdir())
        if file.suffix.casefold() == ".csv" and file.stem.casefold() in COLUMNS
    }


def _of_zip(path: Path) -> dict[str, Table]:
    content, tables = content_of(path), {}
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            _weigh(path, archive)
            for member in archive.infolist():
                name = Path(member.filename)
                if name.suffix.casefold() == ".csv" and name.stem.casefold() in COLUMNS:
                    told = archive.read(member)
                    tables[name.stem.casefold()] = read_table(Path(name.name), content=told)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError):
        raise CannotReadTable(
            f"{path.name} is no folder and no sound zip of CSV files: make it again"
        ) from None
    return tables


def _weigh(path: Path, archive: zipfile.ZipFile) -> None:
    members = archive.infolist()
    unpacked = sum(one.file_size for one in members)
    packed = max(1, sum(one.compress_size for one in members))
    heavy = unpacked > MOST_UNPACKED or (unpacked > _SMALL and unpacked / packed > MOST_RATIO)
    if len(members) > MOST_MEMBERS or heavy:
        raise CannotReadTable(
            f"{path.name} unpacks to far more than a set of tables: it is refused"
        )


def _ours(name: str) -> dict[str, str]:
    return {
        folded(one): ours
        for ours, others in COLUMNS[name].items()
        for one in (ours, *others.split())
    }


def _passed(table: Table) -> Iterator[str]:
    known = _ours(Path(table.name).stem.casefold())
    passed = [name for name in table.header if name and folded(name) not in known]
    if passed:
        yield f"columns passed over: {', '.join(passed[:20])}"
