"""Keeping the good rows of a checked file: a row seen before is updated, never doubled.

The whole file is one transaction: power cut or refusal, nothing of it is kept.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from django.db import transaction
from django.utils import timezone

from manden.access import audit
from manden.access.models import User
from manden.collection.checked import Accepted, Checked
from manden.collection.models import Import, ImportedIncident
from manden.places.actions import load_divisions, load_localities
from manden.places.models import Division, Scheme
from manden.places.rows import DivisionRow, LocalityRow
from manden.violations.actions import enter_incident
from manden.violations.changing import rewrite_incident, undo
from manden.violations.coded import Codes
from manden.violations.entry import IncidentEntry
from manden.violations.models import Change, Incident, Status
from manden.violations.seeding import lay_vocabularies

_SCHEMES = {
    "P-Code": ("pcode", "Codes P", "P-codes"),
    "code": ("iso-3166-2", "ISO 3166-2", "ISO 3166-2"),
}


@transaction.atomic
def load(*, checked: Checked, file: str, release: str, licence: str, by: User) -> dict[str, Any]:
    """Keep what was accepted; how many records were made, updated, and found the same."""
    told = Import(
        kind=checked.kind,
        file=file,
        sha256=checked.sha256,
        release=release,
        licence=licence,
        rows=checked.rows,
        refused=[{"line": one.line, "reason": one.reason} for one in checked.refused],
        totals=dict(checked.totals),
        at=timezone.now(),
        by=by,
        made=0,
        updated=0,
        same=0,
    )
    told.save()
    values = {type(one.value) for one in checked.accepted}
    if len(values) != 1:
        raise ValueError("a file holds one kind of record")
    found = _LOADERS[values.pop()](checked, told, by)
    counts = {name: found[name] for name in ("made", "updated", "same")}
    told.made, told.updated, told.same = counts["made"], counts["updated"], counts["same"]
    told.save(update_fields=["made", "updated", "same"])
    audit.record(
        by=by,
        act="file.import",
        record=told,
        details={"sha256": checked.sha256, "refused": len(checked.refused), **counts},
    )
    return {"import": told.pk, **counts}


def _incidents(checked: Checked, told: Import, by: User) -> Counter[str]:
    lay_vocabularies(by=by)
    known = {
        one.key: one
        for one in ImportedIncident.objects.filter(kind=checked.kind).select_related("incident")
    }
    codes, counts = Codes(), Counter[str]()
    for row in checked.accepted:
        held = known.get(row.key)
        if held is None:
            _make(checked.kind, row, told, codes, by)
            counts["made"] += 1
        elif held.told == dict(row.told) and held.incident.removed_at is None:
            counts["same"] += 1
        else:
            _update(held, row, told, codes, by)
            counts["updated"] += 1
    return counts


def _make(kind: str, row: Accepted, told: Import, codes: Codes, by: User) -> None:
    incident = enter_incident(
        entry=row.value,
        submission=uuid5(NAMESPACE_URL, f"manden:{kind}:{row.key}:{told.pk}"),
        by=by,
        level="internal",
        codes=codes,
        at=told.at,
    )
    ImportedIncident.objects.create(
        kind=kind, key=row.key, incident=incident, last=told, line=row.line, told=dict(row.told)
    )


def _update(held: ImportedIncident, row: Accepted, told: Import, codes: Codes, by: User) -> None:
    """The row as it is told now; what the incident was before is kept with its versions."""
    reason = f"{told.file} {told.release}".strip()
    rewrite_incident(
        incident=held.incident, entry=row.value, reason=reason, by=by, codes=codes, kind="import"
    )
    held.told, held.line, held.last = dict(row.told), row.line, told
    held.save(update_fields=["told", "line", "last"])


def _divisions(checked: Checked, told: Import, by: User) -> Counter[str]:
    named = next(name for name in _SCHEMES if name in checked.accepted[0].told)
    code, name_fr, name_en = _SCHEMES[named]
    country = checked.accepted[0].told.get("Location", checked.accepted[0].key[:2])
    scheme, _ = Scheme.objects.update_or_create(
        code=f"{code}-{country.casefold()}",
        defaults={
            "country": country,
            "name_fr": f"{name_fr} · {country}",
            "name_en": f"{name_en} · {country}",
            "release": told.release,
            "licence": told.licence,
        },
    )
    counts = load_divisions(scheme=scheme, rows=_values(checked.accepted), by=by)
    return Counter({"same": 0, **counts})


def _localities(checked: Checked, told: Import, by: User) -> Counter[str]:
    """GeoNames' own codes of divisions are not those of a scheme: the lists of names join them."""
    divisions: dict[str, Division] = {}
    counts = load_localities(
        source="geonames", rows=_values(checked.accepted), by=by, divisions=divisions
    )
    return Counter({"same": 0, **counts})


def _values(rows: Iterable[Accepted]) -> Iterable[Any]:
    return (row.value for row in rows)


_LOADERS: dict[type, Callable[[Checked, Import, User], Counter[str]]] = {
    IncidentEntry: _incidents,
    DivisionRow: _divisions,
    LocalityRow: _localities,
}


class CannotUndo(ValueError):
    """The import is undone already, or what it brought was changed since; nothing is taken back."""


@transaction.atomic
def undo_import(*, told: Import, by: User) -> dict[str, int]:
    """Take back what an import of incidents made, and put back what it changed.

    CannotUndo where somebody has worked on one of its incidents since: their work is not lost for it.
    """
    held = Import.objects.select_for_update().get(pk=told.pk)
    if held.undone_at is not None:
        raise CannotUndo("this import is undone already")
    brought = list(held.incidents.select_related("incident"))
    if not brought:
        raise CannotUndo("this import brought no incident that stands by it: nothing to take back")
    touched = [one.incident.key for one in brought if _worked_on(one.incident, held)]
    if touched:
        raise CannotUndo(
            f"{len(touched)} of its incidents were worked on since ({', '.join(touched[:5])}): "
            "undo those changes first"
        )
    counts = {"removed": 0, "put_back": 0}
    for one in brought:
        before = one.incident.changes.filter(kind=Change.Kind.IMPORT).order_by("-version").first()
        if before is not None:
            undo(change=before, by=by, reason=f"import {held.pk} undone")
            counts["put_back"] += 1
        else:
            one.incident.removed_at = timezone.now()
            one.incident.save(update_fields=["removed_at"])
            counts["removed"] += 1
    held.undone_at, held.undone_by = timezone.now(), by
    held.save(update_fields=["undone_at", "undone_by"])
    audit.record(by=by, act="file.undo_import", record=held, details=counts)
    return counts


def _worked_on(incident: Incident, told: Import) -> bool:
    """Whether anybody changed or verified the incident after the import brought it."""
    changed = incident.changes.filter(at__gt=told.at).exclude(kind=Change.Kind.IMPORT)
    verified = incident.verifications.filter(at__gt=told.at).exclude(status=Status.REPORTED)
    return changed.exists() or verified.exists()
