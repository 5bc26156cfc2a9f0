"""Forms that phones fill, what came back, as it came, and the keys that let a phone send.

Nothing here is the record: an arrival waits until somebody makes an incident of it, attaches it to
one, or sets it aside.
"""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from manden.access.models import Compartment
from manden.access.roles import LEVEL_NAMES, Level
from manden.violations.models import Incident


class PhoneToken(models.Model):
    """A phone's key to send for its owner; only a digest of it under the desk's key is kept.

    What it sends lies in `compartment`. A password changed ends it, as it ends sessions.
    """

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="phone_tokens")
    name = models.CharField(max_length=80)
    digest = models.CharField(max_length=64, unique=True)
    password_state = models.CharField(max_length=64)
    compartment = models.ForeignKey(Compartment, models.PROTECT, null=True, related_name="+")
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    last_used_on = models.DateField(null=True)
    revoked_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-made_at", "-pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(name=""), name="a_phone_has_a_name"),
            models.CheckConstraint(
                condition=Q(expires_at__gt=F("made_at")), name="a_phone_token_ends_after_it_begins"
            ),
        ]


class Form(models.Model):
    """A form by its identifier; `ours` is the one from which incidents are made."""

    form_id = models.CharField(max_length=255, unique=True)
    title = models.CharField(max_length=255)
    ours = models.BooleanField(default=False)
    closed_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["title", "form_id"]
        constraints = [
            models.CheckConstraint(condition=~Q(form_id=""), name="a_form_has_an_identifier")
        ]

    def __str__(self) -> str:
        return self.title


class FormVersion(models.Model):
    """A form as it was published, to the byte; the latest is what phones are given."""

    form = models.ForeignKey(Form, models.PROTECT, related_name="versions")
    version = models.CharField(max_length=255, blank=True)
    xml = models.BinaryField()
    sha256 = models.CharField(max_length=64)
    md5 = models.CharField(max_length=32)  # the protocol's own check of a download, no evidence
    encrypted = models.BooleanField(default=False)
    published_at = models.DateTimeField()
    published_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["form", "-published_at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["form", "version"], name="a_version_is_published_once")
        ]


class FormMedia(models.Model):
    """A file that a form shows: a picture, a sound, a list of choices."""

    version = models.ForeignKey(FormVersion, models.CASCADE, related_name="media")
    name = models.CharField(max_length=255)
    body = models.BinaryField()
    md5 = models.CharField(max_length=32)

    class Meta:
        ordering = ["version", "name"]
        constraints = [
            models.UniqueConstraint(fields=["version", "name"], name="a_form_has_a_medium_once")
        ]


class SealedContent(models.Model):
    """Bytes as they came, by their digest, sealed under a key of their own (`holder`)."""

    holder = models.UUIDField(unique=True, default=uuid.uuid4)
    sha256 = models.CharField(max_length=64)
    size = models.PositiveIntegerField()
    sealed = models.BinaryField()
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["sha256", "recorded_by"], name="a_content_is_sealed_once_a_person"
            )
        ]


class Arrival(models.Model):
    """A filled form that came in, through its edits, and what was decided of it."""

    class State(models.TextChoices):
        WAITING = "waiting"
        ENTERED = "entered"
        ATTACHED = "attached"
        ASIDE = "aside"

    form = models.ForeignKey(Form, models.PROTECT, related_name="arrivals")
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    received_at = models.DateTimeField()
    compartment = models.ForeignKey(Compartment, models.PROTECT, null=True, related_name="+")
    level = models.CharField(
        max_length=12,
        choices=[(level.value, name) for level, name in LEVEL_NAMES.items()],
        default=Level.CONFIDENTIAL.value,
    )
    state = models.CharField(max_length=8, choices=State, default=State.WAITING)
    incident = models.ForeignKey(Incident, models.SET_NULL, null=True, related_name="arrivals")
    reason = models.CharField(max_length=500, blank=True)
    decided_at = models.DateTimeField(null=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )

    class Meta:
        ordering = ["-received_at", "-pk"]
        indexes = [models.Index(fields=["state", "-received_at"], name="arrivals_by_state")]
        constraints = [
            models.CheckConstraint(
                condition=Q(state="waiting", decided_at=None, decided_by=None)
                | Q(~Q(state="waiting"), decided_at__isnull=False, decided_by__isnull=False),
                name="a_decided_arrival_says_who_and_when",
            ),
            models.CheckConstraint(
                condition=~Q(state="aside") | ~Q(reason=""), name="an_arrival_set_aside_says_why"
            ),
        ]


class ArrivalVersion(models.Model):
    """One sending of an arrival: the first, or an edit of it; each is kept."""

    arrival = models.ForeignKey(Arrival, models.CASCADE, related_name="versions")
    form_version = models.ForeignKey(FormVersion, models.PROTECT, related_name="+")
    instance_id = models.CharField(max_length=255, unique=True)
    deprecated_id = models.CharField(max_length=255, blank=True)
    xml = models.ForeignKey(SealedContent, models.PROTECT, related_name="+")
    encrypted = models.BooleanField(default=False)
    complete = models.BooleanField(default=False)
    received_at = models.DateTimeField()

    class Meta:
        ordering = ["arrival", "received_at", "pk"]


class ArrivalFile(models.Model):
    """An attachment; the name that the phone gave it is sealed (see `file_names`)."""

    version = models.ForeignKey(ArrivalVersion, models.CASCADE, related_name="files")
    name_sealed = models.BinaryField()
    name_digest = models.CharField(max_length=64)
    content = models.ForeignKey(SealedContent, models.PROTECT, related_name="+")
    received_at = models.DateTimeField()

    class Meta:
        ordering = ["version", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["version", "name_digest"], name="an_attachment_comes_once"
            )
        ]
