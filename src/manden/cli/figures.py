"""`manden ask`, `figures`, `trace`, `recompute`, `figures-docx`: figures and their trail."""

from __future__ import annotations

import importlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any, cast

import typer
import yaml

from manden.analysis.question import Question, question_of
from manden.cli.options import As, Data, Format, TableOrJson, acting, open_to_work, tell
from manden.cli.refusals import one_clear_line, refuse

LARGEST_QUESTION = 200_000
Which = Annotated[str, typer.Argument(help="A figure’s key, as F-23456AB.")]
Lang = Annotated[str, typer.Option("--lang", help="fr or en.")]


def ask(
    file: Annotated[
        str, typer.Argument(help="A question, as YAML or JSON, or the name of a ready-made one.")
    ],
    keep: Annotated[
        bool,
        typer.Option("--keep", help="Keep the answer as a figure; the question has both titles."),
    ] = False,
    commitment: Annotated[str, typer.Option("--commitment", help="What it bears on: OP3.1.")] = "",
    because: Annotated[str, typer.Option("--because", help="Why it bears on it.")] = "",
    data: Data = None,
    as_: As = None,
    format: Format = TableOrJson.TABLE,
) -> None:
    """Ask the records a question; each thing is counted once, in the unit that is said.

    Example: ./manden ask killed-by-quarter.yaml --keep --commitment OP7.1 --because "what OP7 asks",
    or ./manden ask deaths-stated
    """
    with one_clear_line():
        question = question_of(_read(Path(file))) if Path(file).is_file() else _ready(file)
        open_to_work(data, upgraded=True)
        by = acting(as_, "figure.ask")
        if keep:
            figure = importlib.import_module("manden.reporting.actions").keep_figure(
                question=question,
                title=question.title,
                commitment=_commitment(commitment) if commitment else None,
                bearing=because,
                by=by,
            )
            told = {"figure": figure.key, "run": figure.run.key, **figure.run.answer}
        else:
            counting = importlib.import_module("manden.analysis.asking").counting_for(by)
            told = counting.answer(question).as_told()
    tell(told, format, _lines(told, question))


def figures(data: Data = None, as_: As = None, format: Format = TableOrJson.TABLE) -> None:
    """The figures that a person may see: their keys, titles, and whether approved.

    Example: ./manden figures --data ~/desk
    """
    with one_clear_line():
        held = [
            {
                "figure": figure.key,
                "title": {"fr": figure.title_fr, "en": figure.title_en},
                "unit": figure.run.question["unit"],
                "made": figure.made_at.isoformat(timespec="seconds"),
                "approved": figure.approved_at is not None,
                "commitment": figure.commitment.key if figure.commitment else None,
            }
            for figure in in_reach(data, as_)[0]
        ]
    lines = [
        f"{one['figure']}  {one['title']['en']}{'' if one['approved'] else ' (not approved)'}"
        for one in held
    ]
    tell(held, format, lines or ["no figure is kept yet: ask a question with --keep"])


def trace(
    figure: Which, data: Data = None, as_: As = None, format: Format = TableOrJson.JSON
) -> None:
    """Walk a figure back: run, snapshot, records, sources, commitment, the words.

    Example: ./manden trace F-23456AB
    """
    with one_clear_line():
        known, by = in_reach(data, as_)
        found = known_figure(known, figure)
        told = importlib.import_module("manden.reporting.trail").trace(found, by=by)
    tell(told, format, (f"{name}: {value}" for name, value in told.items()))


def recompute(
    figure: Annotated[str, typer.Argument(help="A figure’s key, or all.")],
    keep: Annotated[
        bool,
        typer.Option(
            "--keep", help="With all: check the approved figures, and tell the desk what differs."
        ),
    ] = False,
    data: Data = None,
    as_: As = None,
    format: Format = TableOrJson.JSON,
) -> None:
    """Count again, from the snapshot and from today’s records; exit 1 where a number differs.

    Example: ./manden recompute all, or ./manden recompute all --keep from a timer
    """
    with one_clear_line():
        known, by = in_reach(data, as_, "figure.check" if keep else "figure.read")
        if keep and figure != "all":
            refuse("what is kept is the check of all approved figures: recompute all --keep")
        if keep:
            came = importlib.import_module("manden.reporting.checking").check_figures(by=by)
        else:
            chosen = (
                list(known.order_by("key")) if figure == "all" else [known_figure(known, figure)]
            )
            again = importlib.import_module("manden.reporting.recomputing").Recount(by=by)
            came = [again.of(one) for one in chosen]
        told = [one.as_told() for one in came]
    tell({"figures": told}, format, map(_equal_or_not, told))
    if not all(one["equal"] for one in told):
        raise typer.Exit(1)


