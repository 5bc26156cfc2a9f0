"""By when: sessions, dates, durations and periods that bound the act a clause asks for.

A time is a limit by the words that bring it in; what only identifies something past, cited or held
by others ("resolution 5/1 of 18 June 2007", "the 2030 Agenda", "the elections in 2030") is none.
Days of a duration are counted as 7 a week, 30 a month, 365 a year; a year or a month that stands
for a limit is its last day.
"""

from __future__ import annotations

import re
from dataclasses import replace

from manden.reading.conversion_noise import is_noisy, without_noise
from manden.reading.date_limits import AdoptedText, Found, date_limits
from manden.reading.durations import durations
from manden.reading.meetings_of_parties import HINTS, meetings_of_parties
from manden.reading.recurrences import recurrences
from manden.reading.resolution import Deadline
from manden.reading.same_dates import points_back, with_same_dates
from manden.reading.scheduled import is_known_event, is_scheduled
from manden.reading.session_counts import is_far_behind, organ_of
from manden.reading.session_limits import session_limits
from manden.reading.squeezed import squeeze
from manden.reading.time_units import MONTH_NAMES
from manden.reading.word_starts import any_of, by_first_letter

_TIME_WORDS = {
    "en": any_of((
        *("ession", "20", "19", "year", "month", "day", "week", "hour", "decade", "quarter"),
        *("bienn", "nnual", "ennial", "daily", "ortnight", *MONTH_NAMES["en"], *HINTS["en"]),
    )),
    "fr": any_of((
        *("ession", "20", "19", " ans", "un an", "par an", "l'an", "année", "mois", "jour"),
        *("semaine", "heure", "huitaine", "quinzaine", "décenn", "trimestr"),
        *("semestr", "nuel", "iennal", "bienn", "ensuel", "hebdo"),
        *HINTS["fr"],
    )),
}  # fmt: skip
# French months stand inside other words ("mai" in "humain"), or open with a capital.
_FRENCH_MONTHS = tuple(printed for m in MONTH_NAMES["fr"] for printed in (m, m.capitalize()))
_SOME_FRENCH_MONTH = any_of(_FRENCH_MONTHS)
_FRENCH_MONTH = re.compile("[ '-]" + by_first_letter(_FRENCH_MONTHS))
_OWN = re.compile(r"\b(?:its|sa|ses)\b")
_OPENS_WITH_TIME = re.compile(
    r"(?:By|Before|No|Not|Prior|Ahead|Until|Within|At|In|On|During|Every|Each|As|From|For|Over"
    r"|Avant|D'ici|Au|À|Jusqu'|Dans|En|Lors|Pendant|Durant|Dès|Chaque|Tous|Pour)\b"
)
# "Endorses the conclusions made by the Group at its tenth session": where others made them.
_MADE_THERE = re.compile(
    r"(?<!be )(?<!être )\b(?:made|adopted|agreed|reached|formulées?|adoptées?|arrêtées?)\b"
    r" (?:(?:upon )?by|par) [^,;]{3,170}$"
)
# What is endorsed was done before: a group's "tenth session" is over, if the body's own long is.
_ENDORSES = re.compile(r"(?:Endors|Approv|Fait sien(?:s|nes?)?\b|Entérine|Souscri)")
_PLACES = re.compile(r"(?:in|on|from|en|le|du|at|au)\b")
_PLANNED = re.compile(r"\b(?:scheduled|planned|foreseen|prévue?s?) $")
# "Proroge le mandat et entend le réexaminer le 3 mai": what the body itself means to do, no ask.
_INTENDS = re.compile(
    r"(?:, | et )(?:entend|compte) (?:l[ea]s? |l'|s'|se |y )?\w+(?:er|ir|re)\b[^;]*$"
)
# "If no agreement is reached by 3 May, to report": when the ask arises; what is hoped for by then.
_ONLY_IF = re.compile(
    r"\b(?:au cas où|dans (?:l'hypothèse|le cas) où|in (?:the event|case) that"
    r"|if no|if (?:the|that|such|any) [^,;]{3,60} (?:is|are|has|have) not|si aucune?"
    r"|should (?:the|they|it|any|such|no)|si (?:l[ae]s? |l'|ces? |cet?(?:te)? |ils? |elles? )"
    r"[^,;]{0,60}?\b(?:ne |n')"
    r"|si (?:la |l')[^,;]{3,60} le permet|has not taken|n'a pas pris|n'ai(?:en)?t pas pris"
    r"|in the hope that|dans l'espoir (?:que|qu'|de))\b"
    r"(?:(?! and (?:to |[a-z]+s )| et (?:de |d'|à ))[^,;])*$"
)
# "States whose licences lapse before 2030", "qui siègent depuis trois ans": which ones are meant. What
# they shall do, or are asked for behind it ("States that have not done so to report in May"), is no part.
_GOES_ON = (
    r" to | (?:de |d'|à )(?:l[ea]s? |l'|s['e] ?|leur |lui |y |en )?\w+(?:er|ir|re)\b| pour \w+(?:er|ir|re)\b"
    r"|\b(?:shall|should|will|must|may|can|doi(?:t|vent)|dev\w+|pourr\w+|\w{2,}r(?:ait|aient|a|ont))\b"
)
_RELATIVE = re.compile(
    r"\b(?:whose|who|which(?! (?:is|are) to)|qui(?! n[e'])|dont(?! la durée))\b"
    rf"(?:(?!{_GOES_ON})[^,;]){{3,80}}$"
    r"|\b(?:qu(?:e |')|auxquel|auquel|à laquelle|desquel|lequel|laquelle)[^,;]{0,60}"
    r"\b(?:a|ont|avai(?:en)?t|aurai(?:en)?t) (?!lieu)[^,;]{0,60}$"
    r"|\b(?:should|would) have \w+ (?:(?! shall )[^,;]){0,30}$"
    r"|\b(?:qui|que) [^,;]{0,30}aurai(?:en)?t dû [^,;]{0,40}$"
)
# What no relative clause only tells: it sets a limit.
_SETS = re.compile(
    r"(?:within|(?:no|not) later than|by|until|d'ici|au plus tard|dans un délai|jusqu)\b"
)
# "Unless the Council, by that date, decides otherwise": a condition may stand apart.
_UNLESS = re.compile(r"\b(?:unless |à moins qu(?:e |')|sauf si )[^;.]{0,140}$")
# "Shall meet at its tenth, instead of at its ninth session": what is left.
_INSTEAD = ("instead of ", "rather than ", "au lieu de ", "au lieu d'", "plutôt que ", "plutôt qu'")
_WHEREBY = re.compile(r"\bwhereby\b[^;,]*$")  # what a measure says that is only named
_QUOTED = re.compile(r"[“«] ?[A-ZÀ-Ý][^”»]*(?:[”»]|$)")


