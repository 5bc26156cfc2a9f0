"""The desk's own words for violations, methods, degrees, capacities: editable, in both languages.

Seeded from `violations/vocabularies`; `huridocs` is the code of the matching term in the field's
microthesauri, so that exchanges keep their meaning.
"""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from manden.ui.bilingual import in_language


class Vocabulary(models.TextChoices):
    VIOLATION = "violation"
    METHOD = "method"
    DEGREE = "degree"
    CAPACITY = "capacity"
    OUTCOME = "outcome"
    MATERIAL = "material"
    SOURCE = "source"
    TAG = "tag"


class GraveViolation(models.TextChoices):
    """The six grave violations against children in armed conflict, and what is kept beside."""

    KILLING_MAIMING = "killing_maiming"
    RECRUITMENT = "recruitment"
    SEXUAL_VIOLENCE = "sexual_violence"
    ABDUCTION = "abduction"
    SCHOOLS_HOSPITALS = "schools_hospitals"
    ACCESS_DENIAL = "access_denial"
    MILITARY_USE = "military_use"
    DEPRIVATION_OF_LIBERTY = "deprivation_of_liberty"

    @property
    def counted_by(self) -> str:
        """`victim` or `violation`: the unit in which the field tallies it."""
        return "victim" if self in COUNTED_BY_VICTIM else "violation"


COUNTED_BY_VICTIM = frozenset(
    {
        GraveViolation.KILLING_MAIMING,
        GraveViolation.RECRUITMENT,
        GraveViolation.SEXUAL_VIOLENCE,
        GraveViolation.ABDUCTION,
    }
)


class Term(models.Model):
    """A word of a vocabulary; `grave` says which grave violation an act of this kind is on a child."""

    vocabulary = models.CharField(max_length=12, choices=Vocabulary)
    code = models.SlugField(max_length=60)
    name_fr = models.CharField(max_length=200)
    name_en = models.CharField(max_length=200)
    parent = models.ForeignKey("self", models.PROTECT, null=True, related_name="parts")
    huridocs = models.CharField(max_length=16, blank=True)
    grave = models.CharField(max_length=24, choices=GraveViolation, blank=True)
    position = models.PositiveSmallIntegerField(default=0)
    in_use = models.BooleanField(default=True)

    class Meta:
        ordering = ["vocabulary", "position", "code"]
        constraints = [
            models.UniqueConstraint(fields=["vocabulary", "code"], name="a_term_stands_once"),
            models.CheckConstraint(
                condition=~Q(name_fr="") & ~Q(name_en=""), name="a_term_is_named_in_both"
            ),
            models.CheckConstraint(
                condition=Q(parent=None) | ~Q(parent=F("pk")), name="no_term_holds_itself"
            ),
        ]

    def __str__(self) -> str:
        return in_language(self, "name")
