"""Whether the API withstands whatever is sent: generated cases for each operation, and their answers.

    python -m bench.api_cases [--cases 1000] [--seed 5830] [--only WORDS]

The cases are drawn from the API's own description, half of them breaking it somewhere, half of them
at addresses of records that stand; they are sent in this process to a desk that holds the pack's
text and invented records. The person of the token holds every role, so that what is tried is the
operation and not the door. A case fails where the answer is a server's fault, or is not what the
description says it may be. Run once for each database: MANDEN_TEST_DATABASE=embedded (default) or
postgresql.
"""
# ruff: noqa: E402, I001  (a desk must be open before Django starts, and Django before our rooms)

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from collections import Counter
from datetime import date
from pathlib import Path
from uuid import uuid4

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "manden.config.settings")
os.environ["MANDEN_API_RATE"] = "10000000"  # the limit of requests is tried elsewhere
import tests.standing_desk  # noqa: F401  opens a desk of its own before Django starts

import django

django.setup()

from django.core.management import call_command
from django.db import connection
from django.utils import timezone

from manden.access.actions import local_operator, make_account
from manden.access.models import User
from manden.access.roles import Level, Role
from manden.access.row_person import speak_for
from manden.analysis.actions import save_question
from manden.analysis.question import question_of
from manden.api.scopes import Scope
from manden.api.tokens import make_token
from manden.commitments.keeping import set_task
from manden.commitments.models import Commitment
from manden.dates import ImpreciseDate
from manden.desk.actions import install_packs, open_texts
from manden.instruments.models import Instrument
from manden.registers.actions import record_development
from manden.reporting.actions import keep_figure
from manden.violations.actions import enter_incident
from manden.violations.entry import ActEntry, IncidentEntry, InvolvementEntry, VictimEntry
from manden.violations.seeding import lay_vocabularies
from tests.api.generated_cases import Tried, try_operations

NEWER = "a-hrc-res-99-2"
TEXT = """A/HRC/RES/99/{year}

99/{year}. The levels of the river

The Human Rights Council,

Noting the height of the river in the year {year},

1. {verb} the river authority to publish the levels of the river by 31 December 2025;

2. Requests the river authority to report to the Council at its sixty-first session.
"""


def main() -> None:
    told = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    told.add_argument("--cases", type=int, default=1_000)
    told.add_argument("--seed", type=int, default=5830)
    told.add_argument("--only", default="", help="operations whose name holds these words")
    given = told.parse_args()
    call_command("migrate", verbosity=0)
    without_waiting_for_the_disk()
    person = everyone()
    standing = filled(person)
    token = make_token(
        name="cases", scopes=list(Scope), days=1, by_second_factor=True, by=person,
        now=timezone.now(),
    )  # fmt: skip
    print(f"database: {connection.vendor}, {given.cases} cases an operation, seed {given.seed}")
    began = time.monotonic()
    tried = try_operations(
        token=token, standing=standing, cases=given.cases, drawn_from=given.seed, tell=tell,
        only=given.only,
    )  # fmt: skip
    every = sum((one.statuses for one in tried), Counter[int]())
    print(f"{len(tried)} operations, {every.total()} cases in {time.monotonic() - began:.0f} s")
    print(f"server errors: {sum(one.server_errors for one in tried)}")
    print(f"operations with an answer not announced: {sum(bool(one.fault) for one in tried)}")
    print(f"answers: {', '.join(f'{status}: {every[status]}' for status in sorted(every))}")
    sys.exit(1 if any(one.fault for one in tried) else 0)


def without_waiting_for_the_disk() -> None:
    """No power is cut here: a commit need not have reached the disk."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET synchronous_commit = off")
        else:
            cursor.execute("PRAGMA synchronous = OFF")


def bind_two_texts() -> None:
    with tempfile.TemporaryDirectory() as folder:
        files = [Path(folder) / f"{year}.txt" for year in (1, 2)]
        for year, file in enumerate(files, 1):
            file.write_text(TEXT.format(year=year, verb=("Invites", "Urges")[year - 1]))
        open_texts(files=files, by=local_operator(), tell=lambda opened: None)
    Instrument.objects.filter(slug=NEWER).update(previous_symbol="A/HRC/RES/99/1")


def everyone() -> User:
    return make_account(
        username="everyone", roles=list(Role), clearance=Level.STRICT, by=local_operator()
    )


def filled(person: User) -> dict[str, str]:
    """The pack, two texts that follow each other, something known and a task; a record for each
    name in an address."""
    install_packs(by=local_operator())
    bind_two_texts()
    speak_for(person)
    commitment = Commitment.objects.get(provision__instrument__slug=NEWER, key="OP1.1")
    known = record_development(
        commitment=commitment,
        happened=ImpreciseDate(date(2025, 6, 1), "month"),
        statement="Fait inventé",
        language="fr",
        source="Essai",
        reliability="low",
        reason="Essai",
        submission=uuid4(),
        by=person,
    )
    set_task(
        commitment=commitment, title="Essai", assigned_to=person, due=None, submission=uuid4(),
        by=person,
    )  # fmt: skip
    return {
        "instrument": commitment.instrument.slug,
        "anchor": commitment.provision.anchor,
        "key": commitment.key,
        "code": "human_rights_council",
        "pseudonym": person.pseudonym,
        "number": str(known.pk),
        **counted(person),
    }


def counted(person: User) -> dict[str, str]:
    """A figure of invented incidents, and the question that it asks."""
    lay_vocabularies(by=local_operator())
    victims = (VictimEntry(sex="female"), VictimEntry("group", counted=7))
    acts = tuple(
        ActEntry(n, "killing", involvements=(InvolvementEntry("militia"),)) for n in (0, 1)
    )
    entry = IncidentEntry(title="Essai", victims=victims, acts=acts)
    enter_incident(entry=entry, submission=uuid4(), by=person, fictitious=True)
    asked = question_of({"unit": "victims", "where": {"status": ["reported"]}, "rows": ["sex"]})
    title = {"fr": "Essai", "en": "Trial"}
    question = save_question(question=asked, title=title, shared=True, by=person)
    return {
        "question": question.key,
        "figure": keep_figure(question=asked, title=title, by=person).key,
    }


def tell(tried: Tried) -> None:
    told = ", ".join(f"{status}: {count}" for status, count in sorted(tried.statuses.items()))
    print(f"  {tried.label:62} {told}", flush=True)
    if tried.fault:
        print(f"    FAULT {tried.fault}", flush=True)


if __name__ == "__main__":
    main()
