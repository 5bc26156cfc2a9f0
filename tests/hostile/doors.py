"""The doors of the desk that take files: each answers a hostile one with one sentence."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.test import Client
from django.utils import timezone

from manden.access.models import User
from manden.collection.checked import Asked, CannotReadTable
from manden.collection.formats import formats
from manden.collection.openrosa.published import publish
from manden.collection.openrosa.tokens import make_phone_token
from manden.desk.reading_apart import read_apart
from manden.instruments.pack import pack_of
from manden.instruments.pack_archive import files_given
from manden.instruments.pack_files import BadPack
from manden.reading import CannotRead
from manden.vault.actions.receiving import CannotReceive, receive_file
from tests.collection.phone import BOUNDARY, Phone, xform


@dataclass(frozen=True)
class Hostile:
    """A file, the name it bears, and the door at which it is given."""

    what: str
    door: str
    name: str
    make: Callable[[], Any]


class TakenIn(AssertionError):
    """A door took a hostile file."""


class Doors:
    """All doors of one desk; `folder` is where files to import are laid."""

    def __init__(self, *, by: User, folder: Path) -> None:
        self._by, self._folder = by, folder
        publish(xml=xform(), media={"well.png": b"x"}, by=by, now=timezone.now())
        token = make_phone_token(name="p", compartment=None, days=3, by=by, now=timezone.now())
        self._phone = Phone(Client(), token)

    def refusal(self, hostile: Hostile) -> str:
        """The sentence with which the file is refused; TakenIn where it is not."""
        door = getattr(self, f"_{hostile.door}")
        told: str = door(hostile.name, hostile.make())
        return told

    def _evidence(self, name: str, data: bytes) -> str:
        pieces = (data[at : at + 65_536] for at in range(0, len(data), 65_536))
        try:
            receive_file(
                pieces=pieces,
                name=name,
                about="hostile",
                compartment=None,
                by=self._by,
                now=timezone.now(),
            )
        except CannotReceive as refusal:
            return str(refusal)
        raise TakenIn(name)

    def _incidents(self, name: str, data: bytes) -> str:
        return self._imported("incidents", name, data)

    def _ucdp(self, name: str, data: bytes) -> str:
        return self._imported("ucdp", name, data)

    def _places(self, name: str, data: bytes) -> str:
        return self._imported("places", name, data)

    def _imported(self, kind: str, name: str, data: bytes) -> str:
        path = self._folder / name
        path.write_bytes(data)
        try:
            checked = formats()[kind].check(path, Asked())
        except CannotReadTable as refusal:
            return str(refusal)
        finally:
            path.unlink()
        if len(checked.accepted) or not checked.refused:
            raise TakenIn(name)
        return checked.refused[0].reason

    def _text(self, name: str, data: bytes) -> str:
        try:
            read_apart(data, name=name)
        except CannotRead as refusal:
            return str(refusal)
        raise TakenIn(name)

    def _pack(self, name: str, data: bytes) -> str:
        try:
            pack_of(files_given([(name, data)]), named=name)
        except BadPack as refusal:
            return str(refusal)
        raise TakenIn(name)

    def _form(self, name: str, data: bytes) -> str:
        try:
            publish(xml=data, by=self._by, now=timezone.now())
        except ValueError as refusal:
            return str(refusal)
        raise TakenIn(name)

    def _phone_sends(self, name: str, data: bytes) -> str:
        """`data` is the XML of a submission."""
        return self._refused_by_server(self._phone.post(data))

    def _phone_posts(self, name: str, data: bytes) -> str:
        """`data` is the whole body of a request."""
        answer = self._phone.client.generic(
            "POST",
            self._phone.address("submission"),
            data,
            content_type=f"multipart/form-data; boundary={BOUNDARY}",
            HTTP_X_OPENROSA_VERSION="1.0",
        )
        return self._refused_by_server(answer)

    def _refused_by_server(self, answer: Any) -> str:
        if not 400 <= answer.status_code < 500:
            raise TakenIn(str(answer.status_code))
        return str(answer.content.decode())
