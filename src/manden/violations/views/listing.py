"""The list of incidents in reach, with its filters and those that a person keeps."""

from __future__ import annotations

from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from manden.access.doors import policy
from manden.vault.queries import granted_compartments
from manden.violations.bulk import MOST
from manden.violations.filters import drop, filters_of, keep
from manden.violations.forms.filtering import FilterForm
from manden.violations.models import SavedFilter
from manden.violations.queries.listing import glance_at, page_of, rows_of
from manden.violations.queries.tallies import tallies_of
from manden.violations.queries.wanted import Found
from manden.violations.reach import Reach

LONGEST_NAME = 100


@policy("incident.read")
@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    form = FilterForm(request.GET)
    found = Found(Reach(request.user), form.wanted())
    glance = glance_at(found, all_of_it=bool(request.GET.get("count")))
    page = page_of(found, glance, _number(request.GET.get("page", "")))
    context = {
        "form": form,
        "asked": form.asked(),
        "glance": glance,
        "tallies": tallies_of(found) if request.GET.get("tally") else [],
        "page": page,
        "rows": rows_of(page.incidents, found),
        "kept": [(one, urlencode(one.query)) for one in filters_of(request.user)],
        "circles": granted_compartments(request.user),
        "most": MOST,
    }
    return render(request, "violations/incidents.html", context)


@policy("incident.read")
@require_POST
def keep_filter(request: HttpRequest) -> HttpResponse:
    """Keep the filters of the address under a name, or in place of what bore that name."""
    name = " ".join(request.POST.get("name", "").split())[:LONGEST_NAME]
    asked = FilterForm(request.GET).asked()
    if name and asked:
        keep(name=name, query=asked, sharing=request.POST.get("shared", ""), by=request.user)
        messages.success(request, _("Kept: it stands above the list."))
    else:
        messages.error(request, _("Filter the list first, then give the filter a name."))
    return redirect(f"{reverse('violations:incidents')}?{urlencode(asked)}")


@policy("incident.read")
@require_POST
def drop_filter(request: HttpRequest, number: int) -> HttpResponse:
    drop(kept=get_object_or_404(SavedFilter, pk=number, user=request.user), by=request.user)
    return redirect("violations:incidents")


def _number(words: str) -> int:
    return max(1, int(words)) if words.isdecimal() and len(words) < 7 else 1
