"""Writes to the calendar's feeds: making one, revoking it, and remembering that it was read."""

from __future__ import annotations

import hashlib
import secrets
from datetime import date

from django.db import transaction
from django.utils import timezone

from manden.access import audit
from manden.access.models import User
from manden.desk.models import CalendarFeed

LIVE_FEEDS = 5


class TooManyFeeds(ValueError):
    """A person keeps as many feeds as one may."""


@transaction.atomic
def make_feed(*, language: str, by: User) -> str:
    """A token under which a calendar program reads what `by` may read; it is told this once."""
    if by.calendar_feeds.filter(revoked_at=None).count() >= LIVE_FEEDS:
        raise TooManyFeeds(f"{LIVE_FEEDS} links are live: revoke one first")
    token = secrets.token_urlsafe(32)
    feed = CalendarFeed.objects.create(
        owner=by, token_digest=digest_of(token), language=language, made_at=timezone.now()
    )
    audit.record(by=by, act="calendar.subscribe", record=feed)
    return token


@transaction.atomic
def revoke_feed(*, feed: CalendarFeed, by: User) -> None:
    """From now on the link answers as if it had never been; revoked once, it stays so."""
    if feed.revoked_at is not None:
        return
    feed.revoked_at = timezone.now()
    feed.save(update_fields=["revoked_at"])
    audit.record(by=by, act="calendar.revoke", record=feed)


@transaction.atomic
def remember_reading(*, feed: CalendarFeed, today: date) -> None:
    """Audit the first reading of each day: programs ask every few minutes."""
    fresh = CalendarFeed.objects.filter(pk=feed.pk).exclude(last_read_on=today)
    if fresh.update(last_read_on=today):
        audit.record(by=feed.owner, act="calendar.feed", record=feed)


def digest_of(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
