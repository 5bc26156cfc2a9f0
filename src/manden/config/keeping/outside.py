"""What was done to a desk from outside its records, told to its chain when it next opens.

A restored or moved desk holds exactly the rows of the one it comes from; that it was restored or
moved is an entry of its own, written by the first command that opens it to write.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from django.db import transaction

from manden.access import audit
from manden.access.models import User

UNTOLD = "untold.jsonl"


def leave_to_tell(folder: Path, *, act: str, details: Mapping[str, Any]) -> None:
    with (folder / UNTOLD).open("a") as file:
        file.write(json.dumps({"act": act, "details": dict(details)}) + "\n")
        file.flush()
        os.fsync(file.fileno())


@transaction.atomic
def tell_the_chain(folder: Path, *, by: User) -> int:
    """Write an entry for each act left to tell; how many there were."""
    path = folder / UNTOLD
    if not path.exists():
        return 0
    acts = [json.loads(line) for line in path.read_text().splitlines()]
    for one in acts:
        audit.record(by=by, act=one["act"], details=one["details"])
    transaction.on_commit(lambda: path.unlink(missing_ok=True))
    return len(acts)
