"""`manden read`, `manden compare`, `manden lineage`: the reading room from the command line."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer

from manden.cli.options import Format as TableOrJsonFormat
from manden.cli.options import TableOrJson, tell
from manden.cli.refusals import one_clear_line, refuse
from manden.cli.tables import comparison_table, lineage_table, resolution_table
from manden.reading import Refused, Resolution, read_all
from manden.reading import read as read_file
from manden.reading.compare import compare as compared
from manden.reading.lineage import lineage as followed
from manden.reading.lineage_drawing import draw
from manden.reading.out.akn import akoma_ntoso
from manden.reading.out.commitments_csv import commitments_csv
from manden.reading.out.html import html_page
from manden.reading.out.jsonld import json_ld

Files = Annotated[
    list[str],
    typer.Argument(help="docx, PDF, HTML, Markdown or text; a folder, a zip file, or a symbol."),
]


class Language(StrEnum):
    FRENCH = "fr"
    ENGLISH = "en"


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


Lang = Annotated[Language | None, typer.Option("--lang", help="Found in the text where not given.")]


def read(
    files: Files,
    lang: Lang = None,
    format: Annotated[Format, typer.Option("--format")] = Format.TABLE,
) -> None:
    """Read resolutions: paragraphs, clauses, addressees, deadlines, citations.

    Example: ./manden read A_HRC_RES_58_30.docx --format json
    """
    with one_clear_line():
        alone = len(files) == 1 and not (files[0] and Path(files[0]).is_dir())
        refused = _print_entries(read_all(files, language=lang), alone, format)
    if refused:
        raise typer.Exit(1)


def compare(
    old: Annotated[Path, typer.Argument(help="The earlier text.")],
    new: Annotated[Path, typer.Argument(help="The later text.")],
    lang: Lang = None,
    format: TableOrJsonFormat = TableOrJson.TABLE,
) -> None:
    """What changed between two texts: paragraphs, words, force of the verb, addressee, deadline.

    Example: ./manden compare A_HRC_RES_55_25.docx A_HRC_RES_58_30.docx
    """
    with one_clear_line():
        found = compared(read_file(old, language=lang), read_file(new, language=lang))
        told = found.as_json()
        tell(told, format, [comparison_table(told)])


def lineage(
    files: Files,
    lang: Lang = None,
    format: Annotated[Drawn, typer.Option("--format")] = Drawn.TABLE,
) -> None:
    """The thread of a mandate through the years, and the years that are missing.

    Example: ./manden lineage texts/A_HRC_RES_*.docx
    """
    with one_clear_line():
        refused: list[Refused] = []
        found = followed(_readings(files, lang, refused))
        if format is Drawn.SVG:
            typer.echo(draw(found, language=lang or "en"))
        else:
            told = found.as_json()
            typer.echo(_json(told) if format is Drawn.JSON else lineage_table(told))
    if refused:
        raise typer.Exit(1)


def _print_entries(entries: Iterator[Resolution | Refused], alone: bool, format: Format) -> int:
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
    elif format is Format.TABLE:
        typer.echo("\n\n".join(resolution_table(one.as_json()) for one in readings))
    elif len(readings) > 1:
        refuse(f"--format {format} writes one document: give one file at a time")
    else:
        typer.echo("".join(_WRITERS[format](one) for one in readings))
    for one in refused:
        typer.echo(f"manden: {one.error}", err=True)
    return len(refused)


def _print_line(entry: Resolution | Refused) -> bool:
    typer.echo(json.dumps(entry.as_json(), ensure_ascii=False))
    if isinstance(entry, Refused):
        typer.echo(f"manden: {entry.error}", err=True)
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
            typer.echo(f"manden: {entry.error}", err=True)


def _json(told: Any) -> str:
    return json.dumps(told, ensure_ascii=False, indent=1)


_WRITERS: dict[Format, Callable[[Resolution], str]] = {
    Format.AKN: akoma_ntoso,
    Format.HTML: html_page,
    Format.JSONLD: lambda reading: _json(json_ld(reading)),
}
