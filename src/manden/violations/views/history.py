"""An earlier version of an incident, as it can be read now."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from manden.access.doors import policy
from manden.violations.models import Incident
from manden.violations.queries.versions import version_of
from manden.violations.reach import Reach
from manden.violations.views.known import deny, known_incident, where_it_is_now


@policy("incident.read")
@require_safe
def version(request: HttpRequest, key: str, number: int) -> HttpResponse:
    """What an incident said at a version; of one that was merged too, for who may read both."""
    if where_it_is_now(request, key) is None:
        incident = known_incident(request, key, "incident.read")
    else:
        incident = Incident.objects.get(key=key)
    told = version_of(Reach(request.user), incident, number)
    if told is None:
        deny(request, "incident.read", f"violations.incident:{incident.pk}", "no such version")
    return render(request, "violations/version.html", {"incident": incident, "told": told})
