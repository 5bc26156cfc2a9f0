"""What was asked of the records, the records as they stood then, and the answer. None is ever changed.

A snapshot is sealed under the desk's key with its digest as associated data: it opens as what was
counted, or not at all.
"""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from manden.access.models import Compartment
from manden.analysis.keys import question_key, run_key, snapshot_key


class Snapshot(models.Model):
    """The records that one person could read at one moment, frozen.

    `level` is the highest of its records; `compartment` their circle, and `several` where they are
    of more than one: then it opens to whoever made it alone.
    """

    key = models.CharField(max_length=12, unique=True, default=snapshot_key)
    sha256 = models.CharField(max_length=64)
    sealed = models.BinaryField()
    rows = models.JSONField()
    level = models.CharField(max_length=12)
    compartment = models.ForeignKey(Compartment, models.PROTECT, null=True, related_name="+")
    several = models.BooleanField(default=False)
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-at"]
        constraints = [
            models.UniqueConstraint(fields=["sha256", "by"], name="a_snapshot_is_kept_once"),
            models.CheckConstraint(
                condition=Q(several=False) | Q(compartment=None),
                name="a_snapshot_of_several_circles_names_none",
            ),
        ]

    def __str__(self) -> str:
        return self.key


class Run(models.Model):
    """One question asked of one snapshot: by whom, when, with which code, and what came out.

    `seed` is what chance started from; counting draws nothing, and has none.
    """

    key = models.CharField(max_length=12, unique=True, default=run_key)
    snapshot = models.ForeignKey(Snapshot, models.PROTECT, related_name="runs")
    snapshot_sha256 = models.CharField(max_length=64, default="")  # for who may not open it
    question = models.JSONField()
    question_sha256 = models.CharField(max_length=64)
    code = models.CharField(max_length=80)
    seed = models.BigIntegerField(null=True)
    answer = models.JSONField()
    answer_sha256 = models.CharField(max_length=64)
    level = models.CharField(max_length=12)
    compartment = models.ForeignKey(Compartment, models.PROTECT, null=True, related_name="+")
    several = models.BooleanField(default=False)
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(several=False) | Q(compartment=None),
                name="a_run_over_several_circles_names_none",
            ),
        ]

    def __str__(self) -> str:
        return self.key


class SavedQuestion(models.Model):
    """A question kept under a name, by one person, and shown to others where they share it.

    It holds no record: whoever asks it is answered from what they may read themselves.
    """

    key = models.CharField(max_length=12, unique=True, default=question_key)
    title_fr = models.CharField(max_length=200, blank=True)
    title_en = models.CharField(max_length=200, blank=True)
    question = models.JSONField()
    shared = models.BooleanField(default=False)
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="questions")

    class Meta:
        ordering = ["title_fr", "title_en", "key"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(title_fr="") | ~Q(title_en=""), name="a_question_has_a_title"
            ),
        ]
