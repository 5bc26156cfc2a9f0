"""XML from strangers: no DTD, no entity, no network, and so much and no more."""

from __future__ import annotations

from lxml import etree

LARGEST = 5_000_000
MOST_ELEMENTS = 50_000
DEEPEST = 100


class RefusedXml(ValueError):
    """The XML is not well formed, or holds what no form has a use for; the message says what."""


def parsed(told: bytes) -> etree._Element:
    """The root of an XML document; RefusedXml, and no resource was read or expanded.

    >>> parsed(b"<a><b>1</b></a>").tag
    'a'
    """
    if len(told) > LARGEST:
        raise RefusedXml(f"the XML is larger than {LARGEST // 1_000_000} MB")
    if told.count(b"<") > 2 * MOST_ELEMENTS:
        raise RefusedXml(f"the XML has more than {MOST_ELEMENTS} elements")
    if b"<!DOCTYPE" in told.replace(b"\0", b""):
        raise RefusedXml("the XML declares a document type: entities are not read")
    try:
        root = etree.fromstring(told, _parser())
    except (etree.XMLSyntaxError, ValueError, LookupError):
        raise RefusedXml("the XML is not well formed") from None
    if root.getroottree().docinfo.doctype:  # type: ignore[union-attr]
        raise RefusedXml("the XML declares a document type: entities are not read")
    if _too_deep(root):
        raise RefusedXml(f"the XML is nested deeper than {DEEPEST} elements")
    return root


def local_name(element: etree._Element) -> str:
    """The name without its namespace."""
    return str(etree.QName(element).localname)


def children(element: etree._Element, name: str = "") -> list[etree._Element]:
    """The child elements, of any namespace, of that local name where one is given."""
    return [one for one in element if not name or local_name(one) == name]


def first(element: etree._Element | None, *path: str) -> etree._Element | None:
    """The first element at `path` of local names under `element`; None where there is none."""
    for name in path:
        found = children(element, name) if element is not None else []
        element = found[0] if found else None
    return element


def text_of(element: etree._Element | None) -> str:
    """All text inside, trimmed; "" for no element."""
    return "".join(element.itertext()).strip() if element is not None else ""  # type: ignore[arg-type]


def _parser() -> etree.XMLParser:
    return etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )


def _too_deep(root: etree._Element) -> bool:
    depth = 0
    for event, _ in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        if depth > DEEPEST:
            return True
    return False
