"""A person's word on each purpose: versions of it, the last of which holds."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q

from manden.vault.words import MANNERS, PURPOSES, STATES


class NeverChanged(TypeError):
    """The row is a version: what changes is told by a later one."""


class Consents(models.QuerySet["Consent"]):
    def latest_words(self) -> Consents:
        """The last word on each purpose."""
        later = Consent.objects.filter(
            identity=OuterRef("identity"),
            purpose=OuterRef("purpose"),
            version__gt=OuterRef("version"),
        )
        return self.filter(~Exists(later))

    def standing(self, purpose: str, recipient: str | None = None) -> Consents:
        """The last words on `purpose` that are a yes, and to `recipient`."""
        named = ConsentRecipient.objects.filter(consent=OuterRef("pk"))
        whom = ~Exists(named)
        if recipient:
            whom |= Exists(named.filter(folded=folded_recipient(recipient)))
        return self.latest_words().filter(whom, purpose=purpose, state=Consent.State.GIVEN)


class Consent(models.Model):
    """A person's word on one purpose, from one day until their next."""

    class State(models.TextChoices):
        GIVEN = "given"
        REFUSED = "refused"
        WITHDRAWN = "withdrawn"

    id = models.UUIDField(primary_key=True, default=uuid4)
    identity = models.ForeignKey("vault.Identity", models.CASCADE, related_name="consents")
    purpose = models.CharField(max_length=20)
    version = models.PositiveIntegerField()
    state = models.CharField(max_length=10)
    manner = models.CharField(max_length=10)
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    objects = Consents.as_manager()

    class Meta:
        ordering = ["purpose", "-version"]
        constraints = [
            models.UniqueConstraint(
                fields=["identity", "purpose", "version"], name="one_word_a_version"
            ),
            models.CheckConstraint(
                condition=Q(purpose__in=list(PURPOSES), state__in=list(STATES))
                & Q(manner__in=list(MANNERS)),
                name="a_consent_is_in_known_words",
            ),
        ]

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise NeverChanged("a consent is not changed: the next word is a row of its own")
        super().save(*args, **kwargs)

    @property
    def shared_with(self) -> list[str]:
        """The recipients named; none: whoever the purpose means."""
        return [one.name for one in self.recipients.all()]


class ConsentRecipient(models.Model):
    """An institution with which the person agrees to share, by name."""

    id = models.UUIDField(primary_key=True, default=uuid4)
    consent = models.ForeignKey(Consent, models.CASCADE, related_name="recipients")
    name = models.CharField(max_length=120)
    folded = models.CharField(max_length=120)

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(fields=["consent", "folded"], name="a_recipient_is_named_once")
        ]


def folded_recipient(name: str) -> str:
    return " ".join(name.casefold().split())
