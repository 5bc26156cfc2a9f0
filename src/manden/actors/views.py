"""The institutions that a focal point answers for."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from manden.access.doors import policy
from manden.access.models import User
from manden.access.people_queries import person_known_as
from manden.access.roles import Role
from manden.actors.actions import CannotDelegate, delegate, end_delegation
from manden.actors.forms import DelegationForm
from manden.actors.models import Delegation


@policy("account.manage")
@require_http_methods(["GET", "POST"])
def delegations(request: HttpRequest, pseudonym: str) -> HttpResponse:
    known = person_known_as(pseudonym)
    if known is None:
        raise Http404
    if "end" in request.POST:
        _end(request, known)
        return redirect("actors:delegations", pseudonym)
    form = DelegationForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            delegate(user=known, actor=form.cleaned_data["actor"], by=request.user)
            return redirect("actors:delegations", pseudonym)
        except CannotDelegate:
            form.add_error(None, _("Only another person who is a focal point can be given one."))
    context = {
        "known": known,
        "form": form,
        "held": known.delegations.select_related("actor"),
        "is_focal_point": Role.FOCAL_POINT in known.roles,
    }
    return render(request, "actors/delegations.html", context, status=422 if form.errors else 200)


def _end(request: HttpRequest, known: User) -> None:
    number = request.POST["end"]
    held = Delegation.objects.filter(user=known, pk=number).first() if number.isdecimal() else None
    if held is None:
        raise Http404
    try:
        end_delegation(delegation=held, by=request.user)
    except CannotDelegate:
        messages.error(request, _("Only another person who is a focal point can be given one."))
