"""Reading the texts held again, when the reader improves: shown first, both readings kept.

What people wrote stands: a commitment they amended keeps their words, one whose clause is read no
more keeps its page, and the reading before stays among the earlier ones.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from manden import __version__
from manden.access import audit
from manden.access.models import User
from manden.desk.actions import bind_reading
from manden.desk.reading_apart import read_apart
from manden.instruments.models import TextSource
from manden.reading import CannotRead, Resolution

_ASIDE = ("source", "warnings")  # of a reading, what tells nothing of the text


@dataclass(frozen=True)
class Reread:
    """What came of a text: same, otherwise, bound, without_file, or refused; where it differs."""

    symbol: str
    language: str
    outcome: str
    anchors: tuple[str, ...] = ()
    why: str = ""


def reread(*, apply: bool, by: User) -> Iterator[Reread]:
    """Read each text held again; only with `apply` is a different reading bound."""
    for source in TextSource.objects.select_related("instrument").order_by("pk"):
        yield _reread(source, apply, by)


def read_by_another_release() -> int:
    """How many texts held were read by another release, and may be read otherwise by this one."""
    return TextSource.objects.exclude(reader=__version__).count()


def lines_of(one: Reread) -> Iterator[str]:
    """What became of a text, for a person."""
    where = f"{one.symbol} ({one.language})"
    if one.outcome == "without_file":
        yield f"{where}: its file is not held; give it once more with ./manden up FILE"
    elif one.outcome == "refused":
        yield f"{where}: {one.why}"
    else:
        anchors = f": {', '.join(one.anchors)}" if one.anchors else ""
        said = {"same": "read alike", "otherwise": "would be read otherwise", "bound": "read anew"}
        yield f"{where}: {said[one.outcome]}{anchors}"


def _reread(source: TextSource, apply: bool, by: User) -> Reread:
    symbol, language = source.instrument.symbol, source.language
    if source.content is None:
        return Reread(symbol, language, "without_file")
    data = bytes(source.content)
    try:
        found = read_apart(data, name=source.file_name, language=language)
    except CannotRead as refusal:
        return Reread(symbol, language, "refused", why=str(refusal))
    anchors = tuple(_differing(source.reading, found.as_json()))
    if not anchors:
        return Reread(symbol, language, "same")
    if not apply:
        return Reread(symbol, language, "otherwise", anchors)
    if (found.symbol or symbol) != symbol:
        why = f"it would be read as {found.symbol}: give it again with ./manden up FILE"
        return Reread(symbol, language, "refused", why=why)
    _bind(found, source, data, by)
    return Reread(symbol, language, "bound", anchors)


@transaction.atomic
def _bind(found: Resolution, source: TextSource, data: bytes, by: User) -> None:
    bind_reading(found, sha256=source.sha256, content=data, by=by)
    audit.record(by=by, act="text.reread", record=source.instrument)


def _differing(before: dict[str, Any], after: dict[str, Any]) -> Iterator[str]:
    """The anchors of paragraphs read otherwise; "text" for the rest of the reading."""
    old, new = _paragraphs(before), _paragraphs(after)
    for anchor in dict.fromkeys([*old, *new]):
        if old.get(anchor) != new.get(anchor):
            yield anchor
    parts = ("preamble", "operative", *_ASIDE)
    rest = [{key: one for key, one in told.items() if key not in parts} for told in (before, after)]
    if rest[0] != rest[1]:
        yield "text"


def _paragraphs(told: dict[str, Any]) -> dict[str, Any]:
    return {one["anchor"]: one for one in (*told["preamble"], *told["operative"])}
