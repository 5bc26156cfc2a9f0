"""The files beside an incident: one given, or one that is here already.

Who may change an incident may put a file beside it: a monitor beside their own reports, in any
circle, where they see afterwards the files that they gave and no other.
"""

from __future__ import annotations

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from manden.access.doors import policy
from manden.vault.evidence_reach import EvidenceReach
from manden.vault.models import Evidence
from manden.vault.views.evidence import keep_given
from manden.violations.attaching import (
    CannotAttach,
    CannotDetach,
    attach_evidence,
    detach_evidence,
    may_be_detached,
)
from manden.violations.forms.attaching import BesideForm, GiveBesideForm, SourceForm
from manden.violations.forms.filtering import ReasonForm
from manden.violations.models import EvidenceLink, Incident, Source
from manden.violations.queries.evidence import evidence_beside
from manden.violations.reach import Reach
from manden.violations.views.known import known_incident


@policy("incident.edit")
@require_http_methods(["GET", "POST"])
def beside(request: HttpRequest, key: str) -> HttpResponse:
    """Give a file that is about the incident."""
    incident = known_incident(request, key, "incident.edit")
    posted = request.POST or None
    form = GiveBesideForm(posted, request.FILES or None, person=request.user, incident=incident)
    source = SourceForm(posted, sources=_sources(request, incident))
    if request.method == "POST" and form.is_valid() and source.is_valid():
        receipt = keep_given(request, form)
        if receipt is not None and _attached(
            request, receipt.evidence, incident, source, given_here=not receipt.again
        ):
            return redirect("vault:receipt", receipt.evidence.key)
    return _page(request, incident, form=form, source=source)


@policy("incident.edit")
@require_http_methods(["POST"])
def known(request: HttpRequest, key: str) -> HttpResponse:
    """Put a file that is here already beside the incident."""
    incident = known_incident(request, key, "incident.edit")
    form = BesideForm(request.POST, sources=_sources(request, incident))
    if form.is_valid():
        files = EvidenceReach(request.user).files()
        evidence = files.filter(key=form.cleaned_data["file"]).first()
        if evidence is None:
            form.add_error("file", _("No file in your reach bears this number."))
        elif _attached(request, evidence, incident, form):
            messages.success(request, _("The file stands beside the incident."))
            return redirect("violations:incident", key)
    return _page(request, incident, known=form)


@policy("incident.edit")
@require_POST
def detach(request: HttpRequest, key: str, number: int) -> HttpResponse:
    """Take away, within the day, a file that was put beside the incident by mistake."""
    incident = known_incident(request, key, "incident.edit")
    link = get_object_or_404(_beside(request, incident), pk=number)
    form = ReasonForm(request.POST)
    if not form.is_valid():
        return _page(request, incident, why=form)
    told = {"link": link, "reason": form.cleaned_data["reason"], "by": request.user}
    try:
        detach_evidence(**told, now=timezone.now())
    except CannotDetach:
        messages.error(
            request, _("It stays: only within a day of putting it here is it taken away.")
        )
    else:
        messages.success(request, _("Taken away from the incident; the file and its custody stay."))
    return redirect("violations:incident", key)


def _attached(
    request: HttpRequest,
    evidence: Evidence,
    incident: Incident,
    form: SourceForm,
    given_here: bool = False,
) -> bool:
    try:
        attach_evidence(
            evidence=evidence,
            incident=incident,
            source=form.cleaned_data["source"],
            given_here=given_here,
            by=request.user,
            now=timezone.now(),
        )
    except CannotAttach:
        form.add_error(
            None, _("A copy stands beside what its original is about: name the original.")
        )
        return False
    return True


def _page(
    request: HttpRequest,
    incident: Incident,
    *,
    form: GiveBesideForm | None = None,
    source: SourceForm | None = None,
    known: BesideForm | None = None,
    why: ReasonForm | None = None,
) -> HttpResponse:
    sources, links, now = _sources(request, incident), _beside(request, incident), timezone.now()
    context = {
        "incident": incident,
        "form": form or GiveBesideForm(person=request.user, incident=incident),
        "source": source or SourceForm(sources=sources),
        "known": known or BesideForm(sources=sources),
        "links": links,
        "mistaken": [one for one in links if may_be_detached(one, now)],
        "why": why or ReasonForm(),
    }
    wrong = any(one is not None and one.errors for one in (form, source, known, why))
    return render(request, "violations/evidence.html", context, status=422 if wrong else 200)


def _beside(request: HttpRequest, incident: Incident) -> QuerySet[EvidenceLink]:
    return evidence_beside(Reach(request.user), [incident])


def _sources(request: HttpRequest, incident: Incident) -> QuerySet[Source]:
    said = Reach(request.user).sources().filter(information__incident=incident)
    return said.select_related("kind", "identity").distinct()
