"""Signing in by the provider, and linking one's account there. Reached only where one is named."""

from __future__ import annotations

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from manden.access.actions import record_sign_in
from manden.access.doors import open_under_lock, policy
from manden.access.linking import CannotLink, link_identity, linked_person
from manden.access.provider_client import NoIdentity, ask_identity, identity
from manden.access.second_factor_pages import let_in, next_page

_ERRAND = "errand_at_provider"


@open_under_lock
@policy("public")
@require_GET
def sign_in(request: HttpRequest) -> HttpResponse:
    request.session[_ERRAND] = {"then": next_page(request), "for": None}
    return _leave(request)


@policy("account.secure")
@require_GET
def link(request: HttpRequest) -> HttpResponse:
    request.session[_ERRAND] = {"then": reverse("access:account"), "for": request.user.pk}
    return _leave(request)


@open_under_lock
@policy("public")
@require_GET
def back(request: HttpRequest) -> HttpResponse:
    errand = request.session.pop(_ERRAND, None)
    if errand is None:
        return redirect("access:sign_in")
    try:
        issuer, subject = identity(settings.OIDC, request)
    except NoIdentity:
        return _without_identity(request)
    if errand["for"] is not None:
        return _linked(request, errand, issuer, subject)
    person = linked_person(issuer=issuer, subject=subject)
    if person is None:
        record_sign_in(user=None, outcome="failed")
        messages.error(
            request,
            _(
                "This account elsewhere opens nothing here: sign in with your password, "
                "then link it from your account page."
            ),
        )
        return redirect("access:sign_in")
    return let_in(request, person, then=errand["then"])


def _linked(
    request: HttpRequest, errand: dict[str, object], issuer: str, subject: str
) -> HttpResponse:
    if not request.user.is_authenticated or request.user.pk != errand["for"]:
        return redirect("access:sign_in")
    try:
        link_identity(user=request.user, issuer=issuer, subject=subject, now=timezone.now())
        messages.success(request, _("Your account is linked."))
    except CannotLink:
        messages.error(request, _("This account elsewhere is linked to another person already."))
    return redirect("access:account")


def _leave(request: HttpRequest) -> HttpResponse:
    address = request.build_absolute_uri(reverse("provider:back"))
    try:
        return ask_identity(settings.OIDC, request, back=address)
    except NoIdentity:
        return _without_identity(request)


def _without_identity(request: HttpRequest) -> HttpResponse:
    record_sign_in(user=None, outcome="failed")
    messages.error(
        request,
        _("The provider did not answer, or its answer does not hold. Sign in with your password."),
    )
    return redirect("access:account" if request.user.is_authenticated else "access:sign_in")
