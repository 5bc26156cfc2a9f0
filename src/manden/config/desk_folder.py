"""The data folder of a desk and the key that opens it.

A desk has one random 256-bit key. It stands either in a key file outside the data folder, or in
the folder's `desk.json` wrapped (AES-256-GCM) by a key that Argon2id derives from a passphrase.
All further keys (database, sessions, signatures) are derived from it by HKDF, one per use. A desk
restored from a backup has a key of its own, and holds sealed beside it the keys that the records
themselves were sealed with (`PASSED_ON`).
"""

from __future__ import annotations

import hmac
import json
import os
import secrets
import uuid
from base64 import b64decode, b64encode
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from argon2.low_level import Type, hash_secret_raw
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

ARGON2ID = {"time_cost": 3, "memory_cost": 64 * 1024, "parallelism": 4}
CARD = "desk.json"

# The uses whose key seals something inside the rows: it goes with them wherever they are restored.
PASSED_ON = ("second-factor", "drafts")


class CannotOpenDesk(Exception):
    """The desk stays closed; the message says why and what to do, in one sentence."""


@dataclass(frozen=True)
class Desk:
    """An opened desk: where its records are, and its key (never printed)."""

    folder: Path
    identifier: str
    key: bytes = field(repr=False)
    inherited: Mapping[str, bytes] = field(default_factory=dict, repr=False)

    def derived_key(self, use: str) -> bytes:
        """32 bytes for one use ("database", "sessions", "audit-head"), by HKDF-SHA256."""
        if use in self.inherited:
            return self.inherited[use]
        return HKDF(SHA256(), 32, salt=self.identifier.encode(), info=use.encode()).derive(self.key)

    @property
    def database(self) -> Path:
        return self.folder / "manden.db"


def default_folder(name: str = "desk") -> Path:
    base = os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share"
    return Path(base) / "manden" / name


def key_file_of(identifier: str) -> Path:
    """Where a desk's key file stands: among the user's settings, never in the data folder."""
    base = os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config"
    return Path(base) / "manden" / f"{identifier}.key"


def named_key_file() -> Path | None:
    """The key file that MANDEN_KEY_FILE names in place of the usual one."""
    named = os.environ.get("MANDEN_KEY_FILE")
    return Path(named) if named else None


def key_store_of(desk: Desk) -> Path:
    """Where the keys of identities stand: beside the key file, or where MANDEN_VAULT_KEYS says.

    CannotOpenDesk where that is in the data folder: what is stolen or kept with it must not open.
    """
    named = os.environ.get("MANDEN_VAULT_KEYS")
    path = Path(named) if named else key_file_of(desk.identifier).with_suffix(".vault")
    if path.resolve().is_relative_to(desk.folder.resolve()):
        raise CannotOpenDesk(f"the keys of identities would stand in {desk.folder}: keep them out")
    return path


def evidence_folder_of(desk: Desk) -> Path:
    """Where evidence lies, encrypted: in the data folder, or where MANDEN_EVIDENCE says.

    CannotOpenDesk where its keys would stand in it.
    """
    named = os.environ.get("MANDEN_EVIDENCE")
    folder = Path(named) if named else desk.folder / "files" / "evidence"
    if key_store_of(desk).resolve().is_relative_to(folder.resolve()):
        raise CannotOpenDesk(f"evidence would lie in {folder}, beside its keys: keep them apart")
    return folder


def exists(folder: Path) -> bool:
    return (folder / CARD).exists()


def wants_passphrase(folder: Path) -> bool:
    return bool(_read_card(folder)["key"] == "passphrase")


def make_desk(
    folder: Path, *, passphrase: str | None, inherit: Mapping[str, bytes] | None = None
) -> Desk:
    """Make the folder and its key; without a passphrase, a key file outside the folder.

    `inherit` holds the keys, by use, that a backup passes on.
    """
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    desk = Desk(folder, str(uuid.uuid4()), secrets.token_bytes(32), dict(inherit or {}))
    card: dict[str, Any] = {"desk": desk.identifier, "check": _check(desk.key)}
    if inherit:
        card["inherited"] = _seal_inherited(desk)
    if passphrase is None:
        card["key"] = "file"
        _write_key_file(desk)
    else:
        card |= {"key": "passphrase", "wrapped": _wrap(desk, passphrase)}
    _write_durably(folder / CARD, json.dumps(card, indent=1).encode())
    return desk


