"""How long a search takes at 10,000 provisions, beside plain SQL LIKE in the same run.

    python -m bench.search [--provisions 10000] [--rounds 40]

The provisions are invented: words drawn, with their frequencies falling as 1/rank, from a made-up
vocabulary and from the words that are asked. Timed is the whole question as the page asks it:
right, match, count by kind, best first, twenty results highlighted. LIKE is timed for the count and
the first twenty alone, on the folded text in a plain column, without right or highlight, and with
one pattern for each word: it finds no other form of a word. On PostgreSQL it is asked as a served
desk asks: by the role behind row security, for one person. Run once for each database:
MANDEN_TEST_DATABASE=embedded (default) or postgresql.
"""
# ruff: noqa: E402, I001  (a desk must be open before Django starts, and Django before our rooms)

from __future__ import annotations

import argparse
import os
import random
import statistics
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "manden.config.settings")
import tests.standing_desk  # noqa: F401  opens a desk of its own before Django starts

import django

django.setup()

from django.core.management import call_command
from django.db import connection, transaction

from bench.timing import p95, processor_seconds
from manden.access.actions import local_operator
from manden.access.row_person import speak_for
from manden.access.row_security import APPLICATION
from manden.instruments.models import Instrument, Provision, ProvisionText, TextSource
from manden.search.actions import reindex
from manden.search.asked import Asked
from manden.search.queries import search
from manden.stems.words import folded, words_in

LIMIT_MS = 100
NOW = datetime(2025, 11, 15, tzinfo=UTC)
ASKED = (
    "réparations",
    "reparations",
    "écoles fermées",
    "school closures",
    "droits",  # in most of them
    "droits civils violations",
    '"groupes armés"',
    "protection des civils et accès humanitaire",
    "élections transition calendrier",
    "moulinet",  # in none
)
SEED = 58_30


def main() -> None:
    told = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    told.add_argument("--provisions", type=int, default=10_000)
    told.add_argument("--rounds", type=int, default=40)
    given = told.parse_args()
    call_command("migrate", verbosity=0)
    operator = local_operator()
    began = time.perf_counter()
    fill(given.provisions, operator)
    print(f"database: {connection.vendor}, {given.provisions} provisions in both languages")
    filled = time.perf_counter()
    with transaction.atomic():
        reindex(by=operator)
    print(f"filled in {filled - began:.0f} s, indexed in {time.perf_counter() - filled:.0f} s")
    plain_column()
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")  # as the server's own upkeep would have done by now
    like = timed(ask_like, given.rounds)
    behind_the_wall(operator)
    ours = timed(lambda q: ask(q, operator), given.rounds)
    print(f"{'':24}{'median ms':>10}{'p95 ms':>10}")
    for name, times in (("search", ours), ("LIKE", like)):
        print(f"{name:24}{statistics.median(times):>10.1f}{p95(times):>10.1f}")
    print(f"{'limit':24}{'':>10}{LIMIT_MS:>10}")
    print(f"load of the machine: {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors")
    for q in ASKED:
        one = timed(lambda _, q=q: ask(q, operator), given.rounds // 4, (q,))
        found, processor = ask(q, operator).total, processor_ms(lambda q=q: ask(q, operator))
        print(
            f"  {q:44}{found:>7} found {statistics.median(one):>8.1f} ms, "
            f"processor {processor:>6.1f} ms"
        )
    sys.exit(0 if p95(ours) <= LIMIT_MS else 1)


def fill(count: int, operator: Any) -> None:
    """Write the provisions in bulk, as an import would; the index is made after."""
    drawn = random.Random(SEED)
    instrument = Instrument.objects.create(symbol="X/1/1", number="1/1", slug="x-1-1")
    sources = {
        language: TextSource.objects.create(
            instrument=instrument, language=language, file_name="x", sha256=language * 32,
            read_at=NOW, read_by=operator, reading={},
        )
        for language in ("fr", "en")
    }  # fmt: skip
    provisions = Provision.objects.bulk_create(
        Provision(instrument=instrument, anchor=f"OP{n}", kind="operative", order=n)
        for n in range(1, count + 1)
    )
    draw = drawer(drawn)
    ProvisionText.objects.bulk_create(
        (
            ProvisionText(provision=one, source=source, language=language, text=draw())
            for one in provisions
            for language, source in sources.items()
        ),
        batch_size=500,
    )


def drawer(drawn: random.Random) -> Callable[[], str]:
    syllables = [a + b for a in "bcdfglmnprstv" for b in ("a", "é", "i", "o", "u", "an", "er")]
    invented = ["".join(drawn.choices(syllables, k=drawn.randint(1, 4))) for _ in range(6_000)]
    asked = [one.group() for q in ASKED[:-1] for one in words_in(q)]
    words = [*dict.fromkeys(["droits", "des", "et", "civils"]), *invented[:40], *asked, *invented]
    weights = [1 / rank for rank in range(1, len(words) + 1)]
    return lambda: " ".join(drawn.choices(words, weights, k=drawn.randint(40, 160)))


def plain_column() -> None:
    """A plain table of folded text, for LIKE to have every chance."""
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE plain_text (id integer PRIMARY KEY, words text)")
        rows = [
            (pk, " ".join(folded(one.group()) for one in words_in(text)))
            for pk, text in ProvisionText.objects.values_list("pk", "text")
        ]
        cursor.executemany("INSERT INTO plain_text (id, words) VALUES (%s, %s)", rows)


def behind_the_wall(person: Any) -> None:
    """From now on, on PostgreSQL, as the role that serves, for `person`."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(f"SET ROLE {APPLICATION}")
        speak_for(person)


def ask(q: str, operator: Any) -> Any:
    return search(Asked.from_query({"q": q}), person=operator, now=NOW, page=1, page_language="fr")


def ask_like(q: str) -> int:
    words = [f"%{folded(one.group())}%" for one in words_in(q)]
    where = " AND ".join(["words LIKE %s"] * len(words))
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*) FROM plain_text WHERE {where}", words)
        total = cursor.fetchone()[0]
        cursor.execute(f"SELECT words FROM plain_text WHERE {where} ORDER BY id LIMIT 20", words)
        cursor.fetchall()
    return int(total)


def timed(
    act: Callable[[str], Any], rounds: int, questions: tuple[str, ...] = ASKED
) -> list[float]:
    """Milliseconds of each question asked `rounds` times, after one that warms."""
    times = []
    for q in questions:
        act(q)
    for _ in range(rounds):
        for q in questions:
            began = time.perf_counter()
            act(q)
            times.append(1000 * (time.perf_counter() - began))
    return times


def processor_ms(act: Callable[[], Any], times: int = 12) -> float:
    """Processor time of one question, the database's own process included: other work on the
    machine does not change it."""
    act()
    before = processor_seconds()
    for _ in range(times):
        act()
    return 1000 * (processor_seconds() - before) / times


if __name__ == "__main__":
    main()
