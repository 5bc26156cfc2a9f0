"""A figure: a number or a table with its trail, what it bears on, and who approved it."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from manden.access.models import Compartment
from manden.analysis.keys import figure_key
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

    key = models.CharField(max_length=12, unique=True, default=figure_key)
    run = models.ForeignKey(Run, models.PROTECT, related_name="figures")
    shape = models.CharField(max_length=6, choices=Shape, default=Shape.TABLE)
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
