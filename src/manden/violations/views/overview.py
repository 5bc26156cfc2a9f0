"""The same incidents in time and in space, with the filters of the list."""

from __future__ import annotations

from dataclasses import asdict

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from manden.access.doors import policy
from manden.violations.drawing import bars_of, sheet_of_map
from manden.violations.forms.filtering import FilterForm
from manden.violations.queries.mapping import MOST_CELLS, SIZES, Box, cells_of, mapped
from manden.violations.queries.timeline import timeline_of
from manden.violations.queries.wanted import Found
from manden.violations.reach import Reach

ON_A_PAGE = 150
UNITS_OF_TIME = ("month", "quarter", "year")


@policy("incident.read")
@require_safe
def timeline(request: HttpRequest) -> HttpResponse:
    form = FilterForm(request.GET)
    told = timeline_of(Found(Reach(request.user), form.wanted()), by=request.GET.get("by", ""))
    context = {
        "form": form,
        "asked": form.asked(),
        "timeline": told,
        "bars": bars_of(told),
        "units": UNITS_OF_TIME,
    }
    return render(request, "violations/timeline.html", context)


@policy("incident.read")
@require_safe
def map_page(request: HttpRequest) -> HttpResponse:
    form, box = FilterForm(request.GET), _box(request)
    found = Found(Reach(request.user), form.wanted())
    told = mapped(
        found,
        zoom=_zoom(request),
        box=box,
        most=ON_A_PAGE,
        all_of_it=bool(request.GET.get("count")),
    )
    context = {
        "form": form,
        "asked": form.asked(),
        "mapped": told,
        "sheet": sheet_of_map(told, box=box),
    }
    return render(request, "violations/map.html", context)


@policy("incident.read")
@require_safe
def map_payload(request: HttpRequest) -> JsonResponse:
    """The cells alone, for the script of the map: never more than 2,000, never a point."""
    found = Found(Reach(request.user), FilterForm(request.GET).wanted())
    zoom, cells = cells_of(found, zoom=_zoom(request), box=_box(request))
    return JsonResponse(
        {
            "schema": "manden/incident-cells/1",
            "zoom": zoom,
            "most": MOST_CELLS,
            "cells": [asdict(cell) for cell in cells],
        }
    )


def _zoom(request: HttpRequest) -> int:
    asked = request.GET.get("zoom", "")
    return min(int(asked), len(SIZES) - 1) if asked.isdecimal() and len(asked) < 3 else 2


def _box(request: HttpRequest) -> Box | None:
    """West, south, east, north in degrees; what is no box asks for everything."""
    try:
        west, south, east, north = map(float, request.GET.get("box", "").split(","))
    except ValueError:
        return None
    on_earth = -180 <= west < east <= 180 and -90 <= south < north <= 90
    return (west, south, east, north) if on_earth else None
