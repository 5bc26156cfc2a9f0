"""Meetings of those bound by a treaty, by their number, before which an act is asked.

"In advance of the twenty-fourth Meeting of States Parties": a limit as a session is one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from manden.reading.date_limits import Found
from manden.reading.ordinals import ORDINAL, ordinal_value
from manden.reading.resolution import Deadline
from manden.reading.session_counts import was_done_there
from manden.reading.squeezed import in_small_letters

# Some word of every meeting.
HINTS = {
    "en": ("tates Parties", "tates parties", "the Parties", "eview Conf"),
    "fr": ("tats parties", "tats Parties", "es Parties", "d'examen"),
}
_MEETING = {
    "en": re.compile(
        r"\b(?:in advance of|in time for|ahead of|prior to|before|until|by|(?:no|not) later than)"
        r" (?:the (?:opening|convening|start|beginning|holding) of )?the"
        rf" (?P<ordinal>{ORDINAL['en']}) (?:(?:regular|ordinary|annual|biennial|special) )?"
        r"(?:(?:meeting|conference|session|assembly) of (?:the )?(?:conference of (?:the )?)?"
        r"(?:high contracting |states )?parties|review conference(?: of the (?:states )?parties)?)\b"
        r"(?: to the [a-z]+)?"
    ),
    "fr": re.compile(
        r"\b(?:avant|préalablement à|en prévision de|d'ici à|à temps pour|au plus tard à)"
        r" (?:(?:la tenue|l'ouverture|la convocation) de )?la"
        rf" (?P<ordinal>{ORDINAL['fr']}) (?:réunion|conférence|assemblée|session)"
        r"(?: (?:ordinaire|annuelle|extraordinaire))?"
        r" (?:(?:d'examen )?d(?:es|e la conférence des) (?:hautes )?(?:états )?parties(?: contractantes)?"
        r"|d'examen)\b(?: (?:à la|au) [a-z]+)?"
    ),
}


def meetings_of_parties(words: str, language: str) -> Iterator[Found]:
    """The meetings before which an act is due.

    >>> words = "to report in advance of the tenth Meeting of States Parties to the Convention"
    >>> [(d.session, d.text) for _, _, d in meetings_of_parties(words, "en")]
    [(10, 'in advance of the tenth Meeting of States Parties to the Convention')]
    """
    if not any(map(words.__contains__, HINTS[language])):
        return
    for match in _MEETING[language].finditer(in_small_letters(words)):
        number = ordinal_value(match["ordinal"])
        if number and not was_done_there(words, match.start(), language):
            start, end = match.span()
            yield start, end, Deadline("session", words[start:end], session=number)
