"""A security key answers this desk alone, this challenge alone, and counts: a key of software."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from fido2.cose import ES256
from fido2.utils import websafe_encode
from fido2.webauthn import (
    AttestationObject,
    AttestedCredentialData,
    AuthenticatorData,
    CollectedClientData,
)

from manden.access.audit import name_of
from manden.access.enrolling import CannotEnrol, enrol_key, remove_key
from manden.access.models import AuditEntry, SecurityKey, User
from manden.access.proving import Proof, prove_by_key
from manden.access.security_keys import (
    CannotUseKey,
    Relying,
    ask_for_new_key,
    ask_for_signature,
    new_key,
)

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 2, 23, 12, 0, tzinfo=UTC)
DESK = Relying("desk.example", "https://desk.example")
LOOK_ALIKE = Relying("desk.example", "https://desk.example.net")
TOUCHED = AuthenticatorData.FLAG.UP


@dataclass
class SoftKey:
    """What a key does, without the touch; `uses` is its count of signatures."""

    secret: ec.EllipticCurvePrivateKey = field(
        default_factory=lambda: ec.generate_private_key(ec.SECP256R1())
    )
    uses: int = 0

    def enrol(self, options: str, at: Relying) -> str:
        asked = json.loads(options)["publicKey"]
        credential = AttestedCredentialData.create(
            bytes(16), b"k-1", ES256.from_cryptography_key(self.secret.public_key())
        )
        flags = TOUCHED | AuthenticatorData.FLAG.AT
        made = AuthenticatorData.create(_digest(at.host), flags, self.uses, bytes(credential))
        statement = AttestationObject.create("none", made, {})
        said = _said("webauthn.create", asked["challenge"], at)
        return _answer(clientDataJSON=said, attestationObject=bytes(statement))

    def sign(self, options: str, at: Relying) -> str:
        asked = json.loads(options)["publicKey"]
        self.uses += 1
        made = AuthenticatorData.create(_digest(at.host), TOUCHED, self.uses)
        said = _said("webauthn.get", asked["challenge"], at)
        signed = self.secret.sign(made + hashlib.sha256(said).digest(), ec.ECDSA(SHA256()))
        return _answer(clientDataJSON=said, authenticatorData=bytes(made), signature=signed)


def _digest(host: str) -> bytes:
    return hashlib.sha256(host.encode()).digest()


def _said(kind: str, challenge: str, at: Relying) -> bytes:
    return bytes(CollectedClientData.create(kind, challenge, at.origin))


def _answer(**response: bytes) -> str:
    told = {name: websafe_encode(value) for name, value in response.items()}
    credential = websafe_encode(b"k-1")
    return json.dumps(
        {"id": credential, "rawId": credential, "type": "public-key", "response": told}
    )


@pytest.fixture
def soft_key(reviewer: User) -> SoftKey:
    """A key that the reviewer has enrolled."""
    made = SoftKey()
    options, state = ask_for_new_key(DESK, reviewer)
    key = new_key(DESK, state, made.enrol(options, DESK))
    enrol_key(user=reviewer, name="blue key", key=key, now=NOW)
    return made


def asked(reviewer: User) -> tuple[str, dict[str, Any]]:
    options = ask_for_signature(DESK, reviewer)
    assert options is not None
    return options


def prove(reviewer: User, state: dict[str, Any], answer: str) -> Proof:
    return prove_by_key(user=reviewer, relying=DESK, state=state, answer=answer, now=NOW)


def test_a_key_that_signs_the_challenge_is_taken(reviewer: User, soft_key: SoftKey) -> None:
    options, state = asked(reviewer)

    proof = prove(reviewer, state, soft_key.sign(options, DESK))

    assert proof is Proof.ACCEPTED
    assert SecurityKey.objects.get().uses == 1


def test_a_signature_over_another_challenge_is_refused(reviewer: User, soft_key: SoftKey) -> None:
    options, state = asked(reviewer)
    answer = soft_key.sign(options, DESK)
    prove(reviewer, state, answer)
    _, next_state = asked(reviewer)

    assert prove(reviewer, next_state, answer) is Proof.REFUSED


def test_a_signature_given_to_a_page_that_looks_alike_is_refused(
    reviewer: User, soft_key: SoftKey
) -> None:
    options, state = asked(reviewer)

    assert prove(reviewer, state, soft_key.sign(options, LOOK_ALIKE)) is Proof.REFUSED


def test_another_key_under_the_same_name_is_refused(reviewer: User, soft_key: SoftKey) -> None:
    options, state = asked(reviewer)

    assert prove(reviewer, state, SoftKey().sign(options, DESK)) is Proof.REFUSED


def test_a_copied_key_whose_count_goes_back_is_refused(reviewer: User, soft_key: SoftKey) -> None:
    soft_key.uses = 8
    options, state = asked(reviewer)
    first = prove(reviewer, state, soft_key.sign(options, DESK))
    soft_key.uses = 7
    options, state = asked(reviewer)

    second = prove(reviewer, state, soft_key.sign(options, DESK))

    assert (first, second) == (Proof.ACCEPTED, Proof.REFUSED)


@pytest.mark.parametrize("answer", ["", "not json", "{}", "[]", '{"id": "x"}', _answer()])
def test_an_answer_that_says_nothing_is_refused_and_told(
    reviewer: User, soft_key: SoftKey, answer: str
) -> None:
    _, state = asked(reviewer)

    with_state, without = prove(reviewer, state, answer), prove(reviewer, {}, answer)

    assert (with_state, without) == (Proof.REFUSED, Proof.REFUSED)
    told = AuditEntry.objects.filter(act="account.second_factor", record=name_of(reviewer))
    assert [entry.outcome for entry in told] == ["failed", "failed"]


@pytest.mark.parametrize("answer", ["", "not json", "{}", "[]", '{"id": "x"}', _answer()])
def test_nothing_is_enrolled_by_an_answer_that_says_nothing(reviewer: User, answer: str) -> None:
    _, state = ask_for_new_key(DESK, reviewer)

    with pytest.raises(CannotUseKey):
        new_key(DESK, state, answer)


def test_a_key_is_enrolled_once(reviewer: User, soft_key: SoftKey) -> None:
    options, state = ask_for_new_key(DESK, reviewer)
    key = new_key(DESK, state, soft_key.enrol(options, DESK))

    with pytest.raises(CannotEnrol):
        enrol_key(user=reviewer, name="again", key=key, now=NOW)


def test_a_removed_key_opens_nothing(reviewer: User, soft_key: SoftKey) -> None:
    options, state = asked(reviewer)
    remove_key(user=reviewer, key=SecurityKey.objects.get())

    assert prove(reviewer, state, soft_key.sign(options, DESK)) is Proof.REFUSED


@pytest.mark.parametrize(
    ("host", "named"), [("localhost", True), ("desk.example", True), ("127.0.0.1", False)]
)
def test_keys_need_a_name_in_the_address(host: str, named: bool) -> None:
    assert Relying(host, f"http://{host}").has_a_name is named
