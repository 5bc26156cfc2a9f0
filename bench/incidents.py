"""A record of 100,000 incidents with 300,000 acts: import, list, map, search, beside plain SQL.

    python -m bench.incidents [--incidents 100000] [--rounds 20]

The file is drawn by chance (`bench.incident_files`). Import is the whole command: the file read and
checked, then read again and kept in one transaction; beside it, the same rows put into the same
tables by statements alone. Each question is asked as its page asks it, by a reviewer through right,
consent and conflicts of interest, and beside it stands the plainest SQL that answers the same of
everything. Run once for each database: MANDEN_TEST_DATABASE=embedded (default) or postgresql.
"""
# ruff: noqa: E402, I001  (a desk must be open before Django starts, and Django before our rooms)

from __future__ import annotations

import argparse
import os
import resource
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "manden.config.settings")
import tests.standing_desk  # noqa: F401  opens a desk of its own before Django starts

import django

django.setup()

from django.core.management import call_command
from django.db import connection, transaction
from django.test import Client

from bench.incident_files import RARE, division_rows, write_incidents
from manden.access.actions import local_operator
from manden.access.models import RoleHolding, User
from manden.access.roles import Role
from manden.access.row_person import speak_for
from manden.collection.checked import Asked
from manden.collection.formats import formats
from manden.collection.loading import load
from manden.places.actions import load_divisions
from manden.places.models import Scheme
from manden.places.rows import DivisionRow

WANTED_A_SECOND = 2_000
TABLES = (*("incident", "victim", "act", "involvement", "source", "information", "verification"),)
# What a list is asked for, and the plainest SQL that counts and shows the same.
LISTS = {
    "all": ("", "1=1"),
    "a year": (
        "first=2020-01-01&last=2020-12-31",
        "happened_last >= '2020-01-01' AND happened_first <= '2020-12-31'",
    ),
    "a region": (
        "division=X03",
        "division_id IN (SELECT id FROM places_division WHERE code LIKE 'X03%%')",
    ),
    "killings by an armed group": (
        "violation=killing&kind=armed_group",
        "EXISTS (SELECT 1 FROM violations_act a JOIN violations_involvement v ON v.act_id = a.id "
        "JOIN violations_party p ON p.id = v.party_id JOIN violations_term t ON t.id = a.violation_id "
        "WHERE a.incident_id = i.id AND t.code = 'killing' AND p.kind = 'armed_group')",
    ),
    "children": (
        "age=child",
        "EXISTS (SELECT 1 FROM violations_victim w WHERE w.incident_id = i.id AND w.age = 'child')",
    ),
    "a rare word": (f"words={RARE}", f"narrative LIKE '%%{RARE}%%'"),
}


def main() -> None:
    told = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    told.add_argument("--incidents", type=int, default=100_000)
    told.add_argument("--rounds", type=int, default=20)
    given = told.parse_args()
    call_command("migrate", verbosity=0)
    by = local_operator()
    speak_for(by)
    with transaction.atomic():
        lay_divisions(by)
    print(f"database: {connection.vendor}; load {os.getloadavg()[0]:.1f} on {os.cpu_count()}")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "incidents.csv"
        write_incidents(path, given.incidents)
        import_all(path, given.incidents, by)
    plain_import()
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    client = Client(headers={"host": "localhost"})
    client.force_login(reviewer(), backend="manden.access.backends.ByPassword")
    ask_lists(client, given.rounds)
    ask_map(client, given.rounds)


def lay_divisions(by: Any) -> None:
    scheme = Scheme.objects.create(code="bench", country="XYZ", name_fr="x", name_en="x")
    load_divisions(scheme=scheme, rows=[DivisionRow(*told) for told in division_rows()], by=by)


def import_all(path: Path, count: int, by: Any) -> None:
    before = memory()
    began, busy = time.perf_counter(), time.process_time()
    checked = formats()["incidents"].check(path, Asked())
    read = time.perf_counter()
    made = load(checked=checked, file=path.name, release="", licence="", by=by)["made"]
    done, busy = time.perf_counter(), time.process_time() - busy
    assert made == count == len(checked.accepted), (made, count)
    print(
        f"import: {path.stat().st_size / 1e6:.0f} MB, {count} incidents, "
        f"{checked.totals['acts']} acts: {count / (done - began):.0f} incidents a second "
        f"(checked in {read - began:.1f} s, kept in {done - read:.1f} s), {count / busy:.0f} a second "
        f"of its own processor time; limit {WANTED_A_SECOND}; "
        f"memory {before} to {memory()} MB"
    )


