from django.apps import AppConfig
from django.db.models.signals import post_migrate


class SearchConfig(AppConfig):
    name = "manden.search"

    def ready(self) -> None:
        from manden.search import hearing  # declarations need every model loaded
        from manden.search.index.postgresql import build

        hearing.listen()
        post_migrate.connect(build, sender=self)
