"""Changing several incidents at once: choose them, say what, look at the preview, then do it."""

from __future__ import annotations

from collections.abc import Sequence

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from manden.access.assurance import first_to
from manden.access.doors import policy
from manden.violations.bulk import (
    MOST,
    PROTECTING,
    ChangedMeanwhile,
    NothingToChange,
    change_together,
    preview,
)
from manden.violations.forms.filtering import FilterForm
from manden.violations.forms.together import WishForm
from manden.violations.models import LATEST_FIRST, Incident
from manden.violations.queries.wanted import Found
from manden.violations.reach import Reach


@policy("incident.together")
@require_POST
def together(request: HttpRequest) -> HttpResponse:
    """`do` is `choose` from the list, `look` for the preview, `change` to make it."""
    chosen, do = _chosen(request), request.POST.get("do", "choose")
    if not chosen:
        messages.error(request, _("Choose incidents of the list first."))
        return redirect("violations:incidents")
    form = WishForm(request.POST if do != "choose" else None, person=request.user)
    if do == "choose" or not form.is_valid():
        return _page(request, chosen, form, status=422 if form.errors else 200)
    wish = form.wish()
    if wish.what in PROTECTING:
        missing = first_to(request, "incident.protect")
        if missing is not None:
            return redirect(missing)
    lines = preview(incidents=chosen, wish=wish, by=request.user)
    if do != "change":
        return _page(request, chosen, form, lines=lines)
    try:
        batch = change_together(
            incidents=chosen, wish=wish, shown=_shown(request, chosen), by=request.user
        )
    except ChangedMeanwhile:
        form.add_error(None, _("Somebody changed one of them meanwhile: look at it again."))
    except NothingToChange:
        form.add_error(None, _("None of these can be changed so."))
    else:
        messages.success(request, _("Changed: it can be taken back whole here."))
        return redirect("violations:batch", batch)
    return _page(request, chosen, form, lines=lines, status=422)


def _chosen(request: HttpRequest) -> list[Incident]:
    """The incidents ticked, or all that the filter of the address finds; those in reach alone."""
    reach = Reach(request.user)
    if request.POST.get("which") == "all":
        found = Found(reach, FilterForm(request.GET).wanted()).incidents()
    else:
        keys = [one.partition(":")[0] for one in request.POST.getlist("keys")[:MOST]]
        found = reach.incidents().filter(key__in=keys)
    known = found.select_related("division", "locality", "compartment", "recorded_by")
    return list(known.order_by(*LATEST_FIRST)[:MOST])


def _shown(request: HttpRequest, chosen: Sequence[Incident]) -> dict[int, int]:
    told = dict(one.partition(":")[::2] for one in request.POST.getlist("keys"))
    return {one.pk: int(told[one.key]) for one in chosen if told.get(one.key, "").isdecimal()}


def _page(
    request: HttpRequest,
    chosen: Sequence[Incident],
    form: WishForm,
    *,
    lines: object = None,
    status: int = 200,
) -> HttpResponse:
    context = {"chosen": chosen, "form": form, "lines": lines, "most": MOST}
    return render(request, "violations/together.html", context, status=status)
