"""`python -m bench.reading`: measure the reader; see docs/methods/evaluation.md."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable

from bench.reading import (
    asked,
    citations,
    clauses,
    facts,
    formats,
    languages,
    preservation,
    reference,
    report,
    silver,
    speed,
    structure,
)
from bench.reading.corpus import TEXTS, held_out
from bench.reading.gold import annotated
from bench.reading.tally import Tally
from bench.reading.verdicts import verdicts
from bench.reading.words import Placement

Scorer = Callable[[str, str | None], list[Tally]]


def gold(part: str, language: str | None) -> list[Tally]:
    """Everything that the annotations by hand can judge."""
    known = annotated(part, language)
    placements = {str(document.path): Placement(document) for document, _ in known}
    found = [
        match
        for document, labels in known
        for match in clauses.matches(document, labels, placements[str(document.path)])
    ]
    return [
        *facts.score(known),
        *structure.score(known),
        *citations.score(known),
        *clauses.score(found),
        *asked.score(found, placements),
    ]


def exact(part: str, language: str | None) -> list[Tally]:
    return reference.score() if part != "held-out" and language != "fr" else []


SCORERS: dict[str, Scorer] = {
    "gold": gold,
    "silver": lambda part, language: silver.score(part) if language != "fr" else [],
    "pairs": lambda part, language: languages.score(part),
    "preservation": preservation.score,
    "exact": exact,
    "formats": formats.score,
}
SPEED = "speed"


def main(arguments: list[str] | None = None) -> int:
    options = _options(arguments)
    if not TEXTS.exists():
        print(f"the texts are not at {TEXTS}: set MANDEN_SHARED", file=sys.stderr)
        return 1
    judged = verdicts()
    for measure in options.measure or [*SCORERS, SPEED]:
        print(f"\n== {measure} ({options.part}, {options.language or 'both languages'})")
        if measure == SPEED:
            print(_speed(options))
            continue
        tallies = SCORERS[measure](options.part, options.language)
        print(report.figures(tallies, judged))
        print(report.confusions(tallies, options.reveal), end="")
        if options.list:
            print(report.disagreements(tallies, judged, options.reveal))
    return 0


def _options(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m bench.reading", epilog="example: --part development --measure gold --list"
    )
    parser.add_argument("--part", choices=("development", "held-out", "all"), required=True)
    parser.add_argument("--language", choices=("en", "fr"))
    parser.add_argument("--measure", choices=(*SCORERS, SPEED), action="append")
    parser.add_argument("--list", action="store_true", help="print every disagreement")
    parser.add_argument("--stream", type=int, default=1000, help="documents read to see memory")
    parser.add_argument("--reveal", action="store_true", help="of held-out documents too")
    return parser.parse_args(arguments)


def _speed(options: argparse.Namespace) -> str:
    result = speed.measure(options.part, options.language, stream=options.stream)
    hidden = held_out(result.worst_stem) and not options.reveal
    slowest = "a held-out one" if hidden else result.worst_stem
    peer = f"{result.peer_per_second:.1f} a second" if result.peer_per_second else "not installed"
    mean = 1000 / result.per_second
    return (
        f"{result.documents} documents, {result.per_second:.1f} a second on one core "
        f"({mean:.1f} ms each); slowest {result.worst_seconds * 1000:.0f} ms ({slowest}); "
        f"an alternation of the verbs alone {result.naive_milliseconds:.1f} ms each "
        f"(ratio {mean / result.naive_milliseconds:.2f}); bluebell-akn on its own markup: {peer}; "
        f"memory {result.early_megabytes:.1f} MB after a tenth of {result.streamed} documents "
        f"streamed, {result.late_megabytes:.1f} MB at the end"
    )


if __name__ == "__main__":
    sys.exit(main())
