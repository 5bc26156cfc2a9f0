"""The words that bring in a time: whether they bound an act, start it, or only place it.

A point of time or a session says when; the words before it say whether that is a limit. "By",
"until" and "no later than" bound; "as of" starts; "in", "on" and "during" place; "of" and "since"
identify, and are no introducers of a limit.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum

_REACH = 48  # the longest introducer, with room for what stands before it


class Role(Enum):
    """What an introducer does with the time that follows it."""

    BOUND = "bound"
    BEFORE = "before"
    START = "start"
    PLACE = "place"
    EXTENT = "extent"  # "to", "à": a limit where something is extended
    IDENTIFY = "identify"


@dataclass(frozen=True)
class Introducer:
    role: Role
    start: int


_TIMES = {
    "en": re.compile(
        r"(?:^|(?<=[\s,(;:']))(?:"
        r"(?P<bound>(?:by|between now and|with a target(?: date)? of|targeted for"
        r"|(?:no|not) later than|at the latest(?: by| on| in)?|until|till"
        r"|up to(?: and including)?|on or before|in time for|within|through(?:out)?(?: to)?"
        r"|(?:end|expir|terminat|conclud|laps)(?:e|es|ing|ed|s)?(?: on| in| at| by)?)"
        r"(?: the period(?: ending)?)?)"
        r"|(?P<before>before|prior to|ahead of|in advance of)"
        r"|(?P<start>(?:as of|as from|from|with effect from|(?:no|not) (?:earlier|sooner) than|not before"
        r"|(?:start|beginn|commenc)ing|effective)"
        r"(?: from| on| in| as of| as from| with| at| as early as)?)"
        r"|(?P<place>(?:in|during|to|for) the week (?:of|beginning|starting)(?: on)?"
        r"|on or (?:about|around)|in|on|during|for|at|over|around|as early as(?: in)?"
        r"|(?:in|during|over) the course of)"
        r"|(?P<extent>to|into)"
        r"|(?P<identify>of|since|after|beyond|dated|following|between)"
        r")(?: (?:the )?|(?<=than))$"
    ),
    "fr": re.compile(
        r"(?:^|(?<=[\s,(;:']))(?:"
        r"(?P<bound>(?:d'ici|au plus tard|passé(?= le )|jusqu'(?:au|aux|en|à)|à l'horizon|à (?:l')?échéance"
        r"|à temps pour|(?:se terminant|s'achevant|prenant fin|expirant|venant à expiration|arrivant à"
        r" (?:expiration|échéance)|prend(?:ra)? fin|vien(?:t|dra) à expiration|s'achèvera"
        r"|arrivera à (?:expiration|échéance)|expirera|expire))"
        r"(?: d'ici| à compter| à partir| à| au| en| le| la| du| de| pendant| durant)*)"
        r"|(?P<before>avant(?: le| la)?|préalablement à)"
        r"|(?P<start>(?:à (?:compter|partir|dater) d[eu]|dès|avec effet|prenant effet|commençant"
        r"|débutant|prend(?:ra)? effet|entrera en vigueur)(?: à compter du| au| en| le| la)*)"
        r"|(?P<place>(?:durant|pendant|dans|à|au cours de|pour) la semaine du"
        r"|(?:le ou )?vers(?: le)?|en|les?|au (?:cours|titre) d[eu]|pendant|durant"
        r"|(?:dans le )?courant(?: d[eu])?|au"
        r"|lors d[eu]|pour(?: le)?|à la date du|à|dans)"
        r"|(?P<identify>d[eu]s?|depuis(?: les?)?|après(?: les?)?|au-delà d[eu]|en date d(?:u|es)|entre)"
        r") ?(?:l'|la )?$"
    ),
}
_HOUR = {  # "at 6 p.m. (New York time)"
    "en": r"(?: at \d[\w.: ]{0,12}(?: \([^()]{3,40}\))?)?",
    "fr": r"(?: à (?:\d{1,2} ?h(?:eures?)?(?: \d{1,2})?|minuit|midi)(?:,? \(?heure [^();]{3,30}\)?)?)?",
}
_AT_THE_LATEST = {
    "en": re.compile(rf"{_HOUR['en']},? (?:at the latest|or (?:earlier|sooner))\b"),
    "fr": re.compile(rf"{_HOUR['fr']},? (?:au plus tard|dernier délai)\b"),
}


def introducer(words: str, place: int, language: str) -> Introducer | None:
    """The introducer that ends where a time starts, at `place`; None where there is none.

    >>> introducer("to act by 2030", 10, "en")
    Introducer(role=<Role.BOUND: 'bound'>, start=7)
    >>> introducer("la loi du 3 mai 2030", 10, "fr").role
    <Role.IDENTIFY: 'identify'>
    """
    base = max(0, place - _REACH)
    match = _TIMES[language].search(words[base:place])
    if match is None or match.lastgroup is None:
        return None
    return Introducer(Role(match.lastgroup), base + match.start())


def said_at_the_latest(words: str, place: int, language: str) -> int | None:
    """Where "at the latest" ends that stands right after a time, which it makes a limit.

    >>> said_at_the_latest("le 3 mai 2030 au plus tard", 13, "fr")
    26
    """
    match = _AT_THE_LATEST[language].match(words, place)
    return match.end() if match else None
