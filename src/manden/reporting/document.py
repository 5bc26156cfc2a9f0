"""Chosen figures as a plain Word file: each with its unit under it, and its trail in a footnote."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import override

from manden.analysis.laid import Laid, asked_in_words, laid_out
from manden.analysis.words import UNITS
from manden.charts import described, picture
from manden.reporting.alt_text import alt_text
from manden.reporting.docx_parts import note_mark, paragraph, run, shown, table, word_file
from manden.reporting.models import Figure
from manden.reporting.pictured import pictured
from manden.reporting.trail import answer_of
from manden.ui.bilingual import page_language
from manden.ui.typography import grouped
from manden.ui.written_dates import written


def figures_document(figures: Iterable[Figure], *, language: str) -> bytes:
    """The figures in the order given, with their notes; the same figures are the same bytes. One alone
    gives the document its title."""
    chosen = list(figures)
    notes: list[str] = []
    pictures: list[bytes] = []
    with override(language):
        body = [paragraph(run(_("Figures")), style="Title")] if len(chosen) > 1 else []
        for figure in chosen:
            style = "Heading1" if len(chosen) > 1 else "Title"
            body += _figure(figure, notes, pictures, style)
    return word_file(body, notes, language, pictures)


def _figure(figure: Figure, notes: list[str], pictures: list[bytes], style: str) -> Iterator[Any]:
    answer = answer_of(figure)
    laid = laid_out(answer)
    notes.append(_trail_note(figure))
    yield paragraph(run(figure.title), note_mark(len(notes)), style=style)
    if figure.approved_at is None:
        yield paragraph(run(_("Not approved: for work inside the desk alone."), bold=True))
    for drawing in pictured(figure).drawings:
        pictures.append(picture(drawing, titled=drawing.title != figure.title))
        yield paragraph(shown(pictures[-1], len(pictures), described(drawing)))
    if figure.shape == Figure.Shape.NUMBER and answer.total is not None:
        number = laid.rows[-1].cells[-1].text
        yield paragraph(run(f"{number} {UNITS[answer.question.unit]}", bold=True))
    else:
        yield table(_header(laid), _rows(laid), alt_text(figure))
    for line in (laid.unit, *laid.notes, *_asked(figure), figure.note):
        if line:
            yield paragraph(run(line), style="Caption")


def _header(laid: Laid) -> list[str]:
    return [*laid.row_names, *laid.columns] if laid.row_names else ["", *laid.columns]


def _rows(laid: Laid) -> Iterator[list[str]]:
    for row in laid.rows:
        labels = list(row.labels) or [""]
        yield [*labels, *(cell.text for cell in row.cells)]


def _asked(figure: Figure) -> Iterator[str]:
    told = asked_in_words(answer_of(figure))
    if told:
        yield "; ".join(f"{name}: {values}" for name, values in told) + "."


def _trail_note(figure: Figure) -> str:
    """From the number back to the words, in one line."""
    run_, answer = figure.run, answer_of(figure)
    parts = [
        _("Figure %(figure)s, run %(run)s of %(day)s over snapshot %(sha)s…")
        % {
            "figure": figure.key,
            "run": run_.key,
            "day": written(run_.at.date()),
            "sha": run_.snapshot_sha256[:12],
        },
        _("%(counted)s records counted") % {"counted": grouped(answer.counted, page_language())},
    ]
    if figure.commitment:
        provision = figure.commitment.provision
        parts.append(
            _("bears on %(key)s, paragraph %(anchor)s of %(symbol)s")
            % {
                "key": figure.commitment.key,
                "anchor": provision.anchor,
                "symbol": provision.instrument.symbol,
            }
        )
    return "; ".join(parts) + "."
