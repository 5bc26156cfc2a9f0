"""The tray where arrivals wait, one of them as it was told, and what is decided of it."""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_POST

from manden.access.doors import policy, require
from manden.collection.openrosa.file_names import names_of, versions_with_files
from manden.collection.openrosa.form_reading import read_form
from manden.collection.openrosa.keeping_files import keep_files
from manden.collection.openrosa.models import (
    Arrival,
    ArrivalFile,
    ArrivalVersion,
    SealedContent,
)
from manden.collection.openrosa.page_forms import AsideForm, AttachForm
from manden.collection.openrosa.refusal_words import not_made
from manden.collection.openrosa.reviewing import (
    EDITED,
    CannotDecide,
    arrivals_for,
    attach,
    latest,
    make_incident,
    set_aside,
)
from manden.collection.openrosa.sealing import CannotOpen, opened
from manden.collection.openrosa.shown_answers import shown_answers
from manden.ui.bilingual import page_language
from manden.vault.evidence_words import in_words
from manden.vault.key_store import NoKey
from manden.violations.reach import Reach

A_PAGE = 50


@policy("report.review")
@require_GET
def tray(request: HttpRequest) -> HttpResponse:
    asked = request.GET.get("state", Arrival.State.WAITING)
    states = [*Arrival.State.values, EDITED]
    state = asked if asked in states else Arrival.State.WAITING
    found = arrivals_for(request.user, state=state, now=timezone.now())
    pages = Paginator(found.select_related("form", "compartment", "recorded_by"), A_PAGE)
    context = {"page": pages.get_page(request.GET.get("page")), "state": state, "states": states}
    return render(request, "openrosa/tray.html", context)


@policy("report.review")
@require_GET
def one(request: HttpRequest, number: int) -> HttpResponse:
    return _page(request, _known(request, number))


@policy("report.review")
@require_POST
def enter(request: HttpRequest, number: int) -> HttpResponse:
    arrival = _known(request, number)
    require(request.user, "incident.enter")
    try:
        incident = make_incident(arrival=arrival, by=request.user, now=timezone.now())
    except CannotDecide as fault:
        messages.error(request, _("No incident is made: %(why)s.") % {"why": not_made(str(fault))})
    except NoKey:
        messages.error(request, _("It does not open: the key store of this desk is not here."))
    else:
        messages.success(
            request, _("It is an incident now, as reported: %(key)s.") % {"key": incident.key}
        )
        _keep_files(request, number)
    return redirect("field:arrival", number)


@policy("report.review")
@require_POST
def join(request: HttpRequest, number: int) -> HttpResponse:
    """Attach the arrival to an incident in the reviewer's reach."""
    arrival, form = _known(request, number), AttachForm(request.POST)
    found = None
    if form.is_valid():
        reach = Reach(request.user).incidents()
        found = reach.filter(key=form.cleaned_data["key"].strip().upper()).first()
    if found is None:
        messages.error(request, _("No incident in your reach bears this key."))
        return redirect("field:arrival", number)
    try:
        attach(arrival=arrival, incident=found, by=request.user, now=timezone.now())
    except CannotDecide:
        messages.error(request, _("Somebody decided of it before you."))
    else:
        messages.success(request, _("Attached to %(key)s.") % {"key": found.key})
        _keep_files(request, number)
    return redirect("field:arrival", number)


@policy("report.review")
@require_POST
def keep(request: HttpRequest, number: int) -> HttpResponse:
    """Keep as evidence what was not kept when the arrival was accepted."""
    _known(request, number)
    _keep_files(request, number)
    return redirect("field:arrival", number)


@policy("report.review")
@require_POST
def aside(request: HttpRequest, number: int) -> HttpResponse:
    arrival, form = _known(request, number), AsideForm(request.POST)
    if not form.is_valid():
        return _page(request, arrival, aside=form)
    try:
        set_aside(arrival=arrival, by=request.user, now=timezone.now(), **form.cleaned_data)
    except CannotDecide:
        messages.error(request, _("Somebody decided of it before you."))
    else:
        messages.success(request, _("Set aside; what came in stays."))
    return redirect("field:arrival", number)


@policy("report.review")
@require_GET
def file(request: HttpRequest, number: int, held: int) -> HttpResponse:
    """An attachment as it came: downloaded, never shown inside a page."""
    arrival = _known(request, number)
    found = get_object_or_404(ArrivalFile, pk=held, version__arrival=arrival)
    told = _opened(found.content)
    try:
        name = names_of([found])[found.pk]
    except CannotOpen:
        raise Http404 from None
    return _download(told, name)


@policy("report.review")
@require_GET
def xml(request: HttpRequest, number: int, held: int) -> HttpResponse:
    """A version as it came, to the byte."""
    version = get_object_or_404(ArrivalVersion, pk=held, arrival=_known(request, number))
    return _download(_opened(version.xml), f"arrival-{number}-{held}.xml")


def _keep_files(request: HttpRequest, number: int) -> None:
    """The attachments become evidence; what does not, and why, is said."""
    arrival = _known(request, number)
    try:
        told = keep_files(arrival=arrival, by=request.user, now=timezone.now())
    except (NoKey, CannotOpen):
        messages.error(request, _("It does not open: the key store of this desk is not here."))
        return
    if told.kept:
        said = ngettext(
            "%(n)s file is kept as evidence.", "%(n)s files are kept as evidence.", told.kept
        )
        messages.success(request, said % {"n": told.kept})
    for refusal in told.refused:
        why = {"why": in_words(refusal)}
        messages.warning(request, _("A file stays with the arrival alone. %(why)s") % why)


def _known(request: HttpRequest, number: int) -> Arrival:
    """The arrival, where this person may review it; absent otherwise."""
    found = Arrival.objects.select_related("form", "compartment", "incident").filter(pk=number)
    arrival = found.first()
    if arrival is None:
        raise Http404
    require(request.user, "report.review", arrival)
    return arrival


def _page(
    request: HttpRequest, arrival: Arrival, *, aside: AsideForm | None = None
) -> HttpResponse:
    version, answers, sealed = latest(arrival), [], False
    try:
        if not version.encrypted:
            form = read_form(bytes(version.form_version.xml))
            language = page_language()
            answers = shown_answers(opened(version.xml), form, language)
    except (NoKey, CannotOpen):
        sealed = True
    context = {
        "arrival": arrival,
        "version": version,
        "versions": versions_with_files(arrival),
        "answers": answers,
        "sealed": sealed,
        "aside": aside or AsideForm(),
        "attach": AttachForm(),
        "edited": arrival.decided_at and version.received_at > arrival.decided_at,
        "waits": arrival.state == Arrival.State.WAITING,
    }
    return render(request, "openrosa/arrival.html", context, status=422 if aside else 200)


def _opened(content: SealedContent) -> bytes:
    try:
        return opened(content)
    except (NoKey, CannotOpen):
        raise Http404 from None


def _download(told: bytes, name: str) -> HttpResponse:
    answer = HttpResponse(told, content_type="application/octet-stream")
    plain = "".join(sign for sign in name if sign.isalnum() or sign in "._- ")
    answer["Content-Disposition"] = f'attachment; filename="{plain or "file"}"'
    return answer
