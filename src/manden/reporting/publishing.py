"""The tables of a figure as they would be published: what `manden.disclosure` protects, or a refusal.

Statuses, and grave violations of two units, are tables of their own here too: nothing printed sums them.
Rows that overlap cannot be certified, because no margin adds them up: they are withheld. Dimensions are
named alike in all figures, so that the same cell is known in every table: parties stand under their
kind, quarters under their year.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from math import prod

from django.utils.translation import gettext as _

from manden.analysis.answer import ALL, Answer
from manden.analysis.question import Question
from manden.analysis.things import joined
from manden.analysis.units import PERIODS, PRECISION, SQUARES
from manden.disclosure import ALL as WHOLE
from manden.disclosure import CannotCertify, Dimension, Table
from manden.reporting.models import Figure
from manden.reporting.populations import crossed, population_of
from manden.reporting.trail import answer_of
from manden.violations.models import GraveViolation, Party, Term

LEAST_SIDE = 20  # of a square of land that is published, in tenths of a degree
LARGEST = 400  # cells that are protected in one go
ONE = "figure"  # the dimension of a figure that is one number, and its one category
PERIOD = "time"
KIND = "kind:"


def tables_of(figure: Figure) -> list[Table]:
    """The figure's tables with their true counts; CannotCertify where it cannot be published whole."""
    answer = answer_of(figure)
    refuse_layout(answer.question)
    return tables_from(answer, figure)


def refuse_layout(asked: Question) -> None:
    """CannotCertify where no table so laid out is published, whatever it counts."""
    if asked.counted.several & set(asked.laid_out):
        raise CannotCertify(_("its rows overlap, and no total adds them up: choose one violation"))
    if "district" in asked.laid_out:
        raise CannotCertify(_("districts are finer than what is published: lay it out by region"))
    _refuse_fine_squares(asked)
    if "month" in asked.laid_out:
        raise CannotCertify(_("months are finer than what is published: lay it out by quarter"))
    laid = set(asked.laid_out)
    if crossed(laid, set()) or {"party", "party_kind"} <= laid:
        raise CannotCertify(
            _("two of its dimensions say nearly the same: lay it out by one of them")
        )


def _refuse_fine_squares(asked: Question) -> None:
    """Squares are published about as large as a region, without how closely things were placed."""
    if any(SQUARES.get(name, LEAST_SIDE) < LEAST_SIDE for name in asked.laid_out):
        raise CannotCertify(
            _("squares of land under two degrees are finer than what is published: lay it out by larger "
              "ones, or by region")
        )  # fmt: skip
    if PRECISION in asked.laid_out:
        raise CannotCertify(_("how closely things were placed is not published: leave it out"))


def tables_from(answer: Answer, figure: Figure) -> list[Table]:
    """The tables of an answer from the figure's snapshot."""
    tables = list(_tables(answer, figure))
    if not tables:
        raise CannotCertify(_("it counts nothing: there is nothing to publish"))
    if sum(prod(len(one.leaves) for one in table.dimensions) for table in tables) > LARGEST:
        raise CannotCertify(_("it has too many cells to certify at once: ask for fewer"))
    return tables


def _tables(answer: Answer, figure: Figure) -> Iterator[Table]:
    """A table for each value of what is never summed; one table where nothing such is laid out."""
    asked = answer.question
    apart = [name for name in asked.laid_out if name in asked.counted.apart]
    across = [name for name in asked.laid_out if name not in apart]
    places = {name: asked.laid_out.index(name) for name in asked.laid_out}
    kept = {
        tuple(
            _node(name, value) for name, value in zip(asked.laid_out, key, strict=True)
        ): one.number
        for key, one in answer.cells.items()
        if ALL not in key
    }
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
            dimensions=dimensions or (Dimension.flat(ONE, [ONE]),),
            counts=of_these if across else {(ONE,): sum(of_these.values())},
            population=population_of(asked.as_told(), told),
            snapshot=figure.run.snapshot_sha256,
            threshold=_threshold({**asked.where, **{n: (v,) for n, v in told.items()}}, asked.unit),
            sensitive={_called(name): _sensitive(name, answer) for name in across},
        )


def _dimension(name: str, answer: Answer) -> Dimension:
    """The values of a dimension: quarters under their years, parties under their kinds."""
    values = answer.values(name)
    if name in PERIODS:
        years = {value: value[:4] for value in values if name == "quarter" and "Q" in value}
        return _under(PERIOD, values, years, PERIODS[: PERIODS.index(name) + 1])
    if name == "party":
        kinds = dict(Party.objects.values_list("code", "kind"))
        above = {one: KIND + joined(one, lambda code: kinds.get(code, "unknown")) for one in values}
        return _under("party", values, above, ("party_kind", "party"))
    nodes = [_node(name, value) for value in values]
    return Dimension.flat(_called(name), nodes, level=name)


def _under(
    name: str, values: list[str], above: Mapping[str, str], levels: tuple[str, ...]
) -> Dimension:
    """A dimension whose values stand under `above`, those of none under the total."""
    tree = {top: WHOLE for top in above.values()}
    tree |= {value: above.get(value, WHOLE) for value in values}
    return Dimension(name, dict(sorted(tree.items())), levels)


def _node(name: str, value: object) -> str:
    """A value as its table names it: a kind of party is told apart from a party of that name."""
    return f"{KIND}{value}" if name == "party_kind" else str(value)


def _called(name: str) -> str:
    return PERIOD if name in PERIODS else "party" if name == "party_kind" else name


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
