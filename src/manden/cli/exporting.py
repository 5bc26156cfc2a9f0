"""`manden export incidents`: a file of incidents, asked for, and taken once another approved it."""

from __future__ import annotations

import importlib
import os
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer

from manden.cli.options import As, Data, acting, open_to_work
from manden.cli.refusals import one_clear_line, refuse


class Written(StrEnum):
    CSV = "csv"
    XLSX = "xlsx"
    JSON = "json"
    GEOJSON = "geojson"
    HXL = "hxl"


def export(
    kind: Annotated[str, typer.Argument(help="What leaves: incidents.")],
    out: Annotated[Path, typer.Option("--out", help="The file to write.")],
    format: Annotated[Written, typer.Option("--format")] = Written.CSV,
    purpose: Annotated[
        str,
        typer.Option("--purpose", help="What for: people who did not agree to it are left out."),
    ] = "share_un",
    recipient: Annotated[str, typer.Option("--recipient", help="For whom.")] = "",
    reason: Annotated[str, typer.Option("--reason", help="Why: who approves reads it.")] = "",
    filter_: Annotated[
        list[str] | None,
        typer.Option(
            "--filter", help="A filter of the list, as violation=killing; may be repeated."
        ),
    ] = None,
    lang: Annotated[str, typer.Option("--lang", help="fr or en: of what the file says.")] = "fr",
    request: Annotated[
        int | None, typer.Option("--request", help="Take an export asked for before.")
    ] = None,
    data: Data = None,
    as_: As = None,
) -> None:
    """Ask for a file of incidents and write it; where another must approve, say so and wait.

    Example: ./manden export incidents --format xlsx --reason "quarterly report" --out incidents.xlsx
    """
    with one_clear_line():
        if kind != "incidents":
            refuse(f"nothing is exported as {kind}: write incidents")
        if out.exists():
            refuse(f"{out} exists: name another file")
        open_to_work(data, upgraded=True)
        by = acting(as_, "incident.export")
        exports = importlib.import_module("manden.collection.exports.asking")
        try:
            if request is None:
                filters = _filters(filter_ or [])
                question = exports.Question(filters, format.value, purpose, reason, recipient, lang)
                asked = exports.ask_export(question=question, by=by, now=_now())
            else:
                asked = _asked(request)
            if asked.outcome == "waiting":
                refuse(
                    f"export {asked.pk} waits until another person approves it; "
                    f"then: manden export incidents --request {asked.pk} --out {out}"
                )
            file = exports.take_export(export=asked, by=by, now=_now())
        except exports.CannotExport as refusal:
            refuse(str(refusal))
        _write(out, file)
    typer.echo(f"{out}: {asked.counts['incidents']} incidents, sha256 {asked.sha256}", err=True)


def _filters(told: list[str]) -> dict[str, str]:
    parted = [one.partition("=") for one in told]
    wrong = next((name for name, equals, _ in parted if not equals), None)
    if wrong is not None:
        refuse(f"a filter is written name=value, as violation=killing, not “{wrong}”")
    return {name: value for name, _, value in parted}


def _asked(number: int) -> Any:
    models = importlib.import_module("manden.collection.exports.models")
    found = models.Export.objects.filter(pk=number).first()
    if found is None:
        refuse(f"no export {number}: ask for one without --request")
    return found


def _write(out: Path, file: bytes) -> None:
    """A file that its owner alone may read."""
    with os.fdopen(os.open(out, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as written:
        written.write(file)


def _now() -> datetime:
    return datetime.now(UTC)
