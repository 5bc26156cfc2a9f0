"""Conflicts of interest, and how many names a person may read in a day."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from manden.access.doors import policy
from manden.vault.actions import CannotFlag, end_conflict, flag_conflict, limit_reveals
from manden.vault.forms import ConflictForm, LimitForm
from manden.vault.queries import (
    granted_compartments,
    identities_for,
    limits_by_circle,
    standing_conflicts,
)


@policy("conflict.manage")
@require_http_methods(["GET", "POST"])
def conflicts(request: HttpRequest) -> HttpResponse:
    form = ConflictForm(request.POST or None, identities=identities_for(request.user))
    if request.method == "POST" and form.is_valid():
        flag_conflict(**form.cleaned_data, by=request.user, now=timezone.now())
        messages.success(request, _("Flagged: it holds from now on."))
        return redirect("vault:conflicts")
    context = {"form": form, "flags": standing_conflicts(request.user)}
    return render(request, "vault/conflicts.html", context, status=422 if form.errors else 200)


@policy("conflict.manage")
@require_POST
def end(request: HttpRequest, number: int) -> HttpResponse:
    flag = standing_conflicts(request.user).filter(pk=number).first()
    if flag is None:
        raise Http404
    try:
        end_conflict(flag=flag, by=request.user, now=timezone.now())
        messages.success(request, _("The flag is ended."))
    except CannotFlag:
        messages.error(request, _("Nobody ends a conflict of interest of their own."))
    return redirect("vault:conflicts")


@policy("identity.limit")
@require_http_methods(["GET", "POST"])
def limits(request: HttpRequest) -> HttpResponse:
    circles = granted_compartments(request.user)
    form = LimitForm(request.POST or None, circles=circles)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        limit_reveals(
            compartment=given["circle"], a_day=given["a_day"], by=request.user, now=timezone.now()
        )
        messages.success(request, _("Set: it holds from now on."))
        return redirect("vault:limits")
    context = {"form": form, "limits": limits_by_circle(circles)}
    return render(request, "vault/limits.html", context, status=422 if form.errors else 200)
