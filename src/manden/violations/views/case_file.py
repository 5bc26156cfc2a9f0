"""The printed file of an incident: what may leave the desk, and all of it for who may export."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from manden.access.doors import policy
from manden.access.policy import allows
from manden.violations.models import Incident
from manden.violations.queries.incident import told_to
from manden.violations.reach import Reach
from manden.violations.views.known import known_incident


@policy("incident.read")
@require_safe
def redacted(request: HttpRequest, key: str) -> HttpResponse:
    """Without the account, pseudonyms, what sources said, and any place under the division."""
    return _page(request, known_incident(request, key, "incident.read"), full=False)


@policy("incident.export")
@require_safe
def full(request: HttpRequest, key: str) -> HttpResponse:
    """All that the record holds; names are in the vault and are never here."""
    return _page(request, known_incident(request, key, "incident.export"), full=True)


def _page(request: HttpRequest, incident: Incident, *, full: bool) -> HttpResponse:
    context = {
        "incident": incident,
        "told": told_to(Reach(request.user), incident),
        "full": full,
        "may_export": bool(allows(request.user, "incident.export", incident)),
    }
    return render(request, "violations/case_file.html", context)
