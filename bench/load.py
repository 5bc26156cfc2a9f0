"""How many pages a desk serves, and how long 200 people wait who each think for 5 seconds.

    PYTHONPATH=src:. python -m bench.load [--database embedded|postgresql] [--people 200]
        [--minutes 10] [--workers 2] [--text FILE]

Started is `manden up --workers 2` on its own home; the people are accounts with roles as on a desk
(officers, reviewers, focal points, monitors) and a session each. First each kind of page is asked
without pause through 8 connections, for pages a second and p99; then everybody walks: home, a
commitment, a search, the calendar, their work, each after a pause drawn around 5 seconds. Asking and
answering share the machine. Limits: p99 300 ms, no error.
"""

from __future__ import annotations

import argparse
import http.client
import json
import os
import random
import statistics
import tempfile
import threading
import time
from collections import Counter, defaultdict
from pathlib import Path
from urllib.parse import quote_plus, urlsplit

from bench.killed_desk import DeskOnServer, PostgreSQL

LIMIT_MS = 300
THINKING = 5.0
WITHOUT_PAUSE = 20.0
CONNECTIONS = 8
WORDS = (
    "reparations",
    "écoles",
    "protection des civils",
    "élections",
    "justice",
    '"droits humains"',
)
MAKE_PEOPLE = """
import json, sys
from pathlib import Path
from manden.config import serve
serve.opened_desk(Path(sys.argv[1]), ask=None)
from django.db import transaction
from manden.access.actions import local_operator
from manden.access.models import RoleHolding, User
from manden.access.roles import Role
from manden.access.row_person import speak_for
from manden.commitments.models import Commitment
operator = local_operator()
speak_for(operator)
roles = (Role.DESK_OFFICER, Role.REVIEWER, Role.FOCAL_POINT, Role.DESK_OFFICER)
with transaction.atomic():
    for number, name in enumerate(sys.argv[2:]):
        user = User(username=name, clearance="internal")
        user.set_unusable_password()
        user.save()
        RoleHolding.objects.create(user=user, role=roles[number % len(roles)], granted_by=operator)
print(json.dumps(list(Commitment.objects.values_list("provision__instrument__slug", "key")[:60])))
"""


def signed_in(desk: DeskOnServer, number: int) -> tuple[list[str], list[str]]:
    """A session for each of so many new accounts, and the addresses of commitments."""
    names = [f"person-{one}" for one in range(number)]
    commitments = json.loads(desk.told_by(MAKE_PEOPLE, *names))
    return desk.sessions_of(*names), [f"/fr/texts/{slug}/{key}/" for slug, key in commitments]


class Person(threading.Thread):
    """Asks for pages, one after another on one connection, until the end."""

    def __init__(self, desk: DeskOnServer, session: str, pages: list[str], end: float) -> None:
        super().__init__(daemon=True)
        self.address = urlsplit(desk.url).netloc
        self.headers = {"Cookie": f"manden-session={session}"}
        self.pages, self.end, self.thinking = pages, end, 0.0
        self.times: dict[str, list[float]] = defaultdict(list)
        self.faults: Counter[str] = Counter()
        self.chance = random.Random(session)

    def run(self) -> None:
        time.sleep(self.chance.uniform(0, self.thinking))
        connection = http.client.HTTPConnection(self.address, timeout=60)
        while time.monotonic() < self.end:
            page = self.chance.choice(self.pages)
            began = time.perf_counter()
            try:
                connection.request("GET", page, headers=self.headers)
                answer = connection.getresponse()
                answer.read()
                if answer.status != 200:
                    self.faults[f"{answer.status} {kind_of(page)}"] += 1
            except (OSError, http.client.HTTPException) as fault:
                self.faults[type(fault).__name__] += 1
                connection.close()
            self.times[kind_of(page)].append((time.perf_counter() - began) * 1000)
            if self.thinking:
                time.sleep(self.chance.uniform(0.5, 1.5) * self.thinking)


def kind_of(page: str) -> str:
    path = urlsplit(page).path
    if path == "/fr/":
        return "home"
    return "commitment" if path.startswith("/fr/texts/") else path.split("/")[2]


def asked(people: list[Person]) -> tuple[dict[str, list[float]], Counter[str]]:
    """Every time waited, by kind of page, and every fault, after all have gone."""
    for person in people:
        person.start()
    for person in people:
        person.join()
    times: dict[str, list[float]] = defaultdict(list)
    faults: Counter[str] = Counter()
    for person in people:
        faults.update(person.faults)
        for kind, waited in person.times.items():
            times[kind] += waited
    return times, faults


def p99(times: list[float]) -> float:
    return sorted(times)[int(0.99 * (len(times) - 1))]


def main() -> None:
    told = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    told.add_argument("--database", choices=("embedded", "postgresql"), default="embedded")
    told.add_argument("--people", type=int, default=200)
    told.add_argument("--minutes", type=float, default=10)
    told.add_argument("--workers", type=int, default=2)
    told.add_argument("--text", type=Path)
    given = told.parse_args()
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        measure(Path(folder), given)


def measure(folder: Path, given: argparse.Namespace) -> None:
    os.environ.pop("DJANGO_SETTINGS_MODULE", None)
    texts = (given.text.resolve(),) if given.text else ()
    server = PostgreSQL(folder) if given.database == "postgresql" else None
    desk = DeskOnServer(folder / "home", server, texts, "--workers", str(given.workers))
    desk.started_first()
    try:
        sessions, commitments = signed_in(desk, given.people)
        searches = [f"/fr/search/?q={quote_plus(word)}" for word in WORDS]
        print(f"database: {given.database}, {given.workers} workers, {os.cpu_count()} processors")
        print(f"{'without pause':16}{'pages/s':>10}{'p50 ms':>10}{'p99 ms':>10}")
        for kind, pages in (("home", ["/fr/"]), ("search", searches), ("commitment", commitments)):
            end = time.monotonic() + WITHOUT_PAUSE
            people = [Person(desk, one, pages, end) for one in sessions[:CONNECTIONS]]
            times, faults = asked(people)
            waited = times[kind]
            print(
                f"{kind:16}{len(waited) / WITHOUT_PAUSE:>10.1f}{statistics.median(waited):>10.1f}"
                f"{p99(waited):>10.1f}  faults {dict(faults)}",
                flush=True,
            )
        walk = ["/fr/"] * 3 + commitments[:3] * 2 + searches[:2] + ["/fr/calendar/", "/fr/work/"]
        end = time.monotonic() + 60 * given.minutes
        people = [Person(desk, session, walk, end) for session in sessions]
        for person in people:
            person.thinking = THINKING
        times, faults = asked(people)
        every = [one for waited in times.values() for one in waited]
        print(f"{given.people} people, {THINKING:.0f} s of thought, {given.minutes:.0f} minutes:")
        for kind, waited in sorted(times.items()):
            print(
                f"{kind:16}{len(waited):>10}{statistics.median(waited):>10.1f}{p99(waited):>10.1f}"
            )
        print(
            f"{'all':16}{len(every):>10}{statistics.median(every):>10.1f}{p99(every):>10.1f}"
            f"  limit {LIMIT_MS} ms, faults {dict(faults)}"
        )
    finally:
        desk.kill()
        if server:
            server.end()


if __name__ == "__main__":
    main()
