"""What an XForm says of itself: identifier, version, title, its files, and words of its questions."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from lxml import etree

from manden.collection.openrosa.hardened_xml import (
    RefusedXml,
    children,
    first,
    local_name,
    parsed,
    text_of,
)

_FILE = re.compile(r"^jr://(?:images|audio|video|file|file-csv)/(?P<name>[^/\\]{1,255})$")
_TEXT_OF_ITEXT = re.compile(r"^jr:itext\('(?P<id>[^']+)'\)$")
_INSTANCE = re.compile(r"^instance\('(?P<id>[^']+)'\)/")
_CONTROLS = frozenset(
    {"input", "select", "select1", "upload", "trigger", "range", "rank", "group", "repeat"}
)
Words = Mapping[str, str]  # language -> words


@dataclass(frozen=True)
class ReadForm:
    """`labels` by the path of a question, `choices` by that path and the value chosen."""

    form_id: str
    version: str
    title: str
    encrypted: bool
    files: tuple[str, ...]
    labels: Mapping[str, Words] = field(default_factory=dict)
    choices: Mapping[str, Mapping[str, Words]] = field(default_factory=dict)


def read_form(told: bytes) -> ReadForm:
    """Read an XForm; RefusedXml where it is none or names no identifier."""
    root = parsed(told)
    model = first(root, "head", "model")
    instance = first(model, "instance")
    if local_name(root) != "html" or instance is None or len(instance) != 1:
        raise RefusedXml("this is no XForm: it has no model with an instance")
    filled = instance[0]
    form_id = filled.get("id") or etree.QName(filled).namespace or ""
    if not form_id or len(form_id) > 255:
        raise RefusedXml("the form has no identifier that could be kept")
    version = filled.get("version") or filled.get("{http://openrosa.org/xforms}version") or ""
    sent = first(model, "submission")
    words = _itext(model)
    labels, choices = _questions(root, model, words)
    return ReadForm(
        form_id=form_id,
        version=version[:255],
        title=(text_of(first(root, "head", "title")) or form_id)[:255],
        encrypted=sent is not None and bool(sent.get("base64RsaPublicKey")),
        files=tuple(sorted(set(_files(root)))),
        labels=labels,
        choices=choices,
    )


def _files(root: etree._Element) -> Iterator[str]:
    for element in root.iter("*"):
        said = [element.get("src") or "", *(text_of(element),)] if not len(element) else []
        said = said or [element.get("src") or ""]
        for one in said:
            found = _FILE.match(one.strip())
            if found:
                yield found["name"]


def _itext(model: etree._Element | None) -> dict[str, dict[str, str]]:
    """Words by their identifier and language; the plain form of each, not its picture."""
    found: dict[str, dict[str, str]] = {}
    itext = first(model, "itext")
    for translation in children(itext, "translation") if itext is not None else []:
        language = translation.get("lang", "")
        for text in children(translation, "text"):
            plain = [one for one in children(text, "value") if not one.get("form")]
            if plain:
                found.setdefault(text.get("id", ""), {})[language] = text_of(plain[0])
    return found


def _questions(
    root: etree._Element, model: etree._Element | None, words: Mapping[str, Words]
) -> tuple[dict[str, Words], dict[str, dict[str, Words]]]:
    labels: dict[str, Words] = {}
    choices: dict[str, dict[str, Words]] = {}
    body = first(root, "body")
    for control in body.iter("*") if body is not None else []:
        path = control.get("ref") or control.get("nodeset") or ""
        if local_name(control) not in _CONTROLS or not path:
            continue
        said = _said(first(control, "label"), words)
        if said:
            labels[path] = said
        offered = {
            text_of(first(item, "value")): _said(first(item, "label"), words)
            for item in children(control, "item")
        }
        for itemset in children(control, "itemset"):
            offered |= _secondary(model, itemset.get("nodeset", ""), words)
        if offered:
            choices[path] = offered
    return labels, choices


def _secondary(
    model: etree._Element | None, nodeset: str, words: Mapping[str, Words]
) -> dict[str, Words]:
    named = _INSTANCE.match(nodeset)
    held = [one for one in children(model, "instance")] if model is not None else []
    found: dict[str, Words] = {}
    for instance in held:
        if named is None or instance.get("id") != named["id"]:
            continue
        for item in instance.iter("{*}item"):
            text = text_of(first(item, "itextId"))
            label = text_of(first(item, "label"))
            found[text_of(first(item, "name"))] = words.get(text) or {"": label}
    return found


def _said(label: etree._Element | None, words: Mapping[str, Words]) -> Words:
    if label is None:
        return {}
    named = _TEXT_OF_ITEXT.match(label.get("ref", ""))
    if named:
        return words.get(named["id"], {})
    return {"": text_of(label)} if text_of(label) else {}
