"""What a person reads on a terminal of a resolution, a comparison, a lineage."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from textwrap import shorten
from typing import Any

WIDTH = 60


def resolution_table(told: dict[str, Any]) -> str:
    """Facts of the text, then a line for each clause."""
    return "\n".join([*_facts(told), "", *_rows(_clauses(told)), *_warnings(told)])


def comparison_table(told: dict[str, Any]) -> str:
    rows = [("last year", "this year", "what became of it", "force")]
    for pair in told["pairs"]:
        force = pair.get("force")
        change = f"{force['old']} -> {force['new']}" if force else ""
        rows.append((" ".join(pair["old"]), " ".join(pair["new"]), pair["kind"], change))
    rows += [("", anchor, "added", "") for anchor in told["added"]]
    rows += [(anchor, "", "dropped", "") for anchor in told["dropped"]]
    return "\n".join(_rows(rows))


def lineage_table(told: dict[str, Any]) -> str:
    rows = [("symbol", "date", "held")]
    rows += [
        (node["symbol"], node.get("date") or "unknown", "yes" if node.get("held") else "cited only")
        for node in told["nodes"]
    ]
    gaps = [f"GAP: {gap['message']}" for gap in told["gaps"]]
    return "\n".join([*_rows(rows), "", *gaps])


def _facts(told: dict[str, Any]) -> list[str]:
    vote = told["vote"]["mode"].replace("_", " ")
    return [
        f"{told['symbol'] or told['source']}  {told['title'] or ''}".rstrip(),
        f"adopted {told['adopted'] or 'on an unknown date'}, {vote}; "
        f"{len(told['preamble'])} preambular and {len(told['operative'])} operative paragraphs, "
        f"{len(told['citations'])} citations",
    ]


def _clauses(told: dict[str, Any]) -> list[tuple[str, ...]]:
    rows: list[tuple[str, ...]] = [("where", "force", "who is asked", "what", "by when")]
    for paragraph in _paragraphs(told["operative"]):
        for clause in paragraph["clauses"]:
            rows.append(
                (
                    paragraph["anchor"],
                    clause["force"],
                    ", ".join(one["text"] for one in clause["addressees"])
                    or ("nobody named" if clause["directive"] else ""),
                    clause["action"],
                    ", ".join(one["text"] for one in clause["deadlines"]),
                )
            )
    return rows


def _paragraphs(told: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for paragraph in told:
        yield paragraph
        yield from _paragraphs(paragraph["children"])


def _warnings(told: dict[str, Any]) -> list[str]:
    return [f"warning: {one['anchor'] or 'text'}: {one['message']}" for one in told["warnings"]]


def _rows(rows: Sequence[tuple[str, ...]]) -> list[str]:
    short = [tuple(shorten(cell, WIDTH, placeholder="…") for cell in row) for row in rows]
    widths = [max(len(cell) for cell in column) for column in zip(*short, strict=True)]
    return [
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in short
    ]
