"""The people of a desk: who they are, inviting, changing rights by two, putting out of service."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from manden.access import people, rights
from manden.access.actions import choose_password, invited_person, use_first_sign_in
from manden.access.doors import policy
from manden.access.forms import ChoosePasswordForm
from manden.access.models import RightsChange, User
from manden.access.open_sessions import end_sessions, sessions_of
from manden.access.people_forms import InviteForm, NewLinkForm, RightsForm
from manden.access.people_queries import listed_people, person_known_as, waiting_changes
from manden.access.rights import CannotChangeRights
from manden.access.roles import Level, Role
from manden.access.second_factor import has_second_factor
from manden.access.second_factor_pages import let_in


@policy("account.read")
@require_GET
def listing(request: HttpRequest) -> HttpResponse:
    context = {"people": listed_people(), "changes": waiting_changes(by=request.user)}
    return render(request, "access/people.html", context)


@policy("account.read")
@require_GET
def person(request: HttpRequest, pseudonym: str) -> HttpResponse:
    known = _known(pseudonym)
    rights_now = {"roles": sorted(known.roles), "clearance": known.clearance}
    return _person_page(request, known, RightsForm(initial=rights_now), NewLinkForm())


@policy("account.manage")
@require_http_methods(["GET", "POST"])
def invite(request: HttpRequest) -> HttpResponse:
    form = InviteForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        invited = people.invite(**_rights_of(form), by=request.user, now=timezone.now())
        address = _address_of(request, invited.token)
        context = {"link": address, "known": invited.person, "waits": not invited.change.alone}
        return render(request, "access/link_once.html", context)
    return render(request, "access/invite.html", {"form": form}, status=422 if form.errors else 200)


@policy("account.manage")
@require_POST
def change_rights(request: HttpRequest, pseudonym: str) -> HttpResponse:
    known, form = _known(pseudonym), RightsForm(request.POST)
    if form.is_valid():
        try:
            change = rights.propose_rights(
                about=known, **_rights_of(form), by=request.user, now=timezone.now()
            )
        except CannotChangeRights:
            form.add_error(
                None, _("This change cannot be asked for: one waits already, or it is your own.")
            )
        else:
            messages.success(request, _told_of(change))
            return redirect("access:person", pseudonym)
    return _person_page(request, known, form, NewLinkForm(), status=422)


@policy("account.manage")
@require_POST
def new_link(request: HttpRequest, pseudonym: str) -> HttpResponse:
    known, form = _known(pseudonym), NewLinkForm(request.POST)
    if form.is_valid():
        try:
            token = rights.propose_new_link(
                about=known, reason=form.cleaned_data["reason"], by=request.user, now=timezone.now()
            )
        except CannotChangeRights:
            form.add_error(
                None, _("This change cannot be asked for: one waits already, or it is your own.")
            )
        else:
            return _after_new_link(request, known, token)
    rights_form = RightsForm(initial={"roles": sorted(known.roles), "clearance": known.clearance})
    return _person_page(request, known, rights_form, form, status=422)


@policy("account.confirm")
@require_POST
def settle(request: HttpRequest, number: int) -> HttpResponse:
    """Confirm a waiting change, or refuse it."""
    change = RightsChange.objects.filter(pk=number).select_related("about").first()
    if change is None:
        raise Http404
    token = None
    try:
        if "confirm" in request.POST:
            token = rights.confirm_change(change=change, by=request.user, now=timezone.now())
            messages.success(request, _("Confirmed: it holds from now on."))
        else:
            rights.refuse_change(change=change, by=request.user, now=timezone.now())
            messages.success(request, _("The change is dropped."))
    except CannotChangeRights:
        messages.error(request, _("You cannot settle this: another person must, or it is done."))
    if token is not None:
        return _after_new_link(request, change.about, token)
    return redirect("access:person", change.about.pseudonym)


@policy("account.manage")
@require_POST
def service(request: HttpRequest, pseudonym: str) -> HttpResponse:
    """Put a person out of service, or take them back; or only end their sessions."""
    known = _known(pseudonym)
    try:
        if "out" in request.POST:
            people.put_out_of_service(user=known, by=request.user)
            messages.success(request, _("Out of service: their sessions are ended."))
        elif "back" in request.POST:
            people.take_back_into_service(user=known, by=request.user)
            messages.success(request, _("Back in service."))
        else:
            end_sessions(user=known, by=request.user)
            messages.success(request, _("Their sessions are ended."))
    except CannotChangeRights:
        messages.error(request, _("Your own account is another person’s to put out of service."))
    return redirect("access:person", pseudonym)


@policy("public")
@sensitive_post_parameters("password", "again")
@require_http_methods(["GET", "POST"])
def invitation(request: HttpRequest, token: str) -> HttpResponse:
    """The page of a link; it is used up by a password chosen, not by a preview that opens it."""
    invited = invited_person(token=token)
    if invited is None:
        return render(request, "access/link_dead.html", status=404)
    form = ChoosePasswordForm(request.POST or None, instance=invited)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        used_by = use_first_sign_in(token=token)
        if used_by is None:
            return render(request, "access/link_dead.html", status=404)
        choose_password(user=used_by, username=given["username"], password=given["password"])
        return let_in(request, used_by, then=reverse("desk:home"))
    status = 422 if form.errors else 200
    return render(request, "access/invitation.html", {"form": form}, status=status)


def _known(pseudonym: str) -> User:
    known = person_known_as(pseudonym)
    if known is None:
        raise Http404
    return known


def _person_page(
    request: HttpRequest,
    known: User,
    form: RightsForm,
    link_form: NewLinkForm,
    *,
    status: int = 200,
) -> HttpResponse:
    now = timezone.now()
    context = {
        "known": known,
        "own": known.pk == request.user.pk,
        "protected": has_second_factor(known),
        "changes": waiting_changes(by=request.user, about=known),
        "grants": known.grants.filter(expires_at__gt=now).select_related("compartment"),
        "sessions": sessions_of(known, now=now),
        "two_must_agree": rights.two_must_agree(request.user),
        "form": form,
        "link_form": link_form,
    }
    return render(request, "access/person.html", context, status=status)


def _rights_of(form: RightsForm) -> dict[str, Any]:
    given = dict(form.cleaned_data)
    given["roles"] = [Role(role) for role in given["roles"]]
    given["clearance"] = Level(given["clearance"])
    return given


def _after_new_link(request: HttpRequest, known: User, token: str | None) -> HttpResponse:
    if token is None:
        messages.success(request, _("It waits for a second person."))
        return redirect("access:person", known.pseudonym)
    context = {"link": _address_of(request, token), "known": known, "waits": False}
    return render(request, "access/link_once.html", context)


def _told_of(change: RightsChange) -> str:
    if change.alone:
        return _("Changed: it holds from now on.")
    return _("It waits for a second person.")


def _address_of(request: HttpRequest, token: str) -> str:
    return request.build_absolute_uri(reverse("access:invitation", args=[token]))
