"""Asking that a person be erased, and settling what another asked."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from manden.access.doors import policy
from manden.vault.actions import CannotErase, confirm_erasure, drop_erasure, erase
from manden.vault.actions.erasing import two_must_agree
from manden.vault.forms import EraseForm
from manden.vault.views.known import known_identity


@policy("identity.erase")
@require_http_methods(["GET", "POST"])
def ask(request: HttpRequest, pseudonym: str) -> HttpResponse:
    identity = known_identity(request, pseudonym, "identity.erase")
    form = EraseForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        reason = form.cleaned_data["reason"]
        try:
            asked = erase(identity=identity, reason=reason, by=request.user, now=timezone.now())
        except CannotErase:
            form.add_error(None, _("An erasure waits already, or was done."))
        else:
            done = _("Erased: the key is destroyed.") if asked.alone else ""
            messages.success(request, done or _("It waits for a second person."))
            return redirect("vault:identity", pseudonym)
    context = {"form": form, "identity": identity, "two": two_must_agree(request.user)}
    return render(request, "vault/erase.html", context, status=422 if form.errors else 200)


@policy("identity.confirm")
@require_POST
def settle(request: HttpRequest, pseudonym: str, number: UUID) -> HttpResponse:
    """Confirm a waiting erasure, or drop it."""
    identity = known_identity(request, pseudonym, "identity.confirm")
    erasure = identity.erasures.filter(pk=number).first()
    if erasure is None:
        raise Http404
    try:
        if "confirm" in request.POST:
            confirm_erasure(erasure=erasure, by=request.user, now=timezone.now())
            messages.success(request, _("Erased: the key is destroyed."))
        else:
            drop_erasure(erasure=erasure, by=request.user, now=timezone.now())
            messages.success(request, _("The erasure is dropped."))
    except CannotErase:
        messages.error(request, _("You cannot settle this: another person must, or it is done."))
    return redirect("vault:identities")
