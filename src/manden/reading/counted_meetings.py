"""Meetings that are counted, or come next, and are no sessions by name, at which an act is asked.

"In advance of the twenty-fourth Meeting of States Parties", "to the Conference of the Parties at its
sixteenth meeting", "to the Seventy-fifth World Health Assembly", "to the Board at its next meeting": a
limit as a session is one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from manden.reading.date_limits import Found
from manden.reading.listed_times import spans_of_each
from manden.reading.ordinals import AN_ORDINAL, ORDINAL, ordinal_value
from manden.reading.resolution import Deadline
from manden.reading.session_counts import was_done_there
from manden.reading.session_years import years_held
from manden.reading.squeezed import in_small_letters

# The end of an ordinal, and what it counts.
_NUMBERED_EN = tuple(
    f"{end} {what}"
    for what in ("meeting", "World Health", "regular meeting", "ordinary meeting")
    for end in ("th", "st", "nd", "rd")
)
# Some word of every meeting.
HINTS = {
    "en": (
        *("tates Parties", "tates parties", "the Parties", "eview Conf", " next "),
        *_NUMBERED_EN,
    ),
    "fr": (
        *("tats parties", "tats Parties", "es Parties", "d'examen", "prochaine réunion"),
        *("ième réunion", "ième Assemblée mondiale"),
    ),
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

_AND = {
    "en": r"(?:,? and|,) (?:to |at |in )?(?:the )?",
    "fr": r"(?:,? et|,? puis|,) (?:à |lors de )?(?:la )?",
}
# Assemblies and conferences that count their own meetings, several of them at a time.
_COUNTED = {
    "en": re.compile(
        r"\b(?:at|before|by|prior to|ahead of|in (?:advance of|time for)|(?:no|not) later than"
        r"|(?P<any>to|in|during|for|until))"
        r" (?:the (?:[a-z-]+ ){1,2}of )?(?:the|its)"
        rf" (?P<ordinals>{ORDINAL['en']}(?:{_AND['en']}{ORDINAL['en']}){{0,4}})"
        r" (?:world health assembl(?:y|ies)|(?:regular |ordinary )?meetings?"
        r"(?:(?= of the (?:conference of the |meeting of the )?parties\b)|(?P<unnamed>)))\b"
    ),
    "fr": re.compile(
        r"\b(?:à|lors de|avant|d'ici à|en vue de|(?P<any>jusqu'à|pour|pendant))"
        r" (?:(?:l'ouverture|la fin) de )?(?:la|les|ses|sa)"
        rf" (?P<ordinals>{ORDINAL['fr']}(?:{_AND['fr']}{ORDINAL['fr']}){{0,4}})"
        r" (?:assemblées? mondiales? de la santé|réunions?(?: ordinaires?)?"
        r"(?:(?= de la (?:conférence|réunion) des parties\b)|(?P<unnamed>)))\b"
    ),
}
# "The Conference of the Parties at its tenth meeting", "la Conférence des Parties, à sa dixième réunion".
_PARTIES = re.compile(
    r"(?<!of the )(?:conference|meeting) of the parties(?: serving as [^,;]{3,70})?,? $"
    r"|(?<!de la )(?:conférence|réunion) des parties(?: agissant comme [^,;]{3,70})?,? $"
)
_NEXT = {
    "en": re.compile(
        r"\b(?:at|during) (?:its|the|their) next (?:(?:regular|ordinary|annual|plenary) )?meetings?\b"
    ),
    "fr": re.compile(
        r"\b(?:à|lors de|pendant) (?:sa|leur|la) prochaine réunion(?: ordinaire| annuelle| plénière)?\b"
    ),
}
_FEW = 4  # "at its second meeting" of a group that has just been set up names no count


def counted_meetings(words: str, language: str) -> Iterator[Found]:
    """The meetings at or before which an act is due.

    >>> words = "to report in advance of the tenth Meeting of States Parties to the Convention"
    >>> [(d.session, d.text) for _, _, d in counted_meetings(words, "en")]
    [(10, 'in advance of the tenth Meeting of States Parties to the Convention')]
    >>> words = "to report to the Seventieth and Seventy-second World Health Assemblies"
    >>> [d.session for _, _, d in counted_meetings(words, "en")]
    [70, 72]
    """
    if not any(map(words.__contains__, HINTS[language])):
        return
    small = in_small_letters(words)
    read: set[int] = set()  # where the ordinals of meetings of parties end
    for match in _MEETING[language].finditer(small):
        number = ordinal_value(match["ordinal"])
        if number and not was_done_there(words, match.start(), language):
            start, end = match.span()
            read.add(match.end("ordinal"))
            yield start, end, Deadline("session", words[start:end], session=number)
    yield from _next_meetings(words, language)
    for match in _COUNTED[language].finditer(small):
        if match.end("ordinals") in read:
            continue
        ordinals = list(AN_ORDINAL[language].finditer(small, *match.span("ordinals")))
        numbers = [ordinal_value(ordinal[0]) for ordinal in ordinals]
        if match["unnamed"] is not None and (match["any"] or not _is_counted(match, numbers[-1])):
            continue
        if was_done_there(words, match.start(), language):
            continue
        last, days = years_held(words, match.end(), language, len(ordinals))
        spans = spans_of_each(match.start(), last, [ordinal.span() for ordinal in ordinals])
        for number, day, (start, end) in zip(numbers, days, spans, strict=True):
            if number:
                yield start, end, Deadline("session", words[start:end], session=number, date=day)


def _next_meetings(words: str, language: str) -> Iterator[Found]:
    for match in _NEXT[language].finditer(words):
        yield match.start(), match.end(), Deadline("session", match[0])


def _is_counted(match: re.Match[str], number: int | None) -> bool:
    """Whether a meeting of nobody named is known by its number: of the Parties, or a late one."""
    of_parties = _PARTIES.search(match.string, max(0, match.start() - 110), match.start())
    return of_parties is not None or (number or 0) > _FEW
