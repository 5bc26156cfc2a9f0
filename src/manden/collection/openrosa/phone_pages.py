"""One's phones: set up by a code shown once, revoked. Nobody sees another person's."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from manden.access.doors import policy
from manden.collection.openrosa.models import PhoneToken
from manden.collection.openrosa.page_forms import PhoneForm
from manden.collection.openrosa.phone_settings import qr_code, settings_text
from manden.collection.openrosa.tokens import (
    LIVE_TOKENS,
    CannotMakePhoneToken,
    live_tokens,
    make_phone_token,
    revoke_phone_token,
)
from manden.vault.queries import granted_compartments


@policy("phone.keep")
@require_http_methods(["GET", "POST"])
def phones(request: HttpRequest) -> HttpResponse:
    """GET lists one's phones; POST makes a token and shows it in this answer and never again."""
    now, told = timezone.now(), {}
    circles = granted_compartments(request.user)
    form = PhoneForm(request.POST or None, circles=circles)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            token = make_phone_token(
                name=given["name"],
                compartment=given["circle"],
                days=given["days"],
                by=request.user,
                now=now,
            )
        except CannotMakePhoneToken:
            form.add_error(None, _("Revoke a phone first: you keep as many as one may."))
        else:
            told = _shown_once(request, token)
            form = PhoneForm(circles=circles)
    context = {"form": form, "told": told, "most": LIVE_TOKENS}
    context["phones"] = live_tokens(request.user, now=now).select_related("compartment")
    return render(request, "openrosa/phones.html", context, status=422 if form.errors else 200)


@policy("phone.keep")
@require_POST
def revoke(request: HttpRequest, number: int) -> HttpResponse:
    token = get_object_or_404(PhoneToken, pk=number, owner=request.user)
    revoke_phone_token(token=token, by=request.user, now=timezone.now())
    messages.success(request, _("The phone is revoked: it sends nothing any more."))
    return redirect("field:phones")


def _shown_once(request: HttpRequest, token: str) -> dict[str, str]:
    listed = reverse("openrosa:form_list", kwargs={"token": token})
    address = request.build_absolute_uri(listed.removesuffix("/formList"))
    code = qr_code(settings_text(address=address, project="Manden"))
    return {"address": address, "code": code}
