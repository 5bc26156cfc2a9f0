"""Writes to a mandate pack: an entry edited with a reason, an edition undone, a pack imported."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from manden.access import audit
from manden.access.models import User
from manden.access.moments import moment_of_record
from manden.desk.packs import checked, install_files, under_editions
from manden.instruments.models import AwaitedUpload, InstalledPack, PackEdition
from manden.instruments.pack_text import Where, value_at, with_value

Files = Mapping[str, str]
WAITS = timedelta(days=1)


class EditedMeanwhile(Exception):
    """Someone else edited the same entry since the form was opened; theirs is in `theirs`."""

    def __init__(self, theirs: PackEdition) -> None:
        super().__init__("edited meanwhile")
        self.theirs = theirs


@transaction.atomic
def edit_entry(
    *,
    pack: InstalledPack,
    file: str,
    entry: str,
    values: Mapping[str, Any],
    why: str,
    seen: int,
    by: User,
) -> list[PackEdition]:
    """Set fields of an entry of a pack, with the reason; only those that change are kept.

    BadPack where the pack would no longer hold together; EditedMeanwhile where somebody else
    edited the entry after the edition numbered `seen`.
    """
    held = InstalledPack.objects.select_for_update(of=("self",)).get(pk=pack.pk)
    later = held.editions.filter(file=file, entry=entry, pk__gt=seen).exclude(by=by).last()
    text, made = held.as_kept[file], []
    for field, after in values.items():
        where = Where(file, entry, field)
        before = value_at(text, where)
        if before == after:
            continue
        text = with_value(text, where, after)
        made.append(
            PackEdition(
                pack=held,
                file=file,
                entry=entry,
                field=field,
                before=before,
                after=after,
                why=why,
                by=by,
                at=moment_of_record(),
            )
        )
    if made and later is not None:
        raise EditedMeanwhile(later)
    for edition in made:
        edition.save()
    if made:
        _keep(held, {**held.as_kept, file: text}, made, by)
    return made


def undo_edition(*, edition: PackEdition, why: str, seen: int, by: User) -> None:
    """Bring back what stood before an edition; it is an edition like the others."""
    edit_entry(
        pack=edition.pack,
        file=edition.file,
        entry=edition.entry,
        values={edition.field: edition.before},
        why=why,
        seen=seen,
        by=by,
    )


def _keep(held: InstalledPack, files: Files, made: list[PackEdition], by: User) -> None:
    install_files(files, as_came=held.as_came, origin=held.origin, by=by)
    audit.record(
        by=by,
        act="pack.edit",
        record=held,
        details={"editions": [one.pk for one in made], "fields": [one.field for one in made]},
    )


@transaction.atomic
def await_pack(*, files: Files, name: str, sha256: str, by: User) -> AwaitedUpload:
    """Keep the files of a checked pack until its keeper confirms or drops them."""
    AwaitedUpload.objects.filter(at__lt=timezone.now() - WAITS).delete()
    awaited, made = AwaitedUpload.objects.get_or_create(
        kind=AwaitedUpload.Kind.PACK,
        sha256=sha256,
        by=by,
        settled_at=None,
        defaults={"name": name[:200], "told": {"files": dict(files)}, "at": timezone.now()},
    )
    if made:
        audit.record(by=by, act="pack.offer", record=awaited, details={"sha256": sha256})
    return awaited


@transaction.atomic
def import_pack(*, awaited: AwaitedUpload, by: User) -> str:
    """Install a pack that waits, and say its slug; done again, nothing more happens."""
    held = AwaitedUpload.objects.select_for_update(of=("self",)).get(pk=awaited.pk)
    if held.settled_at is not None:
        return held.outcome
    files = held.told["files"]
    slug = checked(files, "pack").slug
    known = InstalledPack.objects.filter(slug=slug).first()
    kept = under_editions(files, known.editions.all()) if known else files
    install_files(kept, as_came=files, origin=InstalledPack.Origin.IMPORTED, by=by)
    audit.record(by=by, act="pack.import", record=held, details={"sha256": held.sha256})
    settle(held, slug)
    return slug


@transaction.atomic
def drop_upload(*, awaited: AwaitedUpload, by: User) -> None:
    """Forget a file that waits."""
    audit.record(by=by, act="upload.drop", record=awaited, details={"sha256": awaited.sha256})
    awaited.delete()


def settle(awaited: AwaitedUpload, outcome: str) -> None:
    """The upload became what `outcome` names: its content goes."""
    awaited.settled_at, awaited.outcome = moment_of_record(), outcome
    awaited.content, awaited.told = None, {}
    awaited.save()
