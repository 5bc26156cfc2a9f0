"""What a person reads on a terminal of a resolution, a comparison, a lineage."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from textwrap import shorten
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from manden.desk.reader_words import warned
from manden.ui.words import word

WIDTH = 60
BECAME = " -> "


def resolution_table(told: dict[str, Any]) -> str:
    """Facts of the text, then a line for each clause; the same for each text of the file."""
    own = "\n".join([*_facts(told), "", *_rows(_clauses(told)), *_warnings(told)])
    return "\n\n".join([own, *map(resolution_table, told["following"])])


def comparison_table(told: dict[str, Any]) -> str:
    """A line for each paragraph: what became of it, of its force, of who is asked and by when."""
    old, new = (one["symbol"] or one["source"] for one in (told["old"], told["new"]))
    heads = (old, new, _("what became of it"), _("force"), _("who is asked"), _("by when"))
    rows: list[tuple[str, ...]] = [heads]
    rows += [_pair(pair) for pair in told["pairs"]]
    rows += [("", anchor, word("added", "change"), "", "", "") for anchor in told["added"]]
    rows += [(anchor, "", word("dropped", "change"), "", "", "") for anchor in told["dropped"]]
    return "\n".join(_rows(rows))


def lineage_table(told: dict[str, Any]) -> str:
    rows = [(_("symbol"), _("date"), _("text"))]
    rows += [
        (
            node["symbol"],
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


def _clauses(told: dict[str, Any]) -> list[tuple[str, ...]]:
    rows: list[tuple[str, ...]] = [
        (_("where"), _("verb"), _("force"), _("who is asked"), _("what"), _("by when"))
    ]
    for paragraph in _paragraphs(told["operative"]):
        for clause in paragraph["clauses"]:
            rows.append(
                (
                    paragraph["anchor"],
                    clause["opening"],
                    word(clause["force"], "force"),
                    _named(clause["addressees"]) or _nobody(clause),
                    clause["action"],
                    _named(clause["deadlines"]),
                )
            )
    return rows


def _nobody(clause: dict[str, Any]) -> str:
    """What is asked of nobody says so; what the body decides asks nobody else."""
    asks = clause["directive"] and clause["force"] != "decide"
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
    )


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


def _paragraphs(told: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for paragraph in told:
        yield paragraph
        yield from _paragraphs(paragraph["children"])


def _warnings(told: dict[str, Any]) -> list[str]:
    return [
        _("warning: %(where)s: %(message)s")
        % {"where": one["anchor"] or _("text"), "message": warned(one["message"])}
        for one in told["warnings"]
    ]


def _rows(rows: Sequence[tuple[str, ...]]) -> list[str]:
    short = [tuple(shorten(cell, WIDTH, placeholder="…") for cell in row) for row in rows]
    widths = [max(len(cell) for cell in column) for column in zip(*short, strict=True)]
    return [
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in short
    ]
