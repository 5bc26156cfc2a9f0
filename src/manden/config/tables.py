"""The tables of the opened desk, as this release wants them."""

from __future__ import annotations

from django.core.management import CommandError, call_command

from manden.config.desk_folder import CannotOpenDesk


def upgrade_tables() -> None:
    """Make or upgrade them; CannotOpenDesk, with its reason, where a migration refuses."""
    try:
        call_command("migrate", verbosity=0, interactive=False)
    except CommandError as refusal:
        raise CannotOpenDesk(str(refusal)) from None
