"""The files beside an incident: one given, or one that is here already.

Who may change an incident may put a file beside it: a monitor beside their own reports, in any
circle, where they see afterwards the files that they gave and no other.
"""

from __future__ import annotations

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from manden.access.doors import policy
from manden.vault.evidence_reach import EvidenceReach
from manden.vault.models import Evidence
from manden.vault.views.evidence import keep_given
from manden.violations.attaching import CannotAttach, attach_evidence
from manden.violations.forms.attaching import BesideForm, GiveBesideForm, SourceForm
from manden.violations.models import Incident, Source
from manden.violations.queries.evidence import evidence_beside
from manden.violations.reach import Reach
from manden.violations.views.known import known_incident


@policy("incident.edit")
@require_http_methods(["GET", "POST"])
def beside(request: HttpRequest, key: str) -> HttpResponse:
    """Give a file that is about the incident."""
    incident = known_incident(request, key, "incident.edit")
    posted = request.POST or None
    told = {"person": request.user, "incident": incident}
    form = GiveBesideForm(posted, request.FILES or None, **told)
    source = SourceForm(posted, sources=_sources(request, incident))
    if request.method == "POST" and form.is_valid() and source.is_valid():
        evidence = keep_given(request, form)
        if evidence is not None and _attached(request, evidence, incident, source):
            return redirect("vault:receipt", evidence.key)
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


def _attached(
    request: HttpRequest, evidence: Evidence, incident: Incident, form: SourceForm
) -> bool:
    try:
        attach_evidence(
            evidence=evidence,
            incident=incident,
            source=form.cleaned_data["source"],
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
) -> HttpResponse:
    sources = _sources(request, incident)
    context = {
        "incident": incident,
        "form": form or GiveBesideForm(person=request.user, incident=incident),
        "source": source or SourceForm(sources=sources),
        "known": known or BesideForm(sources=sources),
        "links": evidence_beside(Reach(request.user), [incident]),
    }
    wrong = any(one is not None and one.errors for one in (form, source, known))
    return render(request, "violations/evidence.html", context, status=422 if wrong else 200)


def _sources(request: HttpRequest, incident: Incident) -> QuerySet[Source]:
    said = Reach(request.user).sources().filter(information__incident=incident)
    return said.select_related("kind", "identity").distinct()
