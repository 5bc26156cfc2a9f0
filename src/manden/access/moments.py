"""The moment that a record written now bears: the machine's, or in a demonstration that of its own day.

Who signed in, what an export or a token lasts, and the audit chain keep the machine's clock everywhere.
"""

from __future__ import annotations

from datetime import datetime

from django.conf import settings
from django.utils import timezone


def moment_of_record() -> datetime:
    """Now; of a demonstration, whose day stands still, this hour of that day."""
    now = timezone.now()
    day = settings.DEMONSTRATION_DAY
    return datetime.combine(day, now.timetz()) if day else now
