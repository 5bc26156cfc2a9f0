"""The register of institutions, parties and mandate holders that a text can ask to act."""

from django.conf import settings
from django.db import models

from manden.ui.bilingual import in_language


class Actor(models.Model):
    """Who can be asked: `code` is the reading library's, so a clause finds its actor by it."""

    class Kind(models.TextChoices):
        STATE_AUTHORITY = "state_authority"
        PARTY = "party"
        UN_BODY = "un_body"
        MANDATE_HOLDER = "mandate_holder"
        COMMUNITY = "community"
        REGIONAL_BODY = "regional_body"
        CIVIL_SOCIETY = "civil_society"
        OTHER = "other"

    code = models.CharField(max_length=120, unique=True)
    name_fr = models.CharField(max_length=300)
    name_en = models.CharField(max_length=300)
    kind = models.CharField(max_length=20, choices=Kind, default=Kind.OTHER)
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="parts")

    class Meta:
        ordering = ["code"]

    def __str__(self) -> str:
        return in_language(self, "name")


class ActorAlias(models.Model):
    """Another way a text names an actor; `folded` is what is compared."""

    actor = models.ForeignKey(Actor, models.CASCADE, related_name="aliases")
    language = models.CharField(max_length=2)
    text = models.CharField(max_length=300)
    folded = models.CharField(max_length=300, db_index=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["language", "folded"], name="one_actor_per_alias")
        ]


class Delegation(models.Model):
    """A person answers for an institution, as its focal point."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="delegations")
    actor = models.ForeignKey(Actor, models.PROTECT, related_name="delegations")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "actor"], name="delegated_once")]
