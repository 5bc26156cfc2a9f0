"""The approved figures as they were last checked: which still count the same, and what changed."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from manden.access.doors import policy
from manden.reporting.checking import approved_figures, check_figures
from manden.reporting.recomputing import Recount

SHOWN = 20


@policy("figure.read")
@require_safe
def checked(request: HttpRequest) -> HttpResponse:
    """What differs is worked out for this reader; the outcome of the rest as it was kept."""
    known = list(approved_figures(request.user).select_related("approved_by"))
    with_check = [one for one in known if hasattr(one, "last_check")]
    differ = [one for one in with_check if not one.last_check.holds]
    again = Recount(by=request.user)
    context = {
        "changed": [(one, again.of(one)) for one in differ[:SHOWN]],
        "more": max(0, len(differ) - SHOWN),
        "held": [one for one in with_check if one.last_check.holds],
        "unchecked": [one for one in known if not hasattr(one, "last_check")],
    }
    return render(request, "reporting/checked.html", context)


@policy("figure.check")
@require_POST
def check(request: HttpRequest) -> HttpResponse:
    """Count them all again now, as the timer does."""
    came = check_figures(by=request.user)
    told = {"n": len(came), "differ": sum(not one.equal for one in came)}
    messages.success(request, _("%(n)s counted again, %(differ)s of which differ.") % told)
    return redirect("reporting:checked")
