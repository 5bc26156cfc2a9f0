"""A record of 100,000 incidents with 300,000 acts: import, list, map, search, beside plain SQL.

    python -m bench.incidents [--incidents 100000] [--rounds 20] [--database embedded|postgresql]
                              [--desk FOLDER]

The file is drawn by chance (`bench.incident_files`). Import is the whole command: the file read and
checked, then read again and kept in one transaction; beside it, the same rows put into tables of
the same form by statements alone. Each question is asked as its page asks it, by a reviewer through
right, consent and conflicts of interest; on PostgreSQL by the role that serves, behind row security.
Beside it stands the plainest SQL that answers the same of everything, asked by the owner of the
tables. Processor time is of our own process and, on PostgreSQL, of the database's process for us.
A ratio is ours to plain SQL's, by the clock and by processor time. With `--desk` the desk is filled
once and kept in that folder: a second run asks its questions of it and imports nothing.
"""
# ruff: noqa: E402  (a desk must be open before Django starts, and Django before our rooms)

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
told.add_argument("--desk", type=Path, help="a folder in which the filled desk is kept")
GIVEN = told.parse_args()
if GIVEN.database:
    os.environ["MANDEN_TEST_DATABASE"] = GIVEN.database
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "manden.config.settings")
if GIVEN.desk:
    from bench.kept_desk import open_kept

    open_kept(GIVEN.desk.absolute(), os.environ.get("MANDEN_TEST_DATABASE", "embedded"))
else:
    import tests.standing_desk  # noqa: F401  opens a desk of its own before Django starts

import django

django.setup()

from django.core.management import call_command
from django.db import connection, transaction
from django.test import Client

from bench.incident_cases import CASES, Case
from bench.incident_files import division_rows, write_incidents
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
from manden.violations.models import Incident

WANTED_A_SECOND, WANTED_MS, WANTED_MS_COUNTED = 2_000, 300, 1_000
TABLES = ("incident", "victim", "act", "involvement", "source", "information", "verification")


def main() -> None:
    call_command("migrate", verbosity=0)
    print(f"database: {connection.vendor}; load {os.getloadavg()[0]:.1f} on {os.cpu_count()}")
    by = local_operator()
    speak_for(by)
    if Incident.objects.exists():
        print(f"the desk of {GIVEN.desk}: {Incident.objects.count()} incidents, filled before")
    else:
        fill(by)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")  # as the server's own upkeep would have done by now
    client = Client(headers={"host": "localhost"})
    client.force_login(reviewer(), backend="manden.access.backends.ByPassword")
    print(f"{'milliseconds':30}{'median':>8}{'p95':>8}{'processor':>10}{'SQL median':>12}", end="")
    print(f"{'p95':>8}{'processor':>10}{'ratio':>8}{'by processor':>14}{'bytes':>9}")
    lists = [spent for case in CASES for spent in measure(case, client) if _is_list(case)]
    print(f"lists, every filter: p95 {p95(lists):.0f} ms of {len(lists)} pages")
    print(
        f"limit of a page: {WANTED_MS} ms, of one that counts people too: {WANTED_MS_COUNTED} ms; "
        f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()}"
    )


def fill(by: User) -> None:
    with transaction.atomic():
        lay_divisions(by)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "incidents.csv"
        write_incidents(path, GIVEN.incidents)
        ours = import_all(path, GIVEN.incidents, by)
    plain = plain_import()
    print(
        f"import beside plain SQL, time for time: {plain.rate / ours.rate:.1f}, "
        f"by processor {plain.processor_rate / ours.processor_rate:.1f}",
        flush=True,
    )


def _is_list(case: Case) -> bool:
    return case.name.startswith(("list", "search"))


def measure(case: Case, client: Client) -> list[float]:
    """Print the row of a case; the milliseconds of each of our pages."""
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
        f"{sql.median:>12.0f}{sql.p95:>8.0f}{sql.processor:>10.0f}"
        f"{ours.median / max(sql.median, 0.1):>8.1f}"
        f"{ours.processor / max(sql.processor, 0.1):>14.1f}{size:>9}",
        flush=True,
    )
    return ours.times


def with_wall(stands: bool) -> None:
    """On PostgreSQL: as the role that serves, behind row security, or as the tables' owner."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(f"SET ROLE {APPLICATION}" if stands else "RESET ROLE")


def lay_divisions(by: Any) -> None:
    scheme = Scheme.objects.create(code="bench", country="XYZ", name_fr="x", name_en="x")
    load_divisions(scheme=scheme, rows=[DivisionRow(*told) for told in division_rows()], by=by)


@dataclass(frozen=True)
class Rate:
    """Incidents a second, by the clock and of processor time."""

    rate: float
    processor_rate: float


def import_all(path: Path, count: int, by: Any) -> Rate:
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
    return Rate(count / (done - began), count / busy)


def memory() -> int:
    """The most that the process has held, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def plain_import() -> Rate:
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
    return Rate(count / spent, count / busy)


def reviewer() -> User:
    held = User.objects.filter(username="bench-reviewer").first()
    if held is not None:
        return held
    user = User.objects.create(username="bench-reviewer", clearance="strict")
    RoleHolding.objects.create(user=user, role=Role.REVIEWER, granted_by=local_operator())
    return user


@dataclass(frozen=True)
class Timed:
    """Milliseconds by the clock, and of processor time for one round."""

    median: float
    p95: float
    processor: float
    times: list[float]


def timed(act: Callable[[], None]) -> Timed:
    """`--rounds` of it, after one that warms."""
    act()
    times, busy = [], processor_seconds()
    for _ in range(GIVEN.rounds):
        began = time.perf_counter()
        act()
        times.append(1000 * (time.perf_counter() - began))
    busy = processor_seconds() - busy
    return Timed(statistics.median(times), p95(times), 1000 * busy / GIVEN.rounds, times)


if __name__ == "__main__":
    main()
