"""A record of 100,000 incidents with 300,000 acts: import, list, map, search, beside plain SQL.

    python -m bench.incidents [--incidents 100000] [--rounds 20] [--database embedded|postgresql]

The file is drawn by chance (`bench.incident_files`). Import is the whole command: the file read and
checked, then read again and kept in one transaction; beside it, the same rows put into tables of
the same form by statements alone. Each question is asked as its page asks it, by a reviewer through
right, consent and conflicts of interest; on PostgreSQL by the role that serves, behind row security.
Beside it stands the plainest SQL that answers the same of everything, asked by the owner of the
tables. Processor time is of our own process and, on PostgreSQL, of the database's process for us.
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
from dataclasses import dataclass
from pathlib import Path
from typing import Any

told = argparse.ArgumentParser(description=__doc__.splitlines()[0])
told.add_argument("--incidents", type=int, default=100_000)
told.add_argument("--rounds", type=int, default=20)
told.add_argument("--database", choices=("embedded", "postgresql"))
GIVEN = told.parse_args()
if GIVEN.database:
    os.environ["MANDEN_TEST_DATABASE"] = GIVEN.database
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "manden.config.settings")
import tests.standing_desk  # noqa: F401  opens a desk of its own before Django starts

import django

django.setup()

from django.core.management import call_command
from django.db import connection, transaction
from django.test import Client

from bench.incident_files import RARE, division_rows, write_incidents
from bench.timing import p95, processor_seconds
from manden.access.actions import local_operator
from manden.access.models import RoleHolding, User
from manden.access.roles import Role
from manden.access.row_person import speak_for
from manden.access.row_security import APPLICATION
from manden.collection.checked import Asked
from manden.collection.formats import formats
from manden.collection.loading import load
from manden.places.actions import load_divisions
from manden.places.models import Scheme
from manden.places.rows import DivisionRow

WANTED_A_SECOND, WANTED_MS = 2_000, 300
TABLES = ("incident", "victim", "act", "involvement", "source", "information", "verification")


@dataclass(frozen=True)
class Case:
    """A page of ours, and the plainest SQL that answers the same."""

    name: str
    address: str
    plain: tuple[str, ...]


def listed(name: str, query: str, where: str) -> Case:
    """How many, and the first fifty with their acts."""
    found = f"SELECT i.id FROM violations_incident i WHERE {where}"
    latest = f"{found} ORDER BY happened_first DESC, id DESC LIMIT 50"
    return Case(
        name,
        f"/fr/incidents/?{query}",
        (
            f"SELECT count(*) FROM violations_incident i WHERE {where}",
            f"SELECT * FROM violations_incident WHERE id IN ({latest})",
            f"SELECT * FROM violations_act WHERE incident_id IN ({latest})",
            f"SELECT * FROM violations_victim WHERE incident_id IN ({latest})",
        ),
    )


def counted(name: str, query: str, where: str) -> Case:
    """The people, the violations, and those by kind of party of the whole list as well."""
    page = listed(name, f"{query}&count=all", where)
    found = f"SELECT i.id FROM violations_incident i WHERE {where}"
    more = (
        f"SELECT sum(counted) FROM violations_victim WHERE incident_id IN ({found})",
        f"SELECT count(*) FROM violations_act WHERE incident_id IN ({found})",
        "SELECT p.kind, count(DISTINCT v.act_id) FROM violations_involvement v "
        "JOIN violations_party p ON p.id = v.party_id JOIN violations_act a ON a.id = v.act_id "
        f"WHERE a.incident_id IN ({found}) GROUP BY p.kind",
    )
    return Case(name, page.address, (*page.plain, *more))


def drawn_on_map(name: str, query: str, size: float) -> Case:
    cells = (
        f"SELECT round(latitude / {size}), round(longitude / {size}), count(*) "
        "FROM violations_incident WHERE latitude IS NOT NULL GROUP BY 1, 2"
    )
    return Case(name, f"/fr/incidents/map.json?{query}", (cells,))


KILLED = (
    "EXISTS (SELECT 1 FROM violations_act a JOIN violations_involvement v ON v.act_id = a.id "
    "JOIN violations_party p ON p.id = v.party_id JOIN violations_term t ON t.id = a.violation_id "
    "WHERE a.incident_id = i.id AND t.code = 'killing' AND p.kind = 'armed_group')"
)
CHILD = "EXISTS (SELECT 1 FROM violations_victim w WHERE w.incident_id = i.id AND w.age = 'child')"
IN_2020 = "happened_last >= '2020-01-01' AND happened_first <= '2020-12-31'"
IN_REGION = "division_id IN (SELECT id FROM places_division WHERE code LIKE 'X03%%')"
CASES = (
    listed("list: all", "", "1=1"),
    listed("list: a year", "first=2020-01-01&last=2020-12-31", IN_2020),
    listed("list: a region", "division=X03", IN_REGION),
    listed("list: killings by a group", "violation=killing&kind=armed_group", KILLED),
    listed("list: children", "age=child", CHILD),
    listed("search: a rare word", f"words={RARE}", f"narrative LIKE '%%{RARE}%%'"),
    counted("all, people counted", "", "1=1"),
    counted("killings, people counted", "violation=killing&kind=armed_group", KILLED),
    drawn_on_map("map: squares of 1 degree", "zoom=2", 1.0),
    drawn_on_map("map: squares of 0.25 degree", "zoom=4", 0.25),
    Case(
        "map: its page",
        "/fr/incidents/map/",
        (*drawn_on_map("", "", 1.0).plain, "SELECT division_id, count(*) FROM violations_incident GROUP BY 1"),
    ),
)  # fmt: skip


def main() -> None:
    call_command("migrate", verbosity=0)
    by = local_operator()
    speak_for(by)
    with transaction.atomic():
        lay_divisions(by)
    print(f"database: {connection.vendor}; load {os.getloadavg()[0]:.1f} on {os.cpu_count()}")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "incidents.csv"
        write_incidents(path, GIVEN.incidents)
        import_all(path, GIVEN.incidents, by)
    plain_import()
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")  # as the server's own upkeep would have done by now
    client = Client(headers={"host": "localhost"})
    client.force_login(reviewer(), backend="manden.access.backends.ByPassword")
    print(f"{'milliseconds':30}{'median':>8}{'p95':>8}{'processor':>10}", end="")
    print(f"{'SQL median':>12}{'p95':>8}{'processor':>10}{'bytes':>9}")
    for case in CASES:
        measure(case, client)
    print(f"limit of a page: {WANTED_MS} ms; load {os.getloadavg()[0]:.1f} on {os.cpu_count()}")


def measure(case: Case, client: Client) -> None:
    size = 0

    def page() -> None:
        nonlocal size
        answer = client.get(case.address)
        assert answer.status_code == 200, answer.status_code
        size = len(answer.content)

    def plain() -> None:
        with connection.cursor() as cursor:
            for question in case.plain:
                cursor.execute(question, [])
                cursor.fetchall()

    with_wall(True)
    ours = timed(page)
    with_wall(False)
    sql = timed(plain)
    print(
        f"{case.name:30}{ours.median:>8.0f}{ours.p95:>8.0f}{ours.processor:>10.0f}"
        f"{sql.median:>12.0f}{sql.p95:>8.0f}{sql.processor:>10.0f}{size:>9}",
        flush=True,
    )


def with_wall(stands: bool) -> None:
    """On PostgreSQL: as the role that serves, behind row security, or as the tables' owner."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(f"SET ROLE {APPLICATION}" if stands else "RESET ROLE")


