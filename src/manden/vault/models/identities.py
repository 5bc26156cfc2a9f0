"""Identities apart: who a pseudonym stands for, sealed under a key of that person alone.

A row here says nothing of anybody: a random pseudonym, a circle of need-to-know, sealed bytes. The
key that opens them is in no table (see `key_store`); where it is destroyed, they are noise.
"""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING
from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q

from manden.access.models import Compartment
from manden.access.roles import Level
from manden.vault.models.consents import Consent
from manden.vault.models.oversight import ConflictOfInterest
from manden.vault.words import FIELD_NAMES, KEEP

if TYPE_CHECKING:
    from manden.access.models import User

# No 0 O 1 I L 2 Z 5 S 8 B: a pseudonym is read aloud and copied by hand.
UNAMBIGUOUS = "ACDEFGHJKMNPQRTUVWXY34679"
PSEUDONYM_LENGTH = 6


def new_pseudonym() -> str:
    return "P-" + "".join(secrets.choice(UNAMBIGUOUS) for _ in range(PSEUDONYM_LENGTH))


class Keyholder(models.Model):
    """That a key of the store belongs to a record of this desk, and whether it must be destroyed.

    A random number and nothing else: the desk reads it at its start, before it speaks for anybody.
    """

    id = models.UUIDField(primary_key=True, default=uuid4)
    destroyed_at = models.DateTimeField(null=True, blank=True)


class ConsentingIdentities(models.QuerySet["Identity"]):
    def consenting(self, purpose: str, recipient: str | None = None) -> ConsentingIdentities:
        """Those whose latest word on `purpose` is a yes; who named recipients said it to them alone.

        Asked of the rows each time: a withdrawal holds from the next query on.
        """
        return self.filter(
            Exists(Consent.objects.standing(purpose, recipient).filter(identity=OuterRef("pk"))),
            erased_at=None,
        )

    def kept(self) -> ConsentingIdentities:
        """Those who are not erased, and did not refuse or withdraw that anything be kept."""
        word = Consent.objects.latest_words().filter(identity=OuterRef("pk"), purpose=KEEP)
        return self.filter(~Exists(word.exclude(state=Consent.State.GIVEN)), erased_at=None)


class Identity(models.Model):
    """A person, known outside the vault by a pseudonym.

    `level` is that of the names; the pseudonym is shown to whoever is let into the compartment.
    `version` counts the changes: each field sealed then bears it.
    """

    id = models.UUIDField(primary_key=True, default=uuid4)
    pseudonym = models.CharField(max_length=12, unique=True, default=new_pseudonym)
    compartment = models.ForeignKey(Compartment, models.PROTECT, related_name="+")
    level = models.CharField(max_length=12, default=Level.STRICT.value)
    version = models.PositiveIntegerField(default=1)
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    erased_at = models.DateTimeField(null=True, blank=True)
    erased_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    fictitious = models.BooleanField(default=False)
    submission = models.UUIDField(unique=True, default=uuid4)  # a form sent twice is kept once

    objects = ConsentingIdentities.as_manager()

    class Meta:
        ordering = ["pseudonym"]
        verbose_name_plural = "identities"
        constraints = [
            models.CheckConstraint(
                condition=Q(erased_at=None, erased_by=None)
                | Q(erased_at__isnull=False, erased_by__isnull=False),
                name="an_erasure_says_who_and_when",
            ),
            models.CheckConstraint(
                condition=Q(level__in=[level.value for level in Level]),
                name="an_identity_has_a_known_level",
            ),
            models.CheckConstraint(condition=Q(version__gte=1), name="versions_count_from_one"),
        ]

    def __str__(self) -> str:
        return self.pseudonym

    def consents_to(self, purpose: str | None, recipient: str | None = None) -> bool:
        """Whether the person's latest word on `purpose` is a yes, and to `recipient`.

        Where they named whom they agree to share with, nobody else is meant, nor nobody in
        particular. None, no purpose, asks nothing.
        """
        if purpose is None:
            return True
        standing = Consent.objects.standing(purpose, recipient)
        return self.erased_at is None and standing.filter(identity=self).exists()

    def conflicts_with(self, person: User) -> bool:
        return ConflictOfInterest.objects.standing().filter(user=person, identity=self).exists()


class SealedField(models.Model):
    """One field of a person as it stood from one version on; an empty one was taken out."""

    id = models.UUIDField(primary_key=True, default=uuid4)
    identity = models.ForeignKey(Identity, models.CASCADE, related_name="sealed")
    field = models.CharField(max_length=20)
    version = models.PositiveIntegerField()
    ciphertext = models.BinaryField()

    class Meta:
        ordering = ["field", "version"]
        constraints = [
            models.UniqueConstraint(
                fields=["identity", "field", "version"], name="a_field_is_sealed_once_a_version"
            ),
            models.CheckConstraint(
                condition=Q(field__in=list(FIELD_NAMES)), name="a_sealed_field_is_known"
            ),
        ]


class LookupToken(models.Model):
    """The keyed digest of fields taken together, by which the same person is found again."""

    id = models.UUIDField(primary_key=True, default=uuid4)
    identity = models.ForeignKey(Identity, models.CASCADE, related_name="tokens")
    kind = models.CharField(max_length=20)
    digest = models.BinaryField(max_length=32)

    class Meta:
        indexes = [models.Index(fields=["kind", "digest"], name="lookup_by_token")]
        constraints = [
            models.UniqueConstraint(fields=["identity", "kind"], name="one_token_of_a_kind")
        ]
