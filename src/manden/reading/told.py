"""Decisions told as a report tells them: "At its 48th meeting, on 5 May, the Council decided to".

The paragraph opens with the meeting and the organ; its verbs stand in the past tense.
"""

from __future__ import annotations

import re

from manden.reading.organs import ANY_ORGAN

# The words up to the first verb of the organ.
TELLS = {
    "en": re.compile(
        r"(?:At|On|By|During|In)\s[^;:.]{3,140}?\b(?:meeting|plenary|vote|\d{4})\b[^;:]{0,140}?,"
        rf" the (?:{ANY_ORGAN}|Council|Assembly|Commission)(?:,[^;:]{{3,260}}?,)?"
        r" (?=(?:also |further |then |again )*[a-z]+(?:ed|ook|ew|ave)\b)"
    ),
    "fr": re.compile(
        r"(?:À|A|Le|Lors|Par|Au)\s[^;:.]{3,140}?\b(?:s[ée]ances?|\d{4})\b[^;:]{0,140}?,"
        rf" (?:le |la |l['’])(?:{ANY_ORGAN}|Conseil|Assembl[ée]e|Commission)(?:,[^;:]{{3,260}}?,)?"
        r" (?=(?:a|s['’]est|l['’]a|les a) )"
    ),
}
