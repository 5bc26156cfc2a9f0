"""ISO 3166-2: a JSON object of codes, each with its name and the one it stands under."""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path
from typing import Any

from manden.collection.checked import Accepted, CannotReadTable, Refused
from manden.places.rows import DivisionRow

_CODE = re.compile(r"^[A-Z]{2}-[A-Z0-9]{1,3}$")


def is_one(content: bytes) -> bool:
    return content.lstrip()[:1] == b"{" and b'"parentCode"' in content


def rows(file: Path, content: bytes) -> tuple[str, list[Accepted], list[Refused], tuple[str, ...]]:
    """The digest of the file, its divisions, its refused entries, and what was met on the way."""
    try:
        told: dict[str, Any] = json.loads(content)
    except ValueError:
        raise CannotReadTable(f"{file.name} is damaged JSON: send it as published") from None
    accepted, refused = [], []
    for place, (code, one) in enumerate(told.items(), 1):
        name = one.get("name") if isinstance(one, dict) else None
        if not _CODE.match(code) or not isinstance(name, str) or not name.strip():
            refused.append(Refused(place, f"“{code[:20]}” is no code of ISO 3166-2 with a name"))
            continue
        parent = one.get("parentCode") or ""
        value = DivisionRow(code, 2 if parent else 1, name.strip(), parent)
        accepted.append(Accepted(place, code, value, {"code": code, "name": name}))
    return hashlib.sha256(content).hexdigest(), accepted, refused, ()
