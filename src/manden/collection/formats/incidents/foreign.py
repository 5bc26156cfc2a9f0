"""The mapping of a foreign sheet's columns to ours, kept in a file beside the sheets it reads."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import yaml

from manden.collection.checked import CannotReadTable
from manden.collection.formats.incidents.columns import COLUMNS
from manden.collection.written_files import content_of

_LARGEST = 100_000


def read_mapping(path: Path) -> Mapping[str, str]:
    """`their name: our name`, a line each, as YAML or JSON; CannotReadTable where it is not."""
    content = content_of(path)
    try:
        told = yaml.safe_load(content.decode()) if len(content) <= _LARGEST else None
    except (UnicodeDecodeError, yaml.YAMLError):
        told = None
    if not isinstance(told, dict) or not told:
        raise CannotReadTable(
            f"{path.name} maps no column: write “Their name: our_name”, one a line"
        )
    ours = [one.name for one in COLUMNS]
    for theirs, our in told.items():
        if our not in ours:
            raise CannotReadTable(
                f"{path.name}: “{our}” (for “{theirs}”) is no column of ours: {', '.join(ours)}"
            )
    return {" ".join(str(theirs).split()): str(our) for theirs, our in told.items()}
