"""Writes to the divisions and the gazetteer: loading again updates, and never makes a second one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from django.db import transaction

from manden.access import audit
from manden.access.models import User
from manden.access.moments import moment_of_record
from manden.places.fitting import Fitted
from manden.places.models import (
    Boundary,
    BoundaryFile,
    Division,
    Equivalence,
    Locality,
    LocalityName,
    Population,
    Scheme,
)
from manden.places.naming import folded
from manden.places.populating import Peopled, digest_of
from manden.places.refusals import CannotFit, CannotPopulate
from manden.places.rows import DivisionRow, LocalityRow

A_LOT = 1_000


@transaction.atomic
def load_divisions(*, scheme: Scheme, rows: Iterable[DivisionRow], by: User) -> dict[str, int]:
    """Make or update the divisions of `scheme`; ValueError where a parent is in no row and not held.

    A division that is known by its code and its first day is updated in place.
    """
    told = sorted(rows, key=lambda row: row.level)
    made = 0
    for row in told:
        parent = _parent(scheme, row)
        _, new = Division.objects.update_or_create(
            scheme=scheme,
            code=row.code,
            valid_from=row.valid_from,
            defaults={
                "level": row.level,
                "name": row.name,
                "folded": folded(row.name),
                "parent": parent,
                "valid_to": row.valid_to,
            },
        )
        made += new
    counts = {"made": made, "updated": len(told) - made}
    audit.record(by=by, act="place.load", record=scheme, details=counts)
    return counts


@transaction.atomic
def load_localities(
    *, source: str, rows: Iterable[LocalityRow], by: User, divisions: Mapping[str, Division]
) -> dict[str, int]:
    """Make or update the entries of `source`; `divisions` by the code that the rows use."""
    told = {row.source_id: row for row in rows}
    held = dict(Locality.objects.filter(source=source).values_list("source_id", "pk"))
    fresh = [_locality(source, row, divisions) for key, row in told.items() if key not in held]
    Locality.objects.bulk_create(fresh, batch_size=A_LOT)
    known = []
    for key, row in told.items():
        if key in held:
            one = _locality(source, row, divisions)
            one.pk = held[key]
            known.append(one)
    fields = [
        "name",
        "feature",
        "latitude",
        "longitude",
        "population",
        "division",
        "stated_division",
    ]
    Locality.objects.bulk_update(known, fields, batch_size=A_LOT)
    LocalityName.objects.filter(locality__in=[one.pk for one in known]).delete()
    _name(told, [*fresh, *known])
    counts = {"made": len(fresh), "updated": len(known)}
    audit.record(by=by, act="place.load", record=source, details=counts)
    return counts


@transaction.atomic
def equate(
    *, division: Division, other: Division, relation: str, reason: str, by: User
) -> Equivalence:
    """Say how a division of one scheme stands to one of another; said again, it is replaced."""
    equivalence, _ = Equivalence.objects.update_or_create(
        division=division, other=other, defaults={"relation": relation, "reason": reason}
    )
    audit.record(by=by, act="place.load", record=equivalence, details={"relation": relation})
    return equivalence


@transaction.atomic
def keep_boundaries(
    *, fitted: Fitted, name: str, source: str, licence: str, by: User
) -> BoundaryFile:
    """Keep what a file draws, whose it is and under what licence; of the same day, it takes the place
    of the one before."""
    if not source.strip() or not licence.strip():
        raise CannotFit("whose")
    told = {"scheme": fitted.scheme, "level": fitted.level, "on": fitted.on}
    replaced, _ = BoundaryFile.objects.filter(**told).delete()
    kept = BoundaryFile.objects.create(
        **told,
        name=name[-200:],
        sha256=fitted.sha256,
        source=source.strip()[:200],
        licence=licence.strip()[:120],
        at=moment_of_record(),
        by=by,
    )
    Boundary.objects.bulk_create(
        [
            Boundary(file=kept, division=division, rings=drawn.rings)
            for division, drawn in fitted.held
        ],
        batch_size=A_LOT,
    )
    details = {"sha256": fitted.sha256, "made": len(fitted.held), "replaced": bool(replaced)}
    audit.record(by=by, act="place.load", record=kept, details=details)
    return kept


@transaction.atomic
def keep_population(*, told: Peopled, name: str, source: str, licence: str, by: User) -> Population:
    """Keep how many people lived where, of whose counting; the same told again is one."""
    source = source.strip()[:200]
    if not source or not licence.strip():
        raise CannotPopulate("whose")
    kept, new = Population.objects.get_or_create(
        digest=digest_of(told.on, source, told.people),
        defaults={
            "on": told.on,
            "source": source,
            "licence": licence.strip()[:120],
            "people": dict(told.people),
            "name": name[-200:],
            "at": moment_of_record(),
            "by": by,
        },
    )
    details = {"digest": kept.digest, "made": int(new), "divisions": len(told.people)}
    audit.record(by=by, act="place.load", record=kept, details=details)
    return kept


def _parent(scheme: Scheme, row: DivisionRow) -> Division | None:
    if not row.parent:
        return None
    above = Division.objects.filter(scheme=scheme, code=row.parent, level__lt=row.level)
    parent = above.order_by("-valid_from").first()
    if parent is None:
        raise ValueError(f"{row.code} stands within {row.parent}, which is not known")
    return parent


def _locality(source: str, row: LocalityRow, divisions: Mapping[str, Division]) -> Locality:
    return Locality(
        source=source,
        source_id=row.source_id,
        name=row.name,
        feature=row.feature,
        latitude=row.latitude,
        longitude=row.longitude,
        population=row.population,
        division=divisions.get(row.division),
        stated_division=row.division,
    )


def _name(told: Mapping[str, LocalityRow], localities: Iterable[Locality]) -> None:
    names = (
        LocalityName(locality=one, text=text, folded=folded(text))
        for one in localities
        for text in dict.fromkeys((one.name, *told[one.source_id].names))
        if folded(text)
    )
    LocalityName.objects.bulk_create(names, batch_size=A_LOT)
