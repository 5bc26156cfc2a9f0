from django.apps import AppConfig
from django.db.models.signals import post_migrate


class AccessConfig(AppConfig):
    name = "manden.access"

    def ready(self) -> None:
        from manden.access import checks  # noqa: F401  registers the checks that fail a build
        from manden.access.row_walls import build_walls

        post_migrate.connect(build_walls, sender=self)
