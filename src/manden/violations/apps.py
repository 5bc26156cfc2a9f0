"""The room as it is loaded: it tells the vault what stands between a person and a file."""

from django.apps import AppConfig


class ViolationsConfig(AppConfig):
    name = "manden.violations"

    def ready(self) -> None:
        from manden.violations.told_to_the_vault import tell

        tell()
