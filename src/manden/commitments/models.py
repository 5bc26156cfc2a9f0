"""A commitment is one directive clause: who must do what, by when.

A clause that asks nothing becomes a followed point: same tracker, no addressee, no deadline.
The machine's reading is kept beside what a person writes; neither overwrites the other.
"""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q, QuerySet

from manden.access.models import User
from manden.actors.models import Actor
from manden.instruments.models import CouncilSession, Instrument, Provision, Theme
from manden.ui.bilingual import in_language, page_language


class Commitment(models.Model):
    class Kind(models.TextChoices):
        COMMITMENT = "commitment"
        FOLLOWED_POINT = "followed_point"
        PREAMBULAR_ASK = "preambular_ask"

    provision = models.ForeignKey(Provision, models.CASCADE, related_name="commitments")
    key = models.CharField(max_length=40)  # OP3.1, OP16.f1
    order = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=14, choices=Kind)
    verb = models.CharField(max_length=60)
    force = models.CharField(max_length=12)
    action_fr = models.TextField(blank=True)  # our own words: the pack's gist
    action_en = models.TextField(blank=True)
    stated = models.JSONField(default=dict)  # as pack or reader said it, before people amended
    themes = models.ManyToManyField(Theme, related_name="commitments", blank=True)
    addressees = models.ManyToManyField(
        Actor, through="Addressing", related_name="commitments", blank=True
    )

    class Meta:
        ordering = ["provision__order", "order"]
        constraints = [
            models.UniqueConstraint(fields=["provision", "key"], name="one_commitment_per_key")
        ]

    def __str__(self) -> str:
        return self.key

    @property
    def instrument(self) -> Instrument:
        return self.provision.instrument

    @property
    def action(self) -> str:
        return in_language(self, "action")

    @property
    def said(self) -> str:
        """Our own words of it; where nobody has written them, the clause as the text prints it."""
        if self.action:
            return self.action
        here = page_language()
        readings = sorted(self.readings.all(), key=lambda one: one.language != here)
        return readings[0].words if readings else self.key

    def institutions_of(self, person: User) -> QuerySet[Actor]:
        """Those that `person` answers for and that this asks something of, or set a task on it."""
        asked = Q(addressings__commitment=self) | Q(delegations__user__tasks__commitment=self)
        return Actor.objects.filter(delegations__user=person).filter(asked).distinct()

    def asks_an_institution_of(self, person: User) -> bool:
        return self.institutions_of(person).exists()


class ClauseReading(models.Model):
    """The clause as the machine read it in one language; offsets are in the provision's text."""

    commitment = models.ForeignKey(Commitment, models.CASCADE, related_name="readings")
    language = models.CharField(max_length=2)
    opening = models.CharField(max_length=200)
    words = models.TextField()
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    clause = models.JSONField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["commitment", "language"], name="one_reading_each"),
            models.CheckConstraint(
                condition=Q(end__gte=models.F("start")), name="clause_has_words"
            ),
        ]


class Addressing(models.Model):
    """An actor asked by a commitment; `acting_body` where a body binds itself ("Decides to")."""

    commitment = models.ForeignKey(Commitment, models.CASCADE, related_name="addressings")
    actor = models.ForeignKey(Actor, models.PROTECT, related_name="addressings")
    text = models.CharField(max_length=500, blank=True)
    pronoun = models.CharField(max_length=20, blank=True)
    acting_body = models.BooleanField(default=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["commitment", "actor"], name="asked_once")]


class Deadline(models.Model):
    """By when: at a session, on a date, within days, or over a period.

    A session is known by its number, or by the words alone: the next one of a body that we cannot
    count, every one.
    """

    class Kind(models.TextChoices):
        SESSION = "session"
        DATE = "date"
        DURATION = "duration"
        PERIOD = "period"

    commitment = models.ForeignKey(Commitment, models.CASCADE, related_name="deadlines")
    kind = models.CharField(max_length=8, choices=Kind)
    text = models.CharField(max_length=300, blank=True)
    session = models.ForeignKey(CouncilSession, models.PROTECT, null=True, blank=True)
    session_number = models.PositiveSmallIntegerField(null=True, blank=True)
    date_from = models.DateField(null=True, blank=True)
    date_to = models.DateField(null=True, blank=True)
    days = models.PositiveIntegerField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(kind="session") | Q(session_number__isnull=False) | ~Q(text=""),
                name="a_session_deadline_says_which",
            )
        ]


class Amendment(models.Model):
    """What a person changed in a commitment, from what to what, and why; never overwritten."""

    class Field(models.TextChoices):
        ACTION_FR = "action_fr"
        ACTION_EN = "action_en"
        ADDRESSEES = "addressees"
        DEADLINE = "deadline"
        THEMES = "themes"

    commitment = models.ForeignKey(Commitment, models.CASCADE, related_name="amendments")
    field = models.CharField(max_length=10, choices=Field)
    before = models.JSONField()
    after = models.JSONField()
    why = models.CharField(max_length=500)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(why=""), name="an_amendment_says_why"),
        ]


class Remark(models.Model):
    """A word of the discussion on a commitment, and who is asked to read it."""

    commitment = models.ForeignKey(Commitment, models.CASCADE, related_name="remarks")
    text = models.TextField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="remarks")
    at = models.DateTimeField()
    submission = models.UUIDField(unique=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(text=""), name="a_remark_says_something")
        ]


class Mention(models.Model):
    """A person named in a remark; `read_at` once they opened the page."""

    remark = models.ForeignKey(Remark, models.CASCADE, related_name="mentions")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="mentions")
    read_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["remark", "person"], name="mentioned_once")]


class Task(models.Model):
    """Something to be done about a commitment, by whom, by when."""

    commitment = models.ForeignKey(Commitment, models.CASCADE, related_name="tasks")
    title = models.CharField(max_length=300)
    assigned_to = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="tasks")
    due = models.DateField(null=True, blank=True)
    set_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    set_at = models.DateTimeField()
    done_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    done_at = models.DateTimeField(null=True, blank=True)
    submission = models.UUIDField(unique=True)

    class Meta:
        ordering = [models.F("due").asc(nulls_last=True), "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(done_by__isnull=True, done_at__isnull=True)
                | Q(done_by__isnull=False, done_at__isnull=False),
                name="done_by_and_when_both_or_neither",
            )
        ]


class Continuation(models.Model):
    """A commitment that continues one of an earlier text, as an officer confirmed."""

    old = models.ForeignKey(Commitment, models.PROTECT, related_name="continued_by")
    new = models.OneToOneField(Commitment, models.CASCADE, related_name="continuation")
    confirmed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    confirmed_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(old=models.F("new")), name="nothing_continues_itself"
            )
        ]


class ReturnedContinuation(models.Model):
    """A continuation that was taken back: who had confirmed it is told."""

    old = models.ForeignKey(Commitment, models.CASCADE, related_name="+")
    new = models.ForeignKey(Commitment, models.CASCADE, related_name="+")
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="returned_continuations"
    )
    returned_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    returned_at = models.DateTimeField()
