"""Numbers that a text prints again before each letter: "58.a) Requests ...", "58.b) Requests ...".

They are one paragraph with its items: the number stands before the first of them only.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from manden.reading.blocks import Block, without_first

_LETTERED = re.compile(r"(?P<number>\d{1,3})\s?\.\s?\(?(?=(?P<letter>[a-z])\s?\)\s)")


def with_numbers_once(blocks: Sequence[Block]) -> list[Block]:
    """The blocks, a number printed again before the next letter taken off; its print comes last.

    >>> text = [Block("58.a) Asks for bells;"), Block("58.b) Asks for more;"), Block("59. Ends.")]
    >>> [block.text for block in with_numbers_once(text)]
    ['58.a) Asks for bells;', 'b) Asks for more;', '59. Ends.', '58.']
    """
    found: list[Block] = []
    printed: list[str] = []
    number, letter = "", ""
    for block in blocks:
        lettered = _LETTERED.match(block.text) if block.text[:1].isdigit() else None
        if lettered is None or block.label or block.note is not None:
            found.append(block)
            continue
        again = lettered["number"] == number and ord(lettered["letter"]) == ord(letter) + 1
        number, letter = lettered["number"], lettered["letter"]
        if again:
            printed.append(lettered[0].strip())
            block = without_first(block, lettered.end())
        found.append(block)
    return [*found, Block(" ".join(printed), furniture=True)] if printed else found
