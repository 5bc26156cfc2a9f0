from django.apps import AppConfig


class SearchConfig(AppConfig):
    name = "manden.search"

    def ready(self) -> None:
        from manden.search import hearing  # declarations need every model loaded

        hearing.listen()
