"""Signing in by a provider: off by default, linked from inside, and every false answer refused."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from django.test import Client
from joserfc import jwt
from joserfc.jwk import RSAKey
from pytest_django import Settings

from manden.access.models import IdentityElsewhere, User
from manden.access.provider import Provider, UnsoundProvider, provider_of

pytestmark = pytest.mark.django_db

KEY = RSAKey.generate_key(2048, {"kid": "one"})
STRANGE_KEY = RSAKey.generate_key(2048, {"kid": "one"})
CLIENT, SECRET = "manden", "a secret between two"


class FakeProvider(ThreadingHTTPServer):
    """A provider on this machine; `lies` replaces claims, `key` signs."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Answers)
        self.issuer = f"http://127.0.0.1:{self.server_address[1]}"
        self.key, self.lies, self.nonce = KEY, dict[str, Any](), ""

    def claims(self) -> dict[str, Any]:
        now = int(time.time())
        true = {"iss": self.issuer, "aud": CLIENT, "sub": "s-17", "iat": now, "exp": now + 60}
        return true | {"nonce": self.nonce} | self.lies


class _Answers(BaseHTTPRequestHandler):
    server: FakeProvider

    def do_GET(self) -> None:
        issuer = self.server.issuer
        pages = {
            "/.well-known/openid-configuration": {
                "issuer": issuer,
                "authorization_endpoint": f"{issuer}/authorize",
                "token_endpoint": f"{issuer}/token",
                "jwks_uri": f"{issuer}/keys",
                "id_token_signing_alg_values_supported": ["RS256"],
            },
            "/keys": {"keys": [KEY.as_dict(private=False)]},
        }
        self._answer(pages[self.path])

    def do_POST(self) -> None:
        sent = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())
        assert sent["code_verifier"][0]
        token = jwt.encode({"alg": "RS256", "kid": "one"}, self.server.claims(), self.server.key)
        self._answer({"access_token": "unused", "token_type": "Bearer", "id_token": token})

    def _answer(self, told: dict[str, Any]) -> None:
        body = json.dumps(told).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: Any) -> None:
        """Nothing is told on the terminal."""


@pytest.fixture
def provider(settings: Settings) -> Iterator[FakeProvider]:
    served = FakeProvider()
    threading.Thread(target=served.serve_forever, daemon=True).start()
    settings.OIDC = Provider(served.issuer, CLIENT, SECRET, "the ministry")
    settings.ROOT_URLCONF = "tests.access.addresses_with_provider"
    yield served
    served.shutdown()
    served.server_close()


def go_and_come_back(client: Client, provider: FakeProvider, page: str = "/oidc/sign-in/") -> Any:
    """Follow the browser to the provider, whose user agrees, and back."""
    left = urlsplit(client.get(page).headers["Location"])
    asked = parse_qs(left.query)
    assert asked["code_challenge_method"] == ["S256"]
    provider.nonce = asked["nonce"][0]
    return client.get("/oidc/back/", {"code": "c-1", "state": asked["state"][0]})


@pytest.fixture
def linked(reviewer: User, provider: FakeProvider) -> User:
    IdentityElsewhere.objects.create(
        user=reviewer,
        issuer=provider.issuer,
        subject="s-17",
        linked_at=reviewer.joined_at,
    )
    return reviewer


def test_no_address_leads_to_a_provider_by_default() -> None:
    assert Client().get("/oidc/sign-in/").status_code == 404
    assert "oidc" not in Client().get("/en/sign-in/").content.decode()


@pytest.mark.parametrize(
    "named",
    [
        {"MANDEN_OIDC_ISSUER": "http://id.example.org", "MANDEN_OIDC_CLIENT_ID": "m"},
        {"MANDEN_OIDC_ISSUER": "https://id.example.org", "MANDEN_OIDC_CLIENT_ID": "m"},
        {"MANDEN_OIDC_ISSUER": "https://id.example.org", "MANDEN_OIDC_CLIENT_SECRET": "s"},
    ],
)
def test_half_a_provider_or_one_in_clear_is_refused(named: dict[str, str]) -> None:
    with pytest.raises(UnsoundProvider):
        provider_of(named)


def test_a_linked_account_opens_the_desk(linked: User, provider: FakeProvider) -> None:
    client = Client()

    answer = go_and_come_back(client, provider, "/oidc/sign-in/?next=/en/actors/")

    assert answer.headers["Location"] == "/en/actors/"
    assert client.get("/en/account/").status_code == 200


def test_an_account_that_nobody_linked_opens_nothing(linked: User, provider: FakeProvider) -> None:
    provider.lies = {"sub": "s-18"}
    client = Client()

    answer = go_and_come_back(client, provider)

    assert answer.headers["Location"].endswith("/sign-in/")
    assert client.get("/en/account/").status_code == 302


@pytest.mark.parametrize(
    "lie",
    [
        {"aud": "another"},
        {"iss": "https://elsewhere.example.org"},
        {"nonce": "of another sign-in"},
        {"exp": 1},
    ],
)
def test_a_false_answer_opens_nothing(
    linked: User, provider: FakeProvider, lie: dict[str, Any]
) -> None:
    provider.lies = lie
    client = Client()

    go_and_come_back(client, provider)

    assert client.get("/en/account/").status_code == 302


def test_a_strange_signature_opens_nothing(linked: User, provider: FakeProvider) -> None:
    provider.key = STRANGE_KEY
    client = Client()

    go_and_come_back(client, provider)

    assert client.get("/en/account/").status_code == 302


def test_an_answer_that_was_not_asked_for_opens_nothing(
    linked: User, provider: FakeProvider
) -> None:
    client = Client()
    client.get("/oidc/sign-in/")

    client.get("/oidc/back/", {"code": "c-1", "state": "of somebody else"})

    assert client.get("/en/account/").status_code == 302


def test_a_person_out_of_service_stays_out(linked: User, provider: FakeProvider) -> None:
    User.objects.filter(pk=linked.pk).update(is_active=False)
    client = Client()

    go_and_come_back(client, provider)

    assert client.get("/en/account/").status_code == 302


def test_a_person_links_their_account_from_inside(
    desk_officer: User,
    provider: FakeProvider,
    signed_in: Callable[[User], Client],
) -> None:
    answer = go_and_come_back(signed_in(desk_officer), provider, "/oidc/link/")

    assert answer.headers["Location"].endswith("/account/")
    assert IdentityElsewhere.objects.get().user == desk_officer


def test_an_account_linked_to_another_stays_theirs(
    linked: User,
    desk_officer: User,
    provider: FakeProvider,
    signed_in: Callable[[User], Client],
) -> None:
    go_and_come_back(signed_in(desk_officer), provider, "/oidc/link/")

    assert IdentityElsewhere.objects.get().user == linked


def test_a_provider_that_does_not_answer_leaves_the_password(settings: Settings) -> None:
    settings.OIDC = Provider("http://127.0.0.1:9", CLIENT, SECRET, "the ministry")
    settings.ROOT_URLCONF = "tests.access.addresses_with_provider"

    answer = Client().get("/oidc/sign-in/")

    assert answer.headers["Location"].endswith("/sign-in/")
