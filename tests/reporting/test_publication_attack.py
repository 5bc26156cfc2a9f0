"""An independent attacker reads all that was published, in random sequences, and works nothing out.

The attacker is that of `tests/disclosure/attacker.py`: it shares no line and no solver with the proof.
Records are only added between publications, and it is told so.
"""

from __future__ import annotations

import random
from collections import Counter
from contextlib import contextmanager
from uuid import UUID

import pytest
from django.db import transaction

from bench.disclosure import reached, terms_of, told
from manden.access.roles import Role
from manden.analysis.question import question_of
from manden.dates import read_date
from manden.disclosure import CannotCertify, align, protect
from manden.reporting.actions import approve_figure, keep_figure
from manden.reporting.certifying import certified
from manden.reporting.publication_actions import publish_figure
from manden.reporting.publishing import tables_of
from manden.reporting.refusals import CannotKeepFigure
from manden.violations.actions import enter_incident
from manden.violations.entry import ActEntry, IncidentEntry, InvolvementEntry, VictimEntry
from tests.disclosure.attacker import FAR, Attack, Published
from tests.reporting.conftest import TITLE

pytestmark = pytest.mark.django_db
LAID = (["party_kind"], ["party"], ["sex"], ["party_kind", "sex"], ["sex", "age"])
PARTIES, SEXES = ("state_forces", "armed_group", "militia"), ("female", "male", "unknown")
WORLDS = range(7)
# What cannot all be certified: few children beside totals that are out, months, years beside quarters.
DAYS = ("3 January 2024", "9 February 2024", "20 May 2024")
LAID_FINELY = (
    ["party_kind"],
    ["party_kind", "age"],
    ["sex", "age"],
    ["month"],
    ["quarter"],
    ["year", "sex"],
    ["party_kind", "party"],
)


@pytest.fixture
def publisher(person):
    return person("publisher", Role.PUBLISHER, clearance="strict")


@pytest.fixture
def figures(vocabularies, operator, officer, colleague):
    """The figures of one world, one after the other, while records come in between."""

    def drawn_from(seed, laid=LAID, ages=("adult", "unknown"), days=()):
        drawn = random.Random(seed)
        for turn in range(drawn.choice((2, 2, 3))):
            for _ in range(drawn.randint(4, 7) if turn == 0 else drawn.randint(0, 2)):
                _enter(drawn, operator, ages, days)
            asked = {
                "unit": "victims",
                "where": {"status": ["reported"]},
                "rows": drawn.choice(laid),
            }
            made = keep_figure(question=question_of(asked), title=TITLE, by=officer)
            yield approve_figure(figure=made, by=colleague)

    return drawn_from


def _enter(drawn, by, ages, days):
    number = drawn.choice((1, 2, 3, 4, 7, 12, 30))
    sex, age = drawn.choice(SEXES), drawn.choice(ages)
    entry = IncidentEntry(
        title="Attack",
        happened=read_date(drawn.choice(days)) if days else None,
        victims=(VictimEntry("group", counted=number, sex=sex, age=age),),
        acts=(ActEntry(0, "killing", involvements=(InvolvementEntry(drawn.choice(PARTIES)),)),),
    )
    enter_incident(entry=entry, submission=UUID(int=drawn.getrandbits(128)), by=by)


@contextmanager
def a_world():
    """What happens in one world is not known in the next."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def attacked(releases, certificate, tally):
    """What the attacker makes of the releases, in the order in which they came."""
    _, every = align([], releases)
    seen = [Published(t.table, t.published) for one in every for t in one.tables]
    attack = Attack(True, random.Random(1)).read(seen)
    solutions: list[list[int]] = []
    for need in certificate.system.needs:
        terms = terms_of(attack, certificate.system, need)
        low, high = attack.bounds(terms)
        tally["protected"] += 1
        tally["recovered"] += low == high
        tally["narrowed"] += low > need.low or high < need.high
        for least, most in ((-FAR, need.low), (need.high, FAR)):
            how = reached(attack, terms, least, most, solutions)
            if how == "ends searched in vain":
                values = told(
                    attack, certificate, need.cell, need.low if least == -FAR else need.high
                )
                inside = least <= sum(s * values[v] for v, s in terms) <= most
                how = "found" if inside and attack.fits(values) else "not proved"
            tally[how] += 1


def published_in_turn(figures, publisher, tally):
    """The releases of one world, those refused left out, and the last proof."""
    releases, certificate = [], None
    for figure in figures:
        try:
            found = certified(figure)
            publish_figure(figure=figure, by=publisher)
        except (CannotCertify, CannotKeepFigure):
            tally["refused"] += 1
            continue
        releases.append(found.release)
        certificate = found.release.certificate
        tally["held against others"] += bool(found.earlier)
        tally["withheld"] += bool(found.withheld)
    return releases, certificate


def test_no_sequence_of_publications_gives_a_protected_number_away(figures, publisher):
    tally: Counter[str] = Counter()

    for seed in WORLDS:
        with a_world():
            releases, certificate = published_in_turn(figures(seed), publisher, tally)
            attacked(releases, certificate, tally)

    assert tally["protected"] > 20 and tally["held against others"] >= 4, tally
    assert tally["recovered"] == tally["narrowed"] == 0, tally
    assert tally["ends excluded"] == tally["not proved"] == 0, tally


def test_what_is_withheld_leaves_no_protected_number_to_work_out(figures, publisher):
    tally: Counter[str] = Counter()

    for seed in range(12):
        with a_world():
            drawn = figures(seed, LAID_FINELY, ("adult", "child"), DAYS)
            releases, certificate = published_in_turn(drawn, publisher, tally)
            if certificate is not None:
                attacked(releases, certificate, tally)

    assert tally["protected"] > 10 and tally["withheld"] >= 4, tally
    assert tally["recovered"] == tally["narrowed"] == 0, tally
    assert tally["ends excluded"] == tally["not proved"] == 0, tally


def test_the_attacker_works_out_what_publications_not_held_to_one_another_tell(figures):
    """Were each figure protected alone, as if nothing had been published before it."""
    tally: Counter[str] = Counter()

    for seed in WORLDS:
        with a_world():
            tables = [tables_of(figure) for figure in figures(seed)]
        alone = [protect(one, name=str(n)) for n, one in enumerate(tables)]
        laid, before = align(tables[-1], alone[:-1])
        try:
            certificate = protect(laid, earlier=before).certificate
        except (CannotCertify, ValueError):  # too late: what was printed told it already
            tally["told already"] += 1
            continue
        attacked(alone, certificate, tally)

    assert tally["narrowed"] + tally["ends excluded"] + tally["told already"] > 0, tally
