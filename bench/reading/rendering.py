"""One text rendered as Word, HTML, Markdown and PDF, as an office would print it.

The renderer knows nothing of the reader: it takes the paragraphs of a plain text as blank lines
part them. Word gets a tab after each number and a page head, PDF a page head, page numbers,
justified and hyphenated lines. Where the text has no footnote of its own, HTML, Markdown and PDF
carry an invented one at the last paragraph that ends with a semicolon, which must not come into
the paragraph's words.
"""

from __future__ import annotations

import html
import io
import json
import re
import zipfile

import docx
import typst

NOTE = "An invented note, for measuring."
HEAD = "A/INVENTED/9999"
_NUMBER = re.compile(r"(\d{1,3}\.|\([a-z]{1,2}\)|\([ivx]+\))\s+(?=\S)")


def paragraphs_of(text: str) -> list[str]:
    """The paragraphs of a plain text, each on one line; lines within one part as spaces.

    >>> paragraphs_of("The Council,\\n\\n1.\\tAsks\\nthe town;")
    ['The Council,', '1. Asks the town;']
    """
    return [" ".join(piece.split()) for piece in re.split(r"\n\s*\n", text) if piece.strip()]


def where_noted(paragraphs: list[str]) -> int | None:
    """Which paragraph bears the invented note: the last one that ends with a semicolon."""
    marked = [i for i, paragraph in enumerate(paragraphs) if paragraph.endswith(";")]
    return marked[-1] if marked else None


def as_docx(paragraphs: list[str]) -> bytes:
    """A Word file with a tab after each number and a page head; the same bytes at every run."""
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = HEAD
    for paragraph in paragraphs:
        document.add_paragraph(_NUMBER.sub(r"\1\t", paragraph, count=1))
    stream = io.BytesIO()
    document.save(stream)
    return _without_hours(stream)


def _without_hours(package: io.BytesIO) -> bytes:
    """The package with every entry dated as a zip dates what bears no date."""
    dated = io.BytesIO()
    with zipfile.ZipFile(package) as source, zipfile.ZipFile(dated, "w") as target:
        for entry in source.infolist():
            target.writestr(
                zipfile.ZipInfo(entry.filename), source.read(entry), zipfile.ZIP_DEFLATED
            )
    return dated.getvalue()


def as_html(paragraphs: list[str], noted: int | None) -> bytes:
    lines = [
        f"<p>{html.escape(paragraph)}{'<sup>99</sup>' if i == noted else ''}</p>"
        for i, paragraph in enumerate(paragraphs)
    ]
    if noted is not None:
        lines.append(f'<div class="footnotes"><p><sup>99</sup> {NOTE}</p></div>')
    body = "\n".join(lines)
    page = f"<!DOCTYPE html><html><head><title>x</title></head><body>{body}</body></html>"
    return page.encode()


def as_markdown(paragraphs: list[str], noted: int | None) -> bytes:
    lines = [
        re.sub(r"([\\*_`\[\]])", r"\\\1", paragraph) + ("<sup>99</sup>" if i == noted else "")
        for i, paragraph in enumerate(paragraphs)
    ]
    if noted is not None:
        lines.append(f"<sup>99</sup> {NOTE}")
    return "\n\n".join(lines).encode()


def as_pdf(paragraphs: list[str], noted: int | None, language: str) -> bytes:
    """A4 pages of eleven points, laid out by Typst; the same bytes at every run."""
    lines = [
        f"#({_quoted(paragraph)}){f'#footnote[{NOTE}]' if i == noted else ''}"
        for i, paragraph in enumerate(paragraphs)
    ]
    setting = (
        f'#set page("a4", margin: 3cm, header: [{HEAD}],'
        ' footer: context align(right, counter(page).display("1/1", both: true)))\n'
        f'#set text(11pt, lang: "{language}", hyphenate: true)\n'
        "#set par(justify: true, spacing: 1.4em)\n"
    )
    return typst.compile((setting + "\n\n".join(lines)).encode(), timestamp=0)


def _quoted(text: str) -> str:
    """A string literal of Typst; JSON's, but for the escapes of characters beyond ASCII."""
    return json.dumps(text, ensure_ascii=False)
