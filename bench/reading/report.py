"""What is printed: figures for any part; details for development documents only, unless revealed.

A document that no rule was written from loses that quality once its failures are looked at. So the
disagreements and confusion tables of held-out documents are printed only with `--reveal`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable

from bench.reading.corpus import held_out
from bench.reading.tally import Disagreement, Tally
from bench.reading.verdicts import Verdicts, verdict_on, without_proven

MACRO = frozenset({"paragraph type", "silver paragraph type"})
SHOWN_CONFUSIONS = 25


def _may_show(reveal: bool) -> Callable[[str], bool]:
    return lambda stem: reveal or not held_out(stem)


def figures(tallies: Iterable[Tally], judged: Verdicts) -> str:
    """One line a measure. `without` leaves out cases judged to be the source's or the label's."""
    lines = [
        f"{'measure':28} {'score':>7} {'prec.':>7} {'recall':>7} {'right':>6} {'missed':>6}"
        f" {'extra':>6} {'judged':>6} {'without':>8}"
    ]
    for tally in tallies:
        rest, excused = without_proven(tally, judged)
        without = rest.score
        lines.append(
            f"{tally.measure:28} {tally.score:7.4f} {tally.precision:7.4f} {tally.recall:7.4f}"
            f" {tally.right:6} {tally.missed:6} {tally.extra:6} {excused:6} {without:8.4f}"
        )
        if tally.measure in MACRO:
            blank = " " * 45
            lines.append(f"{'  macro-F1':28} {tally.macro_f1:7.4f}{blank}{rest.macro_f1:8.4f}")
    return "\n".join(lines)


def confusions(tallies: Iterable[Tally], reveal: bool) -> str:
    """For each measure of labels, what was taken for what, the most frequent first."""
    lines = []
    show = _may_show(reveal)
    for tally in tallies:
        wrong: Counter[tuple[str, str]] = Counter()
        for (stem, expected, found), count in tally.confused.items():
            if expected != found and show(stem):
                wrong[(expected, found)] += count
        if wrong:
            lines.append(f"\n{tally.measure}: expected -> read")
            for (expected, found), count in wrong.most_common(SHOWN_CONFUSIONS):
                lines.append(f"  {count:5}  {expected} -> {found}")
    return "\n".join(lines)


def disagreements(tallies: Iterable[Tally], judged: Verdicts, reveal: bool) -> str:
    """Every disagreement on its own line, with the verdict where one was given."""
    show = _may_show(reveal)
    lines = []
    for tally in tallies:
        cases = [case for case in tally.disagreements if show(case.stem)]
        if cases:
            lines.append(f"\n{tally.measure}: {len(cases)}")
        lines += [_line(case, verdict_on(case, judged)) for case in sorted(cases, key=_key)]
    return "\n".join(lines)


def _key(case: Disagreement) -> tuple[str, str, str]:
    return case.stem, case.language, case.anchor


def _line(case: Disagreement, verdict: str) -> str:
    mark = f"[{verdict}] " if verdict else ""
    return (
        f"  {mark}{case.language} {case.stem} {case.anchor}: "
        f"expected {case.expected!r}, read {case.found!r}"
        f"{f' ({case.words})' if case.words else ''}"
    )
