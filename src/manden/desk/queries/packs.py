"""The pages of a mandate pack: its parts, their entries, and one entry as it came and is kept."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from manden.instruments.models import InstalledPack, PackEdition
from manden.instruments.pack_files import PlainLoader, label
from manden.instruments.pack_text import Where, value_at

BILINGUAL = {"paragraphs": "gist", "themes": "name", "actors": "name"}
PARTS = ("paragraphs", "commitments", "followed_points", "preambular_asks")
SECTIONS = (*PARTS, "themes", "actors", "sessions")
_ALIASES = ("aliases_fr", "aliases_en")
_SESSION = ("opens", "closes", "precision", "source")


@dataclass(frozen=True)
class Line:
    """An entry in the list of its section: in French and English, or one line of facts."""

    entry: str
    fr: str
    en: str
    edited: bool


@dataclass(frozen=True)
class FieldValue:
    """A field of an entry as it is kept and, where people changed it, as it came."""

    field: str
    value: Any
    came: Any

    @property
    def edited(self) -> bool:
        return bool(self.value != self.came)

    @property
    def came_told(self) -> str:
        return told(self.came)


@dataclass(frozen=True)
class EditionTold:
    edition: PackEdition
    before: str
    after: str


def file_of(section: str) -> str:
    """The file that holds a section."""
    return "commitments" if section in PARTS[1:] else section


def sections_of(pack: InstalledPack) -> Iterator[tuple[str, int]]:
    """Each section of a pack and how many entries it has."""
    for section in SECTIONS:
        yield section, len(_rows(pack, section))


def lines_of(pack: InstalledPack, section: str) -> list[Line]:
    edited = set(pack.editions.filter(file=file_of(section)).values_list("entry", flat=True))
    return [_line(row, section, edited) for row in _rows(pack, section)]


def fields_of(pack: InstalledPack, section: str, entry: str) -> tuple[FieldValue, ...]:
    """What may be edited of an entry; empty where the section has no such entry."""
    row = next((one for one in _rows(pack, section) if label(one) == entry), None)
    if row is None:
        return ()
    file = file_of(section)
    return tuple(
        FieldValue(
            name,
            value_at(pack.as_kept[file], Where(file, entry, name)),
            value_at(pack.as_came[file], Where(file, entry, name)),
        )
        for name in _fields(section)
    )


def history_of(pack: InstalledPack, section: str, entry: str) -> list[EditionTold]:
    made = pack.editions.filter(file=file_of(section), entry=entry).select_related("by")
    return [EditionTold(one, told(one.before), told(one.after)) for one in made.order_by("-pk")]


def told(value: Any) -> str:
    """A value of a pack as one line; a dash where there is none."""
    if isinstance(value, dict):
        return " ".join(str(one) for one in value.values())
    if isinstance(value, list):
        return ", ".join(map(told, value)) or "–"
    return "–" if value is None or value == "" else str(value)


def _fields(section: str) -> tuple[str, ...]:
    if section == "sessions":
        return _SESSION
    words = _words(section)
    more = {"actors": _ALIASES, "commitments": ("deadlines",)}.get(section, ())
    return (f"{words}.fr", f"{words}.en", *more)


def _words(section: str) -> str:
    return BILINGUAL.get(section) or ("gist" if section == "followed_points" else "action")


def _rows(pack: InstalledPack, section: str) -> list[Any]:
    content: Any = PlainLoader(pack.as_kept[file_of(section)]).get_single_data()
    rows: list[Any] = content[section] if file_of(section) == "commitments" else content
    return rows


def _line(row: Any, section: str, edited: set[str]) -> Line:
    entry = label(row)
    if section == "sessions":
        days = f"{row['opens']} – {row['closes']}"
        return Line(entry, days, days, entry in edited)
    words = row[_words(section)]
    return Line(entry, words["fr"], words["en"], entry in edited)
