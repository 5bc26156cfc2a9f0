"""The list of pseudonyms, one identity, entering a person, changing what is kept, finding."""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from manden.access.doors import policy, require
from manden.access.policy import allows
from manden.vault.actions import (
    CannotEnter,
    TooLittle,
    change_identity,
    enter_identity,
    find_exactly,
    find_same,
    move_identity,
)
from manden.vault.evidence_queries import files_with
from manden.vault.forms import ChangeForm, EnterForm, FindForm
from manden.vault.key_store import NoKey
from manden.vault.models import Identity
from manden.vault.queries import (
    granted_compartments,
    identities_for,
    uses_of,
    waiting_erasure,
    waiting_for_a_second,
    waiting_reveals,
)
from manden.vault.sweeping import sealed_for_want_of_keys
from manden.vault.views.known import known_identity
from manden.vault.words import PURPOSES

A_PAGE = 50
READINGS_SHOWN = 20


@policy("identity.read")
@require_GET
def listing(request: HttpRequest) -> HttpResponse:
    pages = Paginator(identities_for(request.user), A_PAGE)
    context = {
        "page": pages.get_page(request.GET.get("page")),
        "circles": granted_compartments(request.user),
        "sealed": sealed_for_want_of_keys(),
        "waiting": waiting_for_a_second(request.user, timezone.now()),
    }
    return render(request, "vault/identities.html", context)


@policy("identity.read")
@require_GET
def one(request: HttpRequest, pseudonym: str) -> HttpResponse:
    identity = known_identity(request, pseudonym, "identity.read")
    person = request.user
    actions = ("enter", "reveal", "change", "erase", "confirm")
    context = {
        "identity": identity,
        "words": _words_by_purpose(identity),
        "uses": [*uses_of(identity, person), *files_with(identity, person)],
        "here": {one: bool(allows(person, f"identity.{one}", identity)) for one in actions},
        "may_consent": bool(allows(person, "consent.manage", identity)),
    }
    if context["here"]["confirm"]:  # type: ignore[index]
        context |= {
            "readings": identity.reveals.exclude(shown_at=None).select_related("asked_by")[
                :READINGS_SHOWN
            ],
            "waiting": waiting_reveals(identity),
            "erasure": waiting_erasure(identity),
            "now": timezone.now(),
        }
    return render(request, "vault/identity.html", context)


@policy("identity.enter")
@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
def enter(request: HttpRequest) -> HttpResponse:
    circles = granted_compartments(request.user)
    form = EnterForm(request.POST or None, circles=circles)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        require(request.user, "identity.enter", Identity(compartment=given["circle"]))
        try:
            identity = enter_identity(
                fields=form.told(),
                compartment=given["circle"],
                consents=form.said(),
                submission=given["submission"],
                by=request.user,
            )
        except NoKey:
            form.add_error(None, _("Identities are sealed until their key store is brought."))
        else:
            messages.success(
                request,
                _("Sealed. Elsewhere this person is %(pseudonym)s.")
                % {"pseudonym": identity.pseudonym},
            )
            return redirect("vault:identities")
    context = {"form": form, "circles": circles}
    return render(request, "vault/enter.html", context, status=422 if form.errors else 200)


@policy("identity.change")
@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
def change(request: HttpRequest, pseudonym: str) -> HttpResponse:
    identity = known_identity(request, pseudonym, "identity.change")
    form = ChangeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            change_identity(identity=identity, fields=form.changed(), by=request.user)
        except CannotEnter:
            form.add_error(None, _("Nothing would be left: to forget a person, erase them."))
        except NoKey:
            form.add_error(None, _("Identities are sealed until their key store is brought."))
        else:
            messages.success(request, _("A new version is sealed; the earlier one is kept."))
            return redirect("vault:identity", pseudonym)
    circles = granted_compartments(request.user).exclude(pk=identity.compartment_id)
    context = {"form": form, "identity": identity, "circles": circles}
    return render(request, "vault/change.html", context, status=422 if form.errors else 200)


@policy("identity.change")
@require_POST
def move(request: HttpRequest, pseudonym: str) -> HttpResponse:
    """Take a person into another circle that is open to who asks."""
    identity = known_identity(request, pseudonym, "identity.change")
    asked = request.POST.get("circle", "")
    circles = granted_compartments(request.user).exclude(pk=identity.compartment_id)
    circle = circles.filter(code=asked).first()
    if circle is None:
        raise Http404
    try:
        move_identity(identity=identity, compartment=circle, by=request.user)
        messages.success(request, _("Moved: sealed anew for this circle."))
    except (CannotEnter, NoKey):
        messages.error(request, _("Identities are sealed until their key store is brought."))
    return redirect("vault:identity", pseudonym)


@policy("identity.find")
@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
def find(request: HttpRequest) -> HttpResponse:
    """Search by several fields together; what is sought travels in the form, never in an address."""
    form = FindForm(request.POST or None)
    context = {"form": form, "sought": False}
    if request.method == "POST" and form.is_valid():
        told = form.told()
        try:
            context["exact"] = find_exactly(fields=told, by=request.user)
            if form.cleaned_data["nearly"]:
                context["nearly"] = find_same(fields=told, by=request.user)
            context["sought"] = True
        except TooLittle:
            form.add_error(
                None,
                _(
                    "A name alone finds nobody: give the whole name with a birth year, a "
                    "telephone, a place of origin or a father’s name; or a document number with "
                    "a birth year."
                ),
            )
        except NoKey:
            form.add_error(None, _("Identities are sealed until their key store is brought."))
    return render(request, "vault/find.html", context, status=422 if form.errors else 200)


def _words_by_purpose(identity: Identity) -> list[dict[str, object]]:
    """Every word on each purpose, the latest first; a purpose not asked of has none."""
    words = list(identity.consents.select_related("by").prefetch_related("recipients"))
    return [
        {"purpose": purpose, "said": [word for word in words if word.purpose == purpose]}
        for purpose in PURPOSES
    ]