def lay_divisions(by: Any) -> None:
    scheme = Scheme.objects.create(code="bench", country="XYZ", name_fr="x", name_en="x")
    load_divisions(scheme=scheme, rows=[DivisionRow(*told) for told in division_rows()], by=by)


def import_all(path: Path, count: int, by: Any) -> None:
    before = memory()
    began, busy = time.perf_counter(), processor_seconds()
    checked = formats()["incidents"].check(path, Asked())
    read = time.perf_counter()
    made = load(checked=checked, file=path.name, release="", licence="", by=by)["made"]
    done, busy = time.perf_counter(), processor_seconds() - busy
    assert made == count == len(checked.accepted), (made, count)
    print(
        f"import: {path.stat().st_size / 1e6:.0f} MB, {count} incidents, "
        f"{checked.totals['acts']} acts: {count / (done - began):.0f} incidents a second "
        f"(checked in {read - began:.1f} s, kept in {done - read:.1f} s), {count / busy:.0f} a second "
        f"of processor time; limit {WANTED_A_SECOND}; "
        f"memory {before} to {memory()} MB",
        flush=True,
    )


def memory() -> int:
    """The most that the process has held, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def plain_import() -> None:
    """The same rows put into tables of the same form, by one statement each, in one transaction."""
    with connection.cursor() as cursor, transaction.atomic():
        rows = {}
        for name in TABLES:
            cursor.execute(
                f"CREATE TABLE plain_{name} AS SELECT * FROM violations_{name} WHERE 1=0"
            )
            cursor.execute(f"SELECT * FROM violations_{name}")
            rows[name] = cursor.fetchall()
        began, busy = time.perf_counter(), processor_seconds()
        for name in TABLES:
            places = ", ".join(["%s"] * len(rows[name][0]))
            cursor.executemany(f"INSERT INTO plain_{name} VALUES ({places})", rows[name])
        spent, busy = time.perf_counter() - began, processor_seconds() - busy
        for name in TABLES:
            cursor.execute(f"DROP TABLE plain_{name}")
    count = len(rows["incident"])
    print(
        f"plain SQL, the same rows without indexes: {count / spent:.0f} a second, "
        f"{count / busy:.0f} of processor time",
        flush=True,
    )


def reviewer() -> User:
    user = User.objects.create(username="bench-reviewer", clearance="strict")
    RoleHolding.objects.create(user=user, role=Role.REVIEWER, granted_by=local_operator())
    return user


@dataclass(frozen=True)
class Timed:
    """Milliseconds by the clock, and of processor time for one round."""

    median: float
    p95: float
    processor: float


def timed(act: Callable[[], None]) -> Timed:
    """`--rounds` of it, after one that warms."""
    act()
    times, busy = [], processor_seconds()
    for _ in range(GIVEN.rounds):
        began = time.perf_counter()
        act()
        times.append(1000 * (time.perf_counter() - began))
    busy = processor_seconds() - busy
    return Timed(statistics.median(times), p95(times), 1000 * busy / GIVEN.rounds)


if __name__ == "__main__":
    main()
