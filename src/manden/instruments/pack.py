"""A mandate pack: what is particular to one mandate, as facts and our own plain words.

A pack is a folder of seven YAML files. It holds no official text: gists and actions are our
summaries, in French and English; the rest is facts (numbers, dates, verbs, symbols).
`load_pack` returns the values below, checked, or refuses with `BadPack`. Field names are the
keys of the files. No Django here, so that a pack can be checked anywhere.
"""

from __future__ import annotations

import calendar
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, is_dataclass
from datetime import date, timedelta
from pathlib import Path
from types import UnionType
from typing import Any, get_args, get_origin, get_type_hints

from manden.instruments.pack_checks import check_pack_files
from manden.instruments.pack_files import BadPack, label, line_of, place, read_pack_files, texts_in

__all__ = [
    "BadPack",
    "Bilingual",
    "Pack",
    "PackActor",
    "PackCapability",
    "PackCommitment",
    "PackDeadline",
    "PackEarlierInstrument",
    "PackFollowedPoint",
    "PackInstrument",
    "PackMandate",
    "PackParagraph",
    "PackPreambularAsk",
    "PackSession",
    "PackTheme",
    "available_packs",
    "load_pack",
    "pack_of",
]

PACKS = Path(__file__).with_name("packs")


@dataclass(frozen=True)
class Bilingual:
    """One text in both languages; neither may be empty."""

    fr: str
    en: str

    def __post_init__(self) -> None:
        if not self.fr.strip() or not self.en.strip():
            raise ValueError("a text needs both its French and its English")

    def in_language(self, language: str) -> str:
        """The text in `language` ("fr", "fr-ml", "en" ...); French where it is neither."""
        return self.en if language.lower().startswith("en") else self.fr


@dataclass(frozen=True)
class PackInstrument:
    """Facts of the resolution that the pack serves."""

    symbol: str  # A/HRC/RES/58/30
    number: str  # 58/30
    body: str  # HRC
    session: int
    adopted: date
    distributed: date
    meeting: int
    vote_mode: str  # without_vote | recorded
    agenda_item: str
    original_language: str
    title: Bilingual


@dataclass(frozen=True)
class PackEarlierInstrument:
    """A resolution before this one on the same mandate; `adopted` is None where not known."""

    number: str
    symbol: str
    year: int
    adopted: date | None
    act: str  # situation | establish | extend
    recalled: bool  # False: no later resolution of the lineage recalls it
    note: Bilingual | None = None


@dataclass(frozen=True)
class PackMandate:
    """The mandate's holder, products and term; what a text does not set is None.

    The word limit and the weeks before the session are settings, not facts.
    """

    holder: str  # actor code
    report_session: int
    report_word_limit: int
    report_weeks_before_session: int
    term_start: date | None = None
    term: str | None = None  # ISO 8601 duration, P1Y
    dialogue_session: int | None = None


@dataclass(frozen=True)
class PackSession:
    """A regular session; with precision "month" the dates are the outer days of the months."""

    number: int
    opens: date
    closes: date
    precision: str  # day | month
    source: str


@dataclass(frozen=True)
class PackActor:
    """An institution, party or community that a resolution names or that acts for it."""

    code: str
    kind: str
    name: Bilingual
    aliases_fr: tuple[str, ...]
    aliases_en: tuple[str, ...]
    parent: str | None = None  # actor code


@dataclass(frozen=True)
class PackTheme:
    code: str
    name: Bilingual


@dataclass(frozen=True)
class PackCapability:
    """One of the seventeen things the desk does, and the paragraphs that ask for it."""

    code: str  # S1 ... S17
    name: Bilingual
    description: Bilingual
    paragraphs: tuple[str, ...]  # anchors


@dataclass(frozen=True)
class PackParagraph:
    """A paragraph without its official words; `capabilities` is derived by the loader."""

    anchor: str  # PP1 ... OP31
    verb: str  # lemma of its first clause
    force: str  # of its first clause
    gist: Bilingual
    themes: tuple[str, ...]
    capabilities: tuple[str, ...] = ()

    @property
    def is_operative(self) -> bool:
        return self.anchor.startswith("OP")

    @property
    def number(self) -> int:
        return int(self.anchor[2:])


@dataclass(frozen=True)
class PackDeadline:
    """By when: a session, a date, a number of days, or a period (`term` as printed, P1Y)."""

    kind: str  # session | date | duration | period
    session: int | None = None
    by_date: date | None = None
    days: int | None = None
    term: str | None = None
    date_from: date | None = None
    date_to: date | None = None

    def __post_init__(self) -> None:
        needed = {
            "session": self.session,
            "date": self.by_date,
            "duration": self.days or self.term,
            "period": self.date_from and self.date_to,
        }
        if not needed.get(self.kind):
            raise ValueError(f"a deadline of kind '{self.kind}' lacks its value")


@dataclass(frozen=True)
class PackCommitment:
    """One directive clause: who must do what, by when.

    `key` is the anchor and the ordinal among the paragraph's directive clauses (OP3.2). With no
    addressee the clause names none (OP7); `self_addressed` marks what the body decides for itself.
    """

    key: str
    anchor: str
    ordinal: int
    verb: str
    force: str
    addressees: tuple[str, ...]  # actor codes
    action: Bilingual
    themes: tuple[str, ...]
    self_addressed: bool = False
    deadlines: tuple[PackDeadline, ...] = ()


