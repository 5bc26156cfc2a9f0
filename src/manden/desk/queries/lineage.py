"""The thread of a mandate: the texts that made and extended it, and the years that are missing."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from django.utils.safestring import SafeString, mark_safe

from manden.instruments.models import InstalledPack, Instrument, TextSource
from manden.instruments.pack import Pack, PackEarlierInstrument, pack_of
from manden.reading.from_json import resolution_of
from manden.reading.lineage import KnownResolution, Node, lineage
from manden.reading.lineage_drawing import draw
from manden.reading.lineage_gaps import Gap


@dataclass(frozen=True)
class Step:
    """A text of the thread, and the page of the desk that holds it, where one does."""

    node: Node
    slug: str | None


@dataclass(frozen=True)
class LineagePage:
    """`undated` are texts that the pack knows of and that no text at hand recalls."""

    steps: tuple[Step, ...]
    gaps: tuple[Gap, ...]
    undated: tuple[PackEarlierInstrument, ...]
    drawing: SafeString

    def before(self, instrument: Instrument) -> Node | None:
        """The text of the thread just before `instrument`."""
        numbers = [step.node.number for step in self.steps]
        place = numbers.index(instrument.number) if instrument.number in numbers else 0
        return self.steps[place - 1].node if place else None


def lineage_page(instrument: Instrument, *, page_language: str) -> LineagePage | None:
    """The thread that runs through `instrument`; None where nothing of it is known."""
    earlier = _earlier_in(instrument.pack)
    readings = [resolution_of(source.reading) for source in _one_source_each(page_language)]
    facts = [_fact(one, instrument) for one in (*earlier, None)]
    found = lineage(readings, [fact for fact in facts if fact.day])
    series = next((ids for ids in found.series if instrument.number in ids), None)
    if series is None or len(series) < 2:
        return None
    nodes = {node.id: node for node in found.nodes}
    slugs = dict(Instrument.objects.values_list("symbol", "slug"))
    return LineagePage(
        steps=tuple(Step(nodes[one], slugs.get(nodes[one].symbol or "")) for one in series),
        gaps=tuple(gap for gap in found.gaps if set(gap.between) <= set(series)),
        undated=tuple(one for one in earlier if one.adopted is None),
        drawing=mark_safe(draw(found, language=page_language)),  # noqa: S308 (drawn and escaped)
    )


def _one_source_each(page_language: str) -> list[TextSource]:
    """Each held text once, in the page's language where it is held in it."""
    chosen: dict[int, TextSource] = {}
    for source in TextSource.objects.order_by("pk"):
        if source.instrument_id not in chosen or source.language == page_language:
            chosen[source.instrument_id] = source
    return list(chosen.values())


def _earlier_in(slug: str) -> tuple[PackEarlierInstrument, ...]:
    """The earlier texts that an installed pack names."""
    held = InstalledPack.objects.filter(slug=slug).first() if slug else None
    return _pack_of(tuple(sorted(held.as_kept.items()))).earlier if held and held.as_kept else ()


@lru_cache(maxsize=8)
def _pack_of(files: tuple[tuple[str, str], ...]) -> Pack:
    return pack_of({name: text.encode() for name, text in files}, named="pack")


def _fact(earlier: PackEarlierInstrument | None, instrument: Instrument) -> KnownResolution:
    """What the pack knows of an earlier text; of the instrument itself where `earlier` is None."""
    if earlier is None:
        term = instrument.mandate_term or None
        act = "extend" if term else None
        return KnownResolution(instrument.number, instrument.adopted, act, term)
    act = None if earlier.act == "situation" else earlier.act
    return KnownResolution(
        earlier.number, earlier.adopted, act, "P1Y" if act else None, thread=instrument.number
    )
