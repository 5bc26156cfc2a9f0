"""Asking for an export, settling it, taking it, and taking it away when its day is over.

The file is made when it is asked for, through the reach of who asks and for the purpose they state:
what is approved is that file. When it is taken, whatever is no longer in reach is out of it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256

from django.db import connection, transaction
from django.utils.translation import override

from manden.access import audit
from manden.access.actions import LOCAL_OPERATOR
from manden.access.lock import standing_lock
from manden.access.models import RoleHolding, User
from manden.access.policy import ACTIONS, allows
from manden.access.rows_at_once import all_rows_read
from manden.collection.exports import sealing
from manden.collection.exports.about import About, Tally, filters_in_words
from manden.collection.exports.models import Export, ExportContent
from manden.collection.exports.records import fingerprint, records
from manden.collection.exports.writing import TYPES, writing
from manden.vault.words import SHARED
from manden.violations.forms.filtering import FilterForm
from manden.violations.queries.wanted import Found, Wanted
from manden.violations.reach import Reach

MOST = 50_000
STANDS_FOR = timedelta(days=7)
NAMELESS = "publish_anonymous"
EXPORT_PURPOSES = (*SHARED, NAMELESS)


class CannotExport(ValueError):
    """Nothing leaves the desk; the message says why and what to do."""


@dataclass(frozen=True)
class Question:
    """What is asked: the filters of the list, the form of the file, why and for whom."""

    filters: Mapping[str, str]
    format: str
    purpose: str
    reason: str
    recipient: str = ""
    language: str = "fr"
    attachments: bool = False

    def __post_init__(self) -> None:
        if self.format not in TYPES:
            raise CannotExport(f"a file is {', '.join(TYPES)}, not “{self.format}”")
        if self.purpose not in EXPORT_PURPOSES:
            raise CannotExport(f"a purpose is {', '.join(EXPORT_PURPOSES)}: say one")
        if not self.reason.strip():
            raise CannotExport("an export says why: write the reason")
        if self.attachments and (self.purpose not in SHARED or not self.recipient.strip()):
            raise CannotExport("files are shared with somebody: say with whom, for which purpose")
        unknown = [name for name in self.filters if name not in FilterForm.base_fields]
        if unknown:
            raise CannotExport(f"“{unknown[0]}” is no filter of the list")


@transaction.atomic
def ask_export(*, question: Question, by: User, now: datetime) -> Export:
    """Make the file and let it wait for another person; approved at once while nobody else could.

    CannotExport where `by` may not export, where nothing or too much is found.
    """
    if not allows(by, "incident.export"):
        raise CannotExport("exporting incidents is for a reviewer, a desk officer or an analyst")
    if question.attachments and not allows(by, "evidence.export"):
        raise CannotExport("taking files out is for a reviewer or a protection officer")
    keys = _found(question, by)
    export = Export(
        attachments=question.attachments,
        format=question.format,
        language=question.language,
        purpose=question.purpose,
        recipient=question.recipient.strip(),
        reason=question.reason.strip(),
        filters=dict(question.filters),
        asked_by=by,
        asked_at=now,
        expires_at=now + STANDS_FOR,
        alone=not another_could_approve(by),
    )
    file = _made(export, keys)
    export.save(force_insert=True)
    _keep(export, keys, file)
    _tell("export.ask", export, by)
    if export.alone:
        _settle(export, Export.Outcome.APPROVED, by, now)
    return export


@transaction.atomic
def approve_export(*, export: Export, by: User, now: datetime) -> Export:
    waiting = _waiting(export, now)
    if waiting.asked_by_id == by.pk:
        raise CannotExport("who asked for an export does not approve it")
    waiting.expires_at = now + STANDS_FOR
    waiting.save(update_fields=["expires_at"])
    _settle(waiting, Export.Outcome.APPROVED, by, now)
    return waiting


@transaction.atomic
def refuse_export(*, export: Export, by: User, now: datetime) -> Export:
    """Drop a waiting export, by another or by who asked; its file goes at once."""
    waiting = _waiting(export, now)
    _settle(waiting, Export.Outcome.REFUSED, by, now)
    sealing.destroy(export=waiting, now=now)
    return waiting


@transaction.atomic
def take_export(*, export: Export, by: User, now: datetime) -> bytes:
    """The file, for who asked, once approved and until it expires.

    Made anew where anything that it tells has changed or left their reach since: a person who
    withdrew their consent is in no file taken afterwards.
    """
    held = may_be_taken(export=export, by=by, now=now)
    content = held.content
    renewed = held.fingerprint != fingerprint(_reach(held), content.incidents)
    if renewed:
        file = _made(held, content.incidents)
        held.save(update_fields=["counts", "sha256", "size", "fingerprint"])
        sealing.take_away(content=content, now=now)
        _keep(held, content.incidents, file)
    else:
        file = sealing.opened(content)
    _tell("export.take", held, by, renewed=renewed)
    return file


def may_be_taken(*, export: Export, by: User, now: datetime) -> Export:
    """The export, held for this transaction; CannotExport where `by` may not take it now."""
    held = Export.objects.select_for_update().get(pk=export.pk)
    if held.asked_by_id != by.pk:
        raise CannotExport("an export is taken by who asked for it")
    if held.outcome != Export.Outcome.APPROVED:
        raise CannotExport("this export is not approved")
    if held.expires_at <= now or held.swept_at is not None:
        raise CannotExport("this export has expired: ask for it again")
    if not allows(by, "incident.export"):
        raise CannotExport("you may no longer export incidents")
    return held


@transaction.atomic
def sweep_exports(*, by: User, now: datetime, keeping: bool = False) -> int:
    """Take away the files whose day is over, of those that `by` may see; how many.

    `keeping` is of the desk's start alone: there the owner of the tables sees everybody's. A locked
    desk is swept when it opens.
    """
    if standing_lock() is not None:
        return 0
    if keeping and connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL manden.keeping = 'on'")
    over = Export.objects.filter(expires_at__lte=now, swept_at=None)
    swept = list(over.select_for_update())
    for export in swept:
        sealing.destroy(export=export, now=now)
        _tell("export.sweep", export, by)
    return len(swept)


def another_could_approve(by: User) -> bool:
    able = RoleHolding.objects.filter(role__in=sorted(ACTIONS["export.approve"].roles))
    people = User.objects.with_password().filter(is_active=True, pk__in=able.values("user"))
    return people.exclude(username=LOCAL_OPERATOR).exclude(pk=by.pk).exists()


def _found(question: Question, by: User) -> list[int]:
    form = FilterForm(question.filters)
    if not form.is_valid():
        wrong = next(iter(form.errors))
        raise CannotExport(f"{wrong}: “{question.filters.get(wrong, '')}” is no choice of it")
    reach = Reach(by, question.purpose, question.recipient.strip())
    wanted = Wanted(**{name: value for name, value in form.cleaned_data.items() if value})
    found = Found(reach, wanted).incidents().values_list("pk", flat=True)
    keys = list(found[: MOST + 1])
    if not keys:
        raise CannotExport("no incident that you may share for this purpose is found so")
    if len(keys) > MOST:
        raise CannotExport(f"more than {MOST} incidents: filter the list further")
    return keys


def _reach(export: Export) -> Reach:
    return Reach(export.asked_by, export.purpose, export.recipient)


@all_rows_read()
def _made(export: Export, keys: Sequence[int]) -> bytes:
    """The file of the incidents of `keys` as they are now; its counts and digest on `export`."""
    reach, tally = _reach(export), Tally()
    file = writing(export.format, pseudonyms=export.purpose != NAMELESS)
    for record in records(reach, keys):
        tally.add(record)
        file.add(record)
    export.counts = tally.told() | {"left_out": _left_out(export, keys, tally)}
    with override(export.language):
        about = About(
            purpose=export.purpose,
            recipient=export.recipient,
            asked_by=export.asked_by.pseudonym,
            at=export.asked_at,
            filters=filters_in_words(export.filters),
            counts=export.counts,
        )
        made = file.done(about)
    export.sha256, export.size = sha256(made).hexdigest(), len(made)
    export.fingerprint = fingerprint(reach, keys)
    return made


def _left_out(export: Export, keys: Sequence[int], tally: Tally) -> dict[str, int]:
    """What who asks may read and may not share for this purpose: incidents that the same filters
    find, and of the incidents told, victims and statements."""
    own = Reach(export.asked_by)
    form = FilterForm(export.filters)
    wanted = form.wanted()
    within = own.incidents().filter(pk__in=keys)
    return {
        "incidents": max(0, Found(own, wanted).incidents().order_by().count() - tally.incidents),
        "victims": max(0, own.victims(within).count() - tally.victims),
        "statements": max(0, own.information(within).count() - tally.statements),
    }


def _keep(export: Export, keys: Sequence[int], file: bytes) -> None:
    content = ExportContent(export=export, incidents=list(keys))
    sealing.seal(content=content, file=file)
    content.save(force_insert=True)


def _waiting(export: Export, now: datetime) -> Export:
    waiting = (
        Export.objects.select_for_update(of=("self",))
        .filter(pk=export.pk, outcome=Export.Outcome.WAITING, expires_at__gt=now)
        .first()
    )
    if waiting is None:
        raise CannotExport("this export is settled already, or has expired")
    return waiting


def _settle(export: Export, outcome: str, by: User, now: datetime) -> None:
    export.outcome, export.settled_by, export.settled_at = outcome, by, now
    export.save(update_fields=["outcome", "settled_by", "settled_at"])
    approved = outcome == Export.Outcome.APPROVED
    _tell("export.approve" if approved else "export.refuse", export, by)


def _tell(act: str, export: Export, by: User, **more: object) -> None:
    details = {
        "format": export.format,
        "purpose": export.purpose,
        "filters": sorted(export.filters),
        "incidents": export.counts["incidents"],
        "sha256": export.sha256,
        "alone": export.alone,
        "attachments": export.attachments,
        **more,
    }
    audit.record(by=by, act=act, record=export, details=details)
