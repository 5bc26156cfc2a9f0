"""One's own account: the second factor, the codes on paper, the open sessions."""

from __future__ import annotations

import segno
from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from manden.access import enrolling
from manden.access.doors import policy
from manden.access.enrolling import CannotEnrol
from manden.access.models import CodeApp, IdentityElsewhere, SecurityKey
from manden.access.open_sessions import end_session, end_sessions, sessions_of
from manden.access.roles import LEVEL_NAMES, ROLE_NAMES, Level, Role
from manden.access.sealing import seal, unseal
from manden.access.second_factor import has_second_factor, is_demanded_of
from manden.access.second_factor_forms import EnrolAppForm, EnrolKeyForm
from manden.access.security_keys import CannotUseKey, ask_for_new_key, new_key
from manden.access.signed_in import prove_afresh, relying_on
from manden.access.time_codes import address_of, new_secret, typed_secret

_SECRET, _CHALLENGE = "secret_to_enrol", "challenge_of_new_key"
_SQUARE_SCALE, _SQUARE_BORDER = 5, 3


@policy("account.own")
@require_GET
def account(request: HttpRequest) -> HttpResponse:
    person = request.user
    context = {
        "roles": [ROLE_NAMES[Role(role)] for role in sorted(person.roles)],
        "clearance": LEVEL_NAMES[Level(person.clearance)],
        "app": CodeApp.objects.filter(user=person).first(),
        "keys": person.security_keys.all(),
        "protected": has_second_factor(person),
        "demanded": is_demanded_of(person),
        "paper_codes": person.recovery_codes.filter(used_at=None).count(),
        "provider": settings.OIDC,
        "elsewhere": IdentityElsewhere.objects.filter(user=person).first(),
        "sessions": sessions_of(person, now=timezone.now(), here=request.session.session_key),
    }
    return render(request, "access/account.html", context)


@policy("account.secure")
@sensitive_post_parameters("code")
@require_http_methods(["GET", "POST"])
def enrol_app(request: HttpRequest) -> HttpResponse:
    secret = _secret_to_enrol(request)
    form = EnrolAppForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        first = not has_second_factor(request.user)
        code = form.cleaned_data["code"]
        if enrolling.enrol_app(user=request.user, secret=secret, code=code, now=timezone.now()):
            del request.session[_SECRET]
            return _enrolled(request, _("The application is enrolled."), first=first)
        form.add_error("code", _("This code does not match: is the clock of the telephone right?"))
    square = segno.make(address_of(secret, account=request.user.username), error="m")
    context = {
        "form": form,
        "square": mark_safe(  # noqa: S308 (drawn by us from our own address)
            square.svg_inline(scale=_SQUARE_SCALE, border=_SQUARE_BORDER, dark="#000", light="#fff")
        ),
        "typed": typed_secret(secret),
        "demanded": "demanded" in request.GET,
    }
    return render(request, "access/enrol_app.html", context, status=422 if form.errors else 200)


@policy("account.secure")
@require_http_methods(["GET", "POST"])
def enrol_key(request: HttpRequest) -> HttpResponse:
    relying = relying_on(request)
    form = EnrolKeyForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        first, given = not has_second_factor(request.user), form.cleaned_data
        try:
            key = new_key(relying, request.session.pop(_CHALLENGE, {}), given["answer"])
            enrolling.enrol_key(user=request.user, name=given["name"], key=key, now=timezone.now())
            return _enrolled(request, _("The key is enrolled."), first=first)
        except (CannotUseKey, CannotEnrol):
            form.add_error(None, _("This key could not be enrolled. Try again, or use another."))
    options = ""
    if relying.has_a_name:
        options, request.session[_CHALLENGE] = ask_for_new_key(relying, request.user)
    context = {"form": form, "key_options": options, "port": request.get_port()}
    return render(request, "access/enrol_key.html", context, status=422 if form.errors else 200)


@policy("account.secure")
@require_POST
def remove_app(request: HttpRequest) -> HttpResponse:
    try:
        enrolling.remove_app(user=request.user)
    except CannotEnrol:
        messages.error(request, _refused_removal())
    return redirect("access:account")


@policy("account.secure")
@require_POST
def remove_key(request: HttpRequest, number: int) -> HttpResponse:
    key = SecurityKey.objects.filter(user=request.user, pk=number).first()
    if key is None:
        raise Http404
    try:
        enrolling.remove_key(user=request.user, key=key)
    except CannotEnrol:
        messages.error(request, _refused_removal())
    return redirect("access:account")


@policy("account.secure")
@require_POST
def paper_codes(request: HttpRequest) -> HttpResponse:
    """New codes on paper, shown in this answer and never again."""
    if not has_second_factor(request.user):
        raise Http404
    codes = enrolling.make_paper_codes(user=request.user, now=timezone.now())
    return render(request, "access/paper_codes.html", {"codes": codes})


@policy("account.own")
@require_POST
def end(request: HttpRequest) -> HttpResponse:
    """End one of one's own sessions, or all but this one."""
    here = request.session.session_key
    if "all" in request.POST:
        end_sessions(user=request.user, by=request.user, but=here)
    elif not end_session(
        user=request.user, handle=request.POST.get("session", ""), by=request.user
    ):
        raise Http404
    messages.success(request, _("Ended."))
    return redirect("access:account")


def _secret_to_enrol(request: HttpRequest) -> bytes:
    """The secret offered to this session, sealed in it until a code shows that it was taken."""
    belongs_to = f"session of {request.user.pk}"
    kept = request.session.get(_SECRET)
    if kept is not None:
        return unseal(bytes.fromhex(kept), belongs_to=belongs_to)
    secret = new_secret()
    request.session[_SECRET] = seal(secret, belongs_to=belongs_to).hex()
    return secret


def _enrolled(request: HttpRequest, told: str, *, first: bool) -> HttpResponse:
    """The first factor ends the sessions opened without one, and brings codes on paper."""
    prove_afresh(request, by_second_factor=True)
    messages.success(request, told)
    if not first:
        return redirect("access:account")
    end_sessions(user=request.user, by=request.user, but=request.session.session_key)
    codes = enrolling.make_paper_codes(user=request.user, now=timezone.now())
    return render(request, "access/paper_codes.html", {"codes": codes})


def _refused_removal() -> str:
    return _("Your role asks for a second factor: add another before you remove this one.")
