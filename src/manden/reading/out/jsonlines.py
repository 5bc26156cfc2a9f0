"""Resolutions as JSON lines: one text a line, written as they are read."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from manden.reading.resolution import Resolution


def json_lines(resolutions: Iterable[Resolution]) -> Iterator[str]:
    """One line of JSON for each text, without the line break; nothing is held back.

    >>> next(json_lines([Resolution("a.txt", "en")]))[:34]
    '{"schema": "manden/resolution/1", '
    """
    for resolution in resolutions:
        yield json.dumps(resolution.as_json(), ensure_ascii=False)
