"""`manden read`, `manden compare`, `manden lineage`: the reading room from the command line."""

from __future__ import annotations

import json
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer

from manden.cli.refusals import one_clear_line
from manden.cli.tables import comparison_table, lineage_table, resolution_table
from manden.reading import CannotRead, Resolution
from manden.reading import read as read_file
from manden.reading.compare import compare as compared
from manden.reading.lineage import lineage as followed

Files = Annotated[list[str], typer.Argument(help="docx, PDF, HTML, Markdown or plain text.")]


class Language(StrEnum):
    FRENCH = "fr"
    ENGLISH = "en"


class Format(StrEnum):
    TABLE = "table"
    JSON = "json"
    JSONL = "jsonl"


class Plain(StrEnum):
    TABLE = "table"
    JSON = "json"


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
        entries = [_entry(file, lang) for file in files]
        _print_entries(entries, format)
    if any("error" in entry for entry in entries if isinstance(entry, dict)):
        raise typer.Exit(1)


def compare(
    old: Annotated[Path, typer.Argument(help="The earlier text.")],
    new: Annotated[Path, typer.Argument(help="The later text.")],
    lang: Lang = None,
    format: Annotated[Plain, typer.Option("--format")] = Plain.TABLE,
) -> None:
    """What changed between two texts: paragraphs, words, force of the verb, addressee, deadline.

    Example: ./manden compare A_HRC_RES_55_25.docx A_HRC_RES_58_30.docx
    """
    with one_clear_line():
        found = compared(read_file(old, language=lang), read_file(new, language=lang))
        told = found.as_json()
        typer.echo(_json(told) if format is Plain.JSON else comparison_table(told))


def lineage(
    files: Files,
    lang: Lang = None,
    format: Annotated[Plain, typer.Option("--format")] = Plain.TABLE,
) -> None:
    """The thread of a mandate through the years, and the years that are missing.

    Example: ./manden lineage texts/A_HRC_RES_*.docx
    """
    with one_clear_line():
        told = followed(read_file(file, language=lang) for file in files).as_json()
        typer.echo(_json(told) if format is Plain.JSON else lineage_table(told))


def _entry(file: str, lang: Language | None) -> Resolution | dict[str, Any]:
    """A file read, or why it was not: one refused stops no other."""
    try:
        return read_file(file, language=lang)
    except CannotRead as refusal:
        return {"source": Path(file).name, "error": str(refusal)}


def _print_entries(entries: list[Resolution | dict[str, Any]], format: Format) -> None:
    for entry in entries:
        if isinstance(entry, dict):
            typer.echo(f"manden: {entry['error']}", err=True)
    told = [entry if isinstance(entry, dict) else entry.as_json() for entry in entries]
    if format is Format.JSON:
        typer.echo(_json(told[0] if len(told) == 1 else told))
    elif format is Format.JSONL:
        for one in told:
            typer.echo(json.dumps(one, ensure_ascii=False))
    else:
        typer.echo("\n\n".join(resolution_table(one) for one in told if "error" not in one))


def _json(told: Any) -> str:
    return json.dumps(told, ensure_ascii=False, indent=1)
