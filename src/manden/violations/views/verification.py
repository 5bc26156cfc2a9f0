"""Verifying an incident: stages, another source, and the answer to what was asked."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from manden.access.doors import policy
from manden.access.moments import moment_of_record
from manden.violations.actions import add_information
from manden.violations.forms.verifying import SaidForm, StageForm
from manden.violations.models import Incident
from manden.violations.queries.incident import told_to
from manden.violations.reach import Reach
from manden.violations.verifying import CannotVerify, answer_questions, end_of_quarter, verify
from manden.violations.views.known import known_incident


@policy("incident.verify")
@require_http_methods(["GET", "HEAD", "POST"])
def stage(request: HttpRequest, key: str) -> HttpResponse:
    incident = known_incident(request, key, "incident.verify")
    today = moment_of_record().date()
    form = StageForm(request.POST if request.method == "POST" else None, initial={"on": today})
    if request.method == "POST" and form.is_valid():
        try:
            verify(incident=incident, **form.cleaned_data, by=request.user)
        except CannotVerify:
            form.add_error(None, _why_not(request, incident))
        else:
            messages.success(request, _("Written: the stages before it stay."))
            return redirect("violations:verify", key)
    return _page(request, incident, form=form)


@policy("incident.verify")
@require_POST
def add_source(request: HttpRequest, key: str) -> HttpResponse:
    incident = known_incident(request, key, "incident.verify")
    said = SaidForm(request.POST, incident=incident, reach=Reach(request.user))
    if not said.is_valid():
        return _page(request, incident, said=said)
    add_information(
        incident=incident,
        source=said.source(),
        by=request.user,
        position=said.cleaned_data["position"],
        repeats=said.cleaned_data["repeats"],
    )
    messages.success(request, _("Added beside what the others said."))
    return redirect("violations:verify", key)


@policy("incident.edit")
@require_POST
def answer(request: HttpRequest, key: str) -> HttpResponse:
    """Answer the questions with which an incident was returned."""
    incident = known_incident(request, key, "incident.edit")
    words = request.POST.get("answer", "")
    try:
        answer_questions(
            incident=incident, answer=words, by=request.user, on=moment_of_record().date()
        )
        messages.success(request, _("Answered: it waits to be verified."))
    except CannotVerify:
        messages.error(
            request, _("Nothing is asked, or the answer is empty: write what you found.")
        )
    return redirect("violations:incident", key)


def _page(
    request: HttpRequest,
    incident: Incident,
    *,
    form: StageForm | None = None,
    said: SaidForm | None = None,
) -> HttpResponse:
    reach = Reach(request.user)
    form = form or StageForm(initial={"on": moment_of_record().date()})
    said = said or SaidForm(incident=incident, reach=reach)
    context = {
        "incident": incident,
        "told": told_to(reach, incident),
        "form": form,
        "said": said,
        "late_after": end_of_quarter(incident.happened_last) if incident.happened_last else None,
        "own": incident.recorded_by_id == request.user.pk,
    }
    status = 422 if form.errors or said.errors else 200
    return render(request, "violations/verify.html", context, status=status)


def _why_not(request: HttpRequest, incident: Incident) -> str:
    if incident.recorded_by_id == request.user.pk:
        return _("Another must verify than who recorded: ask a second reviewer.")
    return _("Nobody says so yet: add a source before verifying.")
