"""Making or upgrading the tables as the role that owns them, in a process of its own."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import django
from django.db import OperationalError, ProgrammingError

from manden.config import opened
from manden.config.databases import act_as_owner
from manden.config.desk_folder import CannotOpenDesk, Desk
from manden.config.tables import upgrade_tables


def main() -> None:
    """The key comes by a pipe, never by arguments."""
    folder, identifier = Path(sys.argv[1]), sys.argv[2]
    opened.use(Desk(folder, identifier, bytes.fromhex(sys.stdin.readline().strip())))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "manden.config.settings")
    act_as_owner()
    django.setup()
    try:
        upgrade_tables()
    except (OperationalError, ProgrammingError) as fault:
        sys.exit(f"manden: PostgreSQL refuses: {str(fault).splitlines()[0]}")
    except CannotOpenDesk as fault:
        sys.exit(f"manden: {fault}")


if __name__ == "__main__":
    main()
