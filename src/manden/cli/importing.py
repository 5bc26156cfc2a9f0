"""`manden import KIND FILE`: a file checked from end to end, and kept only when asked."""

from __future__ import annotations

import importlib
from dataclasses import replace
from pathlib import Path
from typing import Annotated, Any

import typer

from manden.cli.options import (
    As,
    Data,
    Format,
    Licence,
    TableOrJson,
    acting,
    open_to_work,
    tell,
)
from manden.cli.refusals import one_clear_line, refuse
from manden.collection.checked import Asked, Checked
from manden.collection.formats import formats
from manden.collection.known_words import KnownWords
from manden.config.desk_folder import exists

SHOWN = 20


def import_(
    kind: Annotated[str, typer.Argument(help="What the file holds: incidents, places, ucdp...")],
    file: Annotated[
        Path, typer.Argument(help="CSV, XLSX or the form that the kind is published in.")
    ],
    release: Annotated[str, typer.Option("--release", help="Which release of the data.")] = "",
    licence: Licence = "",
    state: Annotated[
        str, typer.Option("--state", help="Keep one State's rows of a file that holds many.")
    ] = "",
    columns: Annotated[
        Path | None,
        typer.Option(
            "--columns", help="For incidents: which of a foreign sheet's columns is which."
        ),
    ] = None,
    commit: Annotated[
        bool,
        typer.Option("--commit", help="Keep the good rows in the desk; else nothing is written."),
    ] = False,
    data: Data = None,
    as_: As = None,
    format: Format = TableOrJson.JSON,
) -> None:
    """Read a file, check every row, show the totals; with --commit, keep the good rows.

    Example: ./manden import ucdp GEDEvent.csv --release 21.1 --licence CC-BY-4.0
    """
    with one_clear_line():
        form = formats().get(kind)
        if form is None:
            refuse(f"nothing is imported as {kind}: write one of {', '.join(sorted(formats()))}")
        by = _opened(data, as_, commit) if commit or (data and exists(data)) else None
        desk = _words_of_the_desk() if by else KnownWords()
        asked = Asked(release, licence, state, desk=desk)
        if columns:
            mapped = _foreign_sheets().read_mapping(columns, desk)
            asked = replace(asked, mapping=mapped.columns, theirs=mapped.words)
        checked = form.check(file, asked)
        told = checked.as_told()
        if commit and checked.accepted:
            told["committed"] = _keep(checked, file, release, licence, by)
    tell(told, format, _said(told))
    if not checked.accepted:
        refuse(f"{file.name}: no row can be kept; each is listed with its reason")


def imports(data: Data = None, as_: As = None, format: Format = TableOrJson.TABLE) -> None:
    """The files that were imported: their number, rows, release, licence, and whether undone.

    Example: ./manden imports --data ~/desk
    """
    with one_clear_line():
        open_to_work(data, upgraded=True)
        acting(as_, "file.import")
        kept = importlib.import_module("manden.collection.models").Import.objects.all()
        told = [
            {
                "import": one.pk,
                "kind": one.kind,
                "file": one.file,
                "sha256": one.sha256,
                "release": one.release,
                "licence": one.licence,
                "made": one.made,
                "updated": one.updated,
                "same": one.same,
                "rejected": len(one.refused),
                "undone": one.undone_at is not None,
            }
            for one in kept
        ]
    lines = [
        f"{one['import']}: {one['kind']} {one['file']} {one['release']} · {one['made']} made, "
        f"{one['updated']} updated{', undone' if one['undone'] else ''}"
        for one in told
    ]
    tell(told, format, lines or ["no file was imported yet"])


def undo_import(
    number: Annotated[int, typer.Argument(help="The number that `manden imports` shows.")],
    data: Data = None,
    as_: As = None,
    format: Format = TableOrJson.TABLE,
) -> None:
    """Take back a whole import: what it made goes, what it changed is put back.

    Example: ./manden undo-import 3 --data ~/desk
    """
    with one_clear_line():
        open_to_work(data, upgraded=True)
        by = acting(as_, "file.import")
        loading = importlib.import_module("manden.collection.loading")
        models = importlib.import_module("manden.collection.models")
        told = models.Import.objects.filter(pk=number).first()
        if told is None:
            refuse(f"no import {number}: see ./manden imports")
        try:
            counts = loading.undo_import(told=told, by=by)
        except loading.CannotUndo as refusal:
            refuse(str(refusal))
    tell(counts, format, [f"{counts['removed']} taken back, {counts['put_back']} put back"])


def _opened(data: Path | None, as_: str | None, commit: bool) -> Any:
    """Who imports, their desk open: its words are known to the file from its first row."""
    open_to_work(data, upgraded=commit)
    return acting(as_, "file.import")


def _words_of_the_desk() -> KnownWords:
    told: KnownWords = importlib.import_module(
        "manden.collection.words_of_the_desk"
    ).words_of_the_desk()
    return told


def _keep(
    checked: Checked,
    file: Path,
    release: str,
    licence: str,
    by: Any,
) -> dict[str, Any]:
    loading = importlib.import_module("manden.collection.loading")
    told: dict[str, Any] = loading.load(
        checked=checked, file=file.name, release=release, licence=licence, by=by
    )
    return told


def _said(told: dict[str, Any]) -> list[str]:
    lines = [f"{told['kind']}: {told['rows']} rows, {told['accepted']} good"]
    lines += [f"  {name}: {total}" for name, total in told["totals"].items() if name != "by_year"]
    lines += [f"  warning: {warning}" for warning in told["warnings"]]
    rejected = told["rejected"]
    lines += [f"  line {one['line']}: {one['reason']}" for one in rejected[:SHOWN]]
    if len(rejected) > SHOWN:
        lines.append(f"  … and {len(rejected) - SHOWN} more refused")
    lines.append(f"  kept: {told['committed']}" if "committed" in told else "  nothing was written")
    return lines


def _foreign_sheets() -> Any:
    """The library of spreadsheets is large: only a command that reads one waits for it."""
    return importlib.import_module("manden.collection.formats.incidents.foreign")
