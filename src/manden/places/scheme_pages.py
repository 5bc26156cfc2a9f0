"""The pages of schemes: those that the desk holds, and how one stands to the others."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from manden.access.doors import policy
from manden.places.models import Scheme
from manden.places.schemes import crossings_of, equivalences, schemes_known

A_PAGE = 100


@policy("place.read")
@require_safe
def schemes(request: HttpRequest) -> HttpResponse:
    """Every scheme: its divisions as they stand today, its days, the file that it came from."""
    known = schemes_known(request.today)
    return render(request, "places/schemes.html", {"known": known})


@policy("place.read")
@require_safe
def scheme(request: HttpRequest, code: str) -> HttpResponse:
    """One scheme against the others of its country; with one of them, division by division."""
    held = get_object_or_404(Scheme, code=code)
    context = {"scheme": held, "crossings": crossings_of(held)}
    if "with" in request.GET:
        other = get_object_or_404(Scheme, code=request.GET["with"])
        pages = Paginator(equivalences(held, other), A_PAGE)
        context |= {"other": other, "page": pages.get_page(request.GET.get("page"))}
    return render(request, "places/scheme.html", context)
