"""The annotations by hand: loaded, and checked to be of the very text that is read."""

from __future__ import annotations

import hashlib
import json
from typing import Any

from bench.reading.corpus import GOLD, LANGUAGES, TEXTS, Document, in_part

Gold = dict[str, Any]


class OtherText(ValueError):
    """The text at hand is not the one that was annotated."""


def annotated(part: str, language: str | None = None) -> list[tuple[Document, Gold]]:
    """The annotated documents of a part with their annotation. Raises `OtherText`."""
    found = []
    for tongue in (language,) if language else LANGUAGES:
        for path in sorted((GOLD / tongue).glob("*.json")):
            if not in_part(path.stem, part):
                continue
            gold = json.loads(path.read_text(encoding="utf-8"))
            source = TEXTS.parent / gold["source"]
            if hashlib.sha256(source.read_bytes()).hexdigest() != gold["sha256"]:
                raise OtherText(f"{gold['source']} is not the text that was annotated")
            found.append((Document(path.stem, tongue, source), gold))
    return found


def paragraph_of(anchor: str) -> str:
    """The first-level paragraph of an anchor.

    >>> paragraph_of("OP3(a)(i)")
    'OP3'
    """
    return anchor.partition("(")[0]
