"""How many requests a token, or an address, may make: evenly spaced, with some in one go.

The generic cell rate algorithm keeps one moment for each key: when its next request would come
due, were all of them evenly spaced. A request is refused when that moment lies further ahead than
a burst reaches. One UPDATE decides, so that workers and threads share one count.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from django.db import transaction
from django.db.models import F, Value
from django.db.models.functions import Greatest

from manden.api.models import Allowance

SECOND = 1_000_000
FORGOTTEN_AFTER = 3600 * SECOND


@dataclass(frozen=True)
class Rate:
    """`per_minute` requests, of which `burst` may come at once."""

    per_minute: int
    burst: int

    @property
    def apart(self) -> int:
        """Microseconds between two requests evenly spaced."""
        return 60 * SECOND // self.per_minute

    @property
    def ahead(self) -> int:
        return self.apart * (self.burst - 1)


@transaction.atomic
def seconds_to_wait(key: str, rate: Rate, *, now: float) -> int:
    """0 where the request may pass, and is counted; else how long to wait, in whole seconds."""
    moment = int(now * SECOND)
    known = Allowance.objects.filter(key=key)
    passed = known.filter(due_at__lte=moment + rate.ahead).update(
        due_at=Greatest(F("due_at"), Value(moment)) + Value(rate.apart)
    )
    if passed:
        return 0
    due_at = known.values_list("due_at", flat=True).first()
    if due_at is not None:
        return max(1, math.ceil((due_at - rate.ahead - moment) / SECOND))
    Allowance.objects.filter(due_at__lt=moment - FORGOTTEN_AFTER).delete()
    Allowance.objects.get_or_create(key=key, defaults={"due_at": moment + rate.apart})
    return 0
