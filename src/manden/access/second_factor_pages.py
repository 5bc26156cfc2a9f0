"""Proving who one is: the second step of signing in, and once more before what matters."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme, urlencode
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from manden.access.doors import open_under_lock, policy
from manden.access.models import User
from manden.access.proving import Proof, prove_by_code, prove_by_key
from manden.access.second_factor import has_second_factor
from manden.access.second_factor_forms import PasswordAgainForm, ProofForm
from manden.access.security_keys import ask_for_signature
from manden.access.signed_in import enter, half_way, prove_afresh, relying_on, wait_half_way

_CHALLENGE = "challenge_of_proof"


def let_in(request: HttpRequest, person: User, *, then: str) -> HttpResponse:
    """After the first proof: inside, or on to the second factor of whoever has one."""
    if has_second_factor(person):
        wait_half_way(request, person, then=then)
        return redirect("access:second_factor")
    enter(request, person, by_second_factor=False)
    return HttpResponseRedirect(then)


@open_under_lock
@policy("public")
@sensitive_post_parameters("code", "answer")
@require_http_methods(["GET", "POST"])
def second_factor(request: HttpRequest) -> HttpResponse:
    standing = half_way(request)
    if standing is None:
        messages.error(request, _("The five minutes are over: begin again with your password."))
        return redirect("access:sign_in")
    person, then = standing
    form = ProofForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and _proves(request, person, form):
        enter(request, person, by_second_factor=True)
        return HttpResponseRedirect(then)
    return _page(request, person, form, "access/second_factor.html")


@open_under_lock
@policy("account.own")
@sensitive_post_parameters("code", "answer", "password")
@require_http_methods(["GET", "POST"])
def confirm(request: HttpRequest) -> HttpResponse:
    """Prove afresh who one is, then go on to the page that asked for it."""
    person, then = request.user, next_page(request)
    by_second_factor = has_second_factor(person)
    if not by_second_factor and not person.has_usable_password():
        messages.error(request, _("Choose a password first: it proves who you are."))
        back = urlencode({"next": then})
        return redirect(f"{reverse('access:choose_password')}?{back}")
    if by_second_factor:
        form = ProofForm(request.POST or None)
        proved = request.method == "POST" and form.is_valid() and _proves(request, person, form)
    else:
        form = PasswordAgainForm(request.POST or None, request=request)
        proved = request.method == "POST" and form.is_valid()
    if proved:
        prove_afresh(request, by_second_factor=by_second_factor)
        return HttpResponseRedirect(then)
    return _page(
        request, person, form, "access/confirm.html", next=then, undone="undone" in request.GET
    )


def next_page(request: HttpRequest) -> str:
    """The page of this desk that the address asks to go on to; else the home page."""
    wanted = request.POST.get("next") or request.GET.get("next") or ""
    if url_has_allowed_host_and_scheme(wanted, {request.get_host()}, request.is_secure()):
        return wanted
    return reverse("desk:home")


def _proves(request: HttpRequest, person: User, form: ProofForm) -> bool:
    now, given = timezone.now(), form.cleaned_data
    if given["answer"]:
        state = request.session.pop(_CHALLENGE, {})
        relying = relying_on(request)
        proof = prove_by_key(
            user=person, relying=relying, state=state, answer=given["answer"], now=now
        )
        refused = _("The key was not recognised. Try again.")
    else:
        proof = prove_by_code(user=person, code=given["code"], now=now)
        refused = _("This code is wrong, too old, or used already.")
    if proof is Proof.TOO_MANY:
        refused = _("Too many attempts: wait a quarter of an hour.")
    if proof is not Proof.ACCEPTED:
        form.add_error(None, refused)
    return proof is Proof.ACCEPTED


def _page(
    request: HttpRequest, person: User, form: Any, template: str, **more: Any
) -> HttpResponse:
    relying = relying_on(request)
    asked = ask_for_signature(relying, person) if relying.has_a_name else None
    if asked:
        request.session[_CHALLENGE] = asked[1]
    context = {
        "form": form,
        "key_options": asked[0] if asked else "",
        "keys_need_a_name": not relying.has_a_name and person.security_keys.exists(),
        **more,
    }
    return render(request, template, context, status=422 if form.errors else 200)
