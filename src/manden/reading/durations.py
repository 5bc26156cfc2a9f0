"""Lengths of time that bound an act: "within six months", "pour une nouvelle période d'un an".

A length is a number and a unit; what stands before it ("for a period of", "within", "dans un délai
de") or after it ("after the adoption of") makes it a limit. Years of schooling, of age or gone by
are none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from manden.reading.cardinals import cardinal_value
from manden.reading.counted_units import Count, counted_units
from manden.reading.date_limits import Found
from manden.reading.duration_words import BRINGS, FROM_EVENT, HAS_A, SAID, TAIL
from manden.reading.resolution import Deadline
from manden.reading.time_units import duration_days

_REACH = 100
_TAIL_STOPS = re.compile(r"$|[,;.:]| and | et | l[ea]s? autor")
_PER_YEAR = re.compile(r"(?: \w+){0,2} (?:par|chaque|l')")
_ITS_YEAR = re.compile(r" (?:19|20)\d\d\b")  # "in December 2019"
_LAST_PHRASE = re.compile(
    r"[^,;.:]{9,}(?<! pursuant)(?= (?:of|on|in|by|to|for|with|at|from|under|that|which"
    r"|de|du|des|par|à|aux?|sur|dans|pour|en|que?|qui|dont)\b| (?:d|qu)')"
)
_WORKING = re.compile(r" (?:ouvrables|ouvrés|calendaires|francs)\b")
_FROM_TO = re.compile(r"\bfrom\b.*\b(?:to|until)\b.*\d$|\bà compter\b.*\b(?:au|jusqu'au)\b.*\d$")
# "For a year beginning on 1 June 2013 until 31 May 2014": the last day is a limit of its own.
_UNTIL = re.compile(r"(?<=\d),? (?=(?:until|jusqu'au) )")
_AHEAD = (" prior", " before", " avant")
_JOINED = re.compile(r"(?:^| and | et )(.+?)(?= and | et |$)")
# "To review, nine months after its adoption, the rules"; no remark on what others did.
_OF_THIS = re.compile(
    r"(?: at (?:most|the latest)| au plus(?: tard)?)?"
    r" (?:after|from|following|après|suivant|à compter de) (?:the date of |la date d(?:e |'))?"
    r"(?:the |its |l[ae] |l'|son |sa )?(?:adoption|date|entry into force|entrée en vigueur|start|beginning|début"
    r"|establishment|création|deployment|déploiement|arriv(?:al|ée)|publication|receipt|réception)\b"
)
_ACT = re.compile(r"(?:\bto [a-z]+|\b(?:de |d'|à )\w+(?:er|ir|re)), $")  # "to name, a month after"
# "For 180 days beginning at 00.01 hours, Eastern Time, on 9 June 2000": its first day and hour.
_FROM_AN_HOUR = re.compile(
    r",? (?:(?:beginning|starting|commencing)(?: at| from)?|from|à compter de|à partir de|commençant à|débutant à)"
    r" (?:\d{1,2}[.:h ]{1,3}\d{0,2} ?(?:hours|a\.m\.|p\.m\.|heures?)?|midnight|noon|minuit|midi)[^;\d]{0,60}?"
    r" (?:on|le) \d{1,2}(?: ?er)? \w+ \d{4}"
)
_LONGER = (" of more than ", " of over ", " de plus de ")  # "no lease of more than 36 months"
_AND_THEN = ("and ", "and, ", " et ", " et, ")
_THAT = re.compile(r"\b(?:that|que|and|et), $")  # "Decides that, two days after the feast,"
_TO_SESSION = re.compile(
    r"(?: (?:ouvrables|at (?:least|most)|au (?:moins|plus(?: tard)?)))*"
    r" (?:before|prior to|in advance of|ahead of|avant) (?:(?:that|cette|ladite) session\b"
    r"|(?:(?:the|its|sa|la) |l')(?:[\w'-]+ ){0,8}?[\w-]*(?:th|st|nd|rd|ième|\de) (?:\w+ ){0,2}session\b)"
)
_BEFOREHAND = re.compile(r"(?: \w+){0,3} (?:prior to|before|in advance|avant|à l'avance)\b")
_GONE = re.compile(
    r"(?:nearly|almost|près de|past|last|previous|preceding|recent"
    r"|dernière?s?|écoulée?s?|précédente?s?|passée?s?)\b"
)
_HAS_DONE = re.compile(
    r"\b(?:(?<!shall )(?<!will )(?<!to )ha(?:s|ve|d) (?:not )?"
    r"(?:been |also )?\w+(?:ed|en|d|t)\b|depuis|since|existed|spent|having \w+)[^,;]{0,60}$"
)
_EXTENDS = re.compile(
    r"\b(?:exten(?:d|sion)|renew|prolong|postpone|proroge|prorogation|prolonge|reconduire|reconduit"
    r"|renouvel|reporte|retarde)"
)
# "Devra être achevée en trois ans": by then; "un cours en trois ans" lasts so long.
_COMPLETES = re.compile(
    r"\b(?:achever|terminer|mener à|réaliser|exécuter|parvenir|atteindre|réduire|doubler|éliminer"
    r"|accomplir|liquider|rembourser|être \w+ée?s?)\b(?:(?! qui | que )[^,;]){0,60}$"
)
_TELLS = (  # "the listings for which, after three years, no answer came"
    *("which, ", "who, ", "that, ", "lesquels, ", "lesquelles, ", "qui, ", "que, ", "qu', "),
)
_AFTER = frozenset({"après", "after", "au bout de ", "au bout d'"})
_RELEASED = re.compile(r"(?:ed|és?|ées?) $")  # "those released after ten years"
_REVIEWS = re.compile(
    r"\b(?:review|evaluat|assess|reconsider|consider|examin|revisit|réexamin|revoir|évalu)[^,;]{0,110}"
    r"(?:, (?:both|first|d'abord) )?$"
)
# "The meetings should be limited to one week"; what holds people for a time sets no limit.
_HAS_LENGTH = re.compile(
    r"\b(?:meetings?|sessions?|duration|period|term|length|visits?|mandate|operation|deployment|presence"
    r"|mission|authorization|moratorium|suspension)\b[^,;]*$"
)
# "The limit of four years" is how long it is, not by how much it is extended.
_MEASURED = re.compile(
    r"(?:plafond|limite|seuil|contrats?|engagements?|réunions?|stages?|peines?|cycles?|plans?"
    r"|programmes?|phases?) $"
)
_OLD = re.compile(
    r" (?:of age|old\b|ou plus(?! tôt| tard)|or (?:more|older|over|longer)|et plus|and over|d'âge|révolus)"
)
# "At least twelve years of schooling", "douze ans d'éducation": what the years are filled with.
_FILLED = re.compile(r" (?:of|d'|de) ?(?!the\b|adoption\b|its\b)[a-zé]")
_OF_YEAR = re.compile(r" (?:of|de) (?:(?:the (?:calendar )?year|l'année) )?(?:19|20)\d\d\b")
_IN_THE_TERM = re.compile(
    r"(?P<term>\b(?:(?:in|for|during|over|within|throughout)"
    r"|(?:by|before|prior to|at) the (?:end|expiry|expiration|close) of) (?:the|its|their|this|each|that|an?) "
    rf"|{HAS_A})"
    r"(?P<within>(?!))?(?P<ahead>(?!))?(?P<by>(?!))?$"
)
# "Two sessions of five days each", "of two weeks' duration": how long it lasts.
_LASTS = re.compile(
    r"(?: (?:ouvrables|ouvrés))?(?: au (?:plus|maximum))? (?:each|chacune?)\b(?! (?:year|month|day))"
    r"|['’] duration\b"
)
_OF = re.compile(r"\b(?:of|for|de|d')[ ]?$")
# "Se réunira deux semaines", "shall last two days": how long, by no preposition.
_SITS = re.compile(
    r"\b(?:se réuni(?:r|ra|ront|sse)|siég(?:er|era|eront)|(?:et|devra|pourra|pas) dure(?:r|nt)?) (?:\w+ment )?$"
    r"|\b(?:(?:[Ss]hall|will|should|to|not) last|, each (?:of|lasting))"
    r" (?:no (?:more|longer) than |up to |at (?:least|most) )?$"
)
# "To hold five days of meetings", "to devote three days of its session to the bells".
_OF_MEETINGS = re.compile(
    r" (?:of|de|d') ?(?:(?:fully|the|its|sa|la) )?(?:[\w-]+ ){0,2}(?:meetings?|sessions?|réunions?|séances?)\b"
)
_HOLDS = re.compile(
    r"\b(?:hold|dedicate|devote|allocate|allot|at its disposal|tenir|tiendra|consacrer|consacrera"
    r"|disposer|disposera)\b(?: (?!of |de )[\w-]+){0,5} $"
)
# "The commission, established in March for a year": how long it was to last when it was made.
_WAS_SET = re.compile(
    r", (?:(?:which|that) (?:was|were) |qui (?:a|ont) été )?(?:first |originally |initially )?"
    r"(?:established|created|set up|constituted|deployed|imposed|launched|extended|renewed"
    r"|(?:créé|établi|institué|constitué|déployé|imposé|lancé|prorogé|reconduit)e?s?)"
    r" (?:in|on|by|pursuant to|en|le|par|au|dans) [^,;]{0,60}\d[^,;]{0,20} $"
)
_SHORT_UNITS = ("day", "week", "hour", "jour", "semaine", "heure")  # a bridge lasts for years
_COMING = re.compile(r" (?:à venir|qui (?:suit|suivra|vient)|suivante?|prochaine?)\b")
_TERM_AFTER = re.compile(
    r"[ -](?:[a-z-]+[ -])?"
    r"(?:period|term|mandate|extension|time ?frame|phase|time limit|renewal)s?\b"
)
# "Sous huitaine" prints no number.
_BARE = re.compile(
    r"\b(?:(?:sous|dans la|d'ici) (?P<unit>huitaine|quinzaine)|dans le mois)\b"
    r"(?! (?:d(?!e (?:l[ae']|s[ao]n?\b|son\b))|écoulé|précédent|en cours|passé))"
)
# "Les plaintes reçues dans le mois"; "sera nommé dans le mois" lies ahead.
_LATELY = re.compile(
    r"\b(?!(?:sera|seront|soit|soient|être) )[\w'-]+ \w+(?:és?|ées?|us?|ues?|ies?|is) $"
)
_BARE_DAYS = {"huitaine": 7, "quinzaine": 15, None: 30}


@dataclass(frozen=True)
class Length:
    """A length that bounds: its words `[start, end)`, its number and unit as printed, and what is
    added to them in smaller units."""

    start: int
    end: int
    number: str
    unit: str
    more: tuple[tuple[str, str], ...] = ()


def durations(words: str, language: str) -> Iterator[Found]:
    """Every length of time that bounds an act, in days.

    >>> [d.days for _, _, d in durations("to report within six months and in the coming year", "en")]
    [180, 365]
    >>> [d.days for _, _, d in durations("pour une dernière période de six mois", "fr")]
    [180]
    """
    for match in _BARE.finditer(words) if language == "fr" else ():
        if match["unit"] is None and _LATELY.search(
            words, max(0, match.start() - 48), match.start()
        ):
            continue
        yield *match.span(), Deadline("duration", match[0], days=_BARE_DAYS[match["unit"]])
    for length in lengths(words, language):
        days = duration_days(length.number, length.unit)
        if days:
            days += sum(duration_days(*added) or 0 for added in length.more)
            text = words[length.start : length.end].strip(" ,")
            yield length.start, length.end, Deadline("duration", text, days=days)


def lengths(words: str, language: str) -> Iterator[Length]:
    """Every length of time that bounds an act.

    >>> [(found.number, found.unit) for found in lengths("proroger de trois ans", "fr")]
    [('trois', 'ans')]
    """
    for count in counted_units(words, language):
        if count.single and count.unit.startswith("bienni"):
            continue  # "within the next biennium" is a period
        start = _lasts_from(words, count)
        if start is None:
            start = _bounded_from(words, count, language)
        if start is None:
            continue
        hour = _FROM_AN_HOUR.match(words, count.end)
        term = hour or _TERM_AFTER.match(words, count.end) or _WORKING.match(words, count.end)
        end = term.end() if term else count.end
        tail = TAIL.match(words, end)
        if (
            tail
            and FROM_EVENT[language].match(words, end)
            and not _is_apart(tail[0], start < count.start)
        ):
            end = _whole(words, end, tail.end())
            until = _UNTIL.search(words, count.end, end)
            end = until.start() if until else end
        if count.single or cardinal_value(count.number):
            number = "one" if count.single else count.number
            yield Length(start, end, number, count.unit, count.more)
            continue
        parts = list(_JOINED.finditer(count.number))  # "in three and six months"
        for part in parts:
            begin, stop = count.start + part.start(1), count.start + part.end(1)
            first, last = part is parts[0], part is parts[-1]
            yield Length(start if first else begin, end if last else stop, part[1], count.unit)


def _whole(words: str, start: int, end: int) -> int:
    """Where the tail `[start, end)` ends: one cut by its length, with its last whole phrase."""
    year = _ITS_YEAR.match(words, end)
    if year:
        end = year.end()
    if _TAIL_STOPS.match(words, end):
        return end
    phrases = _LAST_PHRASE.match(words[start : end + 1])
    return start + phrases.end() if phrases else end


def _is_apart(tail: str, brought_in: bool) -> bool:
    """Whether what follows a length is a limit by itself: "for a year from May 2030 to May 2031"."""
    return _FROM_TO.search(tail) is not None or (brought_in and tail.startswith(_AHEAD))


def _lasts_from(words: str, count: Count) -> int | None:
    """Where the words begin that tell how long each of several sittings lasts, but for hours."""
    if count.unit.startswith(("hour", "heure")) or not _LASTS.match(words, count.end):
        return None
    opens = _OF.search(words, max(0, count.start - 4), count.start)
    return opens.start() if opens else count.start


def _bounded_from(words: str, count: Count, language: str) -> int | None:
    """Where the words begin that make a length a limit, or None where nothing does."""
    start, end = count.start, count.end
    base = max(0, start - _REACH)
    before = words[base:start]
    if _OLD.match(words, end) or _is_gone(words, start, end):
        return None
    if words[count.number_end] == "-" and not _TERM_AFTER.match(words, end):
        return None
    if count.unit in {"months", "mois"} and _OF_YEAR.match(words, end):
        return None  # "in the first six months of 2026"
    brings = BRINGS[language].search(before)
    if brings is None and _TERM_AFTER.match(words, end):
        brings = _IN_THE_TERM.search(before)  # "in the three-month transition period"
    if (brings is None or brings["within"]) and _TO_SESSION.match(words, end):
        return None  # "ten weeks before its tenth session": the session is the limit
    runs = FROM_EVENT[language].match(words, end) is not None
    if count.single and language == "fr" and brings and (brings["by"] or "").startswith("d"):
        bounds = False  # "le 30 juin de l'année prochaine"
    elif count.single and language == "fr":
        bounds = "prochain" in count.single.lower() or bool(_COMING.match(words, end))
    elif count.single:
        bounds = _one_bounds(words, count, brings, runs)
    else:
        bounds = _number_bounds(words, base, count, brings, runs)
    if not bounds:
        return None
    said = SAID.match(before, brings.start()) if brings else None
    return base + (said.end() if said else brings.start()) if brings else start


def _is_gone(words: str, start: int, end: int) -> bool:
    """Whether the time lies behind ("the last two days"); "shall last two days" says how long."""
    gone = _GONE.search(words[max(0, start - 12) : end + 14])
    return gone is not None and not _SITS.search(words, max(0, start - 34), start)


def _one_bounds(words: str, count: Count, brings: re.Match[str] | None, runs: bool) -> bool:
    """ "In the coming year", "for another year", "within a year": one, in no number."""
    if brings is None or count.single is None:
        return False
    if brings["term"] or count.single.lower().startswith("the "):
        return True
    if _FILLED.match(words, count.end) and not runs:
        return False
    return bool(brings["within"]) or brings["by"] in {"for", "by", "in", "over"}


def _bare_bounds(words: str, count: Count, runs: bool) -> bool:
    """Whether a number of units that nothing brings in is a limit."""
    if _SITS.search(words, max(0, count.start - 34), count.start):
        return count.unit.startswith(_SHORT_UNITS) and not _PER_YEAR.match(words, count.end)
    if _OF_MEETINGS.match(words, count.end):
        return _HOLDS.search(words, max(0, count.start - 90), count.start) is not None
    near = words[max(0, count.start - 14) : count.start]
    if near.endswith(_LONGER):
        return False
    if words.startswith(" durant", count.end):  # "trois jours durant"
        return True
    if words.startswith((" later", " plus tard"), count.end):  # "and, two months later, a report"
        return near.endswith(_AND_THEN)
    aside = near.endswith(", ") and not _THAT.search(near)
    if not aside or _ACT.search(words, max(0, count.start - 30), count.start):
        return runs
    apart = _BEFOREHAND.match(words, count.end) or _OF_THIS.match(words, count.end)
    return runs and apart is not None


def _number_bounds(
    words: str, base: int, count: Count, brings: re.Match[str] | None, runs: bool
) -> bool:
    """Whether a number of units is a limit by what brings it in or by what it runs from."""
    if brings is None:
        return _bare_bounds(words, count, runs)
    place = base + brings.start()
    if brings["within"] and brings["within"].startswith("limited"):
        return _HAS_LENGTH.search(words, max(0, place - 60), place) is not None
    if brings["term"]:
        return _WAS_SET.search(words, max(0, place - 110), place) is None
    if brings["within"]:
        return True
    if _HAS_DONE.search(words[max(0, place - 80) : place]):
        return False
    if _FILLED.match(words, count.end) and not runs:
        return False
    return runs or bool(brings["ahead"]) or _by_bounds(words, place, brings["by"], count)


def _by_bounds(words: str, place: int, by: str, count: Count) -> bool:
    """Whether a length that a mere preposition at `place` brings in is a limit."""
    near = words[max(0, place - 200) : place]
    if by == "en":
        return _COMPLETES.search(near[-90:]) is not None
    if by in {"by", "de ", "d'"}:
        return _EXTENDS.search(near) is not None and _MEASURED.search(near) is None
    if by in _AFTER:  # "to review its work after four years", "to approve, after 30 days, the list"
        apart = near.endswith(", ") and not near.endswith(_TELLS)
        if apart and words.startswith(",", count.end):
            return True
        return _REVIEWS.search(near[-130:]) is not None and not _RELEASED.search(near)
    return True
