"""What a person reads on a terminal of a resolution, a comparison, a lineage."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from textwrap import shorten
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from manden.desk.reader_words import warned
from manden.reading.governed_points import with_points
from manden.reading.resolution import Clause, Resolution
from manden.ui.words import word

WIDTH = 60
BECAME = " -> "


def resolution_table(resolution: Resolution) -> str:
    """Facts of the text, then a line for each clause and each point of a list that a verb governs;
    the same for each text of the file."""
    told = resolution.as_json()
    own = "\n".join([*_facts(told), "", *_rows(_clauses(resolution)), *warnings_of(resolution)])
    return "\n\n".join([own, *map(resolution_table, resolution.following)])


def comparison_table(told: dict[str, Any]) -> str:
    """A line for each paragraph: what became of it, of its force, of who is asked and by when."""
    old, new = (one["symbol"] or one["source"] for one in (told["old"], told["new"]))
    heads = (
        old, new, _("what became of it"), _("force"), _("who is asked"), _("by when"),
        _("asks left out or new"),
    )  # fmt: skip
    rows: list[tuple[str, ...]] = [heads]
    rows += [_pair(pair) for pair in told["pairs"]]
    rows += [_alone("", anchor, "added") for anchor in told["added"]]
    rows += [_alone(anchor, "", "dropped") for anchor in told["dropped"]]
    rows += [_alone(anchor, "", "beyond_cut") for anchor in told["beyond_cut"]["old"]]
    rows += [_alone("", anchor, "beyond_cut") for anchor in told["beyond_cut"]["new"]]
    return "\n".join(_rows(rows))


def lineage_table(told: dict[str, Any]) -> str:
    rows = [(_("symbol"), _("date"), _("text"))]
    rows += [
        (
            node["symbol"] or node["number"],
            node.get("date") or pgettext("date", "not known"),
            _("held") if node.get("held") else _("named only"),
        )
        for node in told["nodes"]
    ]
    gaps = [_("GAP: %(message)s") % {"message": warned(gap["message"])} for gap in told["gaps"]]
    warnings = [
        _("warning: %(where)s: %(message)s")
        % {"where": one["number"], "message": warned(one["message"])}
        for one in told["warnings"]
    ]
    return "\n".join([*_rows(rows), "", *gaps, *warnings])


def _facts(told: dict[str, Any]) -> list[str]:
    day = told["adopted"]
    adopted = f"{word(told['vote']['mode'], 'vote')} {day}" if day else _("day of adoption unknown")
    preamble, operative, cited = (len(told[one]) for one in ("preamble", "operative", "citations"))
    counted = (
        ngettext("%(n)s preambular paragraph", "%(n)s preambular paragraphs", preamble),
        ngettext("%(n)s operative paragraph", "%(n)s operative paragraphs", operative),
        ngettext("%(n)s citation", "%(n)s citations", cited),
    )
    counts = zip(counted, (preamble, operative, cited), strict=True)
    return [
        f"{told['symbol'] or told['source']}  {told['title'] or ''}".rstrip(),
        f"{adopted}; " + ", ".join(words % {"n": n} for words, n in counts),
    ]


def _clauses(resolution: Resolution) -> list[tuple[str, ...]]:
    rows: list[tuple[str, ...]] = [
        (_("where"), _("verb"), _("force"), _("who is asked"), _("what"), _("by when"))
    ]
    held = {each.anchor for top in resolution.operative for each in top.branch()}
    for paragraph, clauses in with_points(resolution):
        rows += [
            (
                paragraph.anchor,
                clause.opening,
                word(clause.force, "force"),
                ", ".join(known.text for known in clause.addressees) or _nobody(clause),
                clause.action,
                ", ".join(limit.text for limit in clause.deadlines),
            )
            for clause in clauses
            if paragraph.anchor in held
        ]
    return rows


def _nobody(clause: Clause) -> str:
    """What is asked of nobody says so; what the body decides asks nobody else."""
    asks = clause.directive and clause.force != "decide"
    return _("nobody named") if asks else ""


def _pair(pair: dict[str, Any]) -> tuple[str, ...]:
    force = pair["force"] or {}
    return (
        " ".join(pair["old"]),
        " ".join(pair["new"]),
        word(pair["kind"], "change"),
        BECAME.join(word(code, "force") for code in force.values()),
        _both(pair["addressees"], _("nobody")),
        _both(pair["deadlines"], _("no deadline")),
        "; ".join(_asks_alone(pair)),
    )


def _asks_alone(pair: dict[str, Any]) -> Iterator[str]:
    """Each ask of one of two paragraphs that has no counterpart in the other."""
    for change in pair["clauses"]:
        for side, kind in (("old", "dropped"), ("new", "added")):
            other = "new" if side == "old" else "old"
            if change[other] is None and change[side]["directive"]:
                asked = f"{change[side]['opening']} {change[side]['action']}"
                short = shorten(asked, WIDTH // 2, placeholder="…")
                yield _("%(became)s: %(ask)s") % {"became": word(kind, "change"), "ask": short}


def _alone(old: str, new: str, kind: str) -> tuple[str, ...]:
    return (old, new, word(kind, "change"), "", "", "", "")


def _both(change: dict[str, list[Any]] | None, nothing: str) -> str:
    """What stood before and what stands now; empty where nothing changed."""
    if change is None:
        return ""
    sides = [
        [{"text": one} if isinstance(one, str) else one for one in change[side]]
        for side in ("old", "new")
    ]
    return BECAME.join(
        shorten(_named(side) or nothing, WIDTH // 2, placeholder="…") for side in sides
    )


def _named(those: Sequence[dict[str, Any]]) -> str:
    return ", ".join(one["text"] for one in those)


def warnings_of(resolution: Resolution) -> list[str]:
    """What the reader warns of in a text, a sentence each in the page's language."""
    return [
        _("warning: %(where)s: %(message)s")
        % {"where": one.anchor or _("text"), "message": warned(one.message)}
        for one in resolution.warnings
    ]


def _rows(rows: Sequence[tuple[str, ...]]) -> list[str]:
    short = [tuple(shorten(cell, WIDTH, placeholder="…") for cell in row) for row in rows]
    widths = [max(len(cell) for cell in column) for column in zip(*short, strict=True)]
    return [
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in short
    ]
