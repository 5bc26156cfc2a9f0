"""The date on which a text was adopted: the masthead says it, or its title, or the closing lines.

"Adopted by the Council on 11 July 2019" wins, then the date of a Security Council resolution's
title; the meeting that closes the text (`closing`) comes after both. A date in the title of the
text, or in the note on whose report it rests, is no date of adoption.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from manden.reading.printed_dates import MONTHS, first_date

_ADOPTED = re.compile(
    r"\b(?:adopted|adopt[ée]e?s?)\s+(?:(?:by|par|at|à|on|le|sans|without)\b|unanimously)",
    re.IGNORECASE,
)
# What ends the line of adoption where a conversion ran the whole masthead into one block.
_ENDS = re.compile(r"\[|(?:^|\s)(?:(?:S|ES)-\d{1,2}|\d{1,4})/\d{1,4}(?:\s?[A-Z])?\s?\.")
_NUMBERED = re.compile(r"(?:(?:S|ES)-\d{1,2}|\d{1,4})/\d{1,4}\b")
_COUNCIL_TITLE = re.compile(
    r"\d{1,4}\s*\(\d{4}\)\s?[.,]?\s*(?:R[ée]solution\s*)?"
    r"(?:of|du|on|le)\s+(?=[\dlI])",
    re.IGNORECASE,
)
_NAMES = "|".join(sorted(MONTHS, key=len, reverse=True))
# As recognition spoils a date: letters for digits, no space, a sign for the raised letters.
_SPOILT = re.compile(
    rf"(?<![\w/])([\dlI|O]{{1,2}})\s*(?:er|st|nd|rd|th|[º°])?\.?\s*((?i:{_NAMES}))"
    r"\s*,?\s*([\dlI|Oo/][\dlI|Oo]{3})(?!\w)"
)
_DIGITS = str.maketrans("lI|/Oo", "111100")
_LONGEST = 200


def masthead_date(masthead: Sequence[str], kind: str = "resolution") -> date | None:
    """The date of adoption that the lines of the masthead print; a statement's is its meeting's.

    >>> masthead_date(["Resolution adopted by the Council", "9/9. Bells of 2 May 1990"]) is None
    True
    >>> str(masthead_date(["Resolution 998 (1967)", "of 22 November 1967"]))
    '1967-11-22'
    """
    said = _said(masthead) or _of_council(masthead)
    return adoption_date("\n".join(masthead)) if said is None and kind == "statement" else said


def adoption_date(text: str) -> date | None:
    """The first date of a line of adoption, also where recognition spoilt it.

    >>> str(adoption_date("le 1l juillet 2O19")), str(adoption_date("le 1º mai 2019"))
    ('2019-07-11', '2019-05-01')
    """
    clean = first_date(text)
    spoilt = _SPOILT.search(text) if clean is None else None
    if spoilt is None:
        return clean
    day, _, year = (spoilt[group].translate(_DIGITS) for group in (1, 2, 3))
    try:
        return date(int(year), MONTHS[spoilt[2].lower()], int(day))
    except ValueError:  # no such day
        return None


def _said(masthead: Sequence[str]) -> date | None:
    """The date after "adopted by", on its line or on those that carry it on."""
    for index, line in enumerate(masthead):
        match = _ADOPTED.search(line)
        if match is None:
            continue
        words = line[match.start() :]
        ends = _ENDS.search(words)
        if ends:
            return adoption_date(words[: ends.start()][:_LONGEST])
        for following in masthead[index + 1 : index + 4]:
            if _ENDS.match(following) or _NUMBERED.match(following):
                break
            words += " " + following
        found = adoption_date(words[:_LONGEST])
        if found is not None:
            return found
    return None


def _of_council(masthead: Sequence[str]) -> date | None:
    """The date in the title of a resolution of the Security Council, "242 (1967) of ..."."""
    words = " ".join(masthead)
    match = _COUNCIL_TITLE.search(words)
    return adoption_date(words[match.end() :][:40]) if match else None
