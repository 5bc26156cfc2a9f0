"""The peer: operative numbers by a regular expression of ten lines, in the same run.

What anyone would write first: a number and a full stop at the start of a line; of these, the run
that counts up from one.
"""

from __future__ import annotations

import re


def numbers_by_expression(text: str) -> list[str]:
    """Operative numbers found by the expression alone.

    >>> numbers_by_expression("1. Rings;\\n2. Decides\\n17. (page)\\n3. Remains.")
    ['1', '2', '3']
    """
    found: list[str] = []
    for match in re.finditer(r"^\s*(\d{1,3})\.\s", text, re.MULTILINE):
        if int(match.group(1)) == len(found) + 1:
            found.append(match.group(1))
    return found
