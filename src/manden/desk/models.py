"""What each person keeps of the desk for themselves: feeds of the calendar, a digest by mail."""

from django.conf import settings
from django.db import models
from django.db.models import Q


class CalendarFeed(models.Model):
    """A link under which a calendar program reads, as its owner may, until it is revoked.

    Of its token only the digest is kept.
    """

    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="calendar_feeds"
    )
    token_digest = models.CharField(max_length=64, unique=True)
    language = models.CharField(max_length=2)
    made_at = models.DateTimeField()
    last_read_on = models.DateField(null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-made_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(language__in=["fr", "en"]), name="a_feed_speaks_french_or_english"
            )
        ]


class WorkVisit(models.Model):
    """Until when a person has seen what concerns them."""

    person = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="work_visit"
    )
    seen_at = models.DateTimeField()


class DigestWish(models.Model):
    """How often a person wants to be told by mail that something concerns them; never, by default."""

    class Rhythm(models.TextChoices):
        NEVER = "never"
        DAILY = "daily"
        WEEKLY = "weekly"

    person = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="digest_wish"
    )
    rhythm = models.CharField(max_length=6, choices=Rhythm, default=Rhythm.NEVER)
    address = models.EmailField(blank=True)
    language = models.CharField(max_length=2, default="fr")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(rhythm="never") | ~Q(address=""), name="a_digest_has_an_address"
            )
        ]


class SentDigest(models.Model):
    """A digest sent for a period (2026-11-23, 2026-W48), so that none is sent twice."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="digests")
    period = models.CharField(max_length=10)
    sent_at = models.DateTimeField()
    counts = models.JSONField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "period"], name="one_digest_a_period")
        ]
