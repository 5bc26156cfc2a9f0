"""What was made public of a figure as a Word file: the printed tables, and nothing behind them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import override, pgettext

from manden.analysis.words import COUNTED_SO, UNITS
from manden.charts import described, picture
from manden.reporting.docx_parts import note_mark, paragraph, run, shown, table, word_file
from manden.reporting.models import Publication
from manden.reporting.printed import Printed, asked_words, in_words
from manden.ui.typography import grouped
from manden.ui.written_dates import written


def publication_document(publication: Publication, *, language: str) -> bytes:
    """The same publication is the same bytes."""
    with override(language):
        body = [paragraph(run(publication.title), note_mark(1), style="Title")]
        unit = str(UNITS[publication.unit])
        pictures: list[bytes] = []
        day = publication.at.date()
        printed = in_words(publication.printed, title=publication.title, unit=unit, on=day)
        if any(one.fictitious for one in printed):
            body.append(paragraph(run(_("fictitious").upper(), bold=True)))
        for one in printed:
            body += _table(one, publication.title, language, pictures)
        if asked := asked_words(publication.printed):
            body.append(paragraph(run(asked), style="Caption"))
        body.append(paragraph(run(str(COUNTED_SO[publication.unit])), style="Caption"))
        body.append(paragraph(run(hidden_words()), style="Caption"))
        note = _("Publication %(key)s of %(day)s, from figure %(figure)s.") % {
            "key": publication.key,
            "day": written(day),
            "figure": publication.figure_key,
        }
        return word_file(body, [note], language, pictures)


def hidden_words() -> str:
    return _(
        "“hidden” stands for small numbers, which could point at people, and for others that would give "
        "them away."
    )


def _table(printed: Printed, title: str, language: str, pictures: list[bytes]) -> Iterator[Any]:
    if printed.heading:
        yield paragraph(run(printed.heading), style="Heading1")
    if printed.chart:
        pictures.append(picture(printed.chart, titled=False))
        yield paragraph(shown(pictures[-1], len(pictures), described(printed.chart)))
    header = [*printed.names, pgettext("figure", "Number")]
    rows = [
        [*labels, _("hidden") if number is None else grouped(number, language)]
        for labels, number in printed.rows
    ]
    yield table(header, rows, f"{title}. {printed.heading}".strip())
