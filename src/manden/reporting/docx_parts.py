"""The parts of a Word file, written by us: no library of the desk's makes footnotes.

Text goes in as text, never as markup: lxml escapes it.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Sequence
from typing import Any

from lxml import etree
from PIL import Image

from manden.ui.typography import french_spaces

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_DRAWING = {
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
    "r": _OFFICE,
}
_AN_INCH, _TALLEST = 914_400, 8_000_000  # in the units of Word's drawings
_OTHER_PARTS = 2  # styles and footnotes come before pictures
_WHEN = (1980, 1, 1, 0, 0, 0)  # the same figures are the same file
_STYLES = (
    ("Normal", "Normal", "", 21, False),
    ("Title", "Title", "Normal", 32, True),
    ("Heading1", "heading 1", "Normal", 26, True),
    ("Caption", "caption", "Normal", 19, False),
    ("FootnoteText", "footnote text", "Normal", 18, False),
)


def element(name: str, *children: etree._Element, **attributes: str) -> etree._Element:
    made = etree.Element(f"{{{W}}}{name}", nsmap={"w": W})
    for attribute, value in attributes.items():
        made.set(f"{{{W}}}{attribute}", value)
    made.extend(children)
    return made


def run(text: str, *, bold: bool = False) -> etree._Element:
    words = element("t")
    words.text = text
    words.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return element("r", *([element("rPr", element("b"))] if bold else []), words)


def paragraph(*runs: etree._Element, style: str = "Normal") -> etree._Element:
    return element("p", element("pPr", element("pStyle", val=style)), *runs)


def note_mark(number: int) -> etree._Element:
    """The mark in the text of footnote `number`."""
    raised = element("rPr", element("vertAlign", val="superscript"))
    return element("r", raised, element("footnoteReference", id=str(number)))


def table(header: Sequence[str], rows: Iterable[Sequence[str]], described: str) -> etree._Element:
    """A table with its header repeated on each page, and what it shows for who cannot see it."""
    border = [
        element(side, val="single", sz="4", color="999999")
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    ]
    properties = element(
        "tblPr",
        element("tblW", w="5000", type="pct"),
        element("tblBorders", *border),
        element("tblDescription", val=described),
    )
    grid = element("tblGrid", *(element("gridCol") for _ in header))
    head = element("trPr", element("tblHeader"))
    return element(
        "tbl",
        properties,
        grid,
        element("tr", head, *(_cell(text, bold=True) for text in header)),
        *(element("tr", *(_cell(text) for text in row)) for row in rows),
    )


def _cell(text: str, *, bold: bool = False) -> etree._Element:
    return element("tc", paragraph(run(text, bold=bold)))


def shown(png: bytes, number: int, described: str) -> etree._Element:
    """Picture `number` in the line of text, as large as it says it is but no taller than a page."""
    with Image.open(io.BytesIO(png)) as opened:
        dots = round(opened.info["dpi"][0])
        across, down = (side * _AN_INCH // dots for side in opened.size)
    if down > _TALLEST:
        across, down = across * _TALLEST // down, _TALLEST
    return _framed(across, down, number, described)


def _framed(across: int, down: int, number: int, described: str) -> etree._Element:
    size = {"cx": str(across), "cy": str(down)}
    named = {"id": str(number), "name": f"picture{number}.png"}
    image = _drawn(
        "pic:pic",
        _drawn(
            "pic:nvPicPr", _drawn("pic:cNvPr", descr=described, **named), _drawn("pic:cNvPicPr")
        ),
        _drawn(
            "pic:blipFill",
            _drawn("a:blip", **{f"{{{_OFFICE}}}embed": f"rId{number + _OTHER_PARTS}"}),
            _drawn("a:stretch", _drawn("a:fillRect")),
        ),
        _drawn(
            "pic:spPr",
            _drawn("a:xfrm", _drawn("a:off", x="0", y="0"), _drawn("a:ext", **size)),
            _drawn("a:prstGeom", _drawn("a:avLst"), prst="rect"),
        ),
    )
    inline = _drawn(
        "wp:inline",
        _drawn("wp:extent", **size),
        _drawn("wp:docPr", descr=described, **named),
        _drawn("a:graphic", _drawn("a:graphicData", image, uri=_DRAWING["pic"])),
    )
    return element("r", element("drawing", inline))


def _drawn(tag: str, /, *children: etree._Element, **attributes: str) -> etree._Element:
    prefix, own = tag.split(":")
    made = etree.Element(f"{{{_DRAWING[prefix]}}}{own}", attributes, nsmap={**_DRAWING})
    made.extend(children)
    return made


def word_file(
    body: Iterable[etree._Element],
    notes: Sequence[str],
    language: str,
    pictures: Sequence[bytes] = (),
) -> bytes:
    """The file: its body, its footnotes and its pictures, both numbered from 1; in French, with the
    spaces that French wants."""
    images = [("image", f"media/picture{n}.png") for n in range(1, len(pictures) + 1)]
    parts = {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _relations([("officeDocument", "word/document.xml")]),
        "word/_rels/document.xml.rels": _relations(
            [("styles", "styles.xml"), ("footnotes", "footnotes.xml"), *images]
        ),
        "word/document.xml": element("document", element("body", *body, element("sectPr"))),
        "word/styles.xml": _styles(language),
        "word/footnotes.xml": _footnotes(notes),
    }
    if language == "fr":
        _typeset(parts["word/document.xml"])
        _typeset(parts["word/footnotes.xml"])
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            told = etree.tostring(part, xml_declaration=True, encoding="UTF-8", standalone=True)
            info = zipfile.ZipInfo(name, _WHEN)
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, told)
        for (_, name), picture in zip(images, pictures, strict=True):
            archive.writestr(zipfile.ZipInfo(f"word/{name}", _WHEN), picture)
    return held.getvalue()


def _typeset(part: etree._Element) -> None:
    """French spaces in every word that is read, and in what is said of tables and pictures."""
    for words in part.iter(f"{{{W}}}t"):
        words.text = french_spaces(words.text or "")
    told = [(one, "descr") for one in part.iter("{*}docPr", "{*}cNvPr")]
    told += [(one, f"{{{W}}}val") for one in part.iter(f"{{{W}}}tblDescription")]
    for said, name in told:
        said.set(name, french_spaces(said.get(name, "")))


def _footnotes(notes: Sequence[str]) -> etree._Element:
    lines = [
        element("footnote", element("p", element("r", element(kind))), type=kind, id=str(place))
        for place, kind in ((-1, "separator"), (0, "continuationSeparator"))
    ]
    for number, text in enumerate(notes, 1):
        mark = element(
            "r", element("rPr", element("vertAlign", val="superscript")), element("footnoteRef")
        )
        lines.append(
            element(
                "footnote", paragraph(mark, run(f" {text}"), style="FootnoteText"), id=str(number)
            )
        )
    return element("footnotes", *lines)


def _styles(language: str) -> etree._Element:
    lang = element("lang", val="fr-FR" if language == "fr" else "en-GB")
    defaults = element("docDefaults", element("rPrDefault", element("rPr", lang)))
    made = [defaults]
    for identifier, name, based, size, bold in _STYLES:
        looks = [element("b")] if bold else []
        style = element("style", element("name", val=name), type="paragraph", styleId=identifier)
        if based:
            style.append(element("basedOn", val=based))
        style.append(element("rPr", *looks, element("sz", val=str(size))))
        made.append(style)
    return element("styles", *made)


def _relations(targets: Sequence[tuple[str, str]]) -> etree._Element:
    space = f"{_PACKAGE}/relationships"
    made = etree.Element(f"{{{space}}}Relationships", nsmap=_unprefixed(space))
    for number, (kind, target) in enumerate(targets, 1):
        etree.SubElement(
            made,
            f"{{{space}}}Relationship",
            Id=f"rId{number}",
            Type=f"{_OFFICE}/{kind}",
            Target=target,
        )
    return made


def _content_types() -> etree._Element:
    space = f"{_PACKAGE}/content-types"
    made = etree.Element(f"{{{space}}}Types", nsmap=_unprefixed(space))
    relations = "application/vnd.openxmlformats-package.relationships+xml"
    for extension, kind in (("rels", relations), ("xml", "application/xml"), ("png", "image/png")):
        etree.SubElement(made, f"{{{space}}}Default", Extension=extension, ContentType=kind)
    for part in ("document", "styles", "footnotes"):
        kind = "document.main" if part == "document" else part
        etree.SubElement(
            made,
            f"{{{space}}}Override",
            PartName=f"/word/{part}.xml",
            ContentType=f"{_WORD}.{kind}+xml",
        )
    return made


def _unprefixed(space: str) -> Any:
    return {None: space}
