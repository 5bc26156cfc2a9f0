"""A figure: a number or a table with its trail, what it bears on, who approved it; its last check."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from manden.access.models import Compartment
from manden.analysis.keys import figure_key, publication_key
from manden.analysis.models import Run
from manden.commitments.models import Commitment
from manden.ui.bilingual import in_language


class Figure(models.Model):
    """`level` and `compartment` are those of the records it counts; `several` where they are of
    more than one circle: it is then its maker's alone, as it is while it is not `shared`."""

    class Shape(models.TextChoices):
        NUMBER = "number"
        TABLE = "table"
        CHART = "chart"
        DOTS = "dots"
        PANELS = "panels"
        MAP = "map"
        SQUARES = "squares"

    key = models.CharField(max_length=12, unique=True, default=figure_key)
    run = models.ForeignKey(Run, models.PROTECT, related_name="figures")
    shape = models.CharField(max_length=8, choices=Shape, default=Shape.TABLE)
    title_fr = models.CharField(max_length=200)
    title_en = models.CharField(max_length=200)
    note_fr = models.TextField(blank=True)
    note_en = models.TextField(blank=True)
    commitment = models.ForeignKey(Commitment, models.PROTECT, null=True, related_name="figures")
    bearing = models.CharField(max_length=500, blank=True)
    level = models.CharField(max_length=12)
    compartment = models.ForeignKey(Compartment, models.PROTECT, null=True, related_name="+")
    several = models.BooleanField(default=False)
    shared = models.BooleanField(default=True)
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    approved_at = models.DateTimeField(null=True)
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )

    class Meta:
        ordering = ["-made_at"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(title_fr="") & ~Q(title_en=""), name="a_figure_is_titled_in_both"
            ),
            models.CheckConstraint(
                condition=Q(commitment=None, bearing="")
                | (Q(commitment__isnull=False) & ~Q(bearing="")),
                name="a_figure_says_why_it_bears",
            ),
            models.CheckConstraint(
                condition=Q(approved_at=None, approved_by=None)
                | Q(approved_at__isnull=False, approved_by__isnull=False),
                name="who_and_when_approve_a_figure",
            ),
            models.CheckConstraint(
                condition=Q(approved_by=None) | ~Q(approved_by=F("made_by")),
                name="another_approves_than_made",
            ),
            models.CheckConstraint(
                condition=Q(several=False) | Q(shared=False, compartment=None),
                name="a_figure_of_several_circles_is_not_shared",
            ),
        ]

    def __str__(self) -> str:
        return self.key

    @property
    def title(self) -> str:
        return in_language(self, "title")

    @property
    def note(self) -> str:
        return in_language(self, "note")


class Check(models.Model):
    """The last time that an approved figure was counted again: whether it still counts the same.

    `differing` records make the difference, at whatever level they are; `since` is when this outcome
    was first found, and None while the figure counts the same.
    """

    figure = models.OneToOneField(Figure, models.CASCADE, related_name="last_check")
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    from_snapshot = models.BooleanField()
    today = models.BooleanField()
    differing = models.PositiveIntegerField()
    since = models.DateTimeField(null=True)

    class Meta:
        ordering = ["figure__key"]
        constraints = [
            models.CheckConstraint(
                condition=Q(from_snapshot=True, today=True, since=None)
                | Q(since__isnull=False) & (Q(from_snapshot=False) | Q(today=False)),
                name="a_check_says_since_when_it_differs",
            ),
        ]

    @property
    def holds(self) -> bool:
        return self.from_snapshot and self.today


class Publication(models.Model):
    """What was made public of a figure at one moment; never changed, never taken away.

    `printed` is what readers got, as codes; `sealed` holds the counts behind it, which the proof of
    every later publication reads and nobody else. `number` grows by one: of two at the same moment,
    the second is refused, since neither was held against the other.
    """

    key = models.CharField(max_length=12, unique=True, default=publication_key)
    number = models.PositiveIntegerField(unique=True)
    figure = models.ForeignKey(Figure, models.PROTECT, related_name="publications")
    figure_key = models.CharField(max_length=12)
    title_fr = models.CharField(max_length=200)
    title_en = models.CharField(max_length=200)
    unit = models.CharField(max_length=20)
    printed = models.JSONField()
    printed_sha256 = models.CharField(max_length=64)
    sealed = models.BinaryField()
    held_against = models.JSONField()
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.CheckConstraint(condition=Q(number__gte=1), name="publications_count_from_one"),
        ]

    def __str__(self) -> str:
        return self.key

    @property
    def title(self) -> str:
        return in_language(self, "title")
