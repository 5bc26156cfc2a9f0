"""The vocabularies that come with the house, as its files tell them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import yaml

VOCABULARIES = Path(__file__).resolve().parent / "vocabularies"


@cache
def terms_of(vocabulary: str) -> Sequence[Mapping[str, Any]]:
    """The terms of `vocabulary`, each after the one it stands under.

    >>> terms_of("degree")[0]["code"]
    'carried_out'
    """
    told: list[dict[str, Any]] = yaml.safe_load(
        (VOCABULARIES / f"{vocabulary}.yaml").read_text("utf-8")
    )
    return tuple(told)
