"""Evidence files: received once, never changed; what happens to them is added beside.

The bytes lie encrypted in the desk's folder, under the digest of their ciphertext. A row here is
written after them and says what they were when they came.
"""

from __future__ import annotations

import secrets
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from manden.access.models import Compartment, User
from manden.access.roles import LEVEL_NAMES, Level
from manden.vault.models.consents import Consent, NeverChanged
from manden.vault.models.identities import UNAMBIGUOUS, Identity, Keyholder
from manden.vault.models.oversight import ConflictOfInterest

_SHA256 = r"^[0-9a-f]{64}$"


def new_evidence_key() -> str:
    """A key that tells nothing: neither how many files there are nor when one came."""
    return "E-" + "".join(secrets.choice(UNAMBIGUOUS) for _ in range(7))


class OnlyAdded(models.Model):
    """A row that is written once; the database refuses to change or delete it."""

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise NeverChanged("evidence and its custody are not changed: what follows is added")
        super().save(*args, **kwargs)


class StoredFile(OnlyAdded):
    """Encrypted bytes on the disk: `name`, of the file, is the SHA-256 of what it holds.

    Random numbers and nothing else: a desk that starts compares them with its folder.
    """

    name = models.CharField(max_length=64, primary_key=True)
    size = models.PositiveBigIntegerField()
    holder = models.OneToOneField(Keyholder, models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(name__regex=_SHA256), name="a_stored_file_is_named")
        ]


class Evidence(OnlyAdded):
    """A file as it came, or a copy made of one (`parent`, by a `tool`).

    `about` says what it is and names nobody. The name under which it came is sealed, as file names
    are often people's. `level` and `compartment` say who may know that it is there.
    """

    class Derivation(models.TextChoices):
        NONE = ""
        REDACTED = "redacted"
        CLEANED = "cleaned"
        TRANSCODED = "transcoded"

    class Origin(models.TextChoices):
        PAGE = "page"
        COMMAND = "command"
        ARRIVAL = "arrival"
        DESK = "desk"

    key = models.CharField(max_length=12, unique=True, default=new_evidence_key)
    stored = models.OneToOneField(StoredFile, models.PROTECT, related_name="evidence")
    sha256 = models.CharField(max_length=64)
    size = models.PositiveBigIntegerField()
    kind = models.CharField(max_length=80)
    sealed_name = models.BinaryField()
    about = models.CharField(max_length=300)
    origin = models.CharField(max_length=8, choices=Origin)
    compartment = models.ForeignKey(Compartment, models.PROTECT, null=True, related_name="+")
    level = models.CharField(
        max_length=12,
        choices=[(level.value, name) for level, name in LEVEL_NAMES.items()],
        default=Level.CONFIDENTIAL.value,
    )
    fictitious = models.BooleanField(default=False)
    received_at = models.DateTimeField()
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    parent = models.ForeignKey("self", models.PROTECT, null=True, related_name="derivatives")
    derivation = models.CharField(max_length=10, choices=Derivation, blank=True)
    tool = models.CharField(max_length=120, blank=True)
    reason = models.CharField(max_length=500, blank=True)

    class Meta:
        ordering = ["-received_at", "-pk"]
        verbose_name_plural = "evidence"
        indexes = [models.Index(fields=["sha256"], name="evidence_by_digest")]
        constraints = [
            models.CheckConstraint(
                condition=Q(sha256__regex=_SHA256), name="evidence_has_a_digest"
            ),
            models.CheckConstraint(condition=~Q(about=""), name="evidence_says_what_it_is"),
            models.CheckConstraint(
                condition=Q(parent=None, derivation="", tool="", reason="")
                | (Q(parent__isnull=False) & ~Q(derivation="") & ~Q(tool="") & ~Q(reason="")),
                name="a_copy_says_of_what_and_how",
            ),
            models.CheckConstraint(
                condition=Q(parent=None) | ~Q(parent=F("pk")), name="no_file_is_its_own_copy"
            ),
            models.CheckConstraint(
                condition=Q(level__in=[level.value for level in Level]),
                name="evidence_has_a_known_level",
            ),
        ]

    def __str__(self) -> str:
        return self.key

    @property
    def holder(self) -> UUID:
        """The number under which the key store keeps the key of this file."""
        return self.stored.holder_id

    def consents_to(self, purpose: str | None, recipient: str | None = None) -> bool:
        """Whether everybody who is in the file, or gave it, agreed to `purpose`."""
        if self.root.pk is None:
            return True
        people = Identity.objects.filter(in_files__evidence=self.root)
        if people.exclude(pk__in=Identity.objects.kept().values("pk")).exists():
            return False
        if purpose is None:
            return True
        agreed = Consent.objects.standing(purpose, recipient).values("identity")
        return not people.exclude(pk__in=agreed).exists()

    def conflicts_with(self, person: User) -> bool:
        if self.root.pk is None:
            return False
        flags = ConflictOfInterest.objects.standing().filter(user=person)
        return flags.filter(identity__in_files__evidence=self.root).exists()

    @property
    def root(self) -> Evidence:
        """The file as it came, of which this is a copy; a copy of a copy is not made."""
        return self.parent or self


class PersonInFile(models.Model):
    """A person who gave a file, or is seen or heard in it: their word holds for it."""

    evidence = models.ForeignKey(Evidence, models.PROTECT, related_name="people")
    identity = models.ForeignKey(Identity, models.PROTECT, related_name="in_files")
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["evidence", "identity"], name="a_person_is_in_a_file_once"
            )
        ]


class CustodyEvent(OnlyAdded):
    """What happened to a file, in the order in which it did; `entry` is that of the audit."""

    class Kind(models.TextChoices):
        RECEIVED = "received"
        RECEIVED_AGAIN = "received_again"
        ATTACHED = "attached"
        DETACHED = "detached"
        VIEWED = "viewed"
        EXPORTED = "exported"
        SHARED = "shared"
        DERIVED = "derived"
        APPROVED = "approved"
        REFUSED = "refused"
        TRANSFERRED = "transferred"

    evidence = models.ForeignKey(Evidence, models.PROTECT, related_name="custody")
    number = models.PositiveIntegerField()
    kind = models.CharField(max_length=14, choices=Kind)
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    purpose = models.CharField(max_length=20, blank=True)
    recipient = models.CharField(max_length=120, blank=True)
    note = models.CharField(max_length=500, blank=True)
    entry = models.PositiveBigIntegerField()

    class Meta:
        ordering = ["evidence", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["evidence", "number"], name="custody_is_counted_without_gaps"
            ),
            models.CheckConstraint(
                condition=~Q(kind="transferred") | ~Q(recipient=""),
                name="a_transfer_says_to_whom",
            ),
        ]


class CopyDecision(OnlyAdded):
    """What a second person decided of a copy; until then it leaves the desk for nobody."""

    evidence = models.OneToOneField(Evidence, models.PROTECT, related_name="decision")
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    approved = models.BooleanField()
    reason = models.CharField(max_length=500, blank=True)
    decided_at = models.DateTimeField()
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(decided_by=F("made_by")), name="nobody_approves_their_own_copy"
            ),
            models.CheckConstraint(
                condition=Q(approved=True) | ~Q(reason=""), name="a_refused_copy_says_why"
            ),
        ]
