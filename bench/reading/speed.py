"""How many documents a second one core reads from text, the slowest, and how memory grows.

Each text is read twice; the second reading counts (the first fills the caches of expressions).
Processor time, so that other work on the machine counts little; one thread, one core. In the same
run, over the same texts: one expression that only looks for the verbs' words, and bluebell-akn.
Memory is what the process held at most, after a tenth of a stream of documents and at its end.
"""

from __future__ import annotations

import re
import resource
import sys
import time
from dataclasses import dataclass
from functools import cache
from itertools import cycle, islice

from bench.reading import markup_peer
from bench.reading.corpus import Document, documents, reading
from manden.reading import read_text
from manden.reading.verb_phrase import Form
from manden.reading.verbs import openings


@dataclass(frozen=True)
class Speed:
    documents: int
    per_second: float
    worst_seconds: float
    worst_stem: str
    naive_milliseconds: float  # a document, of looking for the words of verbs alone
    early_megabytes: float  # held at most after a tenth of the stream
    late_megabytes: float  # and at its end
    streamed: int
    peer_per_second: float | None  # bluebell-akn on its own markup of the same texts


def measure(part: str, language: str | None = None, *, stream: int = 1000) -> Speed:
    """`stream` is how many documents are read one after the other to see memory grow."""
    texts = [(document, document.text) for document in documents(part, language)]
    for document, text in texts:
        _timed(document, text)
    times = [(_timed(document, text), document.stem) for document, text in texts]
    worst, stem = max(times)
    rate = len(times) / sum(spent for spent, _ in times)
    naive = sum(_naive(document, text) for document, text in texts) / len(texts) * 1000
    early, late = _held(texts, stream)
    peer = _peer(part, language)
    return Speed(len(times), rate, worst, stem, naive, early, late, stream, peer)


def _naive(document: Document, text: str) -> float:
    pattern = _verbs(document.language)
    began = time.process_time()
    pattern.findall(text)
    return time.process_time() - began


@cache
def _verbs(language: str) -> re.Pattern[str]:
    """Every word that may open a clause, as one alternation, in whatever case."""
    patterns = set().union(*(openings(language, form) for form in Form))
    words = sorted(pattern for pattern in patterns if pattern.isalpha())
    return re.compile(rf"\b(?:{'|'.join(words)})\b", re.IGNORECASE)


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


def _held(texts: list[tuple[Document, str]], count: int) -> tuple[float, float]:
    early = 0.0
    for index, (document, text) in enumerate(islice(cycle(texts), count)):
        if index == count // 10:
            early = _megabytes()
        _timed(document, text)
    return early, _megabytes()


def _megabytes() -> float:
    """The most that this process ever held; kilobytes on Linux, bytes on macOS."""
    unit = 1e6 if sys.platform == "darwin" else 1e3
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit
