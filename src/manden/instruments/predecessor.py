"""Which text does this one go on from?

A pack says it. Without one, it is the text held just before it on the thread that its own words
and titles make, among the earlier texts of the same body that it cites or whose title it bears.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from functools import lru_cache

from django.db.models import Q

from manden.instruments.models import Citation, Instrument, TextSource
from manden.reading.from_json import resolution_of
from manden.reading.lineage import lineage

KEPT = 32  # threads that were looked for, of some bytes each


def previous_of(instrument: Instrument) -> Instrument | None:
    """The instrument that this one continues, where the desk holds it."""
    if instrument.previous_symbol:
        return Instrument.objects.filter(symbol=instrument.previous_symbol).first()
    earlier = {one.symbol: one for one in _earlier(instrument)}
    if not earlier:
        return None
    held = TextSource.objects.filter(instrument__in=[instrument, *earlier.values()])
    sources = held.order_by("instrument", "-language").values_list("pk", "sha256", "read_at")
    return earlier.get(_before(instrument.symbol, frozenset(earlier), tuple(sources)))


@lru_cache(maxsize=KEPT)
def _before(
    symbol: str, earlier: frozenset[str], sources: tuple[tuple[int, str, datetime], ...]
) -> str:
    """The one of `earlier` that stands just before `symbol` on a thread, "" where none does.

    Every page of a text asks it: threads are made anew only where a text was read since.
    """
    kept = TextSource.objects.in_bulk([pk for pk, _, _ in sources])
    readings = [kept[pk].reading for pk, _, _ in sources]
    found = lineage(resolution_of(reading) for reading in readings if reading)
    symbols = {node.id: node.symbol for node in found.nodes if node.status == "held"}
    for held in ([symbols[one] for one in ids if one in symbols] for ids in found.series):
        if symbol in held:
            before = [one for one in held[: held.index(symbol)] if one in earlier]
            if before:
                return before[-1] or ""
    return ""


def _earlier(instrument: Instrument) -> Iterator[Instrument]:
    """Earlier texts held, of the same body, that `instrument` cites or whose title it bears."""
    if instrument.adopted is None:
        return
    cited = Citation.objects.filter(source__instrument=instrument).values("symbol")
    alike = Q(symbol__in=cited)
    for language in ("fr", "en"):
        if title := getattr(instrument, f"title_{language}"):
            alike |= Q(**{f"title_{language}__iexact": title})
    yield from (
        Instrument.objects.filter(alike, body=instrument.body, adopted__lt=instrument.adopted)
        .filter(sources__isnull=False)
        .distinct()
    )
