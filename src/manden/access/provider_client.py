"""Asking the provider who a person is: authorization code with PKCE, by Authlib.

An account there opens one here only where its owner has linked it, from inside: nothing is matched
by e-mail address, and no account is made by signing in.
"""

from __future__ import annotations

from typing import Any

from authlib.common.errors import AuthlibBaseError
from authlib.integrations.django_client import OAuth
from django.http import HttpRequest, HttpResponse
from joserfc.errors import JoseError
from requests import RequestException

from manden.access.provider import Provider

SECONDS_TO_ANSWER = 10


class NoIdentity(Exception):
    """The provider did not answer, or its answer does not hold."""


def ask_identity(provider: Provider, request: HttpRequest, *, back: str) -> HttpResponse:
    """Send the browser to the provider; it comes back to the address `back`."""
    try:
        answer: HttpResponse = _client(provider).authorize_redirect(request, back)
    except (RequestException, RuntimeError, ValueError, KeyError) as fault:
        raise NoIdentity("the provider does not answer") from fault
    return answer


def identity(provider: Provider, request: HttpRequest) -> tuple[str, str]:
    """Issuer and subject that the provider vouches for; NoIdentity where nothing holds."""
    sound: dict[str, Any] = {
        "iss": {"essential": True, "values": [provider.issuer, provider.issuer + "/"]},
        "aud": {"essential": True, "value": provider.client_id},
        "sub": {"essential": True},
        "exp": {"essential": True},
    }
    try:
        token = _client(provider).authorize_access_token(request, claims_options=sound)
        return provider.issuer, str(token["userinfo"]["sub"])
    except (
        AuthlibBaseError,
        JoseError,
        RequestException,
        LookupError,
        RuntimeError,
        ValueError,
    ) as fault:
        raise NoIdentity("the provider's answer does not hold") from fault


def _client(provider: Provider) -> Any:
    return OAuth().register(
        "provider",
        client_id=provider.client_id,
        client_secret=provider.client_secret,
        server_metadata_url=f"{provider.issuer}/.well-known/openid-configuration",
        client_kwargs={
            "scope": "openid",
            "code_challenge_method": "S256",
            "default_timeout": SECONDS_TO_ANSWER,
        },
    )
