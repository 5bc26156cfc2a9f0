"""`python -m bench.hostile_files`: sixty hostile files at every door, in a process of its own.

Prints how many were refused, the most memory that the desk's process or a child of it took, and how
many rows or files were stored. Exits 1 where one was taken in, or memory went beyond 256 MB.
"""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

MOST_MEMORY = 256  # MB


def main() -> int:
    done = subprocess.run(
        [sys.executable, "-m", "bench.hostile_files", "--inside"], capture_output=True, text=True
    )
    if done.returncode:
        print(done.stderr[-2_000:], file=sys.stderr)
        return 1
    told = json.loads(done.stdout.splitlines()[-1])
    for what in told["taken"]:
        print(f"taken in: {what}")
    print(f"desk {told['desk']} MB, its largest child {told['child']} MB")
    peak = max(told["desk"], told["child"])
    print(f"{told['refused']} of {told['files']} refused, peak {peak} MB, stored {told['stored']}")
    return int(bool(told["taken"] or told["stored"] or peak >= MOST_MEMORY))


def inside() -> dict[str, Any]:
    """Made in the child: a desk of its own, its doors, and what each of them answers."""
    from tests import standing_desk  # opens the desk before Django starts

    os.environ["DJANGO_SETTINGS_MODULE"] = "manden.config.settings"
    import django

    django.setup()
    from django.apps import apps
    from django.conf import settings
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    from manden.access.actions import local_operator
    from tests.hostile.doors import Doors, TakenIn
    from tests.hostile.files import SIXTY

    with tempfile.TemporaryDirectory() as folder:
        doors = Doors(by=local_operator(), folder=Path(folder))
        before, taken = _rows(apps), []
        for hostile in SIXTY:
            try:
                doors.refusal(hostile)
            except TakenIn:
                taken.append(hostile.what)
        stored = _rows(apps) - before + _files(settings.EVIDENCE_FOLDER)
    standing_desk.close()
    return {
        "files": len(SIXTY),
        "refused": len(SIXTY) - len(taken),
        "taken": taken,
        "stored": stored,
        "desk": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
        "child": resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024,
    }


def _rows(apps: Any) -> int:
    """The rows of every table; a token remembers the day of its use in its own row."""
    return sum(table._base_manager.count() for table in apps.get_models())


def _files(folder: Path) -> int:
    return sum(one.is_file() for one in folder.rglob("*"))


if __name__ == "__main__":
    if "--inside" in sys.argv:
        print(json.dumps(inside()))
    else:
        sys.exit(main())
