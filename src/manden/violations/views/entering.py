"""Entering an incident on one page, going on with a draft, and changing what stands."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from manden.access.doors import policy
from manden.access.models import Compartment
from manden.ui.bilingual import page_language
from manden.vault.actions import CannotEnter, CannotRecordConsent
from manden.vault.key_store import NoKey
from manden.vault.queries import granted_compartments
from manden.violations.actions import UnknownCode, enter_incident
from manden.violations.amending import amend_incident
from manden.violations.changing import ChangedMeanwhile
from manden.violations.drafting import (
    CannotKeepDraft,
    drafts_of,
    drop_draft,
    keep_draft,
    open_draft,
)
from manden.violations.forms.cases import CASES, fill_in
from manden.violations.forms.offering import choices_of
from manden.violations.forms.placing import (
    names_nowhere,
    others_offered,
    places_offered,
)
from manden.violations.forms.sheet import Sheet, VictimRow, as_typed, sheet_from
from manden.violations.forms.standing import beyond_the_page, sheet_of
from manden.violations.forms.telling import entry_of
from manden.violations.models import Incident
from manden.violations.queries.incident import told_to
from manden.violations.reach import Reach
from manden.violations.views.known import known_incident

_REFUSED = (UnknownCode, CannotEnter, CannotRecordConsent)


@policy("incident.enter")
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def enter(request: HttpRequest) -> HttpResponse:
    if request.method != "POST":
        return _page(request, Sheet())
    typed = as_typed(request.POST)
    sheet = sheet_from(typed)
    sheet.submission = str(_number(sheet.submission))
    button = request.POST.get("do", "record")
    if button == "draft":
        return _kept(request, sheet, typed)
    if button != "record":
        return _pressed(request, sheet, button)
    entry = entry_of(sheet, language=page_language())
    if entry is None:
        return _page(request, sheet, status=422)
    try:
        incident = enter_incident(
            entry=entry,
            submission=UUID(sheet.submission),
            by=request.user,
            compartment=_circle(request, sheet),
        )
    except (*_REFUSED, NoKey) as refusal:
        sheet.errors[""] = _words_of(refusal)
        return _page(request, sheet, status=422)
    drop_draft(key=UUID(sheet.submission), by=request.user)
    return _recorded(request, incident)


@policy("incident.edit")
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, key: str) -> HttpResponse:
    """The same page, filled in with what stands; who changed it meanwhile is not overwritten."""
    incident = known_incident(request, key, "incident.edit")
    if beyond_the_page(incident):
        messages.warning(
            request,
            _("Its acts differ in how, by whom or with what end: this page says those once."),
        )
    if request.method != "POST":
        return _page(request, sheet_of(incident), incident=incident)
    sheet = sheet_from(as_typed(request.POST))
    button = request.POST.get("do", "record")
    if button != "record":
        return _pressed(request, sheet, button, incident=incident)
    sheet.shown = sheet.shown if sheet.shown.isdecimal() else "0"
    sheet.circle = incident.compartment.code if incident.compartment else ""
    entry = entry_of(sheet, language=incident.language)
    if entry is None:
        return _page(request, sheet, incident=incident, status=422)
    try:
        amend_incident(
            incident=incident,
            entry=entry,
            kept=[int(row.kept) if row.kept.isdecimal() else None for row in sheet.victims],
            reason=sheet.reason,
            by=request.user,
            shown=int(sheet.shown),
        )
    except ChangedMeanwhile:
        sheet.errors[""] = _(
            "Somebody changed it since you opened it: what stands is shown below what you typed. "
            "Sending again puts yours in its place, and keeps theirs in the history."
        )
        sheet.shown = str(Incident.objects.get(pk=incident.pk).version)
        return _page(request, sheet, incident=incident, theirs=True, status=409)
    except (*_REFUSED, NoKey) as refusal:
        sheet.errors[""] = _words_of(refusal)
        return _page(request, sheet, incident=incident, status=422)
    messages.success(request, _("Changed: what it was is kept in its history."))
    return redirect("violations:incident", key)


@policy("incident.enter")
@require_safe
def drafts(request: HttpRequest) -> HttpResponse:
    return render(request, "violations/drafts.html", {"drafts": drafts_of(request.user)})


@policy("incident.enter")
@require_safe
def resume(request: HttpRequest, number: UUID) -> HttpResponse:
    typed = open_draft(key=number, by=request.user)
    if typed is None:
        raise Http404
    sheet = sheet_from(typed)
    sheet.submission = str(number)
    return _page(request, sheet)


@policy("incident.enter")
@require_POST
def drop(request: HttpRequest, number: UUID) -> HttpResponse:
    if open_draft(key=number, by=request.user) is None:
        raise Http404
    drop_draft(key=number, by=request.user)
    return redirect("violations:drafts")


def _kept(request: HttpRequest, sheet: Sheet, typed: dict[str, list[str]]) -> HttpResponse:
    """The draft is sealed; a script that keeps it by itself asks for no page."""
    quietly = request.headers.get("X-Kept-By") == "script"
    try:
        keep_draft(key=UUID(sheet.submission), typed=typed, by=request.user)
    except CannotKeepDraft:
        sheet.errors[""] = _("This draft was not kept: drop another of your drafts first.")
        return HttpResponse(status=422) if quietly else _page(request, sheet, status=422)
    if quietly:
        return HttpResponse(status=204)
    messages.success(request, _("The draft is kept, sealed to you alone."))
    return _page(request, sheet)


def _pressed(
    request: HttpRequest, sheet: Sheet, button: str, *, incident: Incident | None = None
) -> HttpResponse:
    """A button that changes the page and records nothing."""
    if button == "case":
        fill_in(sheet, request.POST.get("case", ""))
    elif button != "look":
        times = request.POST.get(f"times-{button.partition(':')[2]}", "1")
        sheet.press(button, int(times) if times.isdecimal() and len(times) < 4 else 1)
    return _page(request, sheet, incident=incident, pressed=button)


def _page(
    request: HttpRequest,
    sheet: Sheet,
    *,
    incident: Incident | None = None,
    theirs: bool = False,
    status: int = 200,
    pressed: str = "",
) -> HttpResponse:
    sheet.victims = sheet.victims or [VictimRow()]
    context: dict[str, Any] = {
        "sheet": sheet,
        "incident": incident,
        "offered": places_offered(sheet),
        "others": others_offered(sheet),
        "nowhere": names_nowhere(sheet) if request.method == "POST" else [],
        "focus": sheet.where(pressed),
        "circles": [] if incident else granted_compartments(request.user),
        "cases": () if incident else CASES.items(),
        "choices": choices_of(),
        "told": told_to(Reach(request.user), incident) if incident and theirs else None,
        "drafts": 0 if incident else request.user.drafts.count(),
    }
    return render(request, "violations/entry.html", context, status=status)


def _recorded(request: HttpRequest, incident: Incident) -> HttpResponse:
    messages.success(request, _("Recorded as %(key)s, reported.") % {"key": incident.key})
    if Reach(request.user).incidents().filter(pk=incident.pk).exists():
        return redirect("violations:incident", incident.key)
    return redirect("violations:incidents")


def _circle(request: HttpRequest, sheet: Sheet) -> Compartment | None:
    if not sheet.circle:
        return None
    circle = granted_compartments(request.user).filter(code=sheet.circle).first()
    if circle is None:
        raise UnknownCode("this circle is not open to you: choose another")
    return circle


def _words_of(refusal: Exception) -> str:
    if isinstance(refusal, NoKey):
        return _("Identities are sealed until their key store is brought.")
    if isinstance(refusal, UnknownCode):
        return _("The desk does not have one of the words or places chosen: choose it again.")
    return _("The names were not sealed, and nothing was recorded: look at the names again.")


def _number(words: str) -> UUID:
    try:
        return UUID(words)
    except ValueError:
        raise Http404 from None
