"""How many documents a second one core reads from text, the slowest, and how memory grows.

Each text is read twice; the second reading counts (the first fills the caches of expressions).
Processor time, so that other work on the machine does not count; one thread, one core.
"""

from __future__ import annotations

import time
import tracemalloc
from dataclasses import dataclass

from bench.reading import markup_peer
from bench.reading.corpus import Document, documents, reading
from manden.reading import read_text


@dataclass(frozen=True)
class Speed:
    documents: int
    per_second: float
    worst_seconds: float
    worst_stem: str
    peak_megabytes: float  # of a pass that keeps nothing; traced apart, for tracing slows
    peer_per_second: float | None  # bluebell-akn on its own markup of the same texts


def measure(part: str, language: str | None = None) -> Speed:
    texts = [(document, document.text) for document in documents(part, language)]
    for document, text in texts:
        _timed(document, text)
    times = [(_timed(document, text), document.stem) for document, text in texts]
    worst, stem = max(times)
    rate = len(times) / sum(spent for spent, _ in times)
    return Speed(len(times), rate, worst, stem, _peak(texts[::8]), _peer(part, language))


def _peer(part: str, language: str | None) -> float | None:
    if not markup_peer.installed():
        return None
    texts = [markup_peer.markup_of(reading(d).resolution) for d in documents(part, language)]
    parsed, spent = markup_peer.seconds(texts)
    return parsed / spent if spent else None


def _timed(document: Document, text: str) -> float:
    began = time.process_time()
    try:
        read_text(text, language=document.language, name=document.path.name)
    except Exception:  # a text that is refused or fails is counted by `preservation`
        pass
    return time.process_time() - began


def _peak(texts: list[tuple[Document, str]]) -> float:
    tracemalloc.start()
    for document, text in texts:
        _timed(document, text)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return peak / 1e6
