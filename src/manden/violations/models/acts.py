"""An act is one violation of one victim; an involvement is what one party had to do with it.

Victims are counted on victims, violations on acts, never across a join: a victim of two acts is one
victim, and an act of two parties is one violation.
"""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from manden.actors.models import Actor
from manden.dates.stated import PRECISIONS
from manden.ui.bilingual import in_language
from manden.vault.models import Identity
from manden.violations.models.incident import Incident
from manden.violations.models.vocabulary import Term

CHILD = 18


class Victim(models.Model):
    """A person or a group in an incident; who it is stands in the vault, if it is known.

    `counted` people were counted; between `estimated_low` and `estimated_high` there were said to
    be. `label` tells them apart without naming: "trader, from the neighbouring village".
    """

    class Unit(models.TextChoices):
        INDIVIDUAL = "individual"
        FAMILY = "family"
        GROUP = "group"
        ORGANISATION = "organisation"
        COMMUNITY = "community"
        SOCIAL_GROUP = "social_group"
        PEOPLE = "people"

    class Sex(models.TextChoices):
        FEMALE = "female"
        MALE = "male"
        UNKNOWN = "unknown"

    class Age(models.TextChoices):
        CHILD = "child"
        ADULT = "adult"
        UNKNOWN = "unknown"

    incident = models.ForeignKey(Incident, models.CASCADE, related_name="victims", db_index=False)
    ordinal = models.PositiveSmallIntegerField()
    unit = models.CharField(max_length=12, choices=Unit, default=Unit.INDIVIDUAL)
    identity = models.ForeignKey(Identity, models.PROTECT, null=True, related_name="as_victim")
    label = models.CharField(max_length=200, blank=True)
    counted = models.PositiveIntegerField(null=True)
    estimated_low = models.PositiveIntegerField(null=True)
    estimated_high = models.PositiveIntegerField(null=True)
    sex = models.CharField(max_length=7, choices=Sex, default=Sex.UNKNOWN)
    age = models.CharField(max_length=7, choices=Age, default=Age.UNKNOWN)
    age_years = models.PositiveSmallIntegerField(null=True)
    capacity = models.ForeignKey(Term, models.PROTECT, null=True, related_name="+", db_index=False)

    class Meta:
        ordering = ["incident", "ordinal"]
        indexes = [
            models.Index(
                fields=[
                    *("incident", "age", "sex", "capacity", "identity"),
                    *("counted", "estimated_low", "estimated_high"),
                ],
                name="victim_counts",
            )
        ]
        constraints = [
            models.UniqueConstraint(fields=["incident", "ordinal"], name="victims_are_told_apart"),
            models.CheckConstraint(
                condition=~Q(unit="individual")
                | Q(counted__isnull=False, counted=1, estimated_low=None, estimated_high=None),
                name="an_individual_counts_as_one",
            ),
            models.CheckConstraint(
                condition=Q(identity=None) | Q(unit="individual"),
                name="an_identity_is_of_an_individual",
            ),
            models.CheckConstraint(
                condition=Q(estimated_low=None, estimated_high=None)
                | Q(
                    estimated_low__isnull=False,
                    estimated_high__isnull=False,
                    estimated_high__gte=F("estimated_low"),
                ),
                name="an_estimate_has_both_ends",
            ),
            models.CheckConstraint(
                condition=Q(age_years=None)
                | Q(age_years__isnull=False, age="child", age_years__lt=CHILD)
                | Q(age_years__isnull=False, age="adult", age_years__range=(CHILD, 130)),
                name="an_age_in_years_agrees",
            ),
        ]


class Act(models.Model):
    """One violation of one victim. Its days are the incident's unless it has its own."""

    incident = models.ForeignKey(Incident, models.CASCADE, related_name="acts", db_index=False)
    victim = models.ForeignKey(Victim, models.CASCADE, related_name="acts", db_index=False)
    violation = models.ForeignKey(Term, models.PROTECT, related_name="+", db_index=False)
    method = models.ForeignKey(Term, models.PROTECT, null=True, related_name="+", db_index=False)
    outcome = models.ForeignKey(Term, models.PROTECT, null=True, related_name="+", db_index=False)
    happened_first = models.DateField(null=True)
    happened_last = models.DateField(null=True)
    happened_precision = models.CharField(max_length=14, blank=True)
    note = models.CharField(max_length=500, blank=True)

    class Meta:
        ordering = ["incident", "pk"]
        indexes = [
            models.Index(fields=["incident", "violation", "victim"], name="act_of_incident"),
            models.Index(fields=["violation", "incident", "victim"], name="act_of_violation"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["victim", "violation"], name="a_violation_of_a_victim_is_told_once"
            ),
            models.CheckConstraint(
                condition=Q(happened_first=None, happened_last=None, happened_precision="")
                | Q(
                    happened_first__isnull=False,
                    happened_last__isnull=False,
                    happened_last__gte=F("happened_first"),
                    happened_precision__in=PRECISIONS,
                ),
                name="an_act_ends_after_it_begins",
            ),
        ]


class Party(models.Model):
    """Who violations are attributed to. State forces and armed groups are never netted."""

    class Kind(models.TextChoices):
        STATE_FORCES = "state_forces"
        ARMED_GROUP = "armed_group"
        FOREIGN_PERSONNEL = "foreign_personnel"
        MILITIA = "militia"
        OTHER = "other"
        UNKNOWN = "unknown"

    code = models.SlugField(max_length=80, unique=True)
    name_fr = models.CharField(max_length=200)
    name_en = models.CharField(max_length=200)
    kind = models.CharField(max_length=18, choices=Kind)
    parent = models.ForeignKey("self", models.PROTECT, null=True, related_name="parts")
    actor = models.ForeignKey(Actor, models.PROTECT, null=True, related_name="parties")
    in_use = models.BooleanField(default=True)

    class Meta:
        ordering = ["kind", "code"]
        constraints = [
            models.CheckConstraint(
                condition=Q(parent=None) | ~Q(parent=F("pk")), name="no_party_holds_itself"
            ),
        ]

    def __str__(self) -> str:
        return in_language(self, "name")


class Involvement(models.Model):
    """What a party, or a person known to the vault, had to do with an act, and how sure we are."""

    class Certainty(models.TextChoices):
        ALLEGED = "alleged"
        POSSIBLE = "possible"
        LIKELY = "likely"
        REASONABLE_GROUNDS = "reasonable_grounds"

    act = models.ForeignKey(Act, models.CASCADE, related_name="involvements", db_index=False)
    party = models.ForeignKey(Party, models.PROTECT, related_name="involvements", db_index=False)
    identity = models.ForeignKey(Identity, models.PROTECT, null=True, related_name="as_involved")
    degree = models.ForeignKey(Term, models.PROTECT, related_name="+", db_index=False)
    certainty = models.CharField(max_length=18, choices=Certainty, default=Certainty.ALLEGED)

    class Meta:
        ordering = ["act", "pk"]
        indexes = [models.Index(fields=["party", "act"], name="involvement_of_party")]
        constraints = [
            models.UniqueConstraint(
                fields=["act", "party", "identity", "degree"],
                name="an_involvement_is_told_once",
                nulls_distinct=False,
            ),
        ]
