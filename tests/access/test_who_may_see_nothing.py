"""Every address, every method, each role, own circle and another: what is closed answers 404.

The addresses come from the resolver: a new one is asked like the others, and one that names a
record must have an example here before the suite passes.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone
from django.utils.translation import override
from pytest_django import Settings

from manden.access.models import Compartment, Grant, User
from manden.access.policy import PUBLIC, allows
from manden.access.roles import Role
from manden.analysis.question import question_of
from manden.api.scopes import Scope
from manden.api.tokens import make_token
from manden.collection.openrosa.models import Arrival
from manden.collection.openrosa.published import publish
from manden.collection.openrosa.tokens import make_phone_token
from manden.reporting.actions import keep_figure
from manden.vault.actions import Said, enter_identity
from manden.vault.actions.receiving import receive_file
from manden.violations.actions import enter_incident
from manden.violations.bulk import Wish, change_together
from manden.violations.entry import IncidentEntry
from manden.violations.models import Term
from manden.violations.seeding import lay_vocabularies
from tests.access.addresses import METHODS, Address, addresses, unnamed
from tests.collection.phone import Phone, filled, xform
from tests.vault.files import jpeg

pytestmark = pytest.mark.django_db

# Open to who has not signed in, and why. Another one must be written here before it is built.
OPEN = {
    "calendar_feed": "its token says who asks",
    "access:sign_in": "comes before who asks",
    "access:first_sign_in": "its token says who asks",
    "access:invitation": "its token says who asks",
    "access:second_factor": "comes before who asks",
    "access:sign_out": "ends what there is",
}
SENT = ("get", "post")
BY_TOKEN = ("api:", "openrosa:")  # whole rooms that a token opens, asked of one below
DESCRIPTIONS = ("api:description", "api:openapi")  # what the API is, and no record

# Actions whose records stand in no circle: the role alone decides, and any name will do.
IN_NO_CIRCLE = frozenset(
    {"account", "actor", "audit", "calendar", "commitment", "conflict", "desk", "development"}
    | {
        "export",
        "figure",
        "file",
        "form",
        "gallery",
        "grant",
        "instrument",
        "pack",
        "phone",
        "place",
        "publication",
        "search",
    }
    | {"task", "token", "vocabulary", "work"}
)
ANYTHING: dict[str, Any] = {
    **dict.fromkeys(("number", "pk", "held"), 1),
    **dict.fromkeys(("slug", "code", "vocabulary", "field", "section", "entry", "token"), "x"),
    "language": "en",
    "form": "json",
    "pseudonym": "x",
    "key": "OP1.1",
}
# Some kinds of key have a form of their own, which any name has not.
OF_A_FORM = {"figure": {"key": "F-2222222"}, "publication": {"key": "L-2222222"}}
# They name a second record inside the first, which stories of their own room make and ask for.
INSIDE_ANOTHER = frozenset(
    {"vault:show", "vault:approve", "vault:settle_erasure", "field:file", "field:xml"}
    | {
        *("exports:take", "exports:take_files", "exports:drop"),
        "violations:undo",
        "violations:version",
        "violations:detach_evidence",
        "violations:unlink",
        "violations:drop_filter",
        "violations:resume",
        "analysis:drop",
        "violations:drop_draft",
    }
)


@dataclass
class Circle:
    """A circle with a record of each kind in it."""

    compartment: Compartment
    told: dict[str, tuple[Any, dict[str, Any]]] = field(default_factory=dict)

    def example(self, address: Address) -> tuple[Any, dict[str, Any]]:
        """The record that the address names, and the names of its path."""
        kind = address.name if address.name in self.told else address.action.partition(".")[0]
        assert kind in self.told, f"{address}: give an example of a record of “{kind}” here"
        record, names = self.told[kind]
        missing = set(address.asks) - names.keys()
        assert not missing, f"{address} asks for {missing}: give it an example here"
        return record, names


@pytest.fixture(autouse=True)
def key_file(tmp_path: Path, settings: Settings) -> None:
    settings.VAULT_KEYS_FILE = tmp_path / "keys" / "desk.vault"
    settings.EVIDENCE_FOLDER = tmp_path / "evidence"


@pytest.fixture
def circles(person: Callable[..., User], operator: User) -> tuple[Circle, Circle]:
    publish(xml=xform(), by=operator, now=timezone.now())
    lay_vocabularies(by=operator)
    author = person("author", Role.MONITOR)
    own, other = _circle("own", author), _circle("other", author)
    for circle in (own, other):
        keeper = person(f"keeper-{circle.compartment.code}", Role.ANALYST, clearance="confidential")
        circle.told["figure"] = _figure(circle.compartment, keeper, operator)
    return own, other


def _circle(code: str, author: User) -> Circle:
    made = Compartment.objects.create(code=code, name_fr=code, name_en=code)
    incident = enter_incident(
        entry=IncidentEntry(title="Raid"), submission=uuid4(), by=author, compartment=made
    )
    identity = enter_identity(
        fields={"full_name": "Zuri Vale"}, compartment=made, consents=[Said("keep")], by=author
    )
    arrival = _arrival(made, author)
    evidence = receive_file(
        pieces=[jpeg()],
        name="bridge.jpg",
        about="The bridge",
        compartment=made,
        by=author,
        now=timezone.now(),
    ).evidence
    number = {"number": uuid4()}
    tag = Wish("tag", Term.objects.get(code="follow_up"), "for the report")
    batch = change_together(incidents=[incident], wish=tag, shown={}, by=author)
    in_incident = {"key": incident.key, "number": 1}
    return Circle(
        made,
        {
            "incident": (incident, in_incident),
            "identity": (identity, {"pseudonym": identity.pseudonym, **number}),
            "consent": (identity, {"pseudonym": identity.pseudonym}),
            "evidence": (evidence, {"key": evidence.key, "page": 1}),
            "report": (arrival, {"number": arrival.pk, "held": 1}),
            "violations:batch": (incident, {"number": batch}),
            "violations:undo_batch": (incident, {"number": batch}),
            "violations:resume": (None, number),
            "analysis:drop": (None, {"number": 1}),
            "violations:drop_draft": (None, number),
        },
    )


def _figure(compartment: Compartment, keeper: User, operator: User) -> tuple[Any, dict[str, Any]]:
    """A figure of the one incident of the circle, made by somebody let into it."""
    Grant.objects.create(
        user=keeper,
        compartment=compartment,
        reason="the figures of it",
        granted_by=operator,
        expires_at=timezone.now() + timedelta(days=1),
    )
    question = question_of({"unit": "incidents", "where": {"status": ["reported"]}})
    figure = keep_figure(question=question, title={"fr": "Un", "en": "One"}, by=keeper)
    assert figure.compartment == compartment
    return figure, {"key": figure.key}


def _arrival(compartment: Compartment, author: User) -> Arrival:
    told = make_phone_token(
        name=compartment.code, compartment=compartment, days=3, by=author, now=timezone.now()
    )
    Phone(Client(), told).post(filled(f"uuid:{uuid4()}"))
    return Arrival.objects.get(compartment=compartment)


@pytest.fixture
def let_in(circles: tuple[Circle, Circle], operator: User) -> Callable[[User], User]:
    def let(user: User) -> User:
        Grant.objects.create(
            user=user,
            compartment=circles[0].compartment,
            reason="their region",
            granted_by=operator,
            expires_at=timezone.now() + timedelta(days=30),
        )
        return user

    return let


@pytest.fixture
def proved(signed_in: Callable[[User], Client]) -> Callable[[User], Client]:
    def sign_in(user: User) -> Client:
        client = signed_in(user)
        session = client.session
        session.update({"by_second_factor": True, "proved_at": int(time.time())})
        session.save()
        return client

    return sign_in


def guarded() -> list[Address]:
    return [one for one in addresses() if one.action != PUBLIC]


def any_names(address: Address) -> dict[str, Any]:
    return ANYTHING | OF_A_FORM.get(address.action.partition(".")[0], {})


def of_circles(address: Address) -> bool:
    return bool(address.asks) and address.action.partition(".")[0] not in IN_NO_CIRCLE


def answered(client: Client, address: str, methods: Iterable[str] = METHODS) -> dict[str, int]:
    with override("en"):
        return {method: getattr(client, method)(address).status_code for method in methods}


def closed_to(user: User, circles: tuple[Circle, Circle]) -> Iterator[tuple[Address, str, str]]:
    """What the policy closes to a person: the address, the circle of its record, how it is filled.

    An address whose record stands in no circle is asked once.
    """
    for address in guarded():
        if not of_circles(address):
            if not allows(user, address.action):
                yield address, "", address.filled(**any_names(address))
            continue
        for circle in circles:
            record, names = circle.example(address)
            if not allows(user, address.action, record):
                yield address, circle.compartment.code, address.filled(**names)


def test_every_open_address_is_named_with_its_reason() -> None:
    by_token = [one.name for one in addresses() if one.name.startswith(BY_TOKEN)]
    found = {one.name for one in addresses() if one.action == PUBLIC} - set(by_token)

    assert found == OPEN.keys()
    assert unnamed() == [PUBLIC, PUBLIC]  # the root, and what the API answers to nothing
    assert len(by_token) > 30 and len(guarded()) > 80


def test_one_who_may_see_nothing_gets_404_everywhere(
    nobody_special: User, proved: Callable[[User], Client], circles: tuple[Circle, Circle]
) -> None:
    client, wrong = proved(nobody_special), {}

    for address in guarded():
        _, names = (
            circles[0].example(address) if of_circles(address) else (None, any_names(address))
        )
        for method, status in answered(client, address.filled(**names)).items():
            if status != 404:
                wrong[address.name, method] = status

    assert wrong == {}


@pytest.mark.parametrize("role", list(Role), ids=str)
def test_a_role_gets_404_wherever_the_policy_closes(
    role: Role,
    person: Callable[..., User],
    let_in: Callable[[User], User],
    proved: Callable[[User], Client],
    circles: tuple[Circle, Circle],
) -> None:
    user = let_in(person("somebody", role, clearance="strict"))
    client, wrong, asked = proved(user), {}, 0

    for address, circle, filled_in in closed_to(user, circles):
        asked += 1
        # What the view never answers it refuses whether the record is there or not: 405 tells nothing.
        closed = {404, 405} if allows(user, address.action) else {404}
        methods = METHODS if circle else SENT
        for method, status in answered(client, filled_in, methods).items():
            if status not in closed:
                wrong[address.name, circle, method] = status

    assert wrong == {}
    assert asked > 20


def test_the_examples_are_records_that_somebody_may_open(
    person: Callable[..., User],
    let_in: Callable[[User], User],
    proved: Callable[[User], Client],
    circles: tuple[Circle, Circle],
) -> None:
    cast = [let_in(person(f"a-{role}", role, clearance="strict")) for role in Role]
    clients = [(user, proved(user)) for user in cast]
    shut = []

    for address in filter(of_circles, guarded()):
        record, names = circles[0].example(address)
        seen = {
            getattr(client, method)(address.filled(**names)).status_code
            for user, client in clients
            if allows(user, address.action, record)
            for method in ("get", "post")
        }
        if seen <= {404} and address.name not in INSIDE_ANOTHER:
            shut.append(address.name)

    assert shut == []


def test_a_token_of_who_may_see_nothing_opens_nothing(nobody_special: User, monitor: User) -> None:
    now, wrong = timezone.now(), {}
    token = make_token(
        name="n", scopes=tuple(Scope), days=3, by_second_factor=True, by=nobody_special, now=now
    )
    phone = make_phone_token(name="p", compartment=None, days=3, by=nobody_special, now=now)
    client = Client(headers={"Authorization": f"Bearer {token}"})
    told = {
        **ANYTHING,
        "instrument": "x",
        "anchor": "OP1",
        "medium": 1,
        "token": phone,
        "question": "q",
        "figure": "F",
    }

    for address in addresses():
        if not address.name.startswith(BY_TOKEN) or address.name in DESCRIPTIONS:
            continue
        for method in METHODS:
            status = getattr(client, method)(address.filled(**told)).status_code
            if 200 <= status < 400 or status >= 500:
                wrong[address.name, method] = status

    assert wrong == {}
