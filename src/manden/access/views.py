"""Signing in and out, choosing a password, and the pages that refuse."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout, update_session_auth_hash
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from manden.access import actions
from manden.access.doors import open_under_lock, policy
from manden.access.forms import ChoosePasswordForm, SignInForm
from manden.access.open_sessions import end_sessions
from manden.access.second_factor import has_second_factor
from manden.access.second_factor_pages import let_in, next_page
from manden.access.signed_in import is_fresh, prove_afresh


@open_under_lock
@policy("public")
@require_GET
def to_language(request: HttpRequest) -> HttpResponse:
    """The bare address leads to the reader's language."""
    language = translation.get_language_from_request(request)
    return redirect(f"/{language if language in dict(settings.LANGUAGES) else 'fr'}/")


@open_under_lock
@policy("public")
@sensitive_post_parameters("password")
@require_http_methods(["GET", "POST"])
def sign_in(request: HttpRequest) -> HttpResponse:
    form = SignInForm(request.POST or None, request=request)
    if request.method == "POST":
        if form.is_valid() and form.person is not None:
            return let_in(request, form.person, then=next_page(request))
        actions.record_sign_in(user=None, outcome="failed")
    context = {
        "form": form,
        "next": request.POST.get("next") or request.GET.get("next", ""),
        "needs_link": not actions.anyone_has_password(),
        "provider": settings.OIDC,
    }
    return render(request, "access/sign_in.html", context, status=200 if not form.errors else 422)


@policy("public")
@require_GET
def first_sign_in(request: HttpRequest, token: str) -> HttpResponse:
    person = actions.use_first_sign_in(token=token)
    if person is None:
        messages.error(request, _("This link has been used already. Sign in with your password."))
        return redirect("access:sign_in")
    return let_in(request, person, then=reverse("desk:home"))


@open_under_lock
@policy("public")
@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    if request.user.is_authenticated:
        actions.record_sign_out(user=request.user)
    logout(request)
    return redirect("access:sign_in")


@policy("account.password")
@sensitive_post_parameters("password", "again")
@require_http_methods(["GET", "POST"])
def choose_password(request: HttpRequest) -> HttpResponse:
    if request.user.has_usable_password() and not is_fresh(request):
        return redirect(f"{reverse('access:confirm')}?next={request.path}")
    form = ChoosePasswordForm(request.POST or None, instance=request.user)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        actions.choose_password(
            user=request.user, username=given["username"], password=given["password"]
        )
        update_session_auth_hash(request, request.user)
        end_sessions(user=request.user, by=request.user, but=request.session.session_key)
        if not has_second_factor(request.user):  # of whom a password is proof enough
            prove_afresh(request, by_second_factor=False)
        messages.success(request, _("Your password is set."))
        return HttpResponseRedirect(next_page(request))
    context = {"form": form, "next": next_page(request)}
    status = 422 if form.errors else 200
    return render(request, "access/choose_password.html", context, status=status)


def locked_out(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
    return render(request, "access/locked_out.html", status=429)


def form_expired(request: HttpRequest, reason: str = "") -> HttpResponse:
    return render(request, "ui/form_expired.html", status=403)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return render(request, "ui/not_found.html", {"absent": True}, status=404)


def fault(request: HttpRequest) -> HttpResponse:
    """Rendered without the request: no query is made where the database may be the fault."""
    return HttpResponse(render_to_string("ui/fault.html"), status=500)
