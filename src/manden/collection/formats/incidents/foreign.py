"""The mapping of a foreign sheet's columns and words to ours, kept in a file beside the sheets it
reads."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from manden.collection.checked import CannotReadTable
from manden.collection.formats.incidents.columns import COLUMNS
from manden.collection.formats.incidents.words import WORDED, Words
from manden.collection.known_words import KnownWords
from manden.collection.written_files import content_of

_LARGEST = 100_000


@dataclass(frozen=True)
class Mapped:
    """`columns`: their name of a column and ours; `words`: by our column, their word and ours."""

    columns: Mapping[str, str]
    words: Mapping[str, Mapping[str, str]]


def read_mapping(path: Path, desk: KnownWords | None = None) -> Mapped:
    """`their name: our name`, a line each, as YAML or JSON; under `words`, by our name of a column,
    `their word: our word`. CannotReadTable where it is not, or names what the desk does not have.
    """
    told = _told(path)
    words = told.pop("words", {}) if isinstance(told.get("words"), dict) else {}
    ours = [one.name for one in COLUMNS]
    for theirs, our in told.items():
        if our not in ours:
            raise CannotReadTable(
                f"{path.name}: “{our}” (for “{theirs}”) is no column of ours: {', '.join(ours)}"
            )
    columns = {" ".join(str(theirs).split()): str(our) for theirs, our in told.items()}
    return Mapped(columns, _words(path, words, Words(desk)))


def _told(path: Path) -> dict[Any, Any]:
    content = content_of(path)
    try:
        told = yaml.safe_load(content.decode()) if len(content) <= _LARGEST else None
    except (UnicodeDecodeError, yaml.YAMLError):
        told = None
    if not isinstance(told, dict) or not told:
        raise CannotReadTable(
            f"{path.name} maps no column: write “Their name: our_name”, one a line"
        )
    return told


def _words(path: Path, told: Mapping[Any, Any], known: Words) -> Mapping[str, Mapping[str, str]]:
    """Their words by our column, each held against what our word means."""
    found: dict[str, dict[str, str]] = {}
    for column, words in told.items():
        if column not in WORDED or not isinstance(words, dict):
            raise CannotReadTable(
                f"{path.name}: under words stand columns of ours that bear words, with “Their word: "
                f"our word” under each; “{column}” is none of {', '.join(sorted(WORDED))}"
            )
        found[column] = {str(theirs): str(our) for theirs, our in words.items()}
        for our in found[column].values():
            fault = next(known.faults({column: our}), "")
            if fault:
                raise CannotReadTable(f"{path.name}: {fault}")
    return found
