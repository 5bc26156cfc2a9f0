"""Whether figures count again bit for bit in a fresh checkout, wherever their desk has been carried.

    PYTHONPATH=src:. python -m bench.recompute [--figures 200] [--database embedded|postgresql]

A desk of invented incidents, drawn from a fixed seed, keeps that many figures. The repository is then
cloned at its last commit, and the clone alone counts: the desk where it is, the same desk from a backup
restored into another home, and the desk moved to the other kind of database. At last one victim is
counted otherwise, and the clone must name that record and no other. Prints a line for each, and
fails where a figure does not come out with the digest it was kept with.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import islice, product
from pathlib import Path
from typing import Any
from uuid import UUID

from bench.killed_desk import PostgreSQL

ROOT = Path(__file__).resolve().parents[1]
SEED, INCIDENTS = 58_30, 240
VIOLATIONS = ("killing", "maiming", "looting", "abduction", "threat")
PARTIES = ("armed_group", "state_forces", "militia", "unknown")
FACILITIES = (("school", "attack"), ("health_facility", "attack"), ("aid", "denial"))
UNITS = ("victims", "violations", "incidents", "deaths", "facilities")
LAID = (("quarter",), ("year", "party_kind"), ("month",), ("party",), ("party_kind", "quarter"))


@dataclass(frozen=True)
class Checkout:
    """A clone of the repository, whose commands are given a desk: its folder, home and database."""

    folder: Path

    def run(self, *words: str, home: Path, database: str = "") -> subprocess.CompletedProcess[str]:
        kept = {key: one for key, one in os.environ.items() if not key.startswith("MANDEN_")}
        told = {"HOME": home, "XDG_CONFIG_HOME": home / "config", "XDG_DATA_HOME": home / "data"}
        given = kept | {key: str(one) for key, one in told.items()}
        given |= {"PYTHONPATH": str(self.folder / "src")}
        given.pop("DJANGO_SETTINGS_MODULE", None)
        if database:
            given["MANDEN_DATABASE"] = database
        home.mkdir(parents=True, exist_ok=True)
        return subprocess.run(
            [sys.executable, "-m", "manden.cli", *words],
            env=given,
            cwd=self.folder,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
        )

    def must(self, *words: str, home: Path, database: str = "") -> None:
        done = self.run(*words, home=home, database=database)
        if done.returncode:
            sys.exit(f"{' '.join(words)}: {done.stderr.strip()}")

    def recounted(self, data: Path, *, home: Path, database: str = "") -> list[dict[str, Any]]:
        done = self.run("recompute", "all", "--data", str(data), home=home, database=database)
        if not done.stdout:
            sys.exit(f"recompute all: {done.stderr.strip()}")
        return list(json.loads(done.stdout)["figures"])


def main() -> None:
    given = _arguments()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        server = PostgreSQL(folder)
        try:
            _run(folder, server, given)
        finally:
            server.end()


def _run(folder: Path, server: PostgreSQL, given: argparse.Namespace) -> None:
    home, elsewhere = folder / "home", folder / "elsewhere"
    data, on_server = home / "desk", given.database == "postgresql"
    database = server.owner if on_server else ""
    _open(data, home, database)
    began = time.monotonic()
    kept = _kept(given.figures)
    checkout = Checkout(_cloned(folder / "checkout"))
    _told(f"{len(kept)} figures of {INCIDENTS} incidents kept ({given.database})", began)

    def check(what: str, where: Path, of: Path, at: str = "") -> None:
        began = time.monotonic()
        _equal(what, checkout.recounted(where, home=of, database=at), kept, began)

    check("fresh checkout", data, home, database)
    out = folder / "desk.age"
    checkout.must("backup", "--data", str(data), "--out", str(out), home=home, database=database)
    key = next((home / "config" / "manden").glob("*.backup-key"))
    restored = server.another("restored") if on_server else ""
    checkout.must(
        *("restore", str(out), "--identity", str(key), "--data", str(elsewhere / "desk")),
        home=elsewhere,
        database=restored,
    )
    check("restored into another home", elsewhere / "desk", elsewhere, restored)
    target, at = (f"embedded:{folder / 'moved'}", "") if on_server else (server.owner, server.owner)
    checkout.must("move", "--data", str(data), "--to", target, home=home, database=database)
    check("moved to the other database", folder / "moved" if on_server else data, home, at)
    record = _change_one()
    _one_named(checkout.recounted(data, home=home, database=database), record)


def _open(data: Path, home: Path, database: str) -> None:
    os.environ.update(XDG_CONFIG_HOME=str(home / "config"), XDG_DATA_HOME=str(home / "data"))
    os.environ.pop("MANDEN_DATABASE", None)
    if database:
        os.environ["MANDEN_DATABASE"] = database
    from manden.config import serve

    serve.opened_desk(data, ask=None, make=True)
    serve.bring_up_to_date()


def _kept(figures: int) -> dict[str, str]:
    """The digest of the answer of each figure kept, by its key."""
    from manden.access.actions import local_operator
    from manden.access.roles import Level
    from manden.analysis.question import question_of
    from manden.reporting.actions import keep_figure
    from manden.violations.actions import enter_incident
    from manden.violations.seeding import lay_vocabularies

    operator, drawn = local_operator(), random.Random(SEED)
    lay_vocabularies(by=operator)
    for _ in range(INCIDENTS):
        submission = UUID(int=drawn.getrandbits(128))
        enter_incident(
            entry=_entry(drawn),
            submission=submission,
            by=operator,
            level=Level.INTERNAL,
            fictitious=True,
        )
    title = {"fr": "Chiffre inventé", "en": "Invented figure"}
    made = [
        keep_figure(question=question_of(one), title=title, by=operator)
        for one in islice(_questions(), figures)
    ]
    empty = sum(not figure.run.answer["records"]["counted"] for figure in made)
    if empty:
        sys.exit(f"{empty} of the figures count nothing: they prove nothing")
    return {figure.key: figure.run.answer_sha256 for figure in made}


def _entry(drawn: random.Random) -> Any:
    from manden.dates import read_date
    from manden.violations import entry as told

    day = date(2020, 1, 1) + timedelta(drawn.randrange(1826))
    people = [drawn.choice(("individual", "group")) for _ in range(drawn.randint(1, 4))]
    return told.IncidentEntry(
        title="Un fait inventé",
        happened=read_date(day.isoformat()[: drawn.choice((10, 10, 7))]),
        toll=told.Toll(drawn.randrange(9), 0, 20) if drawn.random() < 0.3 else None,
        victims=tuple(
            told.VictimEntry(
                unit,
                counted=None if unit == "individual" else drawn.randint(1, 30),
                sex=drawn.choice(("female", "male", "unknown")),
                age=drawn.choice(("adult", "child", "unknown")),
            )
            for unit in people
        ),
        acts=tuple(
            told.ActEntry(place, violation, involvements=_parties(drawn))
            for place in range(len(people))
            for violation in drawn.sample(VIOLATIONS, drawn.choice((1, 1, 2)))
        ),
        effects=tuple(
            told.EffectEntry(*drawn.choice(FACILITIES)) for _ in range(drawn.randint(0, 2))
        ),
    )


def _parties(drawn: random.Random) -> tuple[Any, ...]:
    from manden.violations.entry import InvolvementEntry

    return tuple(map(InvolvementEntry, drawn.sample(PARTIES, drawn.choice((1, 1, 2)))))


def _questions() -> Iterator[dict[str, Any]]:
    """Every unit, layout and period in turn, none twice."""
    for year, length, unit, rows in product(range(2020, 2025), range(1, 5), UNITS, LAID):
        yield {
            "unit": unit,
            "where": {"status": ["reported"]},
            "from": f"{year}-01-01",
            "to": f"{min(2024, year + length - 1)}-{12 if length < 4 else 11}-30",
            "rows": list(rows),
        }


def _cloned(place: Path) -> Path:
    subprocess.run(["git", "clone", "--quiet", str(ROOT), str(place)], check=True)
    return place


def _equal(what: str, found: list[dict[str, Any]], kept: dict[str, str], began: float) -> None:
    came = {one["figure"]: one["answer_sha256"] for one in found if one["equal"]}
    equal = sum(came.get(key) == digest for key, digest in kept.items())
    _told(f"{what}: {equal} of {len(kept)} equal, bit for bit", began)
    if came != kept:
        sys.exit(f"{what}: {len(kept) - equal} figures differ")


def _change_one() -> str:
    from manden.violations.models import Victim

    groups = Victim.objects.filter(unit="group", incident__happened_first__year=2021)
    one = groups.select_related("incident").order_by("pk")[0]
    Victim.objects.filter(pk=one.pk).update(counted=one.counted + 1)
    return str(one.incident.key)


def _one_named(found: list[dict[str, Any]], record: str) -> None:
    differing = [one for one in found if not one["equal"]]
    named = {change["record"] for one in found for change in one["changed"]}
    whole = all(one["from_snapshot"] for one in found)
    print(
        f"one victim counted otherwise in {record}: {len(differing)} figures differ, naming {named}"
    )
    if named != {record} or not differing or not whole:
        sys.exit("the changed record is not the one named, or a snapshot no longer counts alike")


def _told(what: str, began: float) -> None:
    print(f"{what}, {time.monotonic() - began:.0f} s", flush=True)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--figures", type=int, default=200)
    parser.add_argument("--database", choices=("embedded", "postgresql"), default="embedded")
    return parser.parse_args()


if __name__ == "__main__":
    main()
