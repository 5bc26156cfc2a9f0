"""Security keys (WebAuthn): the challenge sent to a browser, and what its answer proves.

The reckoning is fido2's; here it meets the tables. A key is bound to the name of the desk in the
address bar: a page elsewhere that looks like the desk gets no signature. An address that is a
number (127.0.0.1) is no name, and browsers refuse keys there.
"""

from __future__ import annotations

import ipaddress
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from fido2.server import Fido2Server
from fido2.utils import websafe_encode
from fido2.webauthn import (
    AttestedCredentialData,
    AuthenticationResponse,
    PublicKeyCredentialRpEntity,
    PublicKeyCredentialUserEntity,
    RegistrationResponse,
    UserVerificationRequirement,
)

from manden.access.models import SecurityKey, User

_TOUCH_IS_ENOUGH = UserVerificationRequirement.DISCOURAGED  # a password stands beside it


class CannotUseKey(ValueError):
    """The browser's answer proves nothing: another challenge, desk or key, or no answer at all."""


@dataclass(frozen=True)
class Relying:
    """The desk as a key knows it: its name in the address bar, and the whole origin."""

    host: str
    origin: str

    @property
    def has_a_name(self) -> bool:
        try:
            ipaddress.ip_address(self.host.strip("[]"))
        except ValueError:
            return True
        return False

    def server(self) -> Fido2Server:
        entity = PublicKeyCredentialRpEntity(id=self.host, name="Manden")
        return Fido2Server(entity, verify_origin=lambda origin: origin == self.origin)


@dataclass(frozen=True)
class NewKey:
    credential_id: str
    credential: bytes
    uses: int


def ask_for_new_key(relying: Relying, user: User) -> tuple[str, dict[str, Any]]:
    """The options for the browser (JSON), and the state to keep until it answers."""
    entity = PublicKeyCredentialUserEntity(
        id=user.pseudonym.encode(), name=user.username, display_name=str(user)
    )
    known = [_credential(key) for key in user.security_keys.all()]
    options, state = relying.server().register_begin(
        entity, known, user_verification=_TOUCH_IS_ENOUGH
    )
    return json.dumps(dict(options)), dict(state)


def new_key(relying: Relying, state: Mapping[str, Any], answer: str) -> NewKey:
    """The key that answered; CannotUseKey where the answer does not hold."""
    try:
        response = RegistrationResponse.from_dict(json.loads(answer))
        made = relying.server().register_complete(dict(state), response)
    except Exception as fault:  # what a hostile answer breaks inside fido2 is of any class
        raise CannotUseKey("the key gave no valid answer") from fault
    credential = made.credential_data
    if credential is None:
        raise CannotUseKey("the key gave no credential")
    return NewKey(websafe_encode(credential.credential_id), bytes(credential), made.counter)


def ask_for_signature(relying: Relying, user: User) -> tuple[str, dict[str, Any]] | None:
    """Options and state for signing in with a key; None where the person has none."""
    known = [_credential(key) for key in user.security_keys.all()]
    if not known:
        return None
    options, state = relying.server().authenticate_begin(known, user_verification=_TOUCH_IS_ENOUGH)
    return json.dumps(dict(options)), dict(state)


def signature_count(
    relying: Relying, keys: Iterable[SecurityKey], state: Mapping[str, Any], answer: str
) -> tuple[SecurityKey, int]:
    """Which of `keys` signed, and how often it says it has; CannotUseKey where none did."""
    by_id = {key.credential_id: key for key in keys}
    try:
        response = AuthenticationResponse.from_dict(json.loads(answer))
        signed = relying.server().authenticate_complete(
            dict(state), [_credential(key) for key in by_id.values()], response
        )
        key = by_id[websafe_encode(signed.credential_id)]
    except Exception as fault:  # fido2 lets cryptography's own refusals through, of any class
        raise CannotUseKey("the key gave no valid signature") from fault
    return key, response.response.authenticator_data.counter


def _credential(key: SecurityKey) -> AttestedCredentialData:
    return AttestedCredentialData(bytes(key.credential))
