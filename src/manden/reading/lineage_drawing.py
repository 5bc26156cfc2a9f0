"""The thread of a mandate, drawn: one line a thread, one mark a resolution, a hole a missing year.

The drawing is one SVG element that stands alone: no script, no style sheet, no font, nothing
fetched; presentation attributes only, so that a strict content security policy lets it through,
and `currentColor`, so that it follows the page's theme. Its title and description say in words
all that the marks show.
"""

from __future__ import annotations

from datetime import date
from html import escape

from .lineage import Lineage, Node

YEAR = 76  # pixels a year
ROW = 110  # pixels a thread
MARGIN = 48
_WORDS = {
    "en": {
        "title": "Thread of the mandate",
        "thread": "Thread of {n} resolutions: {numbers}.",
        "held": "text at hand",
        "known": "known from the mandate pack",
        "recalled": "only recalled",
        "establish": "establishes the mandate",
        "extend": "extends the mandate",
        "terminate": "ends the mandate",
        "discontinue": "discontinues the mandate",
        "missing": "{year}: none known",
        "gap": "Nothing known of {year} between {a} and {b}.",
        "doubtful": "number doubtful",
    },
    "fr": {
        "title": "Fil du mandat",
        "thread": "Fil de {n} résolutions : {numbers}.",
        "held": "texte disponible",
        "known": "connue par le dossier du mandat",
        "recalled": "seulement rappelée",
        "establish": "crée le mandat",
        "extend": "proroge le mandat",
        "terminate": "met fin au mandat",
        "discontinue": "met fin au mandat",
        "missing": "{year} : aucune connue",
        "gap": "Rien de connu pour {year} entre {a} et {b}.",
        "doubtful": "numéro douteux",
    },
}


def draw(lineage: Lineage, *, language: str = "en", prefix: str = "lineage") -> str:
    """An SVG element of the threads of two resolutions or more.

    `prefix` keeps its ids apart from those of other drawings on the page.

    >>> draw(Lineage((), (), (), (), (), ())).startswith("<svg")
    True
    """
    said = _WORDS[language]
    rows = _rows(lineage)
    days = [node.date for row in rows for node in row if node.date]
    first = min(days, default=date(2000, 1, 1)).year
    last = max(days, default=date(2000, 1, 1)).year + 1
    width, height = MARGIN * 2 + (last - first) * YEAR, MARGIN + max(len(rows), 1) * ROW
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img"'
        f' width="{width}" height="{height}" lang="{language}" font-family="sans-serif"'
        f' font-size="13" aria-labelledby="{prefix}-title {prefix}-desc">',
        f'<title id="{prefix}-title">{escape(said["title"])}</title>',
        f'<desc id="{prefix}-desc">{escape(_description(lineage, rows, said))}</desc>',
        *_years(first, last, height),
    ]
    for place, row in enumerate(rows):
        parts += _row(row, lineage, first, MARGIN + place * ROW + ROW // 2, said)
    return "\n".join([*parts, "</svg>"])


def _rows(lineage: Lineage) -> list[list[Node]]:
    """The dated nodes of every thread that has at least two."""
    by_id = {node.id: node for node in lineage.nodes}
    rows = [[by_id[one] for one in thread if by_id[one].date] for thread in lineage.series]
    return [row for row in rows if len(row) > 1]


def _description(lineage: Lineage, rows: list[list[Node]], said: dict[str, str]) -> str:
    told = [
        said["thread"].format(n=len(row), numbers=", ".join(node.number for node in row))
        for row in rows
    ]
    holes = [
        said["gap"].format(year=gap.missing_year, a=gap.between[0], b=gap.between[1])
        for gap in lineage.gaps
    ]
    return " ".join([*told, *holes])


def _years(first: int, last: int, height: int) -> list[str]:
    return [
        f'<line x1="{x}" x2="{x}" y1="28" y2="{height}" stroke="currentColor"'
        f' stroke-opacity="0.15"/><text x="{x}" y="18" text-anchor="middle"'
        f' fill="currentColor">{year}</text>'
        for year in range(first, last + 1)
        for x in [MARGIN + (year - first) * YEAR]
    ]


def _row(row: list[Node], lineage: Lineage, first: int, y: int, said: dict[str, str]) -> list[str]:
    place = {node.id: _across(node.date, first) for node in row if node.date}
    parts = [
        f'<line x1="{place[edge.earlier]}" x2="{place[edge.later]}" y1="{y}" y2="{y}"'
        f' stroke="currentColor" stroke-width="2"{dashes}/>'
        for edge in lineage.edges
        if edge.kind == "extends" and edge.earlier in place and edge.later in place
        for dashes in [' stroke-dasharray="3 6"' if edge.across_gap else ""]
    ]
    for gap in lineage.gaps:
        before, after = gap.between
        if before in place and after in place:
            parts.append(_hole(gap.missing_year, (place[before] + place[after]) // 2, y, said))
    for index, node in enumerate(row):
        parts.append(_mark(node, place[node.id], y, said, above=index % 2 == 1))
    return parts


def _across(day: date | None, first: int) -> int:
    if day is None:
        return MARGIN
    return MARGIN + round((day.year - first + (day.timetuple().tm_yday - 1) / 366) * YEAR)


def _hole(year: int, x: int, y: int, said: dict[str, str]) -> str:
    label = escape(said["missing"].format(year=year))
    return (
        f'<g><title>{label}</title><circle cx="{x}" cy="{y}" r="8" fill="none"'
        f' stroke="currentColor" stroke-dasharray="2 3"/><text x="{x}" y="{y + 5}"'
        f' text-anchor="middle" fill="currentColor">?</text></g>'
    )


def _mark(node: Node, x: int, y: int, said: dict[str, str], *, above: bool) -> str:
    told = [node.number, node.date.isoformat() if node.date else "", said[node.status]]
    told += [said[node.act]] if node.act in said else []
    told += [said["doubtful"]] if node.doubtful else []
    fill = "currentColor" if node.status == "held" else "none"
    shape = (
        f'<rect x="{x - 7}" y="{y - 7}" width="14" height="14" fill="{fill}"'
        if node.act == "establish"
        else f'<circle cx="{x}" cy="{y}" r="7" fill="{fill}"'
    )
    return (
        f'<g><title>{escape(", ".join(filter(None, told)))}</title>{shape} stroke="currentColor"'
        f' stroke-width="2"/><text x="{x}" y="{y - 16 if above else y + 26}" text-anchor="middle"'
        f' fill="currentColor">{escape(node.number)}</text></g>'
    )