@dataclass(frozen=True)
class PackFollowedPoint:
    """A clause that asks nothing (OP16.f1): followed like a commitment, with no addressee."""

    key: str
    anchor: str
    ordinal: int
    verb: str
    force: str
    gist: Bilingual
    themes: tuple[str, ...]


@dataclass(frozen=True)
class PackPreambularAsk:
    """An ask made inside the preamble (PP17.a1); it counts among no commitments."""

    key: str
    anchor: str
    ordinal: int
    verb: str
    force: str
    addressees: tuple[str, ...]
    action: Bilingual
    themes: tuple[str, ...]


@dataclass(frozen=True)
class Pack:
    """A whole pack, every code in it checked against the others."""

    slug: str
    name: Bilingual
    country: str  # ISO 3166-1 alpha-3
    country_name: Bilingual
    instrument: PackInstrument
    previous: str  # symbol of the instrument it continues, A/HRC/RES/55/25
    mandate: PackMandate
    earlier: tuple[PackEarlierInstrument, ...]
    sessions: tuple[PackSession, ...]
    actors: tuple[PackActor, ...]
    themes: tuple[PackTheme, ...]
    capabilities: tuple[PackCapability, ...]
    paragraphs: tuple[PackParagraph, ...]
    commitments: tuple[PackCommitment, ...]
    followed_points: tuple[PackFollowedPoint, ...]
    preambular_asks: tuple[PackPreambularAsk, ...]

    @property
    def preamble(self) -> tuple[PackParagraph, ...]:
        return tuple(part for part in self.paragraphs if not part.is_operative)

    @property
    def operative(self) -> tuple[PackParagraph, ...]:
        return tuple(part for part in self.paragraphs if part.is_operative)

    @property
    def report_due(self) -> date:
        """The day the report is due: the setting's weeks before the session opens.

        With a session known to the month, counted from its first day: early rather than late.
        """
        session = next(one for one in self.sessions if one.number == self.mandate.report_session)
        return session.opens - timedelta(weeks=self.mandate.report_weeks_before_session)


def available_packs() -> dict[str, Path]:
    """The packs that come with the product: each folder by its name."""
    return {path.parent.name: path.parent for path in sorted(PACKS.glob("*/mandate.yaml"))}


def load_pack(folder: Path) -> Pack:
    """The pack in `folder`, read, checked and built; BadPack with one sentence otherwise."""
    return pack_of(texts_in(folder), named=folder.name)


def pack_of(texts: Mapping[str, bytes], *, named: str) -> Pack:
    """The pack that these files make; `named` is how a refusal names them."""
    folder = Path(named)
    files = read_pack_files(folder, texts)
    check_pack_files(folder, files)
    for row in files["sessions"]:
        row["opens"], row["closes"] = _outer_days(row["opens"], row["closes"])
    for row in files["paragraphs"]:
        row["capabilities"] = _serving(files["capabilities"], row["anchor"])
    return Pack(**dict(_parts(folder, files)))


ROWS: dict[str, tuple[str, type]] = {
    "sessions": ("sessions", PackSession),
    "actors": ("actors", PackActor),
    "themes": ("themes", PackTheme),
    "capabilities": ("capabilities", PackCapability),
    "paragraphs": ("paragraphs", PackParagraph),
    "commitments": ("commitments", PackCommitment),
    "followed_points": ("commitments", PackFollowedPoint),
    "preambular_asks": ("commitments", PackPreambularAsk),
}  # each part of a pack: the file that holds it and what its rows are


def _parts(folder: Path, files: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    hints = get_type_hints(Pack)
    for part, value in files["mandate"].items():
        yield part, _told(folder, "mandate", part, hints[part], value)
    for part, (name, kind) in ROWS.items():
        rows = files[name][part] if name == "commitments" else files[name]
        yield part, tuple(_told(folder, name, label(row), kind, row) for row in rows)


def _told(folder: Path, name: str, entry: str, hint: Any, value: Any) -> Any:
    """The value built; what it refuses about itself is told with its file and entry."""
    try:
        return _built(hint, value)
    except ValueError as error:
        shown = f"{place(folder, name)}, {entry}: {error}; correct it"
        raise BadPack(shown, line_of(value)) from None


def _built(hint: Any, value: Any) -> Any:
    """A plain YAML value as the type that a field declares: rows to dataclasses, text to dates."""
    if value is None:
        return None
    if get_origin(hint) is UnionType:
        return _built(get_args(hint)[0], value)
    if get_origin(hint) is tuple:
        return tuple(_built(get_args(hint)[0], one) for one in value)
    if hint is date:
        return _day(value)
    if isinstance(hint, type) and is_dataclass(hint):
        hints = get_type_hints(hint)
        return hint(**{field: _built(hints[field], one) for field, one in value.items()})
    return value


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ValueError(f"'{text}' is not a day of the calendar") from None


def _outer_days(opens: str, closes: str) -> tuple[str, str]:
    """Months (2026-02, 2026-04) as their outer days; days as they are."""
    if len(opens) > len("2026-02"):
        return opens, closes
    last = calendar.monthrange(int(closes[:4]), int(closes[5:]))[1]
    return f"{opens}-01", f"{closes}-{last:02d}"


def _serving(capabilities: list[dict[str, Any]], anchor: str) -> list[str]:
    return [row["code"] for row in capabilities if anchor in row["paragraphs"]]
