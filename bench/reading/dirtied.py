"""How often a text dirtied in a known way reads as it did clean.

`python -m bench.reading.dirtied` takes development documents, has each read, prints it again from
that reading, dirties it in every way of `dirt`, and asks for the same anchors and numbers, the same
count of preambular paragraphs, the same letters, date of adoption, symbol and session. Nothing is
labelled by hand.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from unittest.mock import patch

from bench.reading.corpus import TEXTS, Document, documents, reading
from bench.reading.dirt import CLEAN, KINDS
from bench.reading.sheets import Sheet, sheet_of
from manden.reading import CannotRead, Resolution, reader
from manden.reading.organs import enacting_formula

PARTS = ("numbers", "preamble", "letters", "facts")


@dataclass(frozen=True)
class Known:
    """A document taken apart, and what its clean print reads as."""

    document: Document
    sheet: Sheet
    expected: dict[str, object]


def known(count: int, language: str) -> Iterator[Known]:
    """`count` development documents of one text each, evenly over the sorted stems."""
    whole = documents("development", language)
    step = max(1, len(whole) // count)
    for document in whole[::step]:
        read = reading(document).resolution
        formula = next((i for i, t in enumerate(read.furniture) if enacting_formula(t)), None)
        if read.kind != "resolution" or read.following or formula is None:
            continue
        sheet = sheet_of(read, read.furniture[: formula + 1])
        clean = KINDS[CLEAN](sheet, random.Random(0), language)
        yield Known(document, sheet, outcome(clean, language))


def outcome(text: str, language: str) -> dict[str, object]:
    """What must not change, by part; nothing where the text is refused."""
    try:
        read = reader.read_text(text, language=language)
    except CannotRead:
        return {}
    tops = [p for text in (read, *read.following) for p in text.operative]
    annexed = [p for annex in read.annexes for p in annex.operative]
    return {
        "numbers": [(p.anchor, p.number) for p in (*tops, *annexed)],
        "preamble": sum(len(text.preamble) for text in (read, *read.following)),
        "letters": [child.anchor for p in tops for child in p.children if child.number],
        "facts": (read.adopted, read.symbol, _session(read)),
    }


def _session(read: Resolution) -> int | None:
    return read.session.number if read.session else None


def dirtied(one: Known, kind: str, seed: str) -> str:
    rng = random.Random(f"{seed} {kind} {one.document.stem}")
    return KINDS[kind](one.sheet, rng, one.document.language)


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m bench.reading.dirtied")
    parser.add_argument("--count", type=int, default=60, help="documents a language")
    parser.add_argument("--kind", action="append", choices=list(KINDS))
    parser.add_argument("--language", choices=("en", "fr"))
    parser.add_argument("--seed", default="1")
    parser.add_argument("--list", action="store_true", help="print what reads otherwise")
    options = parser.parse_args(arguments)
    if not TEXTS.exists():
        print(f"the texts are not at {TEXTS}: set MANDEN_SHARED", file=sys.stderr)
        return 1
    print(f"{'dirt':<20} lang  docs  " + "  ".join(f"{part:>8}" for part in PARTS))
    with patch.object(reader, "with_clauses", lambda read: read):  # not compared, and slow
        for language in (options.language,) if options.language else ("en", "fr"):
            every = list(known(options.count, language))
            for kind in options.kind or KINDS:
                _print_row(every, kind, language, options.seed, options.list)
    return 0


def _print_row(every: list[Known], kind: str, language: str, seed: str, listing: bool) -> None:
    same: Counter[str] = Counter()
    for one in every:
        found = outcome(dirtied(one, kind, seed), language)
        right = {part for part in PARTS if found.get(part) == one.expected[part]}
        same.update(right)
        if listing and len(right) < len(PARTS):
            wrong = ", ".join(part for part in PARTS if part not in right)
            print(f"  {kind}: {one.document.stem} {language}: {wrong}")
    shares = "  ".join(f"{same[part] / len(every):8.3f}" for part in PARTS)
    print(f"{kind:<20} {language}   {len(every):4}  {shares}", flush=True)


if __name__ == "__main__":
    sys.exit(main())
