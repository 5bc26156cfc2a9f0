"""People, what they may do, and the audit chain.

A person is known in the audit by a random pseudonym, so that the chain can be shown to an outside
witness without naming anyone.
"""

from __future__ import annotations

import secrets

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX
from django.contrib.sessions.base_session import AbstractBaseSession
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from django.utils import timezone

from manden.access.roles import LEVEL_NAMES, ROLE_NAMES, Level, Role


def new_pseudonym() -> str:
    return f"u-{secrets.token_hex(6)}"


class People(BaseUserManager):
    def with_password(self) -> models.QuerySet[User]:
        """Those who can sign in by a password of their own."""
        return self.exclude(password__startswith=UNUSABLE_PASSWORD_PREFIX)

    def get_by_natural_key(self, username: str | None) -> User:
        return self.get(username=username)


class User(AbstractBaseUser):
    username = models.CharField(
        max_length=60,
        unique=True,
        validators=[RegexValidator(r"^[\w.@-]+\Z")],
    )
    display_name = models.CharField(max_length=120, blank=True)
    pseudonym = models.CharField(max_length=20, unique=True, default=new_pseudonym)
    clearance = models.CharField(
        max_length=12,
        choices=[(level.value, name) for level, name in LEVEL_NAMES.items()],
        default=Level.INTERNAL.value,
    )
    is_active = models.BooleanField(default=True)
    joined_at = models.DateTimeField(default=timezone.now)

    USERNAME_FIELD = "username"
    objects = People()

    def __str__(self) -> str:
        return self.display_name or self.username

    @property
    def roles(self) -> frozenset[str]:
        """The roles held; read once for each request's person."""
        if not hasattr(self, "_roles"):
            self._roles = frozenset(self.holdings.values_list("role", flat=True))
        return self._roles


class RoleHolding(models.Model):
    user = models.ForeignKey(User, models.CASCADE, related_name="holdings")
    role = models.CharField(
        max_length=20, choices=[(role.value, name) for role, name in ROLE_NAMES.items()]
    )
    granted_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    granted_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["user", "role"], name="a_role_is_held_once"),
            models.CheckConstraint(
                condition=Q(role__in=[role.value for role in Role]), name="a_role_is_known"
            ),
        ]


class Compartment(models.Model):
    """A circle of need-to-know; a record inside it is seen only through a grant."""

    code = models.SlugField(max_length=60, unique=True)
    name_fr = models.CharField(max_length=200)
    name_en = models.CharField(max_length=200)


class Grant(models.Model):
    """A person's way into a compartment, with a reason and an end."""

    user = models.ForeignKey(User, models.CASCADE, related_name="grants")
    compartment = models.ForeignKey(Compartment, models.CASCADE, related_name="grants")
    reason = models.CharField(max_length=500)
    granted_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    granted_at = models.DateTimeField(default=timezone.now)
    expires_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(reason=""), name="a_grant_says_why"),
            models.CheckConstraint(
                condition=Q(expires_at__gt=models.F("granted_at")),
                name="a_grant_ends_after_it_starts",
            ),
        ]


class FirstSignIn(models.Model):
    """A link that signs an account in once; only the digest of its token is kept."""

    user = models.ForeignKey(User, models.CASCADE, related_name="+")
    token_digest = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField(default=timezone.now)
    used_at = models.DateTimeField(null=True, blank=True)


class OpenSession(AbstractBaseSession):
    """A browser's session: whose, on what kind of device, since when, and when last seen."""

    user = models.ForeignKey(User, models.CASCADE, null=True, related_name="sessions")
    device = models.CharField(max_length=60, blank=True)
    began_at = models.DateTimeField(null=True)
    seen_at = models.DateTimeField(null=True)

    class Meta(AbstractBaseSession.Meta):
        abstract = False


class CodeApp(models.Model):
    """An application that counts six figures from the time; its secret is sealed.

    `last_step` is the last time step whose code was accepted: a code is good once.
    """

    user = models.OneToOneField(User, models.CASCADE, related_name="code_app")
    sealed_secret = models.BinaryField()
    last_step = models.BigIntegerField()
    enrolled_at = models.DateTimeField()


class SecurityKey(models.Model):
    """A key or device that signs a challenge (WebAuthn); only its public half is known here."""

    user = models.ForeignKey(User, models.CASCADE, related_name="security_keys")
    name = models.CharField(max_length=60)
    credential_id = models.CharField(max_length=1400, unique=True)
    credential = models.BinaryField()
    uses = models.BigIntegerField(default=0)
    enrolled_at = models.DateTimeField()
    last_used_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["enrolled_at"]


class RecoveryCode(models.Model):
    """A code on paper for the day the second factor is lost; good once, only its digest kept."""

    user = models.ForeignKey(User, models.CASCADE, related_name="recovery_codes")
    digest = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)