def deadlines_in(
    words: str,
    language: str,
    context: AdoptedText | None = None,
    *,
    decides: bool = False,
    earlier: tuple[Deadline, ...] = (),
) -> tuple[Deadline, ...]:
    """The deadlines of a clause in the order of the print.

    The date of an event that others hold ("the conference, to be held in 2030") is none, unless
    the clause decides it (`decides`) or asks to hold it. `earlier` are the deadlines just before,
    which "by the same date" may mean.

    >>> [d.session for d in deadlines_in("to report at its sixty-first session", "en")]
    [61]
    >>> [(d.kind, d.days) for d in deadlines_in("dans un délai de six mois", "fr")]
    [('duration', 180)]
    """
    if not _names_a_time(words, language) and not (earlier and points_back(words, language)):
        return ()
    words = without_noise(words)[0] if is_noisy(words) else words
    words, capital = _in_small(_unquoted(squeeze(words).words))
    found: list[Found] = []
    for candidates in (
        session_limits(words, language, context),
        meetings_of_parties(words, language),
        recurrences(words, language),
        durations(words, language),
        date_limits(words, language, context),
    ):
        for start, end, deadline in candidates:
            if _is_elsewhere(words, start, deadline, language, decides):
                continue
            number = deadline.session
            if number and _ENDORSES.match(words):
                organ = organ_of(words, start, end, context)
                if is_far_behind(number, organ, context):
                    continue
            if not any(start < stop and begin < end for begin, stop, _ in found):
                found.append((start, end, deadline))
    found.sort(key=lambda item: item[:2])
    found = [
        item
        for item in with_same_dates(words, found, language, earlier)
        if not _is_conditional(words, item[0])
    ]
    return tuple(
        replace(each, text=capital + each.text[1:]) if capital and start == 0 else each
        for start, _, each in found
    )


def _is_conditional(words: str, start: int) -> bool:
    """Whether the time at `start` says when the ask arises or falls, or what it takes the place of."""
    if _ONLY_IF.search(words, max(0, start - 120), start) or words.endswith(_INSTEAD, 0, start):
        return True
    return _UNLESS.search(words, max(0, start - 160), start) is not None


def _in_small(words: str) -> tuple[str, str]:
    """ "By 2030, to ring": the words that open an item as inside a sentence, and their capital."""
    if not _OPENS_WITH_TIME.match(words):
        return words, ""
    return words[0].lower() + words[1:], words[0]


def _names_a_time(words: str, language: str) -> bool:
    """Whether any word of time is there at all: most clauses have none, and are left at once."""
    if _TIME_WORDS[language].search(words):
        return True
    if language != "fr" or not _SOME_FRENCH_MONTH.search(words):
        return False
    return _FRENCH_MONTH.search(words) is not None


def _is_elsewhere(words: str, start: int, deadline: Deadline, language: str, decides: bool) -> bool:
    """Whether a time is that of an event held by others, or already set.

    A rhythm is none; a decision sets the sessions and the bounds that it names; the body's own
    sessions are those of a known event ("the panel to be held at its tenth session") or asked for.
    """
    if "whereby " in words and _WHEREBY.search(words[:start]):
        return True
    if ("entend " in words or " compte " in words) and _INTENDS.search(words[:start]):
        return True
    if deadline.recurring:
        return False
    if not _SETS.match(deadline.text) and _RELATIVE.search(words, max(0, start - 120), start):
        return True
    if deadline.kind == "session":
        if _PLANNED.search(words, max(0, start - 12), start):
            return True  # "the panel scheduled for the tenth session shall be put off"
        if decides and _MADE_THERE.search(words, max(0, start - 200), start):
            return True
        own = _OWN.search(deadline.text) is not None
        elsewhere = is_known_event if own else is_scheduled
        return not decides and elsewhere(words, start, language)
    if decides and not _PLACES.match(deadline.text):
        return False
    return is_scheduled(words, start, language, decides=decides)


def _unquoted(words: str) -> str:
    """The words with those in quotation marks blanked: a title's years bound nothing."""
    if "“" not in words and "«" not in words:
        return words
    return _QUOTED.sub(lambda match: "_" * len(match[0]), words)
