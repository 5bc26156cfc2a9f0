"""The calendar's pages: what falls when, the links that calendar programs read, and their feed."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from manden.access.doors import policy
from manden.access.lock import standing_lock
from manden.access.policy import allows
from manden.access.row_person import speak_for
from manden.desk.calendar_feeds import (
    LIVE_FEEDS,
    TooManyFeeds,
    digest_of,
    make_feed,
    remember_reading,
    revoke_feed,
)
from manden.desk.icalendar_feed import icalendar
from manden.desk.models import CalendarFeed
from manden.desk.queries.calendar import read_calendar
from manden.desk.queries.calendar_entries import entries_for
from manden.desk.queries.calendar_months import lay_out
from manden.ui.bilingual import page_language


@policy("calendar.read")
@require_GET
def calendar(request: HttpRequest) -> HttpResponse:
    page = lay_out(read_calendar(request.user), request.today)
    return render(request, "desk/calendar.html", {"page": page, "today": request.today})


@policy("calendar.subscribe")
@require_http_methods(["GET", "POST"])
def feeds(request: HttpRequest) -> HttpResponse:
    """One's links: GET lists them, POST makes one and tells it this once."""
    address = ""
    if request.method == "POST":
        try:
            token = make_feed(language=_wanted_language(request), by=request.user)
            address = request.build_absolute_uri(reverse("calendar_feed", args=[token]))
        except TooManyFeeds:
            messages.error(request, _("Revoke a link first: you keep as many as one may."))
    context = {
        "feeds": request.user.calendar_feeds.filter(revoked_at=None),
        "address": address,
        "most": LIVE_FEEDS,
    }
    return render(request, "desk/calendar_feeds.html", context)


@policy("calendar.subscribe")
@require_POST
def revoke(request: HttpRequest, pk: int) -> HttpResponse:
    revoke_feed(feed=get_object_or_404(CalendarFeed, pk=pk, owner=request.user), by=request.user)
    messages.success(request, _("The link is revoked: programs that follow it see nothing more."))
    return redirect("desk:calendar_feeds")


@policy("public")
@require_GET
def feed(request: HttpRequest, token: str) -> HttpResponse:
    """The calendar as its owner may read it now; 404 for a link revoked, unknown, or of nobody."""
    found = (
        CalendarFeed.objects.filter(token_digest=digest_of(token), revoked_at=None)
        .select_related("owner")
        .first()
    )
    if found is None or standing_lock() or not allows(found.owner, "calendar.read"):
        raise Http404
    speak_for(found.owner)
    remember_reading(feed=found, today=request.today)
    with translation.override(found.language):
        entries = entries_for(found.owner, absolute=request.build_absolute_uri)
        body = icalendar(entries, name=_("Manden: calendar"), language=found.language)
    return HttpResponse(
        body,
        content_type="text/calendar; charset=utf-8",
        headers={"Content-Disposition": 'inline; filename="manden.ics"'},
    )


def _wanted_language(request: HttpRequest) -> str:
    wanted = request.POST.get("language", "")
    return wanted if wanted in ("fr", "en") else page_language()