def memory() -> int:
    """The most that the process has held, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def plain_import() -> None:
    """The same rows put into tables of the same form, by one statement each, in one transaction."""
    with connection.cursor() as cursor, transaction.atomic():
        for name in TABLES:
            cursor.execute(
                f"CREATE TABLE plain_{name} AS SELECT * FROM violations_{name} WHERE 1=0"
            )
        rows = {}
        for name in TABLES:
            cursor.execute(f"SELECT * FROM violations_{name}")
            rows[name] = cursor.fetchall()
        began, busy = time.perf_counter(), time.process_time()
        for name in TABLES:
            places = ", ".join(["%s"] * len(rows[name][0]))
            cursor.executemany(f"INSERT INTO plain_{name} VALUES ({places})", rows[name])
        spent, busy = time.perf_counter() - began, time.process_time() - busy
    count = len(rows["incident"])
    print(
        f"plain SQL, the same rows without indexes: {count / spent:.0f} a second, "
        f"{count / busy:.0f} of its own processor time"
    )
    with connection.cursor() as cursor:
        for name in TABLES:
            cursor.execute(f"DROP TABLE plain_{name}")


def ask_lists(client: Client, rounds: int) -> None:
    print(
        f"{'list, ms':30}{'median':>9}{'p95':>9}{'own':>9}"
        f"{'SQL median':>12}{'SQL p95':>9}{'own':>9}{'bytes':>9}"
    )
    for name, (query, where) in LISTS.items():
        sizes = []

        def page(query: str = query, sizes: list[int] = sizes) -> None:
            answer = client.get(f"/fr/incidents/?{query}")
            assert answer.status_code == 200, answer.status_code
            sizes.append(len(answer.content))

        (ours, busy), (plain, busy_plain) = (
            timed(page, rounds),
            timed(lambda where=where: ask_plain(where), rounds),
        )
        print(
            f"{name:30}{statistics.median(ours):>9.0f}{p95(ours):>9.0f}{busy:>9.0f}"
            f"{statistics.median(plain):>12.0f}{p95(plain):>9.0f}{busy_plain:>9.0f}{sizes[-1]:>9}"
        )


def ask_map(client: Client, rounds: int) -> None:
    """The cells of the map, coarse and fine, beside one statement that groups the same points."""
    for zoom, size in ((2, 1.0), (4, 0.1)):
        sizes = []

        def cells(zoom: int = zoom, sizes: list[int] = sizes) -> None:
            answer = client.get(f"/fr/incidents/map.json?zoom={zoom}")
            assert answer.status_code == 200, answer.status_code
            sizes.append(len(answer.content))

        (ours, busy), (plain, busy_plain) = (
            timed(cells, rounds),
            timed(lambda size=size: ask_plain_map(size), rounds),
        )
        print(
            f"{f'map at zoom {zoom}':30}{statistics.median(ours):>9.0f}{p95(ours):>9.0f}{busy:>9.0f}"
            f"{statistics.median(plain):>12.0f}{p95(plain):>9.0f}{busy_plain:>9.0f}{sizes[-1]:>9}"
        )


def ask_plain_map(size: float) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT round(latitude / %s), round(longitude / %s), count(*) FROM violations_incident "
            "WHERE latitude IS NOT NULL GROUP BY 1, 2",
            [size, size],
        )
        cursor.fetchall()


def reviewer() -> User:
    user = User.objects.create(username="bench-reviewer", clearance="strict")
    RoleHolding.objects.create(user=user, role=Role.REVIEWER, granted_by=local_operator())
    return user


def ask_plain(where: str) -> None:
    """How many, the people and violations in them, and the first fifty with their acts."""
    found = f"SELECT i.id FROM violations_incident i WHERE {where}"
    with connection.cursor() as cursor:
        for question in (
            f"SELECT count(*) FROM violations_incident i WHERE {where}",
            f"SELECT sum(counted) FROM violations_victim WHERE incident_id IN ({found})",
            f"SELECT count(*) FROM violations_act WHERE incident_id IN ({found})",
            "SELECT p.kind, count(DISTINCT v.act_id) FROM violations_involvement v "
            "JOIN violations_party p ON p.id = v.party_id JOIN violations_act a ON a.id = v.act_id "
            f"WHERE a.incident_id IN ({found}) GROUP BY p.kind",
            f"SELECT * FROM violations_incident i WHERE {where} "
            "ORDER BY happened_first DESC, id DESC LIMIT 50",
        ):
            cursor.execute(question, [])
            shown = cursor.fetchall()
        keys = [row[0] for row in shown]
        if keys:
            places = ", ".join(["%s"] * len(keys))
            cursor.execute(f"SELECT * FROM violations_act WHERE incident_id IN ({places})", keys)
            cursor.fetchall()


def timed(act: Callable[[], None], rounds: int) -> tuple[list[float], float]:
    """Milliseconds of each round after one that warms, and the mean of our own processor time.

    Where the machine is shared, the second says more; on PostgreSQL it leaves out the server's.
    """
    act()
    times, busy = [], time.process_time()
    for _ in range(rounds):
        began = time.perf_counter()
        act()
        times.append(1000 * (time.perf_counter() - began))
    return times, 1000 * (time.process_time() - busy) / rounds


def p95(times: list[float]) -> float:
    return sorted(times)[max(0, -(-95 * len(times) // 100) - 1)]


if __name__ == "__main__":
    main()
