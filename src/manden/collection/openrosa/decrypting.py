"""Opening what phones encrypted: away from the desk, with the private key that it never holds.

The form of ODK: an AES key wrapped by RSA-OAEP (SHA-256), each file AES-CFB with PKCS5 padding,
its vector the MD5 of instance and key with one more byte counted up for each file, in their order.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from cryptography.hazmat.decrepit.ciphers.modes import CFB
from cryptography.hazmat.primitives.asymmetric import padding
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.algorithms import AES
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.padding import PKCS7
from cryptography.hazmat.primitives.serialization import load_pem_private_key

from manden.collection.openrosa.hardened_xml import first, parsed, text_of
from manden.collection.openrosa.submission_reading import read_submission

BLOCK = 16
KEY_BYTES = (16, 24, 32)
FORM = "submission.xml"
OAEP = padding.OAEP(mgf=padding.MGF1(SHA256()), algorithm=SHA256(), label=None)


class CannotDecrypt(ValueError):
    """The key is not that of the form, or something is missing or changed; the message says what."""


@dataclass(frozen=True)
class Decrypted:
    """The form in clear, and its files by their own names."""

    xml: bytes
    files: Mapping[str, bytes] = field(default_factory=dict)


def read_private_key(pem: bytes, password: bytes | None = None) -> RSAPrivateKey:
    """The private key of a form; CannotDecrypt where the file holds none."""
    try:
        key = load_pem_private_key(pem, password)
    except (ValueError, TypeError):
        raise CannotDecrypt("this file holds no private key in PEM") from None
    if not isinstance(key, RSAPrivateKey):
        raise CannotDecrypt("forms are encrypted for RSA keys: this key is of another kind")
    return key


def decrypt(told: bytes, files: Mapping[str, bytes], key: RSAPrivateKey) -> Decrypted:
    """A submission as it was filled. CannotDecrypt where it is not whole, or the key another."""
    sent = read_submission(told)
    if not sent.encrypted or not sent.files:
        raise CannotDecrypt("this submission is not encrypted")
    missing = [name for name in sent.files if name not in files]
    if missing:
        raise CannotDecrypt(f"{missing[0]} has not come in yet")
    secret = _secret(text_of(first(parsed(told), "base64EncryptedKey")), key)
    clear = _opened((files[name] for name in sent.files), sent.instance_id, secret)
    found = dict(zip((_plain(name) for name in sent.files), clear, strict=True))
    return Decrypted(found.pop(_plain(sent.files[-1])), found)


def _secret(wrapped: str, key: RSAPrivateKey) -> bytes:
    try:
        secret = key.decrypt(base64.b64decode(wrapped, validate=False), OAEP)
    except (ValueError, binascii.Error):
        raise CannotDecrypt("it was encrypted for another key") from None
    if len(secret) not in KEY_BYTES:
        raise CannotDecrypt("its key has a length that no phone uses")
    return secret


def _opened(files: Iterable[bytes], instance: str, secret: bytes) -> list[bytes]:
    vector = bytearray(hashlib.md5(instance.encode() + secret, usedforsecurity=False).digest())
    found = []
    for place, sealed in enumerate(files):
        vector[place % BLOCK] = (vector[place % BLOCK] + 1) % 256
        found.append(_open(sealed, secret, bytes(vector)))
    return found


def _open(sealed: bytes, secret: bytes, vector: bytes) -> bytes:
    opener = Cipher(AES(secret), CFB(vector)).decryptor()
    padded = opener.update(sealed) + opener.finalize()
    bare = PKCS7(BLOCK * 8).unpadder()
    try:
        return bare.update(padded) + bare.finalize()
    except ValueError:
        raise CannotDecrypt("a file of it was changed or cut short") from None


def _plain(name: str) -> str:
    return name.removesuffix(".enc")
