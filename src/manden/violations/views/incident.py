"""The page of an incident, what it bears on, and putting back what it was."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from manden.access.doors import policy
from manden.access.policy import allows
from manden.violations.actions import bear_on
from manden.violations.changing import undo
from manden.violations.forms.filtering import BearingForm, ReasonForm
from manden.violations.models import Change, Incident
from manden.violations.queries.incident import told_to
from manden.violations.reach import Reach
from manden.violations.views.known import known_incident

ACTIONS = ("edit", "verify", "join", "export")


@policy("incident.read")
@require_safe
def one(request: HttpRequest, key: str) -> HttpResponse:
    return _page(request, known_incident(request, key, "incident.read"))


@policy("incident.edit")
@require_POST
def bear(request: HttpRequest, key: str) -> HttpResponse:
    """Say why an incident bears on a commitment."""
    incident = known_incident(request, key, "incident.edit")
    form = BearingForm(request.POST)
    if not form.is_valid():
        return _page(request, incident, bearing=form, status=422)
    bear_on(incident=incident, **form.cleaned_data, by=request.user)
    messages.success(request, _("Recorded: it bears on this paragraph."))
    return redirect("violations:incident", key)


@policy("incident.edit")
@require_POST
def put_back(request: HttpRequest, key: str, number: int) -> HttpResponse:
    """Make the incident what it was before a change."""
    incident = known_incident(request, key, "incident.edit")
    change = get_object_or_404(Change, incident=incident, version=number)
    form = ReasonForm(request.POST)
    if not form.is_valid():
        return _page(request, incident, undoing=form, status=422)
    undo(change=change, by=request.user, reason=form.cleaned_data["reason"])
    messages.success(request, _("Put back: what it was meanwhile is kept in its history."))
    return redirect("violations:incident", key)


def _page(
    request: HttpRequest,
    incident: Incident,
    *,
    bearing: BearingForm | None = None,
    undoing: ReasonForm | None = None,
    status: int = 200,
) -> HttpResponse:
    here = {one: bool(allows(request.user, f"incident.{one}", incident)) for one in ACTIONS}
    context = {
        "incident": incident,
        "told": told_to(Reach(request.user), incident),
        "here": here,
        "bearing": bearing or (BearingForm() if here["edit"] else None),
        "undoing": undoing or ReasonForm(),
    }
    return render(request, "violations/incident.html", context, status=status)