def open_desk(folder: Path, *, passphrase: str | None = None, key_file: Path | None = None) -> Desk:
    """Open an existing desk; CannotOpenDesk where the key is missing, wrong or unreadable."""
    card = _read_card(folder)
    identifier = card["desk"]
    if card["key"] == "passphrase" and key_file is None:
        if passphrase is None:
            raise CannotOpenDesk(
                f"{folder} is opened by a passphrase: start it from a terminal, "
                "or set MANDEN_PASSPHRASE"
            )
        key = _unwrap(card["wrapped"], identifier, passphrase)
    else:
        key = _read_key_file(key_file or key_file_of(identifier))
    if not hmac.compare_digest(_check(key), card["check"]):
        raise CannotOpenDesk(f"this key is of another desk than {folder}: use the desk's own key")
    return Desk(folder, identifier, key, _inherited(folder, card, key))


def _inherited(folder: Path, card: Mapping[str, Any], key: bytes) -> dict[str, bytes]:
    """The keys that came with a backup, unsealed by the desk's own."""
    if "inherited" not in card:
        return {}
    bare = Desk(folder, card["desk"], key)
    sealed = b64decode(card["inherited"])
    cipher = AESGCM(bare.derived_key("inherited"))
    try:
        told = json.loads(cipher.decrypt(sealed[:12], sealed[12:], bare.identifier.encode()))
    except InvalidTag:
        raise CannotOpenDesk(f"{folder / CARD} is damaged: restore it from a backup") from None
    return {use: bytes.fromhex(one) for use, one in told.items()}


def _seal_inherited(desk: Desk) -> str:
    nonce = secrets.token_bytes(12)
    told = json.dumps({use: key.hex() for use, key in desk.inherited.items()}).encode()
    cipher = AESGCM(desk.derived_key("inherited"))
    return b64encode(nonce + cipher.encrypt(nonce, told, desk.identifier.encode())).decode()


def _read_card(folder: Path) -> dict[str, Any]:
    try:
        card: dict[str, Any] = json.loads((folder / CARD).read_text())
        if card["key"] not in ("file", "passphrase") or not card["check"] or not card["desk"]:
            raise ValueError
    except FileNotFoundError:
        raise CannotOpenDesk(f"{folder} holds no desk: make one with ./manden up") from None
    except (OSError, ValueError, KeyError, TypeError):
        raise CannotOpenDesk(
            f"{folder / CARD} is damaged or unreadable: restore it from a backup"
        ) from None
    return card


def _check(key: bytes) -> str:
    """A value that tells the right key from a wrong one and tells nothing else of it."""
    return hmac.digest(key, b"manden desk key check", "sha256").hex()


def _passphrase_key(passphrase: str, salt: bytes) -> bytes:
    return hash_secret_raw(
        passphrase.encode(), salt, hash_len=32, type=Type.ID, version=19, **ARGON2ID
    )


def _wrap(desk: Desk, passphrase: str) -> dict[str, str]:
    salt, nonce = secrets.token_bytes(16), secrets.token_bytes(12)
    sealed = AESGCM(_passphrase_key(passphrase, salt)).encrypt(
        nonce, desk.key, desk.identifier.encode()
    )
    parts = {"salt": salt, "nonce": nonce, "sealed": sealed}
    return {name: b64encode(value).decode() for name, value in parts.items()}


def _unwrap(wrapped: dict[str, str], identifier: str, passphrase: str) -> bytes:
    salt, nonce, sealed = (b64decode(wrapped[name]) for name in ("salt", "nonce", "sealed"))
    try:
        return AESGCM(_passphrase_key(passphrase, salt)).decrypt(nonce, sealed, identifier.encode())
    except InvalidTag:
        raise CannotOpenDesk("the passphrase does not open this desk: try again") from None


def _write_key_file(desk: Desk) -> None:
    path = key_file_of(desk.identifier)
    if path.resolve().is_relative_to(desk.folder.resolve()):
        raise CannotOpenDesk(f"the key file would stand in {desk.folder}: choose another --data")
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    _write_durably(path, desk.key.hex().encode() + b"\n")


def _read_key_file(path: Path) -> bytes:
    try:
        key = bytes.fromhex(path.read_text().strip())
    except FileNotFoundError:
        raise CannotOpenDesk(f"the key file {path} is missing: put it back from its copy") from None
    except (OSError, ValueError):
        raise CannotOpenDesk(
            f"the key file {path} is unreadable or damaged: put it back from its copy"
        ) from None
    if len(key) != 32:
        raise CannotOpenDesk(f"the key file {path} is cut short: put it back from its copy")
    return key


def _write_durably(path: Path, content: bytes) -> None:
    """Write beside, fsync, then rename: a crash leaves the old file or the new one, never half."""
    beside = path.with_name(path.name + ".new")
    descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    os.replace(beside, path)
