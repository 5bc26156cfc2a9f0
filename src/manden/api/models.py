"""Tokens, the allowance of requests that each has left, and what was made by a repeatable request."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q


class Token(models.Model):
    """A person's key for programs; of the key itself only a digest under the desk's key is kept.

    `password_state` is what Django keeps of a session's password: a password changed, or taken
    away with a new link, ends the token as it ends sessions.
    """

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="api_tokens")
    name = models.CharField(max_length=80)
    digest = models.CharField(max_length=64, unique=True)
    password_state = models.CharField(max_length=64)
    scopes = models.JSONField()
    by_second_factor = models.BooleanField(default=False)
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    last_used_on = models.DateField(null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-made_at", "-pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(name=""), name="a_token_has_a_name"),
            models.CheckConstraint(
                condition=Q(expires_at__gt=F("made_at")), name="a_token_ends_after_it_begins"
            ),
        ]


class Allowance(models.Model):
    """When the next request of a token or an address would come due if they were evenly spaced."""

    key = models.CharField(max_length=64, primary_key=True)
    due_at = models.BigIntegerField()  # microseconds since 1970


class Creation(models.Model):
    """What a request with an Idempotency-Key made: sent again, it is answered and not done."""

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    key_digest = models.CharField(max_length=64)
    request_digest = models.CharField(max_length=64)
    record = models.PositiveBigIntegerField()
    made_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["owner", "key_digest"], name="one_creation_per_key")
        ]
