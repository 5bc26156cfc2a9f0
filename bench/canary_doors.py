"""The doors through which names come into a desk, each with its share; see `bench.canaries`.

Imported once a desk is open and Django has started.
"""

from __future__ import annotations

import tempfile
import time
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.utils import timezone

from bench.canary_search import Leaks
from manden.access.actions import local_operator
from manden.access.models import Compartment, Grant, RoleHolding, User
from manden.access.roles import Role
from manden.access.row_person import speak_for
from manden.collection.checked import Asked
from manden.collection.exports.asking import (
    Question,
    approve_export,
    ask_export,
    take_export,
)
from manden.collection.formats import formats
from manden.collection.loading import load
from manden.collection.openrosa.incident_form import incident_form
from manden.collection.openrosa.models import Arrival
from manden.collection.openrosa.published import publish
from manden.collection.openrosa.tokens import make_phone_token
from manden.collection.openrosa.xform_writing import as_xform
from manden.vault.models import Evidence, Identity
from manden.violations.models import Draft, Incident
from manden.violations.seeding import lay_vocabularies
from tests.collection.phone import Phone

EACH = 20
FILLED = """<incident id="manden_incident" version="{version}"><title>Raid</title>
<day>2023-06-15</day><where>near the lake</where>
<victim><unit>individual</unit><sex>female</sex><age_years>30</age_years>
<violation>killing</violation><party>armed_group</party><full_name>{name}</full_name></victim>
<source><kind>witness</kind><standing>primary</standing><statement>{name}</statement></source>
<meta><instanceID>uuid:{instance}</instanceID></meta></incident>"""


