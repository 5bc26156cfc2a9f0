"""The files beside the incidents of an export, when they were asked for: shared copies in one archive.

An approved copy leaves as it was approved; without one, the file leaves rid of its metadata. What has
no such copy here (a recording) stays, and the list inside the archive says so.
"""

from __future__ import annotations

import csv
import hashlib
import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from manden.access import audit
from manden.access.models import User
from manden.access.policy import allows
from manden.collection.exports.asking import CannotExport, may_be_taken
from manden.collection.exports.models import Export
from manden.vault.actions.opening_files import CannotOpenFile, share_copy, take_out
from manden.vault.evidence_reach import EvidenceReach
from manden.vault.file_kinds import KINDS
from manden.vault.file_store import Damaged
from manden.vault.models import Evidence
from manden.violations.merged import last_of
from manden.violations.models import EvidenceLink
from manden.violations.queries.evidence import evidence_beside
from manden.violations.reach import Reach

MOST_BYTES = 60_000_000
LIST = "files.csv"
HEADER = ("incident", "file", "name", "sha256", "left_out")
_LONG_AGO = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True)
class _Line:
    """What the list says of one file beside one incident."""

    incident: str
    file: str
    name: str = ""
    sha256: str = ""
    left_out: str = ""


def attachments_beside(export: Export) -> list[EvidenceLink]:
    """The files beside the incidents of the export, as far as who asked may share them."""
    reach = Reach(export.asked_by, export.purpose, export.recipient)
    incidents = reach.incidents().filter(pk__in=export.content.incidents)
    return list(evidence_beside(reach, incidents))


@transaction.atomic
def take_attachments(*, export: Export, by: User, now: datetime) -> bytes:
    """The archive, for who asked, once approved and until the export expires; every file that
    leaves has its custody event. CannotExport, NoKey.
    """
    held = may_be_taken(export=export, by=by, now=now)
    if not held.attachments or not allows(by, "evidence.export"):
        raise CannotExport("this export was not asked for with its files")
    out, lines = io.BytesIO(), []
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        for link, content in _contents(held, by, now):
            lines.append(_put(archive, link, content))
            if out.tell() > MOST_BYTES:
                raise CannotExport(
                    f"the files are more than {MOST_BYTES // 10**6} MB: filter the list further"
                )
        archive.writestr(zipfile.ZipInfo(LIST, _LONG_AGO), _listed(lines))
    details = {"files": sum(bool(one.sha256) for one in lines), "listed": len(lines)}
    audit.record(by=by, act="export.take_files", record=held, details=details)
    return out.getvalue()


def _contents(
    export: Export, by: User, now: datetime
) -> Iterator[tuple[EvidenceLink, tuple[str, bytes] | str]]:
    """Each file once: its name and bytes, or why it stays."""
    given: dict[int, tuple[str, bytes] | str] = {}
    for link in attachments_beside(export):
        if link.evidence_id not in given:
            given[link.evidence_id] = _copy_of(link.evidence, export, by, now)
        yield link, given[link.evidence_id]


def _copy_of(
    evidence: Evidence, export: Export, by: User, now: datetime
) -> tuple[str, bytes] | str:
    asked = {"purpose": export.purpose, "recipient": export.recipient, "by": by, "now": now}
    asked["note"] = f"export {export.pk}"
    copies = EvidenceReach(by, export.purpose, export.recipient).files()
    approved = copies.filter(parent=evidence, decision__approved=True).last()
    try:
        if approved is not None:
            taken = take_out(evidence=approved, **asked)
            return approved.key + KINDS[approved.kind].endings[0], b"".join(taken.pieces)
        taken = share_copy(evidence=evidence, **asked)
    except (CannotOpenFile, Damaged) as fault:
        return str(fault)
    return taken.name, b"".join(taken.pieces)


def _put(archive: zipfile.ZipFile, link: EvidenceLink, content: tuple[str, bytes] | str) -> _Line:
    incident = last_of(link.incident).key
    if isinstance(content, str):
        return _Line(incident, link.evidence.key, left_out=content)
    name, data = content
    if name not in archive.NameToInfo:
        archive.writestr(zipfile.ZipInfo(name, _LONG_AGO), data)
    return _Line(incident, link.evidence.key, name, hashlib.sha256(data).hexdigest())


def _listed(lines: list[_Line]) -> bytes:
    told = io.StringIO(newline="")
    out = csv.writer(told)
    out.writerow(HEADER)
    out.writerows((one.incident, one.file, one.name, one.sha256, one.left_out) for one in lines)
    return told.getvalue().encode()
