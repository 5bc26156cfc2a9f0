"""What an incident did to schools, health facilities and aid."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from manden.violations.models.incident import Incident


class Effect(models.Model):
    """An effect on one facility or one delivery of aid; closed from one day to another, both within.

    `children` were affected, `children_estimated` where nobody counted them.
    """

    class On(models.TextChoices):
        SCHOOL = "school"
        HEALTH_FACILITY = "health_facility"
        AID = "aid"

    class Kind(models.TextChoices):
        ATTACK = "attack"
        ATTACK_ON_PERSONNEL = "attack_on_personnel"
        THREAT = "threat"
        INTERFERENCE = "interference"
        MILITARY_USE = "military_use"
        DENIAL = "denial"

    class Operational(models.TextChoices):
        YES = "yes"
        NO = "no"
        PARTIALLY = "partially"
        UNKNOWN = "unknown"

    class Impact(models.TextChoices):
        TOTAL = "total"
        SERIOUS = "serious"
        MINOR = "minor"
        NONE = "none"
        UNKNOWN = "unknown"

    class MilitaryUse(models.TextChoices):
        BARRACKS = "barracks"
        COMMAND_POST = "command_post"
        FIRING_POSITION = "firing_position"
        STORAGE = "storage"
        WEAPONS_DEPOT = "weapons_depot"
        OTHER = "other"

    class Denial(models.TextChoices):
        ABDUCTION = "abduction"
        SIEGE = "siege"
        RESTRICTION = "restriction"
        PROPERTY_DAMAGE = "property_damage"
        THEFT = "theft"
        BENEFICIARIES = "beneficiaries"
        THREATS = "threats"
        TRAVEL = "travel"
        HIJACKING = "hijacking"

    class Aid(models.TextChoices):
        FOOD = "food"
        MEDICAL = "medical"
        EQUIPMENT = "equipment"
        SCHOOL_SUPPLIES = "school_supplies"
        WATER = "water"
        OTHER = "other"

    incident = models.ForeignKey(Incident, models.CASCADE, related_name="effects")
    on = models.CharField(max_length=15, choices=On)
    kind = models.CharField(max_length=20, choices=Kind)
    facility = models.CharField(max_length=200, blank=True)
    operational_before = models.CharField(
        max_length=9, choices=Operational, default=Operational.UNKNOWN
    )
    impact = models.CharField(max_length=7, choices=Impact, default=Impact.UNKNOWN)
    closed_from = models.DateField(null=True)
    closed_to = models.DateField(null=True)
    children = models.PositiveIntegerField(null=True)
    children_estimated = models.BooleanField(default=False)
    military_use = models.CharField(max_length=15, choices=MilitaryUse, blank=True)
    denial = models.CharField(max_length=15, choices=Denial, blank=True)
    aid = models.CharField(max_length=15, choices=Aid, blank=True)

    class Meta:
        ordering = ["incident", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(closed_to=None)
                | Q(closed_from__isnull=False, closed_to__gte=F("closed_from")),
                name="a_facility_opens_after_it_closes",
            ),
            models.CheckConstraint(
                condition=Q(military_use="") | Q(kind="military_use"),
                name="a_military_use_is_said_of_one",
            ),
            models.CheckConstraint(
                condition=Q(denial="") | Q(kind="denial", on="aid"), name="a_denial_is_of_aid"
            ),
        ]