class Doors:
    """Each door takes its share of the names; what should come in is counted as having come."""

    def __init__(self, names: list[str], leaks: Leaks) -> None:
        self.names, self.leaks = names, leaks
        self.operator = local_operator()
        speak_for(self.operator)
        lay_vocabularies(by=self.operator)
        self.circle = Compartment.objects.create(code="lakes", name_fr="Lacs", name_en="Lakes")
        self.people = {role: self._person(role) for role in Role}

    def seed(self) -> None:
        shares = (
            (self.enter, 25),
            (self.draft, 5),
            (self.identify, 15),
            (self.bring_in, 20),
            (self.send, 10),
            (self.give, 5),
            (self.search, 8),
            (self.sign_in, 4),
            (self.ask_what_is_not_there, 8),
        )
        whole, start = sum(share for _, share in shares), 0
        for door, share in shares:
            end = start + len(self.names) * share // whole
            if door == self.ask_what_is_not_there:
                end = len(self.names)
            print(f"  {door.__name__}: {end - start} names", flush=True)
            door(self.names[start:end])
            start = end
        self.export()

    def enter(self, names: list[str]) -> None:
        client = self._client(Role.MONITOR)
        for some in _by(EACH, names):
            assert client.post("/fr/incidents/enter/", self._sheet(some)).status_code == 302
        assert Identity.objects.count() >= len(names)

    def draft(self, names: list[str]) -> None:
        client = self._client(Role.MONITOR)
        for name in names:
            client.post("/fr/incidents/enter/", self._sheet([name]) | {"do": "draft"})
        assert Draft.objects.exists()

    def identify(self, names: list[str]) -> None:
        client, before = self._client(Role.PROTECTION_OFFICER), Identity.objects.count()
        for name in names:
            client.post(
                "/fr/identities/enter/",
                {
                    "submission": str(uuid4()),
                    "circle": self.circle.pk,
                    "manner": "oral",
                    "full_name": name,
                    "note": f"Seen by {name}",
                    "says_keep": "given",
                },
            )
        assert Identity.objects.count() == before + len(names)

    def bring_in(self, names: list[str]) -> None:
        """Names in a column that is not ours, and in cells that are refused."""
        with tempfile.TemporaryDirectory(dir="/dev/shm") as elsewhere:
            sheet = Path(elsewhere) / "sheet.csv"
            rows = [f"K{n},Raid,2023,1,killing,{name}" for n, name in enumerate(names)]
            rows += [f"R{n},Raid,{name},1,killing,x" for n, name in enumerate(names)]
            sheet.write_text("\n".join(["incident,title,date,victim,violation,Nom", *rows]))
            checked = formats()["incidents"].check(sheet, Asked())
            made = load(checked=checked, file=sheet.name, release="", licence="", by=self.operator)
        assert (made["made"], len(checked.refused)) == (len(names), len(names))

    def send(self, names: list[str]) -> None:
        officer, monitor, now = self.people[Role.DESK_OFFICER], self.people[Role.MONITOR], _now()
        speak_for(officer)
        publish(xml=as_xform(incident_form()), by=officer, now=now, ours=True)
        speak_for(monitor)
        token = make_phone_token(name="x", compartment=self.circle, days=3, by=monitor, now=now)
        phone = Phone(Client(headers={"host": "localhost"}), token)
        for name in names:
            told = FILLED.format(version=incident_form().version, name=name, instance=uuid4())
            assert phone.post(told.encode(), {f"{name}.jpg": name.encode()}).status_code == 201
        speak_for(self.operator)
        assert Arrival.objects.count() or connection.vendor == "postgresql"

    def give(self, names: list[str]) -> None:
        client = self._client(Role.REVIEWER)
        for name in names:
            file = SimpleUploadedFile(f"{name}.txt", f"Told by {name}.\n".encode(), "text/plain")
            answer = client.post(
                "/fr/evidence/give/",
                {"file": file, "about": "a statement", "circle": "lakes", "level": "strict"},
            )
            assert answer.status_code == 302, answer.content[-2000:]
        speak_for(self.people[Role.REVIEWER])
        assert Evidence.objects.count() == len(names)
        speak_for(self.operator)

    def search(self, names: list[str]) -> None:
        client = self._client(Role.REVIEWER)
        for name in names:
            client.get("/fr/search/", {"q": name})
            client.get("/fr/incidents/", {"words": name})
            client.post("/fr/identities/find/", {"full_name": name})

    def sign_in(self, names: list[str]) -> None:
        for name in names:
            client = Client(headers={"host": "localhost"})
            client.post("/fr/sign-in/", {"username": name, "password": f"wrong {name}"})

    def ask_what_is_not_there(self, names: list[str]) -> None:
        nobody = self._client(Role.AUDITOR)
        for name in names:
            for address in ("incidents", "identities", "evidence", "actors", "exports"):
                answer = nobody.get(f"/fr/{address}/{name}/")
                self.leaks.seek(f"answer of /{address}/", answer.content)
        for address in ("incidents/", "identities/", "evidence/", "exports/ask/"):
            answer = nobody.get(f"/fr/{address}")
            self.leaks.seek(f"answer of /{address}", answer.content)

    def export(self) -> None:
        """With right, and with every name in reach: a file of pseudonyms."""
        officer = self.people[Role.REVIEWER]
        speak_for(officer)
        for format in ("csv", "xlsx", "json", "geojson", "hxl"):
            question = Question({}, format, "share_un", "a bench")
            export = ask_export(question=question, by=officer, now=_now())
            speak_for(self.people[Role.PROTECTION_OFFICER])
            approve_export(export=export, by=self.people[Role.PROTECTION_OFFICER], now=_now())
            speak_for(officer)
            file = take_export(export=export, by=officer, now=_now())
            self.leaks.seek(f"export as {format}", file)
        speak_for(self.operator)
        assert Incident.objects.exists()

    def _person(self, role: Role) -> User:
        user = User.objects.create(username=f"the-{role.value}", clearance="strict")
        RoleHolding.objects.create(user=user, role=role, granted_by=self.operator)
        Grant.objects.create(
            user=user,
            compartment=self.circle,
            reason="a bench",
            granted_by=self.operator,
            expires_at=_now() + timedelta(days=1),
        )
        return user

    def _client(self, role: Role) -> Client:
        client = Client(headers={"host": "localhost"})
        client.force_login(self.people[role], backend="manden.access.backends.ByPassword")
        session = client.session
        session.update({"by_second_factor": True, "proved_at": int(time.time())})
        session.save()
        return client

    def _sheet(self, names: list[str]) -> dict[str, Any]:
        told: dict[str, Any] = {
            "submission": str(uuid4()),
            "victims": str(len(names)),
            "columns": "1",
            "parties": "1",
            "title": "Raid",
            "happened": "mid-June 2023",
            "circle": "lakes",
            "c0-violation": "killing",
            "p0-party": "armed_group",
            "p0-degree": "carried_out",
            "p0-certainty": "alleged",
            "do": "record",
        }
        for row, name in enumerate(names):
            told |= {
                f"v{row}-unit": "individual",
                f"v{row}-sex": "unknown",
                f"v{row}-age": "unknown",
            }
            told |= {
                f"v{row}-full_name": name,
                f"v{row}-consents": ["keep", "share_un"],
                f"t{row}-0": "1",
            }
        return told


def _by(number: int, names: list[str]) -> Iterator[list[str]]:
    for start in range(0, len(names), number):
        yield names[start : start + number]


def _now() -> Any:
    return timezone.now()
