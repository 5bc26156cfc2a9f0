"""The words that the search finds: made again from the rows, each database has its own index."""

from __future__ import annotations

from manden.search.declared import SEARCHED
from manden.search.index import index
from manden.search.index.kept_words import kept_words
from manden.search.models import Entry
from manden.violations import word_index


def write_search_words() -> int:
    """Write the words of every entry and incident into the opened database's indexes; how many."""
    written = 0
    for kind, searched in SEARCHED.items():
        numbers = dict(Entry.objects.filter(kind=kind).values_list("record", "pk"))
        for record in searched.records().filter(pk__in=list(numbers)):
            index().write(numbers[record.pk], kept_words(searched.told(record)))
            written += 1
    return written + word_index.keep_all()
