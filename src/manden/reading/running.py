"""How long a printed length of time is on a calendar, and what it runs from.

"Within 60 days of the adoption of this resolution" runs from the adoption, and so does a length
that nothing else starts. One that runs from a request that comes in, from the end of a mandate or
from another text ends on no day that the text says: its words are all that is known.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from manden.reading.counted_units import Count, counted_units
from manden.reading.printed_dates import first_date
from manden.reading.squeezed import in_small_letters
from manden.reading.time_units import iso_term

_WORKING = re.compile(r".*\b(?:working|business|ouvrables|ouvrés)\b")
_WORKING_BEHIND = re.compile(r" (?:ouvrables|ouvrés)\b")
_EVENT = re.compile(
    r"[ ,]*(?:(?:calendaires|francs|at (?:least|most|the latest)|au (?:moins|plus(?: tard)?)) )?"
    r"(?:of (?:the |its |their |this |that |such )?(?=adopti|date|recei|entry|end|expir|notif|request"
    r"|closing|sign|submi|meeting|present|last|opening|being|decision|publi|transmi|establish|start"
    r"|complet|becom|arriv|final|effective|issu|appoint)"
    r"|(?:there)?after\b|from\b|following\b|prior\b|before\b|in advance|ahead of|since\b|as of\b"
    r"|(?:beginning|starting|commencing)\b|(?:commençant|débutant) le\b"
    r"|après|suivant|à compter|à partir|à dater|avant|précédant|qui sui|à l'avance|depuis|dès\b)"
)
# "From 1 January 2026", "commençant le 1er janvier 2026": the first day itself.
_FIRST_DAY = re.compile(
    r"[ ,]*(?:from|as of|beginning|starting|commencing|à (?:compter|partir|dater) du|commençant le"
    r"|débutant le)(?: on| from)? ((?:\d{1,2}(?: ?er)? [^\W\d]+|[A-Z][a-z]+ \d{1,2},) \d{4})\b"
)
_OF_THIS_TEXT = re.compile(
    r"[ ,]*(?:\w+ ){0,4}?(?:of|from|after|following|suivant|après|d[eu']|à (?:compter|partir) de)"
    r" ?(?:(?:the|la|its|sa) )?(?:date (?:of |d(?:e |')))?(?:the |its |l'|son )?"
    r"adoption(?: (?:of (?:this|the present)|de (?:la|cette|ce|l[ae]) ?(?:présente?)?)"
    r" ?(?:resolution|decision|statement|résolution|décision|déclaration)| *$)"
)
_LASTS = re.compile(
    r"(?:for|pour|pendant|durant) [\w' ]*\b(?:period|term|mandate|période|durée|mandat)\b"
)
_OF_A_PERIOD = re.compile(r"\b(?:period|période)\b[\w ]{0,40},? ?$")
_BRINGS_A_TERM = re.compile(
    r"(?:for|by|over|during|pour|pendant|durant|sur|à|de|d)\b|[\w' ]*\b(?:period|term|mandate|extension"
    r"|période|durée|mandat|prorogation)\b"
)
# A second term begins where the first ends, and what is at most so long may be shorter.
_AGAIN = re.compile(
    r"\b(?:up to|maximum|maximale?|au plus|not exceeding|excédant|dépassant"
    r"|further|additional|another|new|second|subsequent|consecutive|nouve(?:lle|au)|autre"
    r"|supplémentaire|additionnel(?:le)?|encore|consécutive)\b"
)
_HOLDS = re.compile(
    r"\b(?:exten(?:d|sion)|renew|establish\b|be established|prolong|create\b|proroge|prorogation"
    r"|créer|sera créée?|établir|instituer|reconduire|renouvel)"
)
_OF_PERSONS = re.compile(r"\b(?:re-?elect|elect|élir|élu|reappoint|appointments|engagements tempo)")
_FROM_A_DAY = re.compile(r"\b(?:as of|with effect (?:from|on)|à compter d|à partir d|avec effet) ?")
_WITHIN = re.compile(
    r"(?:within|in|inside|no later|not later|at the latest|over the|during the|dans|sous|d'ici"
    r"|au plus tard|en (?:moins|l'espace)|au cours|lors d)"
)
# What is due once; a bare "within three months" elsewhere may stand in a procedure.
_DUE_ONCE = re.compile(
    r"\b(?:report|review|examin|consider|assess|present|submit|inform|update|conclude|rapport|compte|évalu"
    r"|présent|soumett|réexamen|étudi)"
)
# "To examine these requests and respond within 60 days": each, whenever it comes.
_OF_EACH = re.compile(r"\b(?:respond|reply|répond\w*|se prononc\w+|communications|demandes)\b")
# What another sentence part names as the start: "once it is informed, to answer within ten days".
_STARTS_ELSEWHERE = re.compile(
    r"\b(?:if|when(?:ever)?|where|once|after|following|upon (?:receipt|request|notification)|unless"
    r"|absence of|objections?|notif\w+|receipt|si|lorsqu\w*|quand|dès|après|à l'issue|suivant|en cas"
    r"|sauf|à moins|réception|saisi\w*|conclu\w+)\b"
)


@dataclass(frozen=True)
class Running:
    """A length in ISO 8601 (P36M), "" where it is no calendar length; whether it runs from the
    adoption of its text; whether it is how long something holds, not by when it must be done; its
    words with the event that it runs from; and its first day, where that is printed."""

    term: str
    from_adoption: bool
    holds: bool
    words: str
    first_day: date | None = None


def running(printed: str, clause: str, language: str) -> Running:
    """What the words `printed` of a duration say, inside the words of their `clause`.

    >>> running("within six months", "to report within six months", "en")
    Running(term='P6M', from_adoption=True, holds=False, words='within six months', first_day=None)
    >>> str(running("for two years from 1 May 2026", "to ring for two years from 1 May 2026", "en").first_day)
    '2026-05-01'
    >>> running("dans un délai de 30 jours", "dans un délai de 30 jours à compter de sa réception",
    ...     "fr").from_adoption
    False
    >>> running("for an initial period of one year", "shall, for an initial period of one year", "en").holds
    True
    """
    printed, clause = " ".join(printed.split()), " ".join(clause.split())
    place = clause.find(printed)
    before, behind = ("", "") if place < 0 else (clause[:place], clause[place + len(printed) :])
    count = next(counted_units(printed, language), None)
    term = (
        _term(count)
        if count and not (_WORKING.match(printed) or _WORKING_BEHIND.match(behind))
        else ""
    )
    stops = re.search(r"[,;:()]|\.(?: |$)", behind)
    rest = behind[: stops.start()] if stops else behind
    tail = (printed[count.end :] if count else "") + rest
    holds = _holds(printed, before, clause)
    if _EVENT.match(tail):
        own = _OF_THIS_TEXT.match(tail) is not None
        first_day = _FIRST_DAY.match(tail)
        begins = first_date(first_day[1]) if first_day and term else None
        return Running(term, bool(term) and own, holds, _with_event(printed, rest, own), begins)
    runs = place >= 0 and _runs_from_adoption(printed, before, clause, holds)
    return Running(term, bool(term) and runs, holds, printed)


def holds_until(clause: str) -> bool:
    """Whether a decision sets how long something holds: its end is nobody's to meet.

    >>> holds_until("Decides to extend the mandate until 3 May 2031"), holds_until("to report by May")
    (True, False)
    """
    return re.match(r"\W*(?:\w+ ){0,3}(?:[Dd]ecides?|[Dd]écide)\b", clause) is not None and (
        _HOLDS.search(clause) is not None
    )


def _term(count: Count) -> str:
    return iso_term([("one" if count.single else count.number, count.unit), *count.more])


def _holds(printed: str, before: str, clause: str) -> bool:
    if _LASTS.match(in_small_letters(printed)) or _OF_A_PERIOD.search(before):
        return not _OF_PERSONS.search(clause)
    if _WITHIN.match(in_small_letters(printed)):
        return False
    brought = _BRINGS_A_TERM.match(in_small_letters(printed)) and _HOLDS.search(clause)
    return bool(brought) and not _OF_PERSONS.search(clause)


def _runs_from_adoption(printed: str, before: str, clause: str, holds: bool) -> bool:
    """A term of what is set up, and a span that nothing else starts; never a second term."""
    if _AGAIN.search(printed):
        return False
    if holds:
        return _HOLDS.search(clause) is not None and not _FROM_A_DAY.search(before)
    within = _WITHIN.match(in_small_letters(printed)) and _DUE_ONCE.search(before)
    elsewhere = _STARTS_ELSEWHERE.search(before) or _OF_EACH.search(before)
    return bool(within) and not elsewhere


def _with_event(printed: str, rest: str, own: bool) -> str:
    """The words with the whole event, where they were cut before its end."""
    return printed if own else (printed + rest[:160]).strip()
