"""The developments that a person may read and the points of the texts, as facts to count."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import product
from typing import Any

from manden.access.roles import Level
from manden.analysis.records import BearingRow, CommitmentRow, DevelopmentRow, FacetRow
from manden.commitments.models import Addressing, Commitment
from manden.dates import ImpreciseDate
from manden.instruments.models import Provision
from manden.registers.models import Bearing, Development
from manden.violations.reach import Reach


class Registered:
    """What the registers hold in reach: read once, told as rows of four tables."""

    def __init__(self, reach: Reach) -> None:
        height = Level(reach.person.clearance).height
        levels = [level.value for level in Level if level.height <= height]
        self._developments = Development.objects.filter(level__in=levels).order_by()
        self._points = {one["pk"]: one for one in _points()}
        self._bearings = list(
            Bearing.objects.filter(development__in=self._developments.values("pk"))
            .order_by()
            .values_list("development__submission", "commitment")
        )

    def developments(self) -> list[DevelopmentRow]:
        told = self._developments.values_list(
            *("submission", "happened", "precision", "reliability", "fictitious", "level")
        )
        return [
            DevelopmentRow(
                str(key),
                happened.isoformat(),
                ImpreciseDate(happened, precision).last.isoformat(),
                reliability,
                fictitious,
                level,
            )
            for key, happened, precision, reliability, fictitious, level in told
        ]

    def bearings(self) -> list[BearingRow]:
        found = {
            BearingRow(str(key), *self._of_text(point), theme, capability)
            for key, pk in self._bearings
            for point in [self._points[pk]]
            for theme, capability in product(point["themes"] or [""], point["capabilities"] or [""])
        }
        return sorted(found)

    def commitments(self) -> list[CommitmentRow]:
        known = {pk for _, pk in self._bearings}
        return [
            CommitmentRow(one["key"], *self._of_text(one), one["pk"] in known)
            for one in self._points.values()
        ]

    def facets(self) -> list[FacetRow]:
        return sorted(
            FacetRow(one["key"], *told)
            for one in self._points.values()
            for told in product(
                one["themes"] or [""], one["capabilities"] or [""], one["addressees"] or [""]
            )
        )

    def _of_text(self, point: dict[str, Any]) -> tuple[str, str, str, str]:
        return (point["instrument"], point["paragraph"], point["kind"], point["force"])


def _points() -> Iterator[dict[str, Any]]:
    """Each commitment and followed point, with what it is about, under a name of every desk."""
    themes = _many(Commitment.themes.through.objects.values_list("commitment", "theme__code"))
    capabilities = _many(
        Provision.capabilities.through.objects.values_list("provision", "capability__code")
    )
    addressees = _many(
        Addressing.objects.filter(acting_body=False).values_list("commitment", "actor__code")
    )
    told = Commitment.objects.order_by().values_list(
        *("pk", "key", "kind", "force", "provision", "provision__anchor"),
        "provision__instrument__slug",
    )
    for pk, key, kind, force, provision, anchor, slug in told:
        yield {
            "pk": pk,
            "key": f"{slug}/{key}",
            "kind": kind,
            "force": force,
            "instrument": slug,
            "paragraph": f"{slug}/{anchor}",
            "themes": themes[pk],
            "capabilities": capabilities[provision],
            "addressees": addressees[pk],
        }


def _many(pairs: Any) -> dict[int, list[str]]:
    found: dict[int, list[str]] = defaultdict(list)
    for owner, code in pairs.order_by():
        found[owner].append(code)
    return found
