"""Digests by mail: counts and a link, at the rhythm each person chose, once for each period.

The sending is written down before the mail leaves: a machine that stops between the two sends one
digest too few, never one twice.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from smtplib import SMTPException

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from manden.access import audit
from manden.access.lock import standing_lock
from manden.access.models import User
from manden.access.moments import moment_of_record
from manden.access.row_person import speak_for
from manden.desk.models import DigestWish, SentDigest, WorkVisit
from manden.desk.queries.news import news_of

Counts = dict[str, int]


class CannotSend(ValueError):
    """No digest is sent; the message says why and what to do."""


@dataclass(frozen=True)
class ToldDigest:
    """What became of a person's digest: sent, due (without --send), nothing, already, failed."""

    person: str  # pseudonym
    period: str
    outcome: str
    counts: Counts


@transaction.atomic
def choose_digest(*, rhythm: str, address: str, language: str, by: User) -> DigestWish:
    """Keep how often, and where, a person wants to be told."""
    chosen = {"rhythm": rhythm, "address": address, "language": language}
    wish, _made = DigestWish.objects.update_or_create(person=by, defaults=chosen)
    audit.record(by=by, act="digest.choose", record=wish, details={"rhythm": rhythm})
    return wish


@transaction.atomic
def see_news(*, by: User, at: datetime) -> None:
    """The person has seen what concerns them, until `at`."""
    WorkVisit.objects.update_or_create(person=by, defaults={"seen_at": at})
    audit.record(by=by, act="work.see")


def send_digests(*, today: date, send: bool, by: User) -> list[ToldDigest]:
    """Send to each person who wishes it the digest of the period of `today`; or say what is due."""
    if send and not settings.MAIL_SENDER:
        raise CannotSend("no mail server is named: set MANDEN_SMTP and MANDEN_SENDER")
    if send and standing_lock() is not None:
        raise CannotSend("the desk is locked: two people lift the lock after signing in")
    wishes = DigestWish.objects.exclude(rhythm=DigestWish.Rhythm.NEVER)
    active = wishes.filter(person__is_active=True).select_related("person").order_by("pk")
    return [_digest(wish, today, send, by) for wish in active]


def _digest(wish: DigestWish, today: date, send: bool, by: User) -> ToldDigest:
    person, period = wish.person, period_of(wish.rhythm, today)
    if SentDigest.objects.filter(person=person, period=period).exists():
        return ToldDigest(person.pseudonym, period, "already", {})
    counts = _counts(person, today, by)
    if not any(counts.values()):
        return ToldDigest(person.pseudonym, period, "nothing", counts)
    if not send:
        return ToldDigest(person.pseudonym, period, "due", counts)
    sent = _write_down(person, period, counts, by)
    try:
        message_of(wish, counts).send()
    except (SMTPException, OSError):
        _take_back(sent, by)
        return ToldDigest(person.pseudonym, period, "failed", counts)
    return ToldDigest(person.pseudonym, period, "sent", counts)


def period_of(rhythm: str, today: date) -> str:
    """2026-11-23 for a daily digest, 2026-W48 for a weekly one.

    >>> period_of("daily", date(2026, 11, 23)), period_of("weekly", date(2027, 1, 1))
    ('2026-11-23', '2026-W53')
    """
    if rhythm == DigestWish.Rhythm.DAILY:
        return today.isoformat()
    year, week, _day = today.isocalendar()
    return f"{year}-W{week:02d}"


def last_told(person: User) -> datetime | None:
    """The last time the person saw their news, on the desk or by mail."""
    visit = WorkVisit.objects.filter(person=person).values_list("seen_at", flat=True).first()
    mailed = SentDigest.objects.filter(person=person).order_by("-sent_at").first()
    return max((one for one in (visit, mailed and mailed.sent_at) if one), default=None)


def message_of(wish: DigestWish, counts: Counts) -> EmailMessage:
    """Counts and a link: no name, no word of what is told, no paragraph."""
    with translation.override(wish.language):
        lines = [
            line % {"n": counts[name]}
            for name, line in (
                ("mentions", ngettext("%(n)s mention", "%(n)s mentions", counts["mentions"])),
                ("assigned", ngettext("%(n)s task", "%(n)s tasks", counts["assigned"])),
                (
                    "deadlines",
                    ngettext(
                        "%(n)s deadline near or passed",
                        "%(n)s deadlines near or passed",
                        counts["deadlines"],
                    ),
                ),
                (
                    "returned",
                    ngettext(
                        "%(n)s carry-over returned",
                        "%(n)s carry-overs returned",
                        counts["returned"],
                    ),
                ),
                (
                    "figures",
                    ngettext(
                        "%(n)s approved figure no longer counts the same",
                        "%(n)s approved figures no longer count the same",
                        counts["figures"],
                    ),
                ),
            )
            if counts[name]
        ]
        link = f"{settings.PUBLIC_ADDRESS}{reverse('desk:work')}"
        body = "\n".join([*lines, "", link])
        subject = _("Manden: what concerns you")
    return EmailMessage(subject, body, settings.MAIL_SENDER, [wish.address])


def _counts(person: User, today: date, by: User) -> Counts:
    """Counted as the person may read, then the command speaks for itself again."""
    speak_for(person)
    try:
        return news_of(person, since=last_told(person), today=today).counts
    finally:
        speak_for(by)


@transaction.atomic
def _write_down(person: User, period: str, counts: Counts, by: User) -> SentDigest:
    sent = SentDigest.objects.create(
        person=person, period=period, sent_at=moment_of_record(), counts=counts
    )
    details = {"person": audit.name_of(person), "period": period, **counts}
    audit.record(by=by, act="digest.send", record=sent, details=details)
    return sent


@transaction.atomic
def _take_back(sent: SentDigest, by: User) -> None:
    audit.record(by=by, act="digest.send", record=sent, outcome="denied", details={"failed": True})
    sent.delete()
