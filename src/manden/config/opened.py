"""The desk that this process has opened; settings are read from it.

The command line opens a desk before Django starts. A server process started by others (gunicorn,
granian) names it instead by MANDEN_DATA, with MANDEN_KEY_FILE or MANDEN_PASSPHRASE.
"""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

from manden.config.desk_folder import CannotOpenDesk, Desk, named_key_file, open_desk

_desk: Desk | None = None
_today: date | None = None
_demonstrates = False


def use(desk: Desk, *, today: date | None = None, demonstration: bool = False) -> None:
    """Make `desk` this process's; `today` fixes the date that its pages reckon from, and in a
    demonstration the day that its records bear."""
    global _desk, _today, _demonstrates
    _desk, _today, _demonstrates = desk, today, demonstration


def desk() -> Desk:
    if _desk is None:
        use(_desk_of_environment())
    assert _desk is not None
    return _desk


def today() -> date:
    return _today or date.today()


def demonstration_day() -> date | None:
    return _today if _demonstrates else None


def _desk_of_environment() -> Desk:
    folder = os.environ.get("MANDEN_DATA")
    if not folder:
        raise CannotOpenDesk("no desk is open: name its folder with --data or MANDEN_DATA")
    return open_desk(
        Path(folder),
        passphrase=os.environ.get("MANDEN_PASSPHRASE"),
        key_file=named_key_file(),
    )
