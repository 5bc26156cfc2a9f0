"""Keeping the good rows of a checked file: a row seen before is updated, never doubled.

The whole file is one transaction: power cut or refusal, nothing of it is kept.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from itertools import islice
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from django.db import transaction
from django.db.models import Exists, OuterRef

from manden.access import audit
from manden.access.models import User
from manden.access.moments import moment_of_record
from manden.access.rows_at_once import uncollected, write_rows
from manden.collection.checked import Accepted, Checked, Refused
from manden.collection.loading_places import keep_divisions, keep_localities
from manden.collection.models import Import, ImportedIncident
from manden.places.rows import DivisionRow, LocalityRow
from manden.violations.changing import rewrite_incident, undo
from manden.violations.coded import Codes, UnknownCode
from manden.violations.entering_many import Coming, enter_incidents, sure_of_codes
from manden.violations.entry import IncidentEntry
from manden.violations.merged import last_of
from manden.violations.models import Change, Incident, Status, Verification
from manden.violations.seeding import lay_vocabularies

A_LOT = 2_000
_QUOTED = re.compile("“[^”]*”")


@transaction.atomic
def load(*, checked: Checked, file: str, release: str, licence: str, by: User) -> dict[str, Any]:
    """Keep what was accepted; how many records were made, updated, and found the same.

    A row that names what the desk does not have is refused here, with its line, as those before.
    """
    told = Import(
        kind=checked.kind,
        file=file,
        sha256=checked.sha256,
        release=release,
        licence=licence,
        rows=checked.rows,
        totals=dict(checked.totals),
        at=moment_of_record(),
        by=by,
        made=0,
        updated=0,
        same=0,
    )
    told.save()
    first = next(iter(checked.accepted), None)
    if first is None:
        raise ValueError("no row can be kept")
    late: list[Refused] = []
    with uncollected():
        found = _LOADERS[type(first.value)](checked, told, by, late)
    counts = {name: found[name] for name in ("made", "updated", "same")}
    refused = sorted([*checked.refused, *late], key=lambda one: one.line)
    told.refused = [{"line": one.line, "reason": _wordless(one.reason)} for one in refused]
    told.made, told.updated, told.same = counts["made"], counts["updated"], counts["same"]
    told.save(update_fields=["made", "updated", "same", "refused"])
    audit.record(
        by=by,
        act="file.import",
        record=told,
        details={"sha256": checked.sha256, "refused": len(refused), **counts},
    )
    rejected = [{"line": one.line, "reason": one.reason} for one in late]
    return {"import": told.pk, **counts, **({"rejected": rejected} if late else {})}


def _wordless(reason: str) -> str:
    """The reason without the words of the file: what is refused may be a name in a wrong column."""
    return _QUOTED.sub("“…”", reason)


def _incidents(checked: Checked, told: Import, by: User, late: list[Refused]) -> Counter[str]:
    """What a file brings that is new is written many at a time; what it changes, one by one."""
    lay_vocabularies(by=by)
    codes, counts = Codes(), Counter[str]()
    rows = iter(checked.accepted)
    while some := list(islice(rows, A_LOT)):
        some = [row for row in some if _holds(row, codes, late)]
        held_by_key = {
            one.key: one
            for one in ImportedIncident.objects.filter(
                kind=checked.kind, key__in=[row.key for row in some]
            ).select_related("incident")
        }
        fresh = _not_ours([row for row in some if row.key not in held_by_key], late)
        _make(checked.kind, fresh, told, codes, by)
        counts["made"] += len(fresh)
        for row in some:
            held = held_by_key.get(row.key)
            if held is None:
                continue
            if held.told == dict(row.told) and held.incident.removed_at is None:
                counts["same"] += 1
            elif held.incident.merged_into is not None:
                late.append(Refused(row.line, _merged(row.key, held.incident)))
            else:
                _update(held, row, told, codes, by)
                counts["updated"] += 1
    return counts


def _merged(key: str, incident: Incident) -> str:
    stands = last_of(incident).key
    return f"{key} was merged into {stands} and is told otherwise now: judge it on that page"


def _holds(row: Accepted, codes: Codes, late: list[Refused]) -> bool:
    try:
        sure_of_codes(row.value, codes)
    except UnknownCode as reason:
        late.append(Refused(row.line, str(reason)))
        return False
    return True


def _not_ours(rows: list[Accepted], late: list[Refused]) -> list[Accepted]:
    """Without the rows of an export of this very desk: its incidents are changed on their pages."""
    keys = [row.key for row in rows]
    ours = set(Incident.objects.filter(key__in=keys).values_list("key", flat=True))
    late += [
        Refused(row.line, f"{row.key} stands on this desk already: change it on its page")
        for row in rows
        if row.key in ours
    ]
    return [row for row in rows if row.key not in ours]


def _make(kind: str, rows: list[Accepted], told: Import, codes: Codes, by: User) -> None:
    coming = [
        Coming(row.value, uuid5(NAMESPACE_URL, f"manden:{kind}:{row.key}:{told.pk}"))
        for row in rows
    ]
    made = enter_incidents(coming=coming, by=by, level="internal", codes=codes, at=told.at)
    write_rows(
        ImportedIncident,
        ["kind", "key", "incident_id", "last_id", "line", "told"],
        [
            [kind, row.key, incident, told.pk, row.line, dict(row.told)]
            for row, incident in zip(rows, made, strict=True)
        ],
    )


def _update(held: ImportedIncident, row: Accepted, told: Import, codes: Codes, by: User) -> None:
    """The row as it is told now; what the incident was before is kept with its versions."""
    reason = f"{told.file} {told.release}".strip()
    rewrite_incident(
        incident=held.incident, entry=row.value, reason=reason, by=by, codes=codes, kind="import"
    )
    held.told, held.line, held.last = dict(row.told), row.line, told
    held.save(update_fields=["told", "line", "last"])


_Loader = Callable[[Checked, Import, User, list[Refused]], Counter[str]]
_LOADERS: dict[type, _Loader] = {
    IncidentEntry: _incidents,
    DivisionRow: keep_divisions,
    LocalityRow: keep_localities,
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
    if not held.incidents.exists():
        raise CannotUndo("this import brought no incident that stands by it: nothing to take back")
    touched = _worked_on(held)
    if touched:
        raise CannotUndo(
            f"{len(touched)} of its incidents were worked on since ({', '.join(touched[:5])}): "
            "undo those changes first"
        )
    changed = Incident.objects.filter(imported__last=held, changes__kind=Change.Kind.IMPORT)
    changed = changed.distinct()
    made = Incident.objects.filter(imported__last=held).exclude(pk__in=changed.values("pk"))
    counts = {"removed": made.update(removed_at=moment_of_record()), "put_back": 0}
    for incident in changed:
        before = incident.changes.filter(kind=Change.Kind.IMPORT).latest("version")
        undo(change=before, by=by, reason=f"import {held.pk} undone")
        counts["put_back"] += 1
    held.undone_at, held.undone_by = moment_of_record(), by
    held.save(update_fields=["undone_at", "undone_by"])
    audit.record(by=by, act="file.undo_import", record=held, details=counts)
    return counts


def _worked_on(told: Import) -> list[str]:
    """The incidents that anybody changed or verified after the import brought them."""
    changed = Change.objects.filter(incident=OuterRef("pk"), at__gt=told.at)
    verified = Verification.objects.filter(incident=OuterRef("pk"), at__gt=told.at)
    since = Exists(changed.exclude(kind=Change.Kind.IMPORT))
    since |= Exists(verified.exclude(status=Status.REPORTED))
    brought = Incident.objects.filter(since, imported__last=told)
    return list(brought.order_by("pk").values_list("key", flat=True))
