"""Which text does this one go on from?

A pack says it. Without one, it is the text held just before it on the thread that its own words
and titles make, among the earlier texts of the same body that it cites or whose title it bears.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from django.db.models import Q

from manden.instruments.models import Citation, Instrument, TextSource
from manden.reading.from_json import resolution_of
from manden.reading.lineage import lineage
from manden.reading.resolution import Resolution


def previous_of(instrument: Instrument) -> Instrument | None:
    """The instrument that this one continues, where the desk holds it."""
    if instrument.previous_symbol:
        return Instrument.objects.filter(symbol=instrument.previous_symbol).first()
    earlier = {one.symbol: one for one in _earlier(instrument)}
    if not earlier:
        return None
    found = lineage(_read([instrument, *earlier.values()]))
    symbols = {node.id: node.symbol for node in found.nodes if node.status == "held"}
    thread = [[symbols[one] for one in ids if one in symbols] for ids in found.series]
    for held in thread:
        if instrument.symbol in held:
            before = [one for one in held[: held.index(instrument.symbol)] if one in earlier]
            if before:
                return earlier[before[-1] or ""]
    return None


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


def _read(instruments: Iterable[Instrument]) -> Iterator[Resolution]:
    held = TextSource.objects.filter(instrument__in=list(instruments))
    for source in held.order_by("instrument", "-language"):
        if source.reading:
            yield resolution_of(source.reading)
