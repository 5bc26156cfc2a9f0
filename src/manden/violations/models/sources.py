"""Who says so: a source, and each piece of information it gave about an incident."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from manden.access.models import Compartment
from manden.access.roles import LEVEL_NAMES, Level
from manden.vault.models import Identity
from manden.violations.models.acts import Act
from manden.violations.models.incident import Incident, new_key
from manden.violations.models.vocabulary import Term


class Grade(models.TextChoices):
    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"
    UNKNOWN = "unknown"


class Source(models.Model):
    """A victim, a witness, an official, a document. A person's name is in the vault, never here;
    `name` is of an organisation or a publication."""

    class Standing(models.TextChoices):
        PRIMARY = "primary"
        SECONDARY = "secondary"

    key = models.CharField(max_length=12, unique=True, default=new_key)
    standing = models.CharField(max_length=9, choices=Standing)
    kind = models.ForeignKey(Term, models.PROTECT, related_name="+", db_index=False)
    identity = models.ForeignKey(Identity, models.PROTECT, null=True, related_name="as_source")
    name = models.CharField(max_length=200, blank=True)
    reliability = models.CharField(max_length=7, choices=Grade, default=Grade.UNKNOWN)
    contact_allowed = models.BooleanField(default=False)
    compartment = models.ForeignKey(Compartment, models.PROTECT, null=True, related_name="+")
    level = models.CharField(
        max_length=12,
        choices=[(level.value, name) for level, name in LEVEL_NAMES.items()],
        default=Level.STRICT.value,
    )
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["key"]
        constraints = [
            models.CheckConstraint(
                condition=Q(identity=None) | Q(name=""), name="a_person_as_source_is_in_the_vault"
            )
        ]


class Information(models.Model):
    """What a source said about an incident, or about one act of it.

    What `repeats` another is not a second voice: only information that repeats nothing, from
    sources that differ, corroborates.
    """

    class Position(models.TextChoices):
        SUPPORTS = "supports"
        CONTRADICTS = "contradicts"

    source = models.ForeignKey(Source, models.PROTECT, related_name="information")
    incident = models.ForeignKey(Incident, models.CASCADE, related_name="information")
    act = models.ForeignKey(Act, models.CASCADE, null=True, related_name="information")
    statement = models.TextField()
    language = models.CharField(max_length=2, default="fr")
    material = models.ForeignKey(Term, models.PROTECT, null=True, related_name="+", db_index=False)
    received = models.DateField(null=True)
    credibility = models.CharField(max_length=7, choices=Grade, default=Grade.UNKNOWN)
    position = models.CharField(max_length=11, choices=Position, default=Position.SUPPORTS)
    repeats = models.ForeignKey("self", models.PROTECT, null=True, related_name="repeated_by")
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", db_index=False
    )

    class Meta:
        ordering = ["incident", "pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(statement=""), name="information_says_something"),
            models.CheckConstraint(
                condition=Q(repeats=None) | ~Q(repeats=F("pk")), name="nothing_repeats_itself"
            ),
        ]
