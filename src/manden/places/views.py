"""The page of boundaries: those that the desk holds, and a file of them given."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from manden.access.doors import policy
from manden.access.policy import allows
from manden.places.actions import keep_boundaries, keep_population
from manden.places.fitting import Fitted, fitted
from manden.places.forms import BoundariesForm, PopulationForm
from manden.places.populating import peopled
from manden.places.queries import boundary_files, populations
from manden.places.refusals import CannotFit, CannotPopulate


@policy("place.read")
@require_http_methods(["GET", "POST"])
def boundaries(request: HttpRequest) -> HttpResponse:
    """Whoever may load divisions gives a file; refused in one sentence, nothing of it is kept."""
    may_load = allows(request.user, "place.load")
    form = BoundariesForm(request.POST or None, request.FILES or None) if may_load else None
    if form is not None and request.method == "POST" and form.is_valid():
        try:
            kept = _keep(request, form)
        except CannotFit as refusal:
            form.add_error("file", refusal.words)
        else:
            told = {"n": len(kept.held), "scheme": kept.scheme}
            messages.success(request, _("Kept: %(n)s divisions of %(scheme)s.") % told)
            return redirect("places:boundaries")
    context = {"files": boundary_files(), "form": form}
    refused = request.method == "POST"
    return render(request, "places/boundaries.html", context, status=422 if refused else 200)


@policy("place.read")
@require_http_methods(["GET", "POST"])
def people(request: HttpRequest) -> HttpResponse:
    """How many people lived where, each told with its day and its source; a file of it given."""
    may_load = allows(request.user, "place.load")
    form = PopulationForm(request.POST or None, request.FILES or None) if may_load else None
    if form is not None and request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            told = peopled(given["file"].read(), on=given["on"], column=given["column"].strip())
            keep_population(
                told=told, name=given["file"].name, source=given["source"],
                licence=given["licence"], by=request.user,
            )  # fmt: skip
        except CannotPopulate as refusal:
            form.add_error("file", refusal.words)
        else:
            messages.success(request, _("Kept: rates can now be asked on it."))
            return redirect("places:populations")
    context = {"populations": populations(), "form": form}
    refused = request.method == "POST"
    return render(request, "places/populations.html", context, status=422 if refused else 200)


def _keep(request: HttpRequest, form: BoundariesForm) -> Fitted:
    given = form.cleaned_data
    drawn = fitted(given["file"].read(), on=given["on"], code=given["code"].strip())
    keep_boundaries(
        fitted=drawn,
        name=given["file"].name,
        source=given["source"],
        licence=given["licence"],
        by=request.user,
    )
    return drawn
