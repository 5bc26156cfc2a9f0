"""The words that the search finds: made again from the rows, each database has its own index."""

from __future__ import annotations

from importlib import import_module

from django.apps import apps


def write_search_words() -> int:
    """Write the words of every entry into the opened database's index; how many entries."""
    if not apps.is_installed("manden.search"):
        return 0
    declared = import_module("manden.search.declared").SEARCHED
    index = import_module("manden.search.index").index()
    kept_words = import_module("manden.search.index.kept_words").kept_words
    entries = import_module("manden.search.models").Entry.objects
    written = 0
    for kind, searched in declared.items():
        numbers = dict(entries.filter(kind=kind).values_list("record", "pk"))
        for record in searched.records().filter(pk__in=list(numbers)):
            index.write(numbers[record.pk], kept_words(searched.told(record)))
            written += 1
    return written
