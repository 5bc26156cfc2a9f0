"""`manden publish` and `manden published`: what is made public of figures, held to what was before."""

from __future__ import annotations

import importlib
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any

import typer

from manden.cli.figures import Lang, Which, in_reach, known_figure, written_in
from manden.cli.options import As, Data, Format, TableOrJson, acting, open_to_work, tell
from manden.cli.refusals import one_clear_line, refuse
from manden.disclosure import CannotCertify

Out = Annotated[
    Path | None, typer.Option("--out", help="Write what is printed as a Word file too.")
]


def publish(
    figure: Which,
    commit: Annotated[
        bool, typer.Option("--commit", help="Publish it; without, only say what would be printed.")
    ] = False,
    out: Out = None,
    lang: Lang = "fr",
    data: Data = None,
    as_: As = None,
    format: Format = TableOrJson.TABLE,
) -> None:
    """Say what of a figure may be published after all that was, and with --commit publish it.

    Example: ./manden publish F-23456AB --as awa --commit --out published.docx
    """
    with one_clear_line():
        written_in(lang, "publications")
        if out and not commit:
            refuse("a file is written of what is published: add --commit")
        known, by = in_reach(data, as_, "figure.publish" if commit else "figure.read")
        found = known_figure(known, figure)
        try:
            if commit:
                acts = importlib.import_module("manden.reporting.publication_actions")
                made, certified = acts.publish_certified(figure=found, by=by)
                told = {**_as_told(made), "withheld": _withheld(certified)}
            else:
                told = _would_be(found)
        except CannotCertify as why:
            refuse(f"{found.key} cannot be published: {why}")
        if out:
            _write(made, out, lang, by)
    tell(told, format, _lines(told))


def published(
    publication: Annotated[
        str, typer.Argument(help="A publication’s key, as L-23456AB; none for the list.")
    ] = "",
    out: Out = None,
    lang: Lang = "fr",
    data: Data = None,
    as_: As = None,
    format: Format = TableOrJson.TABLE,
) -> None:
    """List what was published, or show one publication as it was printed.

    Example: ./manden published L-23456AB --out published.docx
    """
    with one_clear_line():
        written_in(lang, "publications")
        open_to_work(data, upgraded=True)
        by = acting(as_, "publication.read")
        every = importlib.import_module("manden.reporting.models").Publication.objects
        chosen = list(every.filter(key=publication) if publication else every.all())
        if publication and not chosen:
            refuse(f"no publication {publication[:20]}: list them with ./manden published")
        if out and not publication:
            refuse("a file is written of one publication: name it")
        if out:
            _write(chosen[0], out, lang, by)
        told = [_as_told(one) for one in chosen]
    lines = (line for one in told for line in _lines(one)) if publication else map(_line, told)
    tell(told[0] if publication else told, format, lines)


def _would_be(figure: Any) -> dict[str, Any]:
    found = importlib.import_module("manden.reporting.certifying").certified(figure)
    printed = importlib.import_module("manden.reporting.printed").as_codes(found.release, figure)
    return {
        "figure": figure.key,
        "publication": None,
        "held_against": [one.key for one in found.earlier],
        "printed": printed,
        "withheld": _withheld(found),
    }


def _withheld(found: Any) -> list[dict[str, str]]:
    return [{"part": one.part, "instead": one.instead, "why": one.why} for one in found.withheld]


def _as_told(publication: Any) -> dict[str, Any]:
    return {
        "figure": publication.figure_key,
        "publication": publication.key,
        "title": {"fr": publication.title_fr, "en": publication.title_en},
        "at": publication.at.isoformat(timespec="seconds"),
        "by": publication.by.pseudonym,
        "held_against": publication.held_against,
        "sha256": publication.printed_sha256,
        "printed": publication.printed,
    }


def _write(publication: Any, out: Path, lang: str, by: Any) -> None:
    acts = importlib.import_module("manden.reporting.publication_actions")
    out.write_bytes(acts.take_publication(publication=publication, language=lang, by=by))


def _line(told: dict[str, Any]) -> str:
    return f"{told['publication']}  {told['at'][:10]}  {told['figure']}  {told['title']['en']}"


def _lines(told: dict[str, Any]) -> Iterator[str]:
    standing = told["publication"] or "not published: add --commit"
    yield f"{told['figure']}: {standing}"
    yield f"held against: {', '.join(told['held_against']) or 'nothing published before'}"
    for one in told.get("withheld", ()):
        instead = f", laid out by {one['instead']} instead" if one["instead"] else ""
        yield f"withheld: {one['part']}{instead}: {one['why']}"
    for table in told["printed"]:
        yield table["table"]
        for at, number in table["cells"]:
            yield f"  {' · '.join(at)}: {'hidden' if number is None else number}"
