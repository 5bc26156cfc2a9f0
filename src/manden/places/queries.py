"""The boundaries to draw a map with: those of the day nearest to what is shown."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from django.db.models import Count, QuerySet

from manden.charts import Boundary
from manden.places.models import BoundaryFile, Equivalence, Population


@dataclass(frozen=True)
class Outlines:
    """Boundaries under the codes of their divisions; `same` says under which of these codes a code
    of another scheme is drawn."""

    file: BoundaryFile
    boundaries: tuple[Boundary, ...]
    same: Mapping[str, str]

    def drawn_as(self, code: str) -> str:
        """The code that `code` is drawn under; "" where no boundary draws it."""
        return self.same.get(code, "")


def boundary_files() -> QuerySet[BoundaryFile]:
    return BoundaryFile.objects.select_related("scheme", "by").annotate(
        divisions=Count("boundaries")
    )


def populations() -> QuerySet[Population]:
    return Population.objects.select_related("by")


def outlines_for(codes: Sequence[str], *, level: int, on: date) -> Outlines | None:
    """The boundaries that draw most of `codes`; among those, the latest drawn by that day, or else
    the first after it. None where none is loaded at that level."""
    found = [_outlines(one) for one in BoundaryFile.objects.filter(level=level)]
    if not found:
        return None
    return max(
        found, key=lambda one: (sum(map(bool, map(one.drawn_as, codes))), *_near(one.file.on, on))
    )


def _near(drawn: date, on: date) -> tuple[bool, int]:
    return (drawn <= on, -abs((on - drawn).days))


def _outlines(file: BoundaryFile) -> Outlines:
    boundaries = _read(file.pk, file.sha256, file.at.isoformat())
    held = {one.code: one.code for one in boundaries}
    told = Equivalence.objects.filter(
        division__boundaries__file=file, relation=Equivalence.Relation.SAME
    )
    same = dict(told.values_list("other__code", "division__code"))
    return Outlines(file, boundaries, {**same, **held})


@lru_cache(maxsize=8)
def _read(file: int, _sha256: str, _at: str) -> tuple[Boundary, ...]:
    """Read once: what a file drew is never changed, and one that takes its place is another."""
    drawn = BoundaryFile.objects.get(pk=file).boundaries.select_related("division")
    return tuple(
        Boundary(
            one.division.name,
            one.division.code,
            tuple(tuple((x, y) for x, y in ring) for ring in one.rings),
        )
        for one in drawn.order_by("division__code")
    )
