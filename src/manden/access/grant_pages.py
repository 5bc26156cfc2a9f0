"""Circles of need-to-know: making one, letting a person in with a reason and an end."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from manden.access.doors import policy
from manden.access.granting import end_grant, give_grant, make_compartment
from manden.access.models import Compartment, Grant
from manden.access.people_forms import CompartmentForm, GrantForm


@policy("grant.manage")
@require_http_methods(["GET", "POST"])
def compartments(request: HttpRequest) -> HttpResponse:
    form = CompartmentForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        made = make_compartment(**form.cleaned_data, by=request.user)
        return redirect("access:compartment", made.code)
    context = {"form": form, "compartments": Compartment.objects.order_by("code")}
    return render(request, "access/compartments.html", context, status=422 if form.errors else 200)


@policy("grant.manage")
@require_http_methods(["GET", "POST"])
def compartment(request: HttpRequest, code: str) -> HttpResponse:
    circle, now = Compartment.objects.filter(code=code).first(), timezone.now()
    if circle is None:
        raise Http404
    form = GrantForm(request.POST or None, by=request.user, today=now.date())
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        give_grant(
            user=given["user"],
            compartment=circle,
            reason=given["reason"],
            expires_at=given["until"],
            by=request.user,
            now=now,
        )
        messages.success(request, _("The grant is given."))
        return redirect("access:compartment", code)
    grants = circle.grants.filter(expires_at__gt=now).select_related("user", "granted_by")
    context = {"circle": circle, "grants": grants.order_by("expires_at"), "form": form}
    return render(request, "access/compartment.html", context, status=422 if form.errors else 200)


@policy("grant.manage")
@require_POST
def end(request: HttpRequest, number: int) -> HttpResponse:
    now = timezone.now()
    grant = (
        Grant.objects.filter(pk=number, expires_at__gt=now).select_related("compartment").first()
    )
    if grant is None:
        raise Http404
    end_grant(grant=grant, by=request.user, now=now)
    messages.success(request, _("The grant is ended."))
    return redirect("access:compartment", grant.compartment.code)
