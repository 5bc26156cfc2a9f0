"""The room as it is loaded: it tells the vault what stands between a person and a file."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class ViolationsConfig(AppConfig):
    name = "manden.violations"

    def ready(self) -> None:
        from manden.violations import word_index  # these need every model loaded
        from manden.violations.told_to_the_vault import tell

        tell()
        word_index.listen()
        post_migrate.connect(word_index.build, sender=self)
