"""Where: administrative divisions as they stood at a date, and a gazetteer of localities.

A division belongs to a scheme (whose codes they are) and has its days: a country that redraws its
regions keeps both drawings. What a source said of a place is kept beside the place derived.
"""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from manden.ui.bilingual import in_language


class Scheme(models.Model):
    """Whose codes: the P-codes of the humanitarian community, ISO 3166-2, a ministry's; and the file
    that told them last."""

    code = models.SlugField(max_length=40, unique=True)
    country = models.CharField(max_length=3)
    name_fr = models.CharField(max_length=200)
    name_en = models.CharField(max_length=200)
    release = models.CharField(max_length=60, blank=True)
    licence = models.CharField(max_length=120, blank=True)
    file = models.CharField(max_length=200, blank=True)
    sha256 = models.CharField(max_length=64, blank=True)
    loaded_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["country", "code"]

    def __str__(self) -> str:
        return in_language(self, "name")


class Division(models.Model):
    """A region, a cercle, a commune: `level` 0 is the country; both days are within."""

    scheme = models.ForeignKey(Scheme, models.PROTECT, related_name="divisions")
    code = models.CharField(max_length=30)
    level = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=200)
    folded = models.CharField(max_length=200, db_index=True)
    parent = models.ForeignKey("self", models.PROTECT, null=True, related_name="parts")
    valid_from = models.DateField(null=True)
    valid_to = models.DateField(null=True)

    class Meta:
        ordering = ["level", "code"]
        constraints = [
            models.UniqueConstraint(
                fields=["scheme", "code", "valid_from"],
                name="a_division_is_drawn_once_a_day",
                nulls_distinct=False,
            ),
            models.CheckConstraint(
                condition=Q(valid_to=None) | Q(valid_from=None) | Q(valid_to__gte=F("valid_from")),
                name="a_division_ends_after_it_begins",
            ),
            models.CheckConstraint(
                condition=Q(parent=None) | ~Q(parent=F("pk")), name="no_division_holds_itself"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class BoundaryFile(models.Model):
    """The boundaries of one level of a scheme as a file of the user drew them, as they stood `on` a
    day; drawn again for that day, they take the place of these."""

    scheme = models.ForeignKey(Scheme, models.PROTECT, related_name="boundary_files")
    level = models.PositiveSmallIntegerField()
    on = models.DateField()
    name = models.CharField(max_length=200)
    sha256 = models.CharField(max_length=64)
    source = models.CharField(max_length=200)
    licence = models.CharField(max_length=120)
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-on", "level", "scheme__code"]
        constraints = [
            models.UniqueConstraint(
                fields=["scheme", "level", "on"], name="boundaries_are_drawn_once_a_day"
            ),
            models.CheckConstraint(
                condition=~Q(source="") & ~Q(licence=""), name="boundaries_say_whose_they_are"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Boundary(models.Model):
    """The boundary of a division: `rings` of longitude and latitude; one within another is a hole."""

    file = models.ForeignKey(BoundaryFile, models.CASCADE, related_name="boundaries")
    division = models.ForeignKey(Division, models.PROTECT, related_name="boundaries")
    rings = models.JSONField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["file", "division"], name="a_boundary_is_drawn_once")
        ]


class Population(models.Model):
    """How many people lived where `on` a day, and who says so: `people` by the code of a division, and
    under `all` for the whole. It is never changed: rates are told with it."""

    digest = models.CharField(max_length=64, unique=True)
    on = models.DateField()
    source = models.CharField(max_length=200)
    licence = models.CharField(max_length=120)
    people = models.JSONField()
    name = models.CharField(max_length=200)
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-on", "source"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(source="") & ~Q(licence=""), name="a_population_says_whose_it_is"
            )
        ]

    def __str__(self) -> str:
        return f"{self.source}, {self.on}"


class Equivalence(models.Model):
    """How a division of one scheme stands to one of another."""

    class Relation(models.TextChoices):
        SAME = "same"
        WITHIN = "within"
        HOLDS = "holds"
        OVERLAPS = "overlaps"

    division = models.ForeignKey(Division, models.CASCADE, related_name="equivalences")
    other = models.ForeignKey(Division, models.CASCADE, related_name="+")
    relation = models.CharField(max_length=8, choices=Relation)
    reason = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["division", "other"], name="an_equivalence_is_told_once"
            ),
            models.CheckConstraint(
                condition=~Q(division=F("other")), name="no_division_equals_itself"
            ),
        ]


class Locality(models.Model):
    """A town, a village, a well of a gazetteer; `source` and `source_id` say which entry.

    `stated_division` is the source's own code of where it lies, whatever `division` is derived.
    """

    source = models.CharField(max_length=40)
    source_id = models.CharField(max_length=40)
    name = models.CharField(max_length=200)
    feature = models.CharField(max_length=10, blank=True)
    latitude = models.FloatField()
    longitude = models.FloatField()
    population = models.PositiveIntegerField(null=True)
    division = models.ForeignKey(Division, models.SET_NULL, null=True, related_name="localities")
    stated_division = models.CharField(max_length=40, blank=True)

    class Meta:
        ordering = ["name", "source_id"]
        constraints = [
            models.UniqueConstraint(fields=["source", "source_id"], name="a_locality_stands_once"),
            models.CheckConstraint(
                condition=Q(latitude__range=(-90, 90), longitude__range=(-180, 180)),
                name="a_locality_is_on_earth",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class LocalityName(models.Model):
    """One of the names of a locality; `folded` is what is compared."""

    locality = models.ForeignKey(Locality, models.CASCADE, related_name="names")
    text = models.CharField(max_length=200)
    folded = models.CharField(max_length=200, db_index=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["locality", "text"], name="a_locality_is_named_once")
        ]


class StatedPlace(models.Model):
    """Where something happened, as far as is known: the source's words and what they were taken
    to mean. Between two localities, `other_locality` is the second one."""

    class Precision(models.TextChoices):
        EXACT = "exact"
        LOCALITY = "locality"
        NEAR = "near"
        BETWEEN = "between"
        DIVISION = "division"
        COUNTRY = "country"
        UNKNOWN = "unknown"

    place_label = models.CharField(max_length=300, blank=True)
    place_precision = models.CharField(max_length=8, choices=Precision, default=Precision.UNKNOWN)
    division = models.ForeignKey(Division, models.PROTECT, null=True, related_name="+")
    locality = models.ForeignKey(Locality, models.PROTECT, null=True, related_name="+")
    other_locality = models.ForeignKey(Locality, models.PROTECT, null=True, related_name="+")
    latitude = models.FloatField(null=True)
    longitude = models.FloatField(null=True)

    class Meta:
        abstract = True


def placed_as_precisely_as_told(table: str) -> list[models.CheckConstraint]:
    """What must hold of a stated place in the table of `table`, which names the constraints."""
    precision = StatedPlace.Precision
    return [
        models.CheckConstraint(
            condition=~Q(place_precision=precision.BETWEEN)
            | Q(locality__isnull=False, other_locality__isnull=False)
            | ~Q(place_label=""),
            name=f"{table}_between_names_both_ends",
        ),
        models.CheckConstraint(
            condition=Q(latitude=None, longitude=None)
            | Q(latitude__range=(-90, 90), longitude__range=(-180, 180)),
            name=f"{table}_point_is_whole_and_on_earth",
        ),
        models.CheckConstraint(
            condition=~Q(place_precision=precision.DIVISION) | Q(division__isnull=False),
            name=f"{table}_a_division_is_named",
        ),
    ]
