"""Where the answer to a question lies: a page of squares of land, nearer or farther, moved by links."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from manden.access.doors import policy
from manden.analysis.addresses import query_of, question_in
from manden.analysis.asking import counting_for
from manden.analysis.drawing import drawn, language
from manden.analysis.grids import SIDES, TENTH, Box
from manden.analysis.question import CannotAsk, Question
from manden.analysis.refusals import refusal_words
from manden.analysis.spots import Spot, Tile, placed_by, tile
from manden.analysis.square_maps import drawn_over
from manden.analysis.units import PRECISION, SQUARES
from manden.analysis.words import UNITS
from manden.charts import Square, SquareMap
from manden.violations.words import PRECISIONS

USUAL_ZOOM, LISTED = 2, 30


@dataclass(frozen=True)
class Listed:
    """A square told in words, and the address that opens it nearer."""

    name: str
    number: int
    precisions: str
    nearer: str


@policy("figure.ask")
@require_safe
def squares(request: HttpRequest) -> HttpResponse:
    try:
        question = question_in(request.GET)
        placed = placed_by(counting_for(request.user), question)
    except CannotAsk as refusal:
        told = {"refused": refusal_words(refusal)}
        return render(request, "analysis/squares.html", told, status=422)
    held = tile(placed, zoom=_zoom(request), box=_box(request))
    context: dict[str, Any] = {
        "query": query_of(question),
        "kept": query_of(_as_figure(question, held.zoom), "squares"),
        "tile": held,
        "drawn": drawn([_map(question, held, request)]) if held.spots else [],
        "listed": [_listed(one, held) for one in held.spots[:LISTED]],
        "side": f"{SIDES[held.zoom] / TENTH:g}",
        "moves": _moves(held),
    }
    return render(request, "analysis/squares.html", context)


def _as_figure(question: Question, zoom: int) -> Question:
    """The same laid out by the squares of a zoom, to be kept: all of it, and how closely placed."""
    side = list(SQUARES)[zoom]
    return replace(question, rows=(side,), columns=(PRECISION,), population=None)


def _map(question: Question, held: Tile, request: HttpRequest) -> SquareMap:
    boundaries, notes = drawn_over(question.last or request.today)
    return SquareMap(
        title=_("Where, by squares of land"),
        unit=str(UNITS[question.unit]),
        squares=tuple(_square(one) for one in held.spots),
        box=held.box,
        boundaries=boundaries,
        notes=notes,
        language=language(),
    )


def _square(one: Spot) -> Square:
    corner = (one.west / TENTH, one.south / TENTH)
    return Square(*corner, one.side / TENTH, one.number, approximate=one.approximate)


def _listed(one: Spot, held: Tile) -> Listed:
    told = ", ".join(
        f"{PRECISIONS.get(name, name)} {number}"
        for name, number in sorted(one.precisions.items(), key=lambda it: -it[1])
    )
    west, south, side = (part / TENTH for part in (one.west, one.south, one.side))
    around = (west - side, south - side, west + 2 * side, south + 2 * side)
    return Listed(_square(one).name(language()), one.number, told, _address(around, held.zoom + 1))


def _moves(held: Tile) -> list[tuple[str, str]]:
    """Nearer, farther, to each side, and all of it: each an address."""
    west, south, east, north = held.box
    wide, high = (east - west) / 4, (north - south) / 4
    farther = (west - 2 * wide, south - 2 * high, east + 2 * wide, north + 2 * high)
    told = [
        (_("Nearer"), (west + wide, south + high, east - wide, north - high), held.zoom + 1),
        (_("Farther"), farther, held.zoom - 1),
        (_("North"), (west, south + high, east, north + high), held.zoom),
        (_("South"), (west, south - high, east, north - high), held.zoom),
        (_("West"), (west - wide, south, east - wide, north), held.zoom),
        (_("East"), (west + wide, south, east + wide, north), held.zoom),
    ]
    return [(name, _address(box, zoom)) for name, box, zoom in told]


def _address(box: Box, zoom: int) -> str:
    west, south, east, north = box
    kept = (max(west, -180.0), max(south, -90.0), min(east, 180.0), min(north, 90.0))
    zoom = max(0, min(zoom, len(SIDES) - 1))
    return urlencode({"zoom": zoom, "box": ",".join(f"{one:.2f}" for one in kept)})


def _zoom(request: HttpRequest) -> int:
    told = request.GET.get("zoom", "")
    return int(told) if told.isdecimal() and len(told) == 1 else USUAL_ZOOM


def _box(request: HttpRequest) -> Box | None:
    """The box of the address; all of it where that is none."""
    try:
        west, south, east, north = map(float, request.GET.get("box", "").split(","))
    except ValueError:
        return None
    sound = -180 <= west < east <= 180 and -90 <= south < north <= 90
    return (west, south, east, north) if sound else None
