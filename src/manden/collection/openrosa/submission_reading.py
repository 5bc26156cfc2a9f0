"""What a filled form says of itself, by local names: which form, which instance, which files."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from manden.collection.openrosa.hardened_xml import (
    RefusedXml,
    children,
    first,
    local_name,
    parsed,
    text_of,
)

LONGEST_ID = 255


@dataclass(frozen=True)
class ReadSubmission:
    form_id: str
    version: str
    instance_id: str
    deprecated_id: str
    encrypted: bool
    files: tuple[str, ...]


@dataclass(frozen=True)
class Answer:
    """A value at its path; `place` counts repeats: `/report/victim[2]/sex`."""

    path: str
    place: str
    value: str


def read_submission(told: bytes) -> ReadSubmission:
    """Read a submission; one without an instanceID is known by its own digest.

    >>> read_submission(b'<r id="f"><meta><instanceID>uuid:1</instanceID></meta></r>').instance_id
    'uuid:1'
    """
    root = parsed(told)
    meta = first(root, "meta")
    form_id = root.get("id") or etree.QName(root).namespace or ""
    version = root.get("version") or root.get("{http://openrosa.org/xforms}version") or ""
    instance = text_of(first(meta, "instanceID")) or root.get("instanceID") or ""
    deprecated = text_of(first(meta, "deprecatedID"))
    if not form_id:
        raise RefusedXml("the submission does not say of which form it is")
    if max(len(form_id), len(version), len(instance), len(deprecated)) > LONGEST_ID:
        raise RefusedXml(f"an identifier is longer than {LONGEST_ID} signs")
    encrypted = root.get("encrypted") == "yes"
    return ReadSubmission(
        form_id=form_id,
        version=version,
        instance_id=instance or f"sha256:{hashlib.sha256(told).hexdigest()}",
        deprecated_id=deprecated,
        encrypted=encrypted,
        files=tuple(_files_of_encrypted(root)) if encrypted else (),
    )


def answers_of(told: bytes) -> list[Answer]:
    """The values given, in the order of the form; questions left empty are left out."""
    return list(_answers(parsed(told)))


def _answers(root: etree._Element) -> Iterator[Answer]:
    waiting = [(one, f"/{local_name(root)}", f"/{local_name(root)}") for one in _told(root)]
    while waiting:
        (element, place), path, under = waiting.pop(0)
        path = f"{path}/{local_name(element)}"
        under = f"{under}/{place}"
        if len(element):
            waiting[:0] = [(one, path, under) for one in _told(element)]
        elif text_of(element):
            yield Answer(path, under, text_of(element))


def _told(parent: etree._Element) -> list[tuple[etree._Element, str]]:
    """The children with the name of each, counted where several bear it."""
    named = [local_name(one) for one in parent]
    seen: dict[str, int] = {}
    found = []
    for one, name in zip(parent, named, strict=True):
        seen[name] = seen.get(name, 0) + 1
        found.append((one, f"{name}[{seen[name]}]" if named.count(name) > 1 else name))
    return found


def _files_of_encrypted(root: etree._Element) -> Iterator[str]:
    """The sealed files, in the order in which they were sealed; the form itself comes last."""
    for media in children(root, "media"):
        yield from (text_of(one) for one in children(media, "file"))
    body = text_of(first(root, "encryptedXmlFile"))
    if body:
        yield body
