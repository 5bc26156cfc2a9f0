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
from manden.reading.counted_meetings import HINTS, counted_meetings
from manden.reading.date_limits import AdoptedText, Found, date_limits
from manden.reading.duration_words import BY_A_TEXT
from manden.reading.durations import durations
from manden.reading.misread_ordinals import with_ordinals
from manden.reading.recurrences import recurrences
from manden.reading.resolution import Deadline
from manden.reading.same_dates import points_back, with_same_dates
from manden.reading.scheduled import is_known_event, is_scheduled, was_held
from manden.reading.session_counts import is_far_behind, organ_of
from manden.reading.session_limits import session_limits
from manden.reading.squeezed import squeeze
from manden.reading.time_units import MONTH_NAMES
from manden.reading.told_participles import only_names
from manden.reading.word_starts import any_of, by_first_letter

_TIME_WORDS = {
    "en": any_of((
        *("ession", "20", "19", "year", "month", "day", "week", "hour", "decade", "quarter"),
        *("bienn", "nnual", "ennial", "daily", "ortnight", *MONTH_NAMES["en"], *HINTS["en"]),
    )),
    "fr": any_of((
        *("ession", "20", "19", " ans", "un an", "par an", "l'an", "année", "mois", "jour"),
        *("semaine", "heure", "huitaine", "quinzaine", "décenn", "trimestr"),
        *("semestr", "nuel", "iennal", "bienn", "dienn", "ensuel", "hebdo"),
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
_PLANNED = re.compile(
    r"\b(?:(?:scheduled|planned|foreseen|(?<!be )(?<!is )(?<!are )(?:mandated|due))(?: to be held)?"
    r"|already (?:\w+ed|set aside)|prévue?s?|déjà \w+ée?s?|devant se tenir|qui (?:devait|devaient) se tenir) $"
)
# "Proroge le mandat et entend le réexaminer le 3 mai": what the body itself means to do, no ask.
_INTENDS = re.compile(
    r"(?:, | et )(?:entend|compte) (?:l[ea]s? |l'|s'|se |y )?\w+(?:er|ir|re)\b[^;]*$"
)
# "To examine if the mandate should end": no condition.
_LOOKS_INTO = (
    "assess", "examine", "consider", "determine", "explore", "review", "verify", "see", "indicate",
    "examiner", "déterminer", "vérifier", "étudier", "apprécier", "indiquer", "préciser", "savoir",
)  # fmt: skip
_WHETHER = "".join(f"(?<!{verb} )" for verb in _LOOKS_INTO)
# "If no agreement is reached by 3 May, to report": when the ask arises; what is hoped for by then.
_ONLY_IF = re.compile(
    r"\b(?:au cas où|dans (?:l'hypothèse|le cas) où|in (?:the event|case) that"
    r"|if no|if (?:the|that|such|any) [^,;]{3,60} (?:is|are|has|have) not|si aucune?"
    r"|should (?:the|they|it|any|such|no)|si (?:l[ae]s? |l'|ces? |cet?(?:te)? |ils? |elles? )"
    r"[^,;]{0,60}?\b(?:ne |n')"
    r"|si (?:la |l')[^,;]{3,60} le permet"
    r"|in (?:the event|case) of (?:failure|non-\w+|a vacancy|disagreement)|(?<=, )in (?:the event|case) of"
    r"|(?<=that )in (?:the event|case) of|failing (?:an? |any |such )?(?:agreement|consensus|decision)"
    r"|in the absence of (?:an? )?(?:negative |contrary )?(?:decision|objection|agreement|consensus|report)s?"
    rf"|{_WHETHER}(?:if (?:an?|the|any|it|they|such|these|those)|si (?:une?|l[ea]s?|l'|ces?|cet(?:te)?"
    r"|celui-ci|celle-ci))|(?<=, )en cas d(?:e|u|'une?)|(?<=que )en cas d(?:e|u|'une?)|en cas de (?:vacance|non-)"
    r"|(?:à (?:la )?condition|pour autant|dès lors|pourvu) qu(?:e |')[^,;]{0,60}?\b(?:n'|ne )"
    r"|sauf objection|(?:à défaut|faute) d(?:'|e )(?:accord|consensus|entente|décision)"
    r"|en l'absence (?:de |d'(?:une? )?)(?:accord|décision|objection|opposition|consensus|rapport)s?"
    r"|in the hope that|dans l'espoir (?:que|qu'|de))"
    r"(?:(?! and (?:to |[a-z]+s |no later |in any )| et (?:de |d'|à |au plus tard |en tout ))[^,;])*$"
)
# "Who have served for ten years", "que la Commission a examinés à sa session", "qui auraient dû être
# fermés en mai": what is behind. A term that is prolonged is not.
_RELATIVE = re.compile(
    r"\b(?:whose|who|which) (?:[\w'-]+ ){0,4}(?:has|have|had|was|were) (?:[\w'-]+ ){1,2}$"
    r"|\b(?:que |qu'|auxquel\w* |auquel |desquel\w* |laquelle |lequel |qui |dont )(?:[\w'-]+ ){0,7}"
    r"(?:a|ont|avai(?:en)?t) (?:été )?\w+(?:é|i|u|is|it|ert)e?s? (?:[\w'-]+ )?$"
    r"|\bqui ser(?:a|ont) (?:encore|toujours) (?:en \w+|\w+) $"
    r"|\b(?:that|which) would be (?:required|needed|necessary) (?:(?! and | to )[^,;]){0,80}$"
    r"|\b(?:that|which|who) (?:will|are expected to) (?:still be|remain)(?: in)?(?: \w+)? $"
    r"|\bshould have (?:been )?\w+ $|\baurai(?:en)?t dû (?:[\w']+ ){1,3}$"
)
# "The Group, whose mandate was extended until 3 May", "the accord, which provides for elections by May",
# "the sanctions imposed until 3 May by resolution 2582": how long a known thing lasts.
_TOLD_UNTIL = re.compile(
    r"\b(?:dont|qui|qu'il|qu'elle|whose|which|that) (?:[\w'-]+ ){0,7}?(?:a|ont|avait|avaient|was|were"
    r"|ha(?:s|ve|d)) (?:été |been )?(?:(?:prorogé|reconduit|renouvelé|prolongé|étendu)e?s?|extended|renewed"
    r"|prolonged)(?: (?:l[ea]|son|leur|the|its|their) (?:mandat|mandate)s?)? $"
    r"|\b(?:the|this|le|la|ce|cette|l') ?(?!to\b)[\w'-]+(?: (?!to\b)[\w'-]+)?,?"
    r" (?:(?:which|that) provides? for|qui prévoi(?:t|ent))\b"
    r"(?:(?! and | et )[^,;])*$"
)
_SET_BEFORE = re.compile(
    r"\b(?P<set>(?:imposé|autorisé|institué|prorogé|reconduit)e?s?|imposed|authorized|established|extended) $"
)
_SET_APART = re.compile(  # "the Mission, authorized until 3 May"
    r", (?P<set>(?:autorisé|prorogé|reconduit|renouvelé)e?s?|authorized|extended|renewed) $"
)
_PROLONGS = re.compile(
    r"\b(?:exten|renew|prolong|prorog|reconduire|reconduit|renouvel|re-establish|rétabli)"
)
# What sets a limit wherever it stands.
_SETS = re.compile(
    r"(?:within|(?:no|not) later than|by|until|before|d'ici|au plus tard|dans un délai|jusqu|avant)\b"
)
# "Unless the Council, by that date, decides otherwise": a condition may stand apart, and ends where a
# comma leads on to the act.
_LEADS_ON = (
    r"(?:otherwise|autrement)\b[^,;.]{0,40},"
    r"|,[^,;.]{0,60}(?:\bto \w|\b(?:shall|will)\b|\b(?:de |d')(?:se |s')?\w+(?:er|ir|re)\b|\w{2,}(?:ra|ront)\b)"
    r"| and (?:requests|to|that)\b| et (?:prie|de|que)\b"
)
_UNLESS = re.compile(
    r"(?<=, )sauf s(?:i |')[^,;.]{0,140}$|\b(?:unless |à moins qu(?:e |')|(?<!, )sauf s(?:i |')"
    r"|(?:provided that|à condition que|pourvu que)\b[^;]{0,200}"
    rf"\b(?:ha(?:s|ve) not|n'ai(?:en)?t pas) )(?:(?!{_LEADS_ON})[^;.]){{0,140}}$"
)
# "Shall meet at its tenth, instead of at its ninth session": what is left.
_INSTEAD = (
    *(" if ", " si "),  # "if by 3 May no bell has rung"
    *("instead of ", "rather than ", "and not ", "and no longer "),
    *("au lieu de ", "au lieu d'", "plutôt que ", "plutôt qu'", "et non ", "et non plus "),
)
_TOLD_REACH = 600  # characters from what the body means to do, or a measure says, to the time
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
    words = without_noise(words)[0] if is_noisy(words) else words
    if not _names_a_time(words, language) and not (earlier and points_back(words, language)):
        return ()
    words, capital = _in_small(_unquoted(squeeze(words).words))
    words = with_ordinals(words) if "ession" in words else words
    found: list[Found] = []
    taken = bytearray(len(words))  # 1 for each character that a limit holds
    for candidates in (
        session_limits(words, language, context),
        counted_meetings(words, language),
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
            if not any(taken[start:end]):
                taken[start:end] = b"\1" * (end - start)
                found.append((start, end, deadline))
    found.sort(key=lambda item: item[:2])
    found = [
        item
        for item in with_same_dates(words, found, language, earlier)
        if item[2].recurring or not _is_conditional(words, item[0])
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

    A rhythm is none; what a relative clause tells of a thing is elsewhere; else a decision sets the
    sessions and the bounds that it names; the body's own sessions are those of a known event ("the
    panel to be held at its tenth session") or asked for.
    """
    base = max(0, start - _TOLD_REACH)
    if words.find("whereby ", base, start) >= 0 and _WHEREBY.search(words, base, start):
        return True
    intends = words.find("entend ", base, start) >= 0 or words.find(" compte ", base, start) >= 0
    if intends and _INTENDS.search(words, base, start):
        return True
    if deadline.recurring:
        return False
    if _is_told_of_a_thing(words, start, deadline):
        return True
    planned = deadline.kind == "session" or deadline.text.startswith(("for ", "pour "))
    if planned and _PLANNED.search(words, max(0, start - 30), start):
        return True  # "the panel scheduled for the tenth session shall be put off"
    if deadline.kind == "session":
        if decides and _MADE_THERE.search(words, max(0, start - 200), start):
            return True
        if was_held(words, start):
            return True
        own = _OWN.search(deadline.text) is not None
        elsewhere = is_known_event if own else is_scheduled
        return not decides and elsewhere(words, start, language)
    if decides and not _PLACES.match(deadline.text):
        return False
    return is_scheduled(words, start, language, decides=decides)


def _is_told_of_a_thing(words: str, start: int, deadline: Deadline) -> bool:
    """Whether the time at `start` stands in a relative clause that only tells which thing is meant."""
    base = max(0, start - 120)
    if _TOLD_UNTIL.search(words, base, start) or _was_set(words, start, deadline):
        return True
    if _SETS.match(deadline.text) or _RELATIVE.search(words, base, start) is None:
        return False
    return deadline.kind != "duration" or _PROLONGS.search(words, 0, start) is None


def _was_set(words: str, start: int, deadline: Deadline) -> bool:
    """ "The sanctions imposed until 3 May by resolution 2582", "the Mission, authorized until 3 May"."""
    before = _SET_BEFORE.search(words, max(0, start - 20), start)
    if before and BY_A_TEXT.match(words, start + len(deadline.text)):
        return only_names(words, before.start("set"))
    apart = _SET_APART.search(words, max(0, start - 20), start)
    return apart is not None and only_names(words, apart.start("set"))


def _unquoted(words: str) -> str:
    """The words with those in quotation marks blanked: a title's years bound nothing."""
    if "“" not in words and "«" not in words:
        return words
    return _QUOTED.sub(lambda match: "_" * len(match[0]), words)
