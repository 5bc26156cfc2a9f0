"""`manden boundaries`, `population`: what is told of divisions, checked, and kept only when asked."""

from __future__ import annotations

import importlib
from datetime import datetime
from pathlib import Path
from typing import Annotated, Any

import typer

from manden.cli.options import As, Data, Format, Licence, TableOrJson, acting, open_to_work, tell
from manden.cli.refusals import one_clear_line, refuse


def boundaries(
    file: Annotated[
        Path | None, typer.Argument(help="GeoJSON of divisions; without it, those held are listed.")
    ] = None,
    on: Annotated[
        datetime | None,
        typer.Option("--on", formats=["%Y-%m-%d"], help="The day whose divisions it draws."),
    ] = None,
    source: Annotated[str, typer.Option("--source", help="Whose boundaries they are.")] = "",
    licence: Licence = "",
    code: Annotated[
        str, typer.Option("--code", help="The property that holds the codes; else it is found.")
    ] = "",
    commit: Annotated[
        bool, typer.Option("--commit", help="Keep them in the desk; else nothing is written.")
    ] = False,
    data: Data = None,
    as_: As = None,
    format: Format = TableOrJson.TABLE,
) -> None:
    """Check a file of boundaries against the divisions of the desk; with --commit, keep it for maps.

    Example: ./manden boundaries adm1.geojson --on 2024-01-01 --source "OCHA" --licence "CC BY-IGO" --commit
    """
    with one_clear_line():
        if file is None:
            open_to_work(data, upgraded=True)
            acting(as_, "place.read")
            held = [
                _told(one)
                for one in importlib.import_module("manden.places.queries").boundary_files()
            ]
            tell(held, format, [_line(one) for one in held] or ["no boundaries are loaded yet"])
            return
        if on is None:
            refuse("boundaries are drawn as they stood on a day: give it with --on 2024-01-01")
        content = file.read_bytes()
        open_to_work(data, upgraded=True)
        by = acting(as_, "place.load")
        try:
            fitted = importlib.import_module("manden.places.fitting").fitted(
                content, on=on.date(), code=code
            )
            if commit:
                importlib.import_module("manden.places.actions").keep_boundaries(
                    fitted=fitted, name=file.name, source=source, licence=licence, by=by
                )
        except importlib.import_module("manden.places.refusals").CannotFit as refusal:
            refuse(f"{file.name}: {refusal}")
    told = {
        "scheme": fitted.scheme.code,
        "level": fitted.level,
        "on": fitted.on.isoformat(),
        "divisions": len(fitted.held),
        "undrawn": list(fitted.undrawn),
        "sha256": fitted.sha256,
        "committed": commit,
    }
    lines = [_line(told)]
    lines += [f"  not drawn: {', '.join(fitted.undrawn)}"] if fitted.undrawn else []
    tell(told, format, [*lines, "  kept" if commit else "  nothing was written"])


def _told(one: Any) -> dict[str, Any]:
    return {
        "scheme": one.scheme.code,
        "level": one.level,
        "on": one.on.isoformat(),
        "divisions": one.divisions,
        "source": one.source,
        "licence": one.licence,
        "file": one.name,
        "sha256": one.sha256,
    }


def _line(told: dict[str, Any]) -> str:
    return (
        f"{told['scheme']}, level {told['level']}, on {told['on']}: {told['divisions']} divisions"
        + (f" · {told['source']}, {told['licence']}" if "source" in told else "")
    )


def population(
    file: Annotated[Path, typer.Argument(help="CSV: codes of divisions, and how many people.")],
    on: Annotated[
        datetime, typer.Option("--on", formats=["%Y-%m-%d"], help="The day they lived there.")
    ],
    source: Annotated[str, typer.Option("--source", help="Who counted them.")] = "",
    licence: Licence = "",
    column: Annotated[
        str, typer.Option("--column", help="The column that counts people; else it is found.")
    ] = "",
    commit: Annotated[
        bool, typer.Option("--commit", help="Keep it in the desk; else nothing is written.")
    ] = False,
    data: Data = None,
    as_: As = None,
    format: Format = TableOrJson.TABLE,
) -> None:
    """Check how many people lived where; with --commit, keep it for rates per 100,000.

    Example: ./manden population adm1.csv --on 2024-07-01 --source "INSTAT" --licence "CC BY" --commit
    """
    with one_clear_line():
        content = file.read_bytes()
        open_to_work(data, upgraded=True)
        by = acting(as_, "place.load")
        try:
            told = importlib.import_module("manden.places.populating").peopled(
                content, on=on.date(), column=column
            )
            if commit:
                importlib.import_module("manden.places.actions").keep_population(
                    told=told, name=file.name, source=source, licence=licence, by=by
                )
        except importlib.import_module("manden.places.refusals").CannotPopulate as refusal:
            refuse(f"{file.name}: {refusal}")
    said = {"on": told.on.isoformat(), "people": dict(told.people), "committed": commit}
    lines = [f"{code}: {number}" for code, number in told.people.items()]
    lines += [f"  not told: {', '.join(told.untold)}"] if told.untold else []
    tell(said, format, [*lines, "  kept" if commit else "  nothing was written"])
