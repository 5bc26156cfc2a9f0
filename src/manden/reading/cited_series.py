"""Numbers that follow no series of ours: "X/2", "1/CP.21", "WHA61.19", "58.16", "resolution 4".

Conferences, boards and agencies number their resolutions and decisions each in its own way; only
the noun before them ("decision X/2") tells that they are numbers of texts.
"""

from __future__ import annotations

import re

SERIES = (
    r"(?<![\w/.])(?:"
    r"\d{1,3}/[A-Z]{2,4}\.\d{1,3}"  # 1/CP.21
    r"|(?:SS\.)?[IVXLC]{1,7}/\d{1,3}(?:\s[A-Z](?![\w'’]))?"  # X/2, SS.XII/3
    r"|E?C(?:-[A-Z]{1,3})?-\d{1,3}/D(?:EC|ec)\.\d{1,3}"  # EC-M-33/DEC.1
    r"|(?!E?S-)[A-Z]{2,4}-\d{1,2}/\d{1,3}"  # BC-13/2
    r"|[A-Z]{2,4}\d{1,3}(?:[./][A-Z]?\d{1,3}|\s?\(\d{1,3}\))"  # WHA61.19, EB130.R5, WHA73(15)
    r"|[A-Z]{1,5}\.\d{1,4}\s?\(\d{1,3}\)"  # A.1116(30)
    r"|[A-Z]{2,4}\([\dIVXLC]{1,7}\)/[A-Z]{2,4}[/.]\d{1,4}"  # GC(40)/RES/14
    r"|AG/RES\.\s?\d{1,4}\s\([IVXLC]+-[OE]/\d{2}\)"  # of the American States
    r"|\d{1,4}/\d{1,4}-[A-Z]{1,4}(?:\s?\([A-Z]+\))?"  # 59/45-POL
    r"|\d{4}/\d{1,4}/[A-Z]{2,5}"  # 2010/413/CFSP
    r"|\d{1,3}\s?(?:C|EX)/(?:(?:Resolution|Decision|Résolution|Décision)\s)?\d[\d.]*"  # 35 C/55
    r"|\d{1,3}IC/\d{2}/R\d{1,2}"  # 33IC/19/R2
    r"|Conf\.\s?\d{1,2}\.\d{1,2}"
    r")(?![\w/])"
)
# "resolution 58.16": of the World Health Assembly, or of parties that number by their meeting.
DOTTED = (
    r"(?<![\w/.,])\d{1,2}\.\d{1,2}(?![\w/%°]|\.\d|\s(?:million|milliard|billion|per\scent|pour))"
)
_NUMBER_WORD = r"(?:(?:[Nn]os?\.?|n\s?[°o]\s?s?|number|numéro)\s?)?"
_PLAIN_NUMBER = (
    r"(?<!\d)\d{1,4}(?![\w/%°]|\s?(?:[A-Z](?:\s(?:and|et)\s[A-Z])?\s?)?\((?:\d{4}|[A-Z-]*[IVXLC]+)\)|\s(?:C|EX)/|[.,]\d"
    r"|\s?/\s?\d)"
)
_NOT_TIMES = r"(?!\s(?:%|per\scent|pour\scent|years?|ans|mois|months?|days?|jours))"
_PLAIN = re.compile(rf"\s{_NUMBER_WORD}(?P<number>{_PLAIN_NUMBER}){_NOT_TIMES}")
_NEXT_PLAIN = re.compile(
    rf"(?:\s?,\s(?:and\s|et\s)?|\s(?:and|et)\s){_NUMBER_WORD}(?P<number>{_PLAIN_NUMBER})"
    r"(?!\s(?:(?!(?:on|of|sur|du|relatives|concerning)\s)[a-zé]|[A-Z][a-z]))"
)


# "That resolution 2 ,": it is known already, and the number is the mark of a footnote.
_TOLD = re.compile(
    r"\b(?:cette|ces|(?:la )?présente|ladite|lesdites|desdites|this|these|that|those|said|present|même|same)"
    r"\s(?:résolution|resolution|décision|decision)s?$"
)


def plain_numbers(text: str, after: int) -> list[tuple[int, int]]:
    """Where whole numbers stand directly after a noun that ends at `after`, one or several.

    >>> plain_numbers("resolutions 4 and 8, annex", 11)
    [(12, 13), (18, 19)]
    >>> plain_numbers("resolution 60/1", 10)
    []
    """
    match = None if _TOLD.search(text[max(0, after - 30) : after]) else _PLAIN.match(text, after)
    found = []
    while match:
        found.append(match.span("number"))
        match = _NEXT_PLAIN.match(text, match.end())
    return found
