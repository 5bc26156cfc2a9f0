"""A resolution as a page that reads like the official one, and stands alone.

One file, no script, nothing fetched; the language declared; every paragraph's anchor is its id,
so that `#OP3` leads to operative paragraph 3. Further texts of the same file stand below, each an
article of its own, with the ids `T2.OP3`, `T3.OP3` and so on.
"""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from manden.reading.organs import formula_of, organ_name
from manden.reading.resolution import Annex, Footnote, Paragraph, Resolution

from .official_words import (
    adoption_line,
    agenda_line,
    closing_lines,
    day_in_words,
    printed_number,
    session_line,
)
from .pieces import pieces

_STYLE = """
body{max-width:44rem;margin:2rem auto;padding:0 1rem;font:1.05rem/1.55 Georgia,serif;
color:#1a1a1a;background:#fff}
header p{margin:.2rem 0}h1{font-size:1.25rem;margin:1.5rem 0}h2,h3{font-size:1.05rem}
.organ{font-weight:bold;font-size:1.15rem}.symbol{text-align:right}
.preamble p,.formula,.operative>p{text-indent:2rem}.points{margin-left:2.5rem}
.preamble .points p{text-indent:0}cite{font-style:normal}
.number{display:inline-block;min-width:2rem;text-indent:0}
.closing{text-align:right;margin-top:2rem}.notes{border-top:1px solid;font-size:.9rem;
margin-top:2rem;padding-top:.5rem}sup a{text-decoration:none}
:target{outline:2px solid;outline-offset:.3rem}
@media (prefers-color-scheme:dark){body{color:#eee;background:#151515}a{color:#9cf}}
@media print{body{margin:0;max-width:none}}
"""
_WORDS = {
    "en": {"notes": "Notes", "back": "Back to the text", "note": "Note", "annex": "Annex"},
    "fr": {"notes": "Notes", "back": "Retour au texte", "note": "Note", "annex": "Annexe"},
}


def html_page(resolution: Resolution) -> str:
    """The whole page.

    >>> asks = Paragraph("OP1", "Asks for <rain>.", "Asks", "1")
    >>> page = html_page(Resolution("a.txt", "en", operative=(asks,)))
    >>> '<p id="OP1">' in page, "&lt;rain&gt;" in page
    (True, True)
    """
    name = " ".join(filter(None, [resolution.symbol or resolution.number, resolution.title]))
    parts = [
        "<!doctype html>",
        f'<html lang="{escape(resolution.language)}">',
        '<head><meta charset="utf-8"><meta name="viewport" content="width=device-width">',
        f"<title>{escape(name or resolution.source)}</title><style>{_STYLE}</style></head>",
        "<body><main>",
    ]
    for place, text in enumerate(resolution.texts, start=1):
        written = _Article(text, f"T{place}." if place > 1 else "").written()
        parts += ["<article>", *written, "</article>"] if resolution.following else written
    return "\n".join([*parts, "</main></body></html>"]) + "\n"


