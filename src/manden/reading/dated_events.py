"""Limits that are an event with its date: "by the tenth anniversary of the school, in 2030"."""

from __future__ import annotations

import re

from manden.reading.time_introducers import Introducer, Role


def by_event(words: str, said: Introducer | None, language: str) -> int | None:
    """Where "by the tenth anniversary of the school, in 2030" begins: the year dates a limit.

    `said` is what brings the date in; None where no event before it is the limit.

    >>> words = "to ring by the tenth anniversary of the school, in 2030"
    >>> words[by_event(words, Introducer(Role.PLACE, 48), "en") :]
    'by the tenth anniversary of the school, in 2030'
    """
    if said is None or said.role not in {Role.PLACE, Role.IDENTIFY}:
        return None
    if said.role is Role.IDENTIFY and not _OF.match(words, said.start):
        return None  # "since 3 May", "after 3 May"
    base = max(0, said.start - (170 if said.role is Role.PLACE else 60))
    found = _BY_EVENT[language].search(words[base : said.start])
    return base + found.start() if found else None


_OF = re.compile(r"(?:of|du|de)\b")
_BY_EVENT = {
    "en": re.compile(
        r"\b(?:by|before|until|(?:no|not) later than|prior to|ahead of|in (?:time for|advance of))"
        r" (?:the|its|their) (?:[\w-]+ ){0,3}?(?:anniversary|opening|convening|holding|start|beginning|completion"
        r"|conclusion|end|expiry|expiration|[Cc]onference|[Ss]ummit|meeting|[Ff]orum|[Cc]ongress|elections?)\b"
        r"(?:(?! which | that |(?<!open)ing |,? to )[^,;:]){0,120},? $"
    ),
    "fr": re.compile(
        r"\b(?:avant|d'ici (?:à|au)|jusqu'(?:à|au)|au plus tard (?:à|au|lors)|préalablement (?:à|au)) ?"
        r"(?:la |le |les |l'|de la |du |sa |son |leurs? )?(?:[\w-]+ ){0,2}?"
        r"(?:anniversaire|ouverture|convocation|tenue"
        r"|début|achèvement|clôture|fin|expiration|[Cc]onférence|[Ss]ommet|réunion|[Ff]orum|[Cc]ongrès"
        r"|élections?|rentrée|scrutin)\b(?:(?! qui | que |ant )[^,;:]){0,120},? $"
    ),
}
