"""What of a figure may be published: protected and certified by `manden.disclosure`, or refused aloud.

Statuses, and grave violations of two units, are tables of their own here too: nothing printed sums them.
Rows that overlap cannot be certified, because no margin adds them up: they are refused.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from math import prod

from django.utils.translation import gettext as _

from manden.analysis.answer import ALL, Answer
from manden.analysis.question import canonical
from manden.analysis.things import period_of
from manden.analysis.units import PERIODS
from manden.analysis.words import DIMENSIONS, Labels
from manden.disclosure import ALL as WHOLE
from manden.disclosure import CannotCertify, Dimension, Release, Table, protect
from manden.reporting.models import Figure
from manden.reporting.trail import answer_of
from manden.violations.models import GraveViolation, Term

LARGEST = 400  # cells that are protected in one go
_ONE = "figure"


@dataclass(frozen=True)
class Published:
    """A table as readers would get it: labels of each cell, and its number or None where hidden."""

    heading: str
    names: tuple[str, ...]
    rows: tuple[tuple[tuple[str, ...], int | None], ...]


def protected(figure: Figure) -> Release:
    """The figure's tables as they may be published; CannotCertify with the reason where none may."""
    answer = answer_of(figure)
    asked = answer.question
    if asked.counted.several & set(asked.laid_out):
        raise CannotCertify(_("its rows overlap, and no total adds them up: choose one violation"))
    if "district" in asked.laid_out:
        raise CannotCertify(_("districts are finer than what is published: lay it out by region"))
    tables = list(_tables(answer, figure))
    if sum(prod(len(one.leaves) for one in table.dimensions) for table in tables) > LARGEST:
        raise CannotCertify(_("it has too many cells to certify at once: ask for fewer"))
    return protect(tables, name=figure.key)


def published_of(release: Release) -> list[Published]:
    """The tables of a release as a page prints them: values and hidden cells, and nothing else."""
    label = Labels()
    return [
        Published(
            heading=label(*one.table.name.split("=", 1)) if "=" in one.table.name else "",
            names=tuple(_name(dimension.name) for dimension in one.table.dimensions),
            rows=tuple(
                (
                    tuple(
                        _label(label, d, n) for d, n in zip(one.table.dimensions, at, strict=True)
                    ),
                    n,
                )
                for at, n in one.published.items()
            ),
        )
        for one in release.tables
    ]


def _tables(answer: Answer, figure: Figure) -> Iterator[Table]:
    """A table for each value of what is never summed; one table where nothing such is laid out."""
    asked = answer.question
    apart = [name for name in asked.laid_out if name in asked.counted.apart]
    across = [name for name in asked.laid_out if name not in apart]
    places = {name: asked.laid_out.index(name) for name in asked.laid_out}
    kept = {key: one.number for key, one in answer.cells.items() if ALL not in key}
    for values in sorted({tuple(key[places[name]] for name in apart) for key in kept}):
        of_these = {
            tuple(str(key[places[name]]) for name in across): number
            for key, number in kept.items()
            if tuple(key[places[name]] for name in apart) == values
        }
        dimensions = tuple(_dimension(name, answer) for name in across)
        told = dict(zip(apart, map(str, values), strict=True))
        yield Table(
            name="; ".join(f"{name}={value}" for name, value in told.items()) or figure.key,
            unit=asked.unit,
            dimensions=dimensions or (Dimension.flat(_ONE, [figure.key]),),
            counts=of_these if across else {(figure.key,): sum(of_these.values())},
            population=canonical({**asked.as_told(), "rows": [], "columns": [], **told}).decode(),
            snapshot=figure.run.snapshot_sha256,
            threshold=_threshold({**asked.where, **{n: (v,) for n, v in told.items()}}, asked.unit),
            sensitive={name: _sensitive(name, answer) for name in across},
        )


def _dimension(name: str, answer: Answer) -> Dimension:
    """The values of a dimension; quarters and months under their years, so that they are cut alike."""
    values = answer.values(name)
    if name not in PERIODS:
        return Dimension.flat(name, values, level=name)
    levels = PERIODS[: PERIODS.index(name) + 1]
    parents: dict[str, str] = {}
    for value in values:
        above = WHOLE
        for level in levels if value[:1].isdigit() else ():
            node = value if level == name else _period(value, level)
            parents[node], above = above, node
        parents.setdefault(value, WHOLE)
    return Dimension(name, parents, levels)


def _period(value: str, level: str) -> str:
    """The year or quarter that holds a quarter or a month."""
    day = f"{value}-15" if "Q" not in value else f"{value[:4]}-{3 * int(value[-1]) - 1:02}-15"
    return period_of(f"{day}/{day}", level)


def _threshold(where: Mapping[str, tuple[str, ...]], unit: str) -> str:
    """The rule of every cell: the stricter one where all that is counted asks for it."""
    sexual = _sexual()
    for name in ("violation", "family", "grave"):
        if where.get(name) and set(where[name]) <= sexual:
            return "sexual violence"
    return "children" if unit == "grave" or where.get("age") == ("child",) else "any"


def _sensitive(name: str, answer: Answer) -> Mapping[str, str | tuple[str, ...]]:
    if name == "age":
        return {"child": "children"} if "child" in answer.values("age") else {}
    if name in ("violation", "family", "grave"):
        return dict.fromkeys(sorted(_sexual() & set(answer.values(name))), "sexual violence")
    return {}


def _sexual() -> set[str]:
    kind = GraveViolation.SEXUAL_VIOLENCE
    return {str(kind), *Term.objects.filter(grave=kind).values_list("code", flat=True)}


def _name(dimension: str) -> str:
    return str(DIMENSIONS[dimension]) if dimension != _ONE else ""


def _label(label: Labels, dimension: Dimension, node: str) -> str:
    if node == WHOLE:
        return label(dimension.name, None)
    if dimension.name == _ONE:
        return ""
    if dimension.name in PERIODS:
        kind = "quarter" if "Q" in node else "month" if "-" in node else "year"
        return label(kind, node)
    return label(dimension.name, node)