class IdentityElsewhere(models.Model):
    """The account of a person at the provider that the desk trusts to sign people in (OIDC)."""

    user = models.OneToOneField(User, models.CASCADE, related_name="identity_elsewhere")
    issuer = models.CharField(max_length=300)
    subject = models.CharField(max_length=255)
    linked_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["issuer", "subject"], name="an_identity_is_one_person")
        ]


class RightsChange(models.Model):
    """What one person asks to change in another's rights, until a third has settled it."""

    class Kind(models.TextChoices):
        RIGHTS = "rights"
        NEW_LINK = "new_link"

    class Outcome(models.TextChoices):
        WAITING = "waiting"
        CONFIRMED = "confirmed"
        REFUSED = "refused"

    about = models.ForeignKey(User, models.CASCADE, related_name="rights_changes")
    kind = models.CharField(max_length=10, choices=Kind, default=Kind.RIGHTS)
    roles = models.JSONField(default=list)
    clearance = models.CharField(max_length=12, blank=True)
    reason = models.CharField(max_length=500)
    proposed_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    proposed_at = models.DateTimeField()
    outcome = models.CharField(max_length=10, choices=Outcome, default=Outcome.WAITING)
    settled_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    settled_at = models.DateTimeField(null=True)
    alone = models.BooleanField(default=False)

    class Meta:
        ordering = ["proposed_at"]
        constraints = [
            models.CheckConstraint(condition=~Q(reason=""), name="a_change_of_rights_says_why"),
            models.CheckConstraint(
                condition=Q(outcome="waiting", settled_by=None, settled_at=None)
                | Q(
                    outcome__in=["confirmed", "refused"],
                    settled_by__isnull=False,
                    settled_at__isnull=False,
                ),
                name="a_settled_change_says_who_and_when",
            ),
            models.CheckConstraint(
                condition=~Q(outcome="confirmed")
                | Q(alone=True)
                | ~Q(settled_by=models.F("proposed_by")),
                name="two_people_change_rights",
            ),
            models.CheckConstraint(
                condition=~Q(about=models.F("proposed_by")), name="nobody_changes_their_own_rights"
            ),
            models.CheckConstraint(
                condition=Q(settled_by=None)
                | ~Q(settled_by=models.F("about"))
                | Q(outcome="refused"),
                name="nobody_confirms_their_own_rights",
            ),
            models.UniqueConstraint(
                fields=["about", "kind"], condition=Q(outcome="waiting"), name="one_change_waits"
            ),
        ]


class AuditEntry(models.Model):
    """One link of the chain. `at` and `details` are kept as the very text that was hashed."""

    class Outcome(models.TextChoices):
        DONE = "done"
        DENIED = "denied"
        FAILED = "failed"

    sequence = models.BigIntegerField(primary_key=True)
    at = models.CharField(max_length=32)
    actor = models.CharField(max_length=20, db_index=True)
    act = models.CharField(max_length=60, db_index=True)
    record = models.CharField(max_length=120, blank=True, db_index=True)
    outcome = models.CharField(max_length=6, choices=Outcome)
    details = models.TextField()
    previous = models.CharField(max_length=64)
    digest = models.CharField(max_length=64, unique=True)

    class Meta:
        ordering = ["sequence"]


class DeskLock(models.Model):
    """From `locked_at` on nothing is written, until two different people have turned their key."""

    locked_at = models.DateTimeField()
    locked_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    reason = models.CharField(max_length=500, blank=True)
    first_key_at = models.DateTimeField(null=True, blank=True)
    first_key_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    lifted_at = models.DateTimeField(null=True, blank=True)
    lifted_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    standing = models.BooleanField(default=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["standing"], condition=Q(standing=True), name="one_lock_stands"
            ),
            models.CheckConstraint(
                condition=Q(standing=True, lifted_at__isnull=True)
                | Q(standing=False, lifted_at__isnull=False),
                name="a_lock_stands_until_it_is_lifted",
            ),
            models.CheckConstraint(
                condition=Q(first_key_at__isnull=True, first_key_by__isnull=True)
                | Q(first_key_at__isnull=False, first_key_by__isnull=False),
                name="a_first_key_says_who_and_when",
            ),
            models.CheckConstraint(
                condition=Q(lifted_at__isnull=True, lifted_by__isnull=True)
                | Q(lifted_at__isnull=False, lifted_by__isnull=False, first_key_by__isnull=False),
                name="a_lifted_lock_says_who_and_when",
            ),
            models.CheckConstraint(
                condition=Q(lifted_by__isnull=True) | ~Q(lifted_by=models.F("first_key_by")),
                name="two_different_people_lift_a_lock",
            ),
        ]
