"""Dates and periods that bound an act, told from those that only identify something.

A point of time is a limit by what brings it in ("by", "until", "as of"), or where it only places
("in", "on") by lying ahead of the text's adoption and not being the time of an event that others
hold. A year or a month that stands for a limit is its last day; after "before", its first.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Protocol

from manden.reading.dated_events import by_event
from manden.reading.dated_titles import ends_a_title
from manden.reading.periods import DONE, is_period, is_spent_in, periods_by_name
from manden.reading.resolution import Deadline
from manden.reading.scheduled import is_event
from manden.reading.time_introducers import Introducer, Role, introducer, said_at_the_latest
from manden.reading.time_points import TimePoint, time_points
from manden.reading.time_ranges import TimeRange, time_ranges
from manden.reading.told_participles import only_names

Found = tuple[int, int, Deadline]
# The day of adoption, which no limit can lie before; and that day, or where none is printed the
# last one that certainly lies behind.
_Behind = tuple[date | None, date | None]
_SOON = timedelta(
    days=31
)  # "contracts concluded before 3 May", told on 3 May, says which contracts
# "Every year beginning in 2030": the year says since when, the recurrence is the limit.
_RHYTHM = r"\b(?:(?:every|each) (?=\w)|annually|biennially|basis|chaque|tous les|toutes les|par an)\b[^;,]{0,20}"
# "A day to be observed every year beginning in 2012": since when it is kept.
_SINCE = re.compile(
    r"\b(?:observed|celebrated|commemorated|marked|(?:observé|célébré|commémoré|marqué)e?s?)\b[^;,]{0,40}"
    rf"{_RHYTHM} $"
)
_IN_A_RHYTHM = re.compile(rf"{_RHYTHM},? $")
_EFFECTIVE = re.compile(r"effective|with effect|avec effet|prenant effet")
_EXTENDS = re.compile(
    r"\b(?:[Ee]xten(?:d|sion)|prolong|postpone|defer|proroge|report(?:er|e) |étendre|repousse"
    r"|every \d+ |thereafter|tou(?:s|tes) les \d+ )",
)
# "Measures planned until 2017": how long somebody's plan runs.
_PLANNED = re.compile(
    r"\b(?:planned|scheduled|foreseen|envisaged|prévue?s?|envisagée?s?) $"
    r"|\bqu'(?:il|elle)s? (?:prévoi(?:en)?t|envisage(?:nt)?) de \w+ $"
)
_OF_WHICH = re.compile(
    r"\b(?:of which|whose|dont)\b[^,;]{0,50}$"
)  # "the stages of which extend to May"
# "At its seventieth session, in 2027": the year of that session, no second limit.
_OF_SESSION = re.compile(
    r"\b(?:at|during|before|by|until|à|lors de|pendant|avant) (?:its|the|sa|la)"
    r" [\w -]{3,50}\bsession(?: (?:of|de|du|d')[^,;]{2,70})?, $"
    r"|\b(?:at|during|before|à|lors de|pendant|avant) (?:its|the|sa|la) (?:[\w-]+ ){0,2}session"
    r" (?:(?:devoted to|on)|(?:extraordinaire )?(?:sur|consacrée à)) (?:(?! and | to | et )[^,;]){3,60} $"
    r"|\b(?:at|during|before|until|by|à|lors de|pendant|avant) (?:its|the|sa|la)"
    r" (?:(?!sa |its |de )[\w-]+ ){0,3}[\w-]*(?:st|nd|rd|th|ième|\de) (?:\w+ )?session $"
)
# "To report on the implementation of the Programme in 2027": what the report is of.
_REPORTED = re.compile(
    r"\b(?:report|rendre compte|faire rapport)\b[^;]{0,60}"
    r"\b(?:implementation|execution|exécution|application|mise en œuvre)\b"
    r"(?:(?! to (?:the|it)\b| (?:au|à l['a]) ?(?:Conseil|Assemblée|Commission))[^,;]){0,80} $"
)
# "up to 2000 personnel": what a number counts is no year.
_COUNTED = re.compile(
    r" (?:(?:\w+ )?(?:troops|personnel|police|military|uniformed|observers|dollars|people|persons"
    r"|hommes|militaires|policiers|membres|agents|soldats)|[A-Z]{2,}\b)"
)
# "The 3 May elections" are known by their day.
_OF_A_KNOWN_DAY = re.compile(
    r" (?:[a-z]+ial |[a-z]+ive |general |local )?(?:elections?|polls?|referendum|agreements?|accords?|ceasefire"
    r"|summit|conference|meeting|declaration|statement|communiqué|attacks?|events|letter|report)\b"
)
_DAY_OF = re.compile(r"\b(?:Day|Week|Journée|Semaine|anniversa\w+|designat\w+|proclai?m\w*)\b")
# "Le Programme de développement durable à l'horizon 2030" is the name of an agenda.
_NAMED_AFTER = re.compile(
    r"\b(?:Programme|Agenda|Vision|Stratégie|Plan|Cadre)\b[^,;.]{0,60} à l'horizon $"
)
_APART = re.compile(
    r"\b(?:shall|will) (?:begin|start|commence|be held|take place) $"
    r"|(?:, |\bto \w+ |(?:\bde |\bd')\w+(?:er|ir|re) )$"
)
# "To submit his second report in 1995", told in 1995.
_TO_DELIVER = re.compile(
    r"\b(?:to (?:submit|present|convene|hold|organi[sz]e|complete|finali[sz]e|publish|issue)"
    r"|(?:de |d'|à )(?:soumettre|présenter|convoquer|tenir|organiser|achever|publier))"
    r" (?:(?! on | sur | of | concerning )[^,;]){3,50}$"
)
# "The expiration of the mandate in June" tells which mandate.
_EACH_YEAR = re.compile(
    r",? (?:of |in |de )?(?:each|every|annually|yearly|chaque|tous les|toutes les)\b"
)
_PUTS_OFF = re.compile(
    r"\b(?:(?:exten(?:d|sion)|prolong|prorog)[^;]{0,40}\b"
    r"(?:deadlines?|time limits?|closing dates?|cut-off dates?"
    r"|dates? limites?|échéances?|délais?)|postpon|defer\b|put(?:ting)? off"
    r"|mov(?:e|ing) the (?:\w+ )?(?:date|deadline)"
    r"|report(?:er|e|é) (?:la date|le délai|l'échéance|les élections|la tenue|le scrutin)|repouss"
    r"|chang(?:e|ing) the (?:\w+ )?(?:date|deadline))[^;]{0,80}$"
)
_FROM_TO = re.compile(
    r"(?:from|du) .+?(?P<to>\b(?:to|until|au|jusqu'au) )(?=\D{0,12}\d)(?!.*\b(?:to|au) )"
)
_UNITS_BEFORE = re.compile(r"\b(?:days|weeks|months?|years?|jours|semaines|mois|ans?|année),? $")
_RUNS_UNTIL = re.compile(
    r"(?:beginning|starting|commencing|commençant|débutant|prenant effet)\b.*\b(?:until|jusqu'au) "
)
_ENDING = re.compile(
    r"\bexpir(?:ation|y)(?: of| de| du| d')[^,;]{0,70}$"
    # "Following the closure on 3 May"
    r"|\b(?:following|after|since|upon|après|depuis|à la suite de) (?:the |its |la |le |l'|les |sa |son )"
    r"(?:\w+ )?(?:closure|closing|signing|signature|adoption|withdrawal|departure|outbreak|attacks?|coup"
    r"|fermeture|clôture|retrait|départ|attaques?|attentats?) (?:[\w'-]+ ){0,3}$"
)
# "The truce, which expires on 2 June" tells which truce.
_THAT_ENDS = re.compile(r"(?:expired?s?|end(?:s|ed)?|vient à|prend fin|arrive à)\b")
_WHICH = re.compile(r"\b(?:which|that|qui|would|would otherwise|would have|would otherwise have) $")
# "The terms ending in June 2026", "States whose licences lapse before 2030", "les mandats qui expirent en
# juin", "shall cover the period from 1 May".
_TELLS_WHICH = re.compile(
    r"\b(?:terms?|periods?) of office\b[^,;]{0,60} (?:ending|expiring)$"
    r"|\bqui (?:expire(?:nt)?|prennent fin|viennent à (?:expiration|échéance)|s'achèvent) (?:en|le|au|à)$"
    r"|\b(?:dont|whose) [^,;]{2,60}\b(?:laps\w+|expir\w+|end\w*|terminat\w+|vien\w+|arriv\w+|pren\w+|s'achèv\w+) ?"
    r"(?:autrement )?(?:(?:à (?:expiration|échéance|terme)|fin) )?(?:le|au|en|à|on|in|before|by|avant)?$"
    r"|\b(?:cover(?:s|ing)?|porte(?:ra)? sur|couvr\w+) (?:the period from|la période du [^,;]{3,20} au)$"
)
# "The replies received by 3 May": what is taken into account.
_TAKEN_IN = re.compile(
    r"\b(?P<received>received|incurred|(?:reçu|communiqué|engagé|parvenu|versé)e?s?)"
    r"(?: (?:by|from|par|d[eu]s?|aux?|à)"
    r"(?: (?!(?:be|shall|will|should|must|ser\w+|soi\w+|devr\w+)\b)[\w'-]+){1,7})? $"
)
_ENDED = re.compile(r"\b(?:years?|period|biennium|triennium) ended(?: on)? $")
_FOR = re.compile(r"(?:for|pour|au titre d[eu]) ")
# "Le plus tôt possible dans l'année": no more than haste.
_EARLY = re.compile(r"\b(?:tôt|early|earlier)(?: (?:que )?possible)? $")
_LINK = re.compile(r"(?:, and|, et|,| and| et| or| ou)(?: le| the| on| in| en)? $")


class AdoptedText(Protocol):
    """What bounds the future: who adopts the text, at what session and on what day."""

    @property
    def session(self) -> int | None: ...
    @property
    def adopted(self) -> date | None: ...
    @property
    def behind_until(self) -> date | None: ...  # where no day is printed: the last day behind it
    @property
    def body(self) -> str | None: ...


def date_limits(words: str, language: str, context: AdoptedText | None) -> Iterator[Found]:
    """Dates and periods that bound an act: "before the end of 2025", "from 2024 to 2026".

    >>> found = list(date_limits("to finish before the end of 2025", "en", None))
    >>> found[0][2].date
    datetime.date(2025, 12, 31)
    >>> found = list(date_limits("to sing from 2024 to 2026", "en", None))
    >>> str(found[0][2].date_to)
    '2026-12-31'
    """
    adopted = context.adopted if context else None
    ahead_of = adopted or (context.behind_until if context else None)
    ranges = [span for span in time_ranges(words, language) if not _is_of_length(words, span)]
    for found in ranges:
        if not is_period(words, found, language, ahead_of):
            continue
        later = _put_off_to(words, found)
        if later is not None:
            due = words[later : found.end].strip()
            yield found.start, found.end, Deadline("date", due, date=found.closes)
        else:
            text = words[found.start : found.end].strip()
            period = Deadline("period", text, date_from=found.opens, date_to=found.closes)
            yield found.start, found.end, period
    for start, end in periods_by_name(words, language):
        yield start, end, Deadline("period", words[start:end])
    free = (
        point
        for point in time_points(words, language, adopted)
        if not any(found.start <= point.core < found.end for found in ranges)
    )
    yield from _points(words, language, (adopted, ahead_of), free)


def _is_of_length(words: str, found: TimeRange) -> bool:
    """ "For a year beginning on 1 June 2013 until 31 May 2014": a length with its first and last day."""
    counted = _UNITS_BEFORE.search(words, max(0, found.start - 12), found.start)
    return counted is not None and _RUNS_UNTIL.match(words, found.start, found.end) is not None


def _put_off_to(words: str, found: TimeRange) -> int | None:
    """Where "to 31 May" begins of a limit moved "from 1 March to 31 May": the later one is due."""
    before = words[max(0, found.start - 120) : found.start]
    moved = words[found.end : found.end + 40]  # "reporter du 3 mai au 5 juin la date limite"
    if not (_PUTS_OFF.search(before) or _PUTS_OFF.search(before.rstrip() + moved)):
        return None
    joint = _FROM_TO.match(words, found.start, found.end)
    return joint.start("to") if joint else None


def _points(
    words: str, language: str, behind: _Behind, points: Iterable[TimePoint]
) -> Iterator[Found]:
    """The points that bound; one joined to a limit ("by 4 July and 3 January") is one too."""
    before: tuple[int, Role] | None = None  # where the limit before ended, and its role
    known: int | None = None  # where the last date ended that only tells which thing is meant
    for point in points:
        said = introducer(words, point.start, language)
        role, start = _role(words, point, said, language), said.start if said else point.start
        if said and said.role is Role.IDENTIFY:
            known = point.end
        elif known and said is None and _LINK.fullmatch(words[known : point.start]):
            known = point.end  # "the reports of 5 April and 16 October"
            continue
        if before and _LINK.fullmatch(words[before[0] : point.start]) and _is_weak(said):
            role, start = before[1], point.core
        event = by_event(words, said, language)
        role, start = (Role.BOUND, event) if event is not None else (role, start)
        latest = said_at_the_latest(words, point.end, language)
        role, end = (Role.BOUND, latest) if latest else (role, point.end)
        before = None
        if role is not None and _bounds(words, start, point, role, language, behind):
            before = (point.end, role)
            strictly = role is Role.BEFORE and point.edge is None and not point.narrowed
            text = words[start:end].strip(" ,")
            of_year = not (point.dated or point.edge or _is_for_a_month(words, start, point))
            if of_year and _FOR.match(words, start):  # a sum is granted through it
                period = Deadline("period", text, date_from=point.opens, date_to=point.closes)
                yield start, end, period
                continue
            day = point.opens if strictly else point.closes
            yield start, end, Deadline("date", text, date=day)


def _is_weak(said: Introducer | None) -> bool:
    return said is None or said.role in {Role.IDENTIFY, Role.PLACE}


def _role(words: str, point: TimePoint, said: Introducer | None, language: str) -> Role | None:
    """What the introducer makes of a point; without one, a day or a part only places."""
    if said is None:
        bare = point.dated and point.year_printed
        return Role.PLACE if bare or point.narrowed else None
    if said.role is Role.IDENTIFY or _NAMED_AFTER.search(
        words[max(0, said.start - 130) : point.start]
    ):
        return None
    if _is_taken_in(words, said.start, point.start):
        return None
    if _THAT_ENDS.match(words, said.start) and _WHICH.search(
        words[max(0, said.start - 24) : said.start]
    ):
        return None
    if _TELLS_WHICH.search(words, max(0, said.start - 90), words.find(" ", said.start)):
        return None
    if said.role is Role.EXTENT:
        near = words[max(0, said.start - 120) : said.start]
        return Role.BOUND if _EXTENDS.search(near) and not _OF_WHICH.search(near) else None
    if said.role is Role.PLACE and _is_this_year(point):  # "dans l'année"
        early = _EARLY.search(words[max(0, said.start - 24) : said.start])
        return None if early else Role.BOUND
    if _is_for_a_month(words, said.start, point):  # "achever le projet pour décembre 2030"
        return Role.BOUND
    if not (point.dated or point.edge) and _FOR.match(
        words, said.start
    ):  # "the requirements for 2027" are named
        return Role.BOUND if is_spent_in(words, said.start) else None
    return said.role


def _is_taken_in(words: str, said: int, start: int) -> bool:
    """Whether the time tells what replies or accounts are meant: "received by 3 May"."""
    taken = _TAKEN_IN.search(words, max(0, said - 70), said)
    if taken and only_names(words, taken.start("received")):
        return True
    return _ENDED.search(words, max(0, start - 30), start) is not None


def _is_for_a_month(words: str, start: int, point: TimePoint) -> bool:
    of_month = not point.dated and point.opens.month == point.closes.month and point.year_printed
    return of_month and words.startswith("pour ", start)


def _is_this_year(point: TimePoint) -> bool:
    part = point.narrowed and point.edge != "courant"
    return not (point.dated or point.year_printed or part) and point.opens.month == 1


def _bounds(
    words: str, start: int, point: TimePoint, role: Role, language: str, behind: _Behind
) -> bool:
    adopted = behind[0]
    before = words[max(0, start - 220) : start]
    until = (role is Role.BOUND and point.year_printed) or _EFFECTIVE.match(words, start)
    if ends_a_title(words, point.end, before) or (not until and _SINCE.search(before)):
        return False
    if not point.year_printed and (
        _EACH_YEAR.match(words, point.end) or _IN_A_RHYTHM.search(before[-45:])
    ):
        return False  # a rhythm: "by 31 January of each year", "every year, before the end of May"
    if not point.dated and _COUNTED.match(words, point.end):
        return False
    if _PLANNED.search(before) or (point.dated and _OF_A_KNOWN_DAY.match(words, point.end)):
        return False
    a_day = point.dated and before.endswith(", ") and _ON_A_DAY.match(words, start)  # at a session
    if role is Role.PLACE and not a_day and _is_of_what_is_told(before, point):
        return False
    if role in {Role.BOUND, Role.BEFORE}:
        if role is Role.BEFORE and point.dated and adopted and point.closes - adopted < _SOON:
            return point.closes >= adopted and DONE.search(before[-48:]) is None
        return adopted is None or point.closes >= adopted
    if role is Role.START:
        return adopted is None or point.closes >= adopted
    return _lies_ahead(words, start, point, behind) and not is_event(words, start, language)


def _is_of_what_is_told(before: str, point: TimePoint) -> bool:
    """Whether the time belongs to the session just named, or to what a report is of."""
    if "session" in before and _OF_SESSION.search(before):
        return True
    return not point.dated and _REPORTED.search(before) is not None


_ON_A_DAY = re.compile(r"on |le ")
# "The report of which the deadline was 31 May": told of the past, whatever the day.
_WAS = re.compile(
    r"\b(?:was|were|étai(?:t|ent)) (?:due |set (?:at|for) |fixée?s? |attendue?s? )?(?:le |au |on )?$"
)
# "The parties, who have met again on 12 May": told of the past.
_HAS_DONE = re.compile(
    r"\b(?:(?:which|that|who) (?:\w+ ){0,2}(?:has|have|had)"
    r"|(?:qui|qu'(?:il|elle)s?) (?:\w+ ){0,2}(?:a|ont|avait|avaient)) \w+[^,;]{0,60}$"
)


def _lies_ahead(words: str, start: int, point: TimePoint, behind: _Behind) -> bool:
    """ "On 3 May", "in 2027" bound only what is known to lie ahead, not "adopted on 3 May"."""
    printed, adopted = behind
    if adopted is None or point.closes <= adopted:
        return False
    if printed is None and not point.dated and point.opens.year <= adopted.year:
        return False  # "in July", of the year of an undated text: before or after it, who knows
    before = words[max(0, start - 160) : start]
    if DONE.search(before, max(0, len(before) - 48)) or _ENDING.search(before[-90:]):
        return False
    if _WAS.search(before):
        return False
    if not point.year_printed:
        return (
            point.dated
            and not _HAS_DONE.search(before)
            and not _DAY_OF.search(before + words[point.end : point.end + 60])
        )
    # In the year or month of adoption itself: only right after the verb, or set apart.
    near = _APART.search(before) or _TO_DELIVER.search(before)
    return point.opens > adopted or near is not None
