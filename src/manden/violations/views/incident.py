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
from manden.violations.changing import CannotUndo, undo
from manden.violations.forms.filtering import BearingForm, ReasonForm
from manden.violations.forms.joining import LinkForm
from manden.violations.linking import link_incidents, unlink
from manden.violations.models import Change, Incident, IncidentLink
from manden.violations.queries.incident import told_to
from manden.violations.reach import Reach
from manden.violations.views.known import known_incident, where_it_is_now

ACTIONS = ("edit", "verify", "join", "export")


@policy("incident.read")
@require_safe
def one(request: HttpRequest, key: str) -> HttpResponse:
    """The page of an incident; of one that was merged, the page of the one it is in."""
    led = where_it_is_now(request, key)
    if led is not None:
        told = {"key": key, "now": led.key}
        messages.info(request, _("%(key)s was merged into %(now)s: this is it.") % told)
        return redirect("violations:incident", led.key)
    return _page(request, known_incident(request, key, "incident.read"))


@policy("incident.edit")
@require_POST
def link(request: HttpRequest, key: str) -> HttpResponse:
    """Say how it stands to another incident in reach."""
    incident = known_incident(request, key, "incident.edit")
    form = LinkForm(request.POST, incident=incident, reach=Reach(request.user))
    if not form.is_valid():
        return _page(request, incident, linking=form, status=422)
    link_incidents(incident=incident, by=request.user, **form.told())
    messages.success(request, _("Recorded beside both."))
    return redirect("violations:incident", key)


@policy("incident.edit")
@require_POST
def unlink_one(request: HttpRequest, key: str, number: int) -> HttpResponse:
    incident = known_incident(request, key, "incident.edit")
    found = get_object_or_404(IncidentLink, pk=number, incident=incident)
    unlink(link=found, by=request.user)
    messages.success(request, _("Taken away; the trace of it stays."))
    return redirect("violations:incident", key)


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
    try:
        undo(change=change, by=request.user, reason=form.cleaned_data["reason"])
    except CannotUndo:
        messages.error(
            request, _("It was merged or split since then: take that back first, whole.")
        )
        return redirect("violations:incident", key)
    messages.success(request, _("Put back: what it was meanwhile is kept in its history."))
    return redirect("violations:incident", key)


def _page(
    request: HttpRequest,
    incident: Incident,
    *,
    bearing: BearingForm | None = None,
    undoing: ReasonForm | None = None,
    linking: LinkForm | None = None,
    status: int = 200,
) -> HttpResponse:
    here = {one: bool(allows(request.user, f"incident.{one}", incident)) for one in ACTIONS}
    reach = Reach(request.user)
    context = {
        "incident": incident,
        "told": told_to(reach, incident),
        "here": here,
        "bearing": bearing or (BearingForm() if here["edit"] else None),
        "undoing": undoing or ReasonForm(),
        "linking": linking or (LinkForm(incident=incident, reach=reach) if here["edit"] else None),
    }
    return render(request, "violations/incident.html", context, status=status)
