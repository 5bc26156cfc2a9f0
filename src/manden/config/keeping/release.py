"""Whether a desk's tables are those of this release."""

from __future__ import annotations

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder

from manden.config.desk_folder import CannotOpenDesk

Applied = list[tuple[str, str]]


def applied_upgrades(connection: BaseDatabaseWrapper) -> Applied:
    """The upgrades that the desk has had; CannotOpenDesk where they are not this release's."""
    applied = sorted(MigrationRecorder(connection).applied_migrations())
    if set(applied) != set(MigrationLoader(None).disk_migrations):
        raise CannotOpenDesk(
            "the desk is of another release than this one: start it once with ./manden up, which "
            "upgrades it"
        )
    return applied
