"""`python -m bench.reading.fuzz --minutes 60`: damaged files, thrown at the reader.

Each case is made from its seed alone: a text of our own, or one of the real development texts where
they are at hand, damaged (`mutations`) and given as text, Markdown, HTML, Word or PDF. What must
hold: nothing is raised but the reader's own refusal; no parse takes over ten seconds of processor
time; every character of the source comes back; what was read can be written as JSON, HTML and
Akoma Ntoso. Cases run in processes of their own, a batch each, so that one that dies is told too.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import random
import re
import signal
import sys
import time
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from multiprocessing.connection import Connection
from pathlib import Path
from types import FrameType

from bench.reading.corpus import TEXTS, documents
from bench.reading.mutations import mutated, mutated_bytes, mutated_package
from bench.reading.preservation import difference
from bench.reading.rendering import as_docx, as_html, as_markdown, as_pdf, paragraphs_of
from manden.reading import CannotRead, Resolution, read
from manden.reading.blocks import ink
from manden.reading.out.akn import akoma_ntoso
from manden.reading.out.html import html_page
from manden.reading.out.iris import CannotName
from manden.reading.out.jsonlines import json_lines
from manden.reading.sources.characters import decoded, mended
from manden.reading.sources.opening import open_bytes
from tests.reading.invented_texts import ENGLISH, FRENCH

LONGEST = 10.0  # seconds of processor time a parse may take
BATCH = 200  # cases a process
SUFFIXES = ("txt", "txt", "txt", "md", "html", "html", "docx", "docx", "pdf")
_CONTROL = re.compile(r"[\x00-\x1f]")


@dataclass(frozen=True)
class Case:
    """A damaged file: `data` under `name`, read as `language` or as what is found."""

    name: str
    data: bytes
    language: str | None


@dataclass(frozen=True)
class Verdict:
    """What became of a case: "read", "refused", or in `fault` what went wrong."""

    seed: int
    suffix: str
    refused: bool
    seconds: float
    fault: str = ""


class TooLong(BaseException):
    """A parse was stopped; no handler of the reader may swallow it."""


@cache
def _texts() -> tuple[str, ...]:
    real = [document.text for document in documents("development")] if TEXTS.exists() else []
    return (ENGLISH, FRENCH, *real)


@cache
def _pdf(index: int) -> bytes:
    return as_pdf(paragraphs_of(_texts()[index]), None, "en")


def case_of(seed: int) -> Case:
    """The case that a seed stands for."""
    rng = random.Random(seed)
    texts = _texts()
    index = rng.randrange(len(texts)) if rng.random() < 0.8 else rng.randrange(2)
    suffix = rng.choice(SUFFIXES)
    language = rng.choice((None, None, "en", "fr"))
    if suffix == "pdf" and rng.random() < 0.7:
        return Case("case.pdf", mutated_bytes(_pdf(index % 12), rng), language)
    text = mutated(texts[index], rng, rng.choice(texts))
    name = f"case.{suffix}" if rng.random() < 0.9 else "case"
    return Case(name, _file(text, suffix, rng), language)


def _file(text: str, suffix: str, rng: random.Random) -> bytes:
    if suffix in {"txt", "md"}:
        data = text.encode(rng.choice(("utf-8", "utf-8", "utf-8", "utf-16", "cp1252")), "replace")
        return mutated_bytes(data, rng) if rng.random() < 0.1 else data
    pieces = [_CONTROL.sub("", piece) for piece in paragraphs_of(text)]
    if suffix == "pdf":
        return as_pdf(pieces[:60], None, rng.choice(("en", "fr")))
    if suffix == "docx":
        data = as_docx(pieces)
        return rng.choice((mutated_package, mutated_bytes))(data, rng)
    noted = rng.randrange(len(pieces)) if pieces else None
    page = rng.choice((as_html, as_markdown))(pieces, noted).decode()
    return mutated(page, rng, "<p>1.</p>").encode("utf-8", "replace")


def judged(seed: int) -> Verdict:
    """Read a case and say what became of it."""
    case = case_of(seed)
    began = time.process_time()
    refused, fault = False, ""
    try:
        with _limited(LONGEST):
            found = read(case.data, language=case.language, name=case.name)
    except CannotRead:
        refused = True
    except TooLong:
        fault = f"no end after {LONGEST:.0f} s"
    except Exception as error:
        fault = _told(error)
    else:
        fault = _fault_of(case, found)
    spent = time.process_time() - began
    return Verdict(seed, case.name.rpartition(".")[2], refused, spent, fault)


def _fault_of(case: Case, found: Resolution) -> str:
    try:
        lost, added = difference(_source(case), found)
        if lost or added:
            return f"characters lost {dict(lost)}, added {dict(added)}"[:300]
        for text in (found, *found.following):
            html_page(text)
            try:
                akoma_ntoso(text)
            except CannotName:
                pass
        for line in json_lines([found]):
            json.loads(line.encode())
    except CannotRead:  # opened again, slow pages may go over the limit of time
        return ""
    except Exception as error:
        return _told(error)
    return ""


def _source(case: Case) -> str:
    """Of plain text every character, of other formats what stands between the markup."""
    if case.name.endswith(".txt") and case.data.lstrip()[:1] not in {b"<", b"%", b"P"}:
        return ink(_CONTROL.sub(" ", mended(decoded(case.data))[0]))
    return open_bytes(case.data, case.name).words()


def _told(error: Exception) -> str:
    at = traceback.extract_tb(error.__traceback__)[-1]
    return f"{type(error).__name__} at {Path(at.filename).name}:{at.lineno}: {error}"[:300]


@contextmanager
def _limited(seconds: float) -> Iterator[None]:
    """Raise TooLong in this thread after so much processor time."""

    def stop(number: int, frame: FrameType | None) -> None:
        raise TooLong

    before = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def _batch(first: int, until: float, results: Connection) -> None:
    for seed in range(first, first + BATCH):
        if time.time() > until:
            break
        results.send(seed)
        results.send(judged(seed))
    results.send(None)


def verdicts(first: int, minutes: float) -> Iterator[Verdict]:
    """Cases from the seed `first` on until the minutes are over."""
    until = time.time() + minutes * 60
    spawning = multiprocessing.get_context("spawn")
    while time.time() < until:
        ours, theirs = spawning.Pipe(duplex=False)
        worker = spawning.Process(target=_batch, args=(first, until, theirs))
        worker.start()
        theirs.close()
        yield from _received(ours, first)
        worker.join()
        first += BATCH


def _received(results: Connection, first: int) -> Iterator[Verdict]:
    seed = first
    while True:
        try:
            told = results.recv()
        except EOFError:
            yield Verdict(seed, "?", False, 0.0, "the process died")
            return
        if told is None:
            return
        if isinstance(told, Verdict):
            yield told
        else:
            seed = told


def main(arguments: list[str] | None = None) -> int:
    options = _options(arguments)
    if options.case is not None:
        print(judged(options.case))
        return 0
    run, refused, slowest, faults = 0, 0, Verdict(0, "", False, 0.0), 0
    for verdict in verdicts(options.first, options.minutes):
        run, refused = run + 1, refused + verdict.refused
        slowest = max(slowest, verdict, key=lambda one: one.seconds)
        if verdict.fault:
            faults += 1
            print(f"{verdict.seed} {verdict.suffix}: {verdict.fault}", flush=True)
        if run % 1000 == 0:
            print(f"... {run} cases, {faults} faults", file=sys.stderr, flush=True)
    print(
        f"{run} cases, {refused} refused, {faults} faults; "
        f"slowest {slowest.seconds:.2f} s (case {slowest.seed})"
    )
    return 1 if faults or not run else 0


def _options(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m bench.reading.fuzz", epilog="example: --minutes 60 --first 1000000"
    )
    parser.add_argument("--minutes", type=float, default=1.0)
    parser.add_argument("--first", type=int, default=0, help="the first seed")
    parser.add_argument("--case", type=int, help="run this seed alone and say what became of it")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())
