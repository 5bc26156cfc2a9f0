"""Encrypted arrivals written out in clear, each in a folder of its own, for who holds the key."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
from django.db import transaction
from django.utils import timezone

from manden.access import audit
from manden.access.models import User
from manden.access.row_person import speak_for
from manden.collection.openrosa.decrypting import FORM, CannotDecrypt, decrypt
from manden.collection.openrosa.file_names import names_of
from manden.collection.openrosa.models import ArrivalVersion
from manden.collection.openrosa.reviewing import arrivals_for
from manden.collection.openrosa.sealing import CannotOpen, opened
from manden.vault.key_store import NoKey

_UNSAFE = re.compile(r"[^A-Za-z0-9._-]+")


def take_out(*, key: RSAPrivateKey, out: Path, by: User) -> dict[str, Any]:
    """Write what opens with `key`, of the arrivals in `by`'s reach; the rest is told with reasons.

    `out` is new or empty, and its owner's alone: what is written there is in clear.
    """
    if out.exists() and any(out.iterdir()):
        raise CannotDecrypt(f"{out} is not empty: name a new folder")
    speak_for(by)
    told: dict[str, Any] = {"out": str(out), "decrypted": 0, "left": []}
    reach = arrivals_for(by, now=timezone.now())
    versions = ArrivalVersion.objects.filter(arrival__in=reach, encrypted=True)
    for version in versions.select_related("arrival__form", "xml"):
        try:
            _write(version, key, out, by)
        except (CannotDecrypt, CannotOpen, NoKey) as fault:
            told["left"].append({"arrival": version.arrival_id, "reason": str(fault)})
        else:
            told["decrypted"] += 1
    return told


@transaction.atomic
def _write(version: ArrivalVersion, key: RSAPrivateKey, out: Path, by: User) -> None:
    held = list(version.files.select_related("content"))
    contents = {one.pk: opened(one.content) for one in held}
    files = {name: contents[row] for row, name in names_of(held).items()}
    clear = decrypt(opened(version.xml), files, key)
    audit.record(by=by, act="report.decrypt", record=version.arrival, details={"files": len(files)})
    folder = out / f"{_named(version.arrival.form.form_id)}-{version.arrival_id}-{version.pk}"
    folder.mkdir(parents=True, mode=0o700)
    for name, told in {FORM: clear.xml, **clear.files}.items():
        path = folder / _named(name)
        path.touch(mode=0o600)
        path.write_bytes(told)


def _named(name: str) -> str:
    return _UNSAFE.sub("_", name).lstrip(".")[:120] or "file"
