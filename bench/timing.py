"""Time as the scripts that ask a database tell it."""

from __future__ import annotations

import os
import time
from collections.abc import Sequence
from pathlib import Path

from django.db import connection


def processor_seconds() -> float:
    """Of our process and, on PostgreSQL, of the one that answers us: other work on the machine
    does not change it."""
    ours = time.process_time()
    if connection.vendor != "postgresql":
        return ours
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        (backend,) = cursor.fetchone()
    told = Path(f"/proc/{backend}/stat").read_text().rsplit(")", 1)[1].split()
    return ours + (int(told[11]) + int(told[12])) / os.sysconf("SC_CLK_TCK")


def p95(times: Sequence[float]) -> float:
    return sorted(times)[max(0, -(-95 * len(times) // 100) - 1)]