def figures_docx(
    figures: Annotated[list[str], typer.Argument(help="Keys of figures, in their order.")],
    out: Annotated[Path, typer.Option("--out", help="The Word file to write.")],
    lang: Lang = "fr",
    data: Data = None,
    as_: As = None,
) -> None:
    """Write chosen figures to a Word file, each with its unit and its trail in a note.

    Example: ./manden figures-docx F-23456AB --lang en --out figures.docx
    """
    with one_clear_line():
        written_in(lang, "figures")
        known, by = in_reach(data, as_, "figure.export")
        chosen = [known_figure(known, key) for key in figures]
        taken = importlib.import_module("manden.reporting.exporting")
        written = taken.take_document(figures=chosen, language=lang, by=by)
        out.write_bytes(written)
    typer.echo(f"{out}: {len(chosen)} figures")


def written_in(lang: str, what: str) -> None:
    """Refuse a language that `what` are not written in."""
    if lang not in ("fr", "en"):
        refuse(f"{what} are written in fr or en, not in {lang}")


def in_reach(data: Path | None, as_: str | None, action: str = "figure.read") -> tuple[Any, Any]:
    open_to_work(data, upgraded=True)
    by = acting(as_, action)
    reach = importlib.import_module("manden.reporting.reach")
    held = reach.figures_for(by).select_related(
        "run__by", "approved_by", "commitment__provision__instrument"
    )
    return held, by


def known_figure(known: Any, key: str) -> Any:
    found = known.filter(key=key).first()
    if found is None:
        refuse(f"no figure {key[:20]} that you may see: list them with ./manden figures")
    return found


def _commitment(key: str) -> Any:
    model = importlib.import_module("manden.commitments.models").Commitment
    found = model.objects.filter(key=key, provision__instrument__is_current=True).first()
    if found is None:
        refuse(f"no commitment {key[:20]} in the resolutions in force")
    return found


def _ready(code: str) -> Question:
    """The question that comes with the house under that name."""
    every = importlib.import_module("manden.analysis.ready_made").ready_made()
    known = {one.code: one.question for one in every}
    if code not in known:
        refuse(f"{code[:60]} is no file and no ready-made question: there are {', '.join(known)}")
    return cast(Question, known[code])


def _read(file: Path) -> Any:
    held = file.read_bytes()
    if len(held) > LARGEST_QUESTION:
        refuse(f"{file.name} is no question: it is larger than {LARGEST_QUESTION} bytes")
    try:
        return yaml.safe_load(held.decode())
    except (yaml.YAMLError, UnicodeDecodeError) as fault:
        line = getattr(getattr(fault, "problem_mark", None), "line", None)
        where = f", line {line + 1}" if line is not None else ""
        refuse(f"{file.name}{where} is no YAML: correct it and ask again")


def _lines(told: dict[str, Any], question: Question) -> Iterator[str]:
    if "figure" in told:
        yield f"figure: {told['figure']}"
    yield f"unit: {told['unit']}"
    for cell in told["cells"]:
        at = " · ".join("all" if one is None else one or "none" for one in cell["at"])
        yield f"  {at or 'all'}: {cell['number']}"
    records = told["records"]
    yield f"{records['counted']} of {records['read']} records counted"
    for reason, number in records["left_out"].items():
        yield f"  left out, {reason.replace('_', ' ')}: {number}"


def _equal_or_not(told: dict[str, Any]) -> str:
    if told["equal"]:
        return f"{told['figure']}: equal"
    named = ", ".join(f"{_named(one)} {one['what']}" for one in told["changed"])
    return f"{told['figure']}: differs: {named or json.dumps(told)}"


def _named(changed: dict[str, str]) -> str:
    words = changed.get("words")
    return f"“{words}” ({changed['point']})" if words else changed["record"]
