"""`manden read`, `manden compare`, `manden lineage`: the reading room from the command line."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer
from django.utils.translation import gettext as _

from manden.cli.options import Format as TableOrJsonFormat
from manden.cli.options import TableOrJson, tell
from manden.cli.refusals import one_clear_line, refuse
from manden.cli.speaking import Language, Speak, speaking
from manden.cli.tables import comparison_table, lineage_table, resolution_table, warnings_of
from manden.desk.reader_words import compared as compared_warily
from manden.desk.reader_words import refused as refused_to_read
from manden.reading import Refused, Resolution, read_all
from manden.reading import read as read_file
from manden.reading.compare import compare as compared
from manden.reading.lineage import lineage as followed
from manden.reading.lineage_drawing import draw
from manden.reading.out.akn import akoma_ntoso
from manden.reading.out.commitments_csv import commitments_csv
from manden.reading.out.html import html_page
from manden.reading.out.jsonld import json_ld
from manden.ui.bilingual import page_language

Files = Annotated[
    list[str],
    typer.Argument(
        help="docx, PDF, HTML, Markdown or text; a folder, a zip file, or a symbol; - reads a pipe."
    ),
]


class Format(StrEnum):
    TABLE = "table"
    JSON = "json"
    JSONL = "jsonl"
    CSV = "csv"
    AKN = "akn"
    JSONLD = "jsonld"
    HTML = "html"


class Drawn(StrEnum):
    TABLE = "table"
    JSON = "json"
    SVG = "svg"


Lang = Annotated[
    Language | None,
    typer.Option("--lang", help="Language of the texts; found in them where not given."),
]
Which = Annotated[
    int | None,
    typer.Option("--text", min=1, help="Of a file that holds several texts, this one: 1, 2 ..."),
]


def read(
    files: Files,
    lang: Lang = None,
    format: Annotated[Format, typer.Option("--format")] = Format.TABLE,
    text: Which = None,
    speak: Speak = None,
) -> None:
    """Read resolutions: paragraphs, clauses, addressees, deadlines, citations.

    Example: ./manden read A_HRC_RES_58_30.docx --format json
    """
    with speaking(speak), one_clear_line(refused_to_read):
        alone = len(files) == 1 and not (files[0] and Path(files[0]).is_dir())
        entries = read_all(files, language=lang)
        chosen = (_chosen(entry, text) for entry in entries) if text else entries
        refused = _print_entries(chosen, alone, format)
    if refused:
        raise typer.Exit(1)


def compare(
    old: Annotated[Path, typer.Argument(help="The earlier text.")],
    new: Annotated[Path, typer.Argument(help="The later text.")],
    lang: Lang = None,
    format: TableOrJsonFormat = TableOrJson.TABLE,
    speak: Speak = None,
) -> None:
    """What changed between two texts: paragraphs, words, force of the verb, addressee, deadline.

    Example: ./manden compare A_HRC_RES_55_25.docx A_HRC_RES_58_30.docx
    """
    with speaking(speak), one_clear_line(refused_to_read):
        earlier, later = (read_file(one, language=lang) for one in (old, new))
        found = compared(earlier, later)
        for one in (earlier, later):
            if one.following:
                _warn(_first_alone(one, _("compare takes one text of each")))
            for sentence in warnings_of(one):
                _warn(f"{Path(one.source).name}: {sentence}")
        for doubt in found.doubts:
            _warn(compared_warily(doubt))
        told = found.as_json()
        tell(told, format, [comparison_table(told)])


def lineage(
    files: Files,
    lang: Lang = None,
    format: Annotated[Drawn, typer.Option("--format")] = Drawn.TABLE,
    speak: Speak = None,
) -> None:
    """The thread of a mandate through the years, and the years that are missing.

    Example: ./manden lineage texts/A_HRC_RES_*.docx
    """
    with speaking(speak), one_clear_line(refused_to_read):
        refused: list[Refused] = []
        found = followed(_readings(files, lang, refused))
        if format is Drawn.SVG:
            typer.echo(draw(found, language=lang or page_language()))
        else:
            told = found.as_json()
            if format is Drawn.JSON or found.nodes:
                typer.echo(_json(told) if format is Drawn.JSON else lineage_table(told))
    if refused:
        raise typer.Exit(1)


def _chosen(entry: Resolution | Refused, number: int) -> Resolution | Refused:
    """The text of a file that has this number; a refusal where the file holds fewer."""
    if isinstance(entry, Refused) or number <= len(entry.texts):
        return entry if isinstance(entry, Refused) else entry.texts[number - 1]
    held = len(entry.texts)
    return Refused(entry.source, f"{entry.source}: it holds no text {number}; its last is {held}")


def _print_entries(entries: Iterable[Resolution | Refused], alone: bool, format: Format) -> int:
    """Print what was read, and why each refused file was not; how many were refused."""
    if format is Format.JSONL:
        return sum(_print_line(entry) for entry in entries)
    listed = list(entries)
    readings = [entry for entry in listed if isinstance(entry, Resolution)]
    refused = [entry for entry in listed if isinstance(entry, Refused)]
    if format is Format.JSON:
        told = [entry.as_json() for entry in listed]
        typer.echo(_json(told[0] if alone and len(told) == 1 else told))
    elif format is Format.CSV:
        typer.echo(commitments_csv(readings), nl=False)
    elif format is Format.TABLE and readings:
        typer.echo("\n\n".join(resolution_table(one) for one in readings))
    elif len(readings) > 1:
        refuse(
            _("--format %(format)s writes one document: give one file at a time")
            % {"format": format}
        )
    else:
        typer.echo("".join(_WRITERS[format](one) for one in readings))
    for one in refused:
        _tell_refusal(one)
    return len(refused)


def _print_line(entry: Resolution | Refused) -> bool:
    typer.echo(json.dumps(entry.as_json(), ensure_ascii=False))
    if isinstance(entry, Refused):
        _tell_refusal(entry)
    return isinstance(entry, Refused)


def _readings(
    files: list[str], lang: Language | None, refused: list[Refused]
) -> Iterator[Resolution]:
    """Every text that can be read; a refused one is told, added to `refused` and passed over."""
    for entry in read_all(files, language=lang):
        if isinstance(entry, Resolution):
            yield entry
        else:
            refused.append(entry)
            _tell_refusal(entry)


def _tell_refusal(one: Refused) -> None:
    typer.echo(f"manden: {refused_to_read(one.error)}", err=True)


def _warn(sentence: object) -> None:
    typer.echo(f"manden: {sentence}", err=True)


def _first_alone(reading: Resolution, why: str) -> str:
    """That of several texts of a file one was taken, and why."""
    first = reading.symbol or reading.number or reading.title or "1"
    said: str = _("%(file)s holds %(count)s texts: %(first)s alone is taken (%(why)s)")
    count = len(reading.texts)
    return said % {"file": reading.source, "count": count, "first": first, "why": why}


def _akoma_ntoso(reading: Resolution) -> str:
    if reading.following:
        _warn(_first_alone(reading, _("akn writes one; the second is --text 2")))
    return akoma_ntoso(reading)


def _json_ld(reading: Resolution) -> str:
    """One document, or a list of one for each text of the file."""
    told = [json_ld(text) for text in reading.texts]
    return _json(told if reading.following else told[0])


def _json(told: Any) -> str:
    return json.dumps(told, ensure_ascii=False, indent=1)


_WRITERS: dict[Format, Callable[[Resolution], str]] = {
    Format.AKN: _akoma_ntoso,
    Format.HTML: html_page,
    Format.JSONLD: _json_ld,
}
