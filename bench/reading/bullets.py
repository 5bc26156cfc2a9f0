"""A reading as the annotations tell it: a bulleted item is part of its paragraph.

The reader gives each bulleted item an anchor by its place, OP9(3), so that a commitment can hold on to
it. No text prints such a name, and the annotations know none.
"""

from __future__ import annotations

import re
from dataclasses import replace

from manden.reading import Resolution
from manden.reading.resolution import Paragraph

_BY_PLACE = re.compile(r"(?:\(\d+\))+$")


def laid_in(read: Resolution) -> Resolution:
    """The same text, its bulleted items laid into the paragraphs that they stand under."""
    return replace(
        read,
        preamble=tuple(map(_laid, read.preamble)),
        operative=tuple(map(_laid, read.operative)),
        citations=tuple(
            replace(one, anchor=_BY_PLACE.sub("", one.anchor)) if one.anchor else one
            for one in read.citations
        ),
        following=tuple(map(laid_in, read.following)),
    )


def _laid(paragraph: Paragraph) -> Paragraph:
    text, clauses, children = paragraph.text, list(paragraph.clauses), []
    for child in map(_laid, paragraph.children):
        if not _BY_PLACE.search(child.anchor):
            children.append(child)
            continue
        opens = len(text) + 1
        text = f"{text}\n{child.text}"
        clauses += [
            replace(clause, start=clause.start + opens, end=clause.end + opens)
            for clause in child.clauses
        ]
    return replace(paragraph, text=text, clauses=tuple(clauses), children=tuple(children))
