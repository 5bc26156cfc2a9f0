"""The texts that one cites, and those held that cite it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from manden.instruments.models import Citation, Instrument

_TEXTS = ("resolution", "decision")


@dataclass(frozen=True)
class CitedText:
    """A resolution or a decision that a text cites, in which paragraphs; its page where held."""

    symbol: str
    adopted: date | None
    anchors: tuple[str, ...]
    slug: str | None
    held: bool


def cited_in(instrument: Instrument) -> tuple[CitedText, ...]:
    """The resolutions and decisions that `instrument` cites, the latest first, undated ones last."""
    found: dict[str, list[Citation]] = {}
    citations = Citation.objects.filter(source__instrument=instrument, kind__in=_TEXTS)
    for one in citations.exclude(symbol__in=("", instrument.symbol)).order_by("pk"):
        found.setdefault(one.symbol, []).append(one)
    named = Instrument.objects.filter(symbol__in=list(found)).prefetch_related("sources")
    known = {one.symbol: one for one in named}
    told = [
        CitedText(
            symbol=symbol,
            adopted=_day(said, known.get(symbol)),
            anchors=tuple(dict.fromkeys(one.anchor for one in said)),
            slug=known[symbol].slug if symbol in known else None,
            held=symbol in known and bool(known[symbol].sources.all()),
        )
        for symbol, said in found.items()
    ]
    return tuple(sorted(told, key=lambda one: one.adopted or date.min, reverse=True))


def citing(instrument: Instrument) -> tuple[Instrument, ...]:
    """The texts held that cite `instrument`, the latest first."""
    by = Instrument.objects.filter(sources__citations__symbol=instrument.symbol)
    return tuple(by.exclude(pk=instrument.pk).distinct().order_by("-adopted", "symbol"))


def _day(said: list[Citation], known: Instrument | None) -> date | None:
    """The day of adoption: the text's own, else the first that a citation gives."""
    if known is not None and known.adopted:
        return known.adopted
    return next((one.date for one in said if one.date), None)
