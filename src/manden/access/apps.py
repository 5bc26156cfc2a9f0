from django.apps import AppConfig


class AccessConfig(AppConfig):
    name = "manden.access"

    def ready(self) -> None:
        from manden.access import checks  # noqa: F401  registers the checks that fail a build
