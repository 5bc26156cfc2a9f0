"""Writes of a text given on a page: it waits, then is bound or dropped."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from manden.access import audit
from manden.access.models import User
from manden.desk.actions import bind_reading
from manden.desk.pack_editing import WAITS, settle
from manden.instruments.models import AwaitedUpload, Instrument
from manden.reading import Resolution
from manden.reading.from_json import resolution_of


@transaction.atomic
def await_text(
    *, resolution: Resolution, data: bytes, name: str, sha256: str, by: User
) -> AwaitedUpload:
    """Keep a text that was read until who gave it confirms; the same file given again is one."""
    AwaitedUpload.objects.filter(at__lt=timezone.now() - WAITS).delete()
    awaited, made = AwaitedUpload.objects.update_or_create(
        kind=AwaitedUpload.Kind.TEXT,
        sha256=sha256,
        by=by,
        settled_at=None,
        defaults={
            "name": name[:200],
            "content": data,
            "told": resolution.as_json(),
            "at": timezone.now(),
        },
    )
    if made:
        audit.record(by=by, act="text.offer", record=awaited, details={"sha256": sha256})
    return awaited


@transaction.atomic
def bind_awaited(*, awaited: AwaitedUpload, by: User) -> str:
    """Bind a text that waits, and say the slug of its page; done again, nothing more happens."""
    held = AwaitedUpload.objects.select_for_update(of=("self",)).get(pk=awaited.pk)
    if held.settled_at is None:
        resolution = resolution_of(held.told)
        content = bytes(held.content)
        bound = bind_reading(resolution, sha256=held.sha256, content=content, by=by)
        settle(held, Instrument.objects.get(pk=bound.instrument).slug)
    return held.outcome
