"""Forms encrypted on the phone: kept as ciphertext, opened away with a key the desk never holds."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Callable
from pathlib import Path

import pytest
from cryptography.hazmat.decrepit.ciphers.modes import CFB
from cryptography.hazmat.primitives.asymmetric import padding, rsa
from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.algorithms import AES
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
)
from django.test import Client
from django.utils import timezone
from pytest_django import Settings
from typer.testing import CliRunner

from manden.access.models import AuditEntry, User
from manden.access.roles import Role
from manden.cli import app
from manden.collection.models import ArrivalVersion
from manden.collection.openrosa.decrypting import CannotDecrypt, decrypt, read_private_key
from manden.collection.openrosa.published import publish
from manden.collection.openrosa.sealing import opened
from manden.collection.openrosa.taking_out import take_out
from manden.collection.openrosa.tokens import make_phone_token
from tests.collection.phone import Phone, filled, xform

pytestmark = pytest.mark.django_db
SECRET = bytes(range(32))
INSTANCE = "uuid:witness"
CLEAR = filled(INSTANCE, version="9", answer="the witness says so")
KEY = rsa.generate_private_key(65537, 2048)


@pytest.fixture(autouse=True)
def key_file(tmp_path: Path, settings: Settings) -> None:
    settings.VAULT_KEYS_FILE = tmp_path / "keys" / "desk.vault"


@pytest.fixture
def judge(person: Callable[..., User]) -> User:
    return person("judge", Role.REVIEWER, clearance="confidential")


@pytest.fixture
def phone(monitor: User, desk_officer: User) -> Phone:
    public = KEY.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    sends = f'<submission base64RsaPublicKey="{base64.b64encode(public).decode()}"/>'
    now = timezone.now()
    publish(xml=xform(version="9", extra=sends), by=desk_officer, now=now)
    return Phone(
        Client(), make_phone_token(name="P", compartment=None, days=3, by=monitor, now=now)
    )


def sealed(told: bytes, place: int) -> bytes:
    """The file at `place` as a phone seals it."""
    vector = bytearray(hashlib.md5(INSTANCE.encode() + SECRET).digest())
    for earlier in range(place + 1):
        vector[earlier] = (vector[earlier] + 1) % 256
    fill = 16 - len(told) % 16
    encryptor = Cipher(AES(SECRET), CFB(bytes(vector))).encryptor()
    return encryptor.update(told + bytes([fill]) * fill) + encryptor.finalize()


def envelope() -> bytes:
    oaep = padding.OAEP(mgf=padding.MGF1(SHA256()), algorithm=SHA256(), label=None)
    wrapped = base64.b64encode(KEY.public_key().encrypt(SECRET, oaep)).decode()
    return f"""<data id="wells" version="9" encrypted="yes"
 xmlns="http://www.opendatakit.org/xforms/encrypted"><base64EncryptedKey>{wrapped}</base64EncryptedKey>
<orx:meta xmlns:orx="http://openrosa.org/xforms"><orx:instanceID>{INSTANCE}</orx:instanceID></orx:meta>
<media><file>voice.m4a.enc</file></media>
<encryptedXmlFile>submission.xml.enc</encryptedXmlFile></data>""".encode()


FILES = {"voice.m4a.enc": sealed(b"spoken", 0), "submission.xml.enc": sealed(CLEAR, 1)}


def pem(key: rsa.RSAPrivateKey = KEY) -> bytes:
    return key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())


def test_what_a_phone_encrypts_is_kept_so_and_opened_with_the_key(
    phone: Phone, judge: User, tmp_path: Path
) -> None:
    answer = phone.post(envelope(), FILES)
    version = ArrivalVersion.objects.get()
    held = b"".join(opened(one.content) for one in version.files.all())

    told = take_out(key=read_private_key(pem()), out=tmp_path / "out", by=judge)

    folder = next((tmp_path / "out").iterdir())
    assert answer.status_code == 201 and version.encrypted
    assert b"witness says" not in held
    assert (told["decrypted"], told["left"]) == (1, [])
    assert (folder / "submission.xml").read_bytes() == CLEAR
    assert (folder / "voice.m4a").read_bytes() == b"spoken"
    assert folder.stat().st_mode & 0o077 == 0
    assert AuditEntry.objects.filter(act="report.decrypt", actor=judge.pseudonym).count() == 1


def test_who_is_not_cleared_takes_nothing_out(phone: Phone, reviewer: User, tmp_path: Path) -> None:
    phone.post(envelope(), FILES)

    told = take_out(key=KEY, out=tmp_path / "out", by=reviewer)

    assert told["decrypted"] == 0
    assert not (tmp_path / "out").exists()


def test_another_key_opens_nothing_and_says_so(phone: Phone, judge: User, tmp_path: Path) -> None:
    phone.post(envelope(), FILES)
    other = rsa.generate_private_key(65537, 2048)

    told = take_out(key=other, out=tmp_path / "out", by=judge)

    assert told["decrypted"] == 0
    assert "another key" in told["left"][0]["reason"]


def test_a_submission_that_is_not_whole_or_changed_is_left() -> None:
    with pytest.raises(CannotDecrypt, match="not come in yet"):
        decrypt(envelope(), {"voice.m4a.enc": FILES["voice.m4a.enc"]}, KEY)
    with pytest.raises(CannotDecrypt, match="not encrypted"):
        decrypt(CLEAR, {}, KEY)
    with pytest.raises(CannotDecrypt, match="cut short"):
        decrypt(envelope(), FILES | {"voice.m4a.enc": b"12"}, KEY)


def test_the_command_refuses_what_is_no_key(tmp_path: Path) -> None:
    absent = CliRunner().invoke(
        app, ["decrypt-forms", "--key", str(tmp_path / "none"), "--out", str(tmp_path / "out")]
    )

    assert absent.exit_code == 1
    assert not (tmp_path / "out").exists()
    with pytest.raises(CannotDecrypt, match="PEM"):
        read_private_key(b"no key")