class _Article:
    """Writes one text; its ids open with `mark`, so that no other text of the page has them."""

    def __init__(self, resolution: Resolution, mark: str) -> None:
        self.text, self.mark = resolution, mark
        self.words = _WORDS.get(resolution.language, _WORDS["en"])

    def written(self) -> list[str]:
        """The text from its masthead to its notes."""
        text = self.text
        return [
            *self._header(),
            *self._preamble(),
            '<div class="operative">',
            *self._operative(text.operative),
            "</div>",
            *self._closing(),
            *[part for n, annex in enumerate(text.annexes, 1) for part in self._annex(n, annex)],
            *self._notes(),
        ]

    def _header(self) -> list[str]:
        text = self.text
        printed = text.distributed
        lines = [
            ("symbol", text.symbol),
            ("symbol", day_in_words(printed, text.language) if printed else None),
            ("organ", organ_name(text.body, text.language)),
            ("session", session_line(text.session, text.language)),
            ("agenda", agenda_line(text.agenda_item, text.language)),
            ("adoption", adoption_line(text)),
        ]
        told = [f'<p class="{kind}">{escape(line)}</p>' for kind, line in lines if line]
        heading = ". ".join(filter(None, [text.number, text.title])) or text.source
        return ["<header>", *told, f"<h1>{escape(heading)}</h1>", "</header>"]

    def _preamble(self) -> list[str]:
        text = self.text
        formula = formula_of(text.body, text.language)
        parts = [f'<p class="formula"><em>{escape(formula)}</em></p>'] if formula else []
        if text.preamble:
            parts.append('<div class="preamble">')
            for paragraph in text.preamble:
                parts.append(
                    f'<p id="{self.mark}{escape(paragraph.anchor)}">{self._inside(paragraph)}</p>'
                )
                parts += self._points(paragraph.children)
            parts.append("</div>")
        return parts

    def _operative(self, paragraphs: Sequence[Paragraph]) -> list[str]:
        """Numbered paragraphs under their headings, each with its points below it."""
        parts: list[str] = []
        for paragraph in paragraphs:
            if paragraph.heading:
                parts.append(f"<h2>{escape(paragraph.heading)}</h2>")
            parts += self._unit(paragraph, paragraphs)
        return parts

    def _unit(self, paragraph: Paragraph, among: Sequence[Paragraph] = ()) -> list[str]:
        """A paragraph with its printed number; not a list item, whose number would be a second."""
        printed = printed_number(paragraph, among)
        shown = f'<span class="number">{escape(printed)}</span> ' if printed else ""
        own = f'<p id="{self.mark}{escape(paragraph.anchor)}">{shown}{self._inside(paragraph)}</p>'
        return [own, *self._points(paragraph.children)]

    def _points(self, children: Sequence[Paragraph]) -> list[str]:
        if not children:
            return []
        inner = [part for child in children for part in self._unit(child)]
        return ['<div class="points">', *inner, "</div>"]

    def _inside(self, paragraph: Paragraph) -> str:
        """The words, the opening in italics, what is cited marked, the notes called."""
        said = []
        for piece in pieces(paragraph, self.text.citations):
            words = escape(piece.text)
            if piece.kind == "opening":
                words = f"<em>{words}</em>"
            elif piece.citation and piece.citation.symbol:
                words = f'<cite title="{escape(piece.citation.symbol)}">{words}</cite>'
            said.append(words)
        for place, note in enumerate(self.text.footnotes, start=1):
            if note.anchor == paragraph.anchor:
                said.append(self._call(place, note))
        return "".join(said)

    def _call(self, place: int, note: Footnote) -> str:
        label = f"{self.words['note']} {note.marker}"
        return (
            f'<sup><a href="#{self.mark}note-{place}" id="{self.mark}call-{place}" aria-label="{escape(label)}">'
            f"{escape(note.marker)}</a></sup>"
        )

    def _closing(self) -> list[str]:
        lines = closing_lines(self.text)
        if not lines:
            return []
        return ['<div class="closing">', *(f"<p>{escape(line)}</p>" for line in lines), "</div>"]

    def _annex(self, number: int, annex: Annex) -> list[str]:
        title = " ".join((annex.title or f"{self.words['annex']} {number}").split())
        blocks = [block for block in annex.text.split("\n") if block.strip()]
        return [
            f'<section id="{self.mark}A{number}"><h2>{escape(title)}</h2>',
            *(f"<p>{escape(block)}</p>" for block in blocks),
            *self._operative(annex.operative),
            "</section>",
        ]

    def _notes(self) -> list[str]:
        if not self.text.footnotes:
            return []
        notes = [f'<section class="notes"><h2>{self.words["notes"]}</h2>']
        for place, note in enumerate(self.text.footnotes, start=1):
            back = f'<a href="#{self.mark}call-{place}" aria-label="{self.words["back"]}">↑</a>'
            notes.append(
                f'<p id="{self.mark}note-{place}">{escape(note.marker)} {escape(note.text)}'
                f"{' ' + back if note.anchor else ''}</p>"
            )
        return [*notes, "</section>"]
