"""The provider that a desk trusts to sign people in (OpenID Connect), where its settings name one.

MANDEN_OIDC_ISSUER, MANDEN_OIDC_CLIENT_ID and MANDEN_OIDC_CLIENT_SECRET (or _SECRET_FILE) name it,
MANDEN_OIDC_NAME is what the sign-in page calls it. None is named by default, and then no address
of the desk leads there.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

_THIS_MACHINE = frozenset({"localhost", "127.0.0.1", "::1"})


class UnsoundProvider(ValueError):
    """What the settings say of the provider is incomplete, or would be sent in clear."""


@dataclass(frozen=True)
class Provider:
    issuer: str
    client_id: str
    client_secret: str
    name: str

    def __post_init__(self) -> None:
        parts = urlsplit(self.issuer)
        if parts.scheme != "https" and parts.hostname not in _THIS_MACHINE:
            raise UnsoundProvider("MANDEN_OIDC_ISSUER must be an https address")
        if not self.client_id or not self.client_secret:
            raise UnsoundProvider("MANDEN_OIDC_CLIENT_ID and _CLIENT_SECRET are both needed")


def provider_of(environment: Mapping[str, str]) -> Provider | None:
    """The provider that the environment names; UnsoundProvider where it names half of one.

    >>> provider_of({}) is None
    True
    """
    issuer = environment.get("MANDEN_OIDC_ISSUER", "")
    if not issuer:
        return None
    secret = environment.get("MANDEN_OIDC_CLIENT_SECRET", "")
    file = environment.get("MANDEN_OIDC_CLIENT_SECRET_FILE")
    return Provider(
        issuer=issuer.rstrip("/"),
        client_id=environment.get("MANDEN_OIDC_CLIENT_ID", ""),
        client_secret=secret or (Path(file).read_text().strip() if file else ""),
        name=environment.get("MANDEN_OIDC_NAME") or urlsplit(issuer).hostname or issuer,
    )
