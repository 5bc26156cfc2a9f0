"""Days, months, years and parts of them, wherever a text names one: what they are, not yet why.

"31 March 2027", "March 31, 2027", "June 2026", "mid-2026", "the first quarter of 2026", "15
October" (of the year that comes next). Each point is the interval of days that it covers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from manden.reading.cardinals import NUMBER, cardinal_value
from manden.reading.squeezed import in_small_letters
from manden.reading.time_units import MONTHS, month_end
from manden.reading.word_starts import by_first_letter

_MONTHS_EN = [month.capitalize() for month in MONTHS if month.isascii()]
_MONTHS_FR = sorted(MONTHS, key=len, reverse=True)
YEAR = r"(?:19|20)\d\d"
DAY = {"en": r"\d{1,2}(?: ?(?:st|nd|rd|th)\b)?", "fr": r"(?:\d{1,2}(?: ?er\b)?|[1l] er)"}
# English months by their capitals; French words are read in small letters.
MONTH = {"en": by_first_letter(_MONTHS_EN), "fr": by_first_letter(_MONTHS_FR)}
# A number that names a year: no symbol, law, price or resolution of the Security Council.
_BARE_YEAR = (
    rf"(?<![\d/.,(№°])(?P<alone>{YEAR})(?![\d/]|[-–−]\d|[.,]\d| ?\((?:19|20)\d\d\)| \([Nn]o?\b)"
)
# "30.06.2026", "30/06/2026", "2026-06-30": the day first, as mails and drafts have it.
_FIGURES = (
    rf"(?<![\w/.,-])(?P<figures>\d{{1,2}}[./]\d{{1,2}}[./]{YEAR}|{YEAR}-\d\d-\d\d)"
    r"(?![\w/-]|\.\d)"
)
_CORE = {
    "en": re.compile(
        rf"{_FIGURES}|(?<![\d/.,-])(?P<day>{DAY['en']}) ?(?:of )?(?P<month>{MONTH['en']})\b"
        rf"(?:,? ?(?P<year>{YEAR})\b)?"
        rf"|\b(?P<named>{MONTH['en']})\b(?: (?P<late_day>\d{{1,2}})(?:st|nd|rd|th)?(?![\d:]))?"
        rf"(?:,? (?P<late_year>{YEAR})\b(?! ?\())?"
        rf"|{_BARE_YEAR}|(?P<this>(?:(?<=end of )|(?<=within ))the (?:current |calendar ){{0,2}}year\b"
        r"(?! (?:\d|of|a[sf]|following|from|that|in|to come)))"
    ),
    "fr": re.compile(
        rf"{_FIGURES}|(?<![\d/.,-])(?P<day>{DAY['fr']}) ?(?P<month>{MONTH['fr']})\b"
        rf"(?: ?(?:de l'an(?:née)? )?(?P<year>{YEAR})\b)?"
        rf"|\b(?P<named>{MONTH['fr']})\b(?P<late_day>(?!))?"
        rf"(?: (?:de l'année )?(?P<late_year>{YEAR})\b(?! ?\())?"
        rf"|{_BARE_YEAR}|(?P<this>(?:(?<=fin de )|(?<=dans )|(?<=courant de ))(?:l'|cette )année\b"
        r"(?! (?:\d|de|qu|suiv|à|prochaine|civile (?:\d|suiv|corresp)|bissextile|précéd|écoulée|scolaire)))"
    ),
}
# What narrows a point, just before it. Said first, the start of a word (or the "s" of "des") lets the
# search pass over the rest of it.
_PART = {
    "en": re.compile(
        r"(?:(?<!\w)|$)(?:(?:the )?(?:very )?(?P<edge>end|close|conclusion|beginning|start|middle|course) of "
        r"(?:the )?)?"
        r"(?:(?P<near>mid|early|late|(?:year-)?end)[- ]|(?:the )?(?P<nth>first|second|third|fourth|last|final)"
        r" (?P<fraction>half|quarter|trimester|semester|week)(?: of)?(?: the year)? "
        rf"|(?:the )?(?P<side>first|last|final) (?P<months>{NUMBER}) months of (?:the (?:calendar )?year )?"
        r"|(?:the )?(?:(?:calendar|financial|fiscal) )?(?:month of |year )"
        r"|(?:the )?(?:latter|later|last|closing) (?:part|months|weeks|days) of (?:the year )?"
        r"|(?:the )?(?P<season>spring|summer|autumn|fall) (?:of )?"
        r"|the )?$"
    ),
    "fr": re.compile(
        r"(?:(?<!\w)|(?<=\bde)|$)"
        r"(?:(?:à |la |le |au )?(?P<edge>fin|début|milieu|courant) (?:de la |de l'|du |de |d')?)?"
        r"(?:(?:la )?(?P<near>mi)-|(?:le |la |l'|au )?(?P<nth>premier|première|1er"
        r"|second|seconde|deuxième|troisième|quatrième|dernier|dernière) (?P<fraction>semestre"
        r"|trimestre|moitié|quinzaine|semaine) (?:de l'année |d[eu] mois d(?:e |')|de |d')?"
        rf"|(?:les |(?<=de)s )?(?P<months>{NUMBER}) (?P<side>premiers|derniers) mois (?:de (?:l'année )?)"
        r"|(?:le )?mois (?:de |d')|(?P<season>printemps|(?<=')été|automne) (?:de )?|l'an(?:née)? (?:civile )?"
        r"|l'exercice (?:financier |budgétaire )?"
        r"|(?:la |les )(?:derni(?:ers?|ères?) |seconde )(?:partie|mois|semaines|jours) (?:de (?:l'année )?|d'))?$"
    ),
}
# Literal words only, so that the scan is quick; the core is then looked for around each.
_ANCHOR = {
    "en": re.compile(
        by_first_letter(["19", "20", "the (?:current |calendar ){0,2}year", *_MONTHS_EN])
    ),
    "fr": re.compile(by_first_letter(["19", "20", "l'année", "cette année", *_MONTHS_FR])),
}
_NAMES = re.compile(r" (?!to\b|in\b|and\b|or\b|with\b|for\b|at\b|on\b)[A-Za-z]")
_PART_REACH = 44
# "On 23 January, 6 and 9 May 2014": the year of the last is that of each.
_SHARED_YEAR = {
    language: re.compile(
        rf"(?:(?:, (?:and )?| and | et )(?:le |on )?{DAY[language]}(?: {MONTH[language]})?){{1,8}}"
        rf",? (?P<year>{YEAR})\b"
        rf"|(?: and| et)(?! on| le)[^,;.\d]{{2,45}} {DAY[language]} {MONTH[language]} (?P<later>{YEAR})\b"
    )
    for language in ("en", "fr")
}
_NEXT_YEAR = re.compile(r",? (?:(?:of )?next year|de l'année prochaine)\b")
_LISTED_DAYS = re.compile(r"(?<![\d/.])(?:\d{1,2}(?: ?er)?(?:, (?:and )?| and | et (?:le )?))+$")
_NTH = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "last": -1, "final": -1, "premier": 1,
    "première": 1, "1er": 1, "seconde": 2, "deuxième": 2, "troisième": 3, "quatrième": 4,
    "dernier": -1, "dernière": -1,
}  # fmt: skip
_SEASONS = {"spring": 6, "printemps": 6, "summer": 9, "été": 9}  # autumn ends with the year
_MONTHS_OF = {
    "half": 6, "semester": 6, "semestre": 6, "moitié": 6,
    "quarter": 3, "trimester": 3, "trimestre": 3,
}  # fmt: skip

# "In July and November 2026".
_MONTHS_SHARE = {
    "en": re.compile(
        rf"(?:,? {MONTH['en']}){{0,3}},? and(?: in)? {MONTH['en']} (?P<year>{YEAR})\b"
    ),
    "fr": re.compile(rf"(?:,? {MONTH['fr']}){{0,3}},? et(?: en)? {MONTH['fr']} (?P<year>{YEAR})\b"),
}


@dataclass(frozen=True)
class TimePoint:
    """The interval that the words `[start, end)` name; `core` is where its narrowing ends.

    `edge` says whether the words name an end of it ("the end of 2025"), `narrowed` whether they
    name a part of a year or month; `dated` is true of full
    dates; `year_printed` is false where the year was taken to be the next one.
    """

    start: int
    core: int
    end: int
    opens: date
    closes: date
    edge: str | None
    narrowed: bool
    dated: bool
    year_printed: bool = True


def time_points(words: str, language: str, after: date | None) -> Iterator[TimePoint]:
    """Every point of time in the order of the print; `after` dates those without a year.

    >>> [str(p.closes) for p in time_points("by mid-2026 or on 1 March 2027", "en", None)]
    ['2026-06-30', '2027-03-01']
    >>> [str(p.closes) for p in time_points("le 15 octobre", "fr", date(2025, 4, 4))]
    ['2025-10-15']
    """
    words = in_small_letters(words) if language == "fr" else words
    for match in _cores(words, language):
        base = _interval(match, language, after)
        if base is None:
            continue
        start = match.start()
        part = _PART[language].search(words[max(0, start - _PART_REACH) : start])
        assert part is not None  # its parts are all optional
        if words[start - 1 : start] in {"-", "–"} and not part["near"]:
            continue  # "post-2015", the second year of a range
        if match["alone"] and part[0] == "the " and _NAMES.match(words, match.end()):
            continue  # "the 2026 Conference"
        opens, closes = _narrowed(*base, part)
        figures = match["figures"]
        year_printed = bool(figures or _printed_year(match, language))
        begin = start - len(part[0])
        dated = bool(match["day"] or match["late_day"] or figures)
        if not figures:
            yield from _days_before(words, begin, match, language, closes)
        narrowed = any(part.groupdict().values())
        yield TimePoint(
            begin, start, match.end(), opens, closes, part["edge"], narrowed, dated, year_printed
        )


def _cores(words: str, language: str) -> Iterator[re.Match[str]]:
    """The months and years with their days, looked for around each word that can be one."""
    reached = 0
    for anchor in _ANCHOR[language].finditer(words):
        if anchor.start() < reached:
            continue
        match = _CORE[language].search(words, max(reached, anchor.start() - 7), anchor.end() + 26)
        if match and match.start() <= anchor.start():
            reached = match.end()
            yield match


def _days_before(
    words: str, place: int, match: re.Match[str], language: str, last: date
) -> Iterator[TimePoint]:
    """The days that share the month of a date just after them: "les 3 et 4 juin", "on 3, 4 and 5"."""
    if not match["day"]:
        return
    base = max(0, place - 24)
    listed = _LISTED_DAYS.search(words[base:place])
    for figure in re.finditer(r"\d{1,2}", listed[0]) if listed else ():
        found = _month_or_day(last.year, last.month, int(figure[0]))
        if listed and found and found[0] < last:
            start = base + listed.start() + figure.start()
            end = base + listed.start() + figure.end()
            printed = _printed_year(match, language) is not None
            yield TimePoint(start, start, end, *found, None, False, True, printed)


def _interval(match: re.Match[str], language: str, after: date | None) -> tuple[date, date] | None:
    if match["figures"]:
        return _day_in_figures(match["figures"])
    printed = _printed_year(match, language)
    if match["this"] and after:
        printed = str(after.year)
    if (match["alone"] or match["this"]) and printed:
        return date(int(printed), 1, 1), date(int(printed), 12, 31)
    if match["this"]:
        return None
    month = MONTHS[(match["month"] or match["named"]).lower()]
    figures = re.sub(r"\D", "", (match["day"] or match["late_day"] or "").replace("l", "1"))
    day = int(figures) if figures else None
    if printed:
        return _month_or_day(int(printed), month, day)
    if after is None:
        return None
    if _NEXT_YEAR.match(match.string, match.end()):
        return _month_or_day(after.year + 1, month, day)
    found = _month_or_day(after.year, month, day)
    return found if found and found[1] >= after else _month_or_day(after.year + 1, month, day)


def _day_in_figures(printed: str) -> tuple[date, date] | None:
    numbers = [int(number) for number in re.split(r"\D", printed)]
    year, month, day = numbers if numbers[0] > 31 else reversed(numbers)
    return _month_or_day(year, month, day) if 1 <= month <= 12 else None


def _printed_year(match: re.Match[str], language: str) -> str | None:
    printed = match["year"] or match["late_year"] or match["alone"]
    if printed or match["this"]:
        return printed
    if match["day"]:
        shared = _SHARED_YEAR[language].match(match.string, match.end())
        return shared["year"] or shared["later"] if shared else None
    later = _MONTHS_SHARE[language].match(match.string, match.end())
    return later["year"] if later else None


def _month_or_day(year: int, month: int, day: int | None) -> tuple[date, date] | None:
    last = month_end(year, month)
    if day is None:
        return date(year, month, 1), last
    if not 1 <= day <= last.day:
        return None
    return date(year, month, day), date(year, month, day)


def _narrowed(opens: date, closes: date, part: re.Match[str]) -> tuple[date, date]:
    """The part of an interval that "early", "mid-", "the second half of", "the start of" name."""
    length = (closes - opens).days + 1
    if part["fraction"]:
        opens, closes = _fraction(opens, closes, _NTH.get(part["nth"], 2), part["fraction"])
    elif part["months"]:
        opens, closes = _some_months(opens, closes, part)
    elif part["season"] in _SEASONS:
        closes = date(opens.year, _SEASONS[part["season"]], 30)
    elif part["near"] in {"mid", "mi"} or part["edge"] in {"middle", "milieu"}:
        closes = date(opens.year, 6, 30) if length > 31 else opens + timedelta(days=14)
    elif part["near"] == "early" or part["edge"] in {"beginning", "start", "début"}:
        closes = date(opens.year, 3, 31) if length > 31 else opens + timedelta(days=length // 3)
    return opens, closes


def _some_months(opens: date, closes: date, part: re.Match[str]) -> tuple[date, date]:
    """ "The first six months of 2026" end in June; the last three begin in October."""
    months = cardinal_value(part["months"]) or 12
    if (closes - opens).days < 365 - 1 or months > 11:
        return opens, closes
    if part["side"] in {"first", "premiers"}:
        return opens, month_end(opens.year, months)
    return date(opens.year, 13 - months, 1), closes


def _fraction(opens: date, closes: date, nth: int, fraction: str) -> tuple[date, date]:
    if fraction in {"half", "moitié", "quinzaine"} and (closes - opens).days <= 31:
        middle = opens + timedelta(days=14)
        return (opens, middle) if nth == 1 else (middle + timedelta(days=1), closes)
    if fraction in _MONTHS_OF:
        months = _MONTHS_OF[fraction]
        nth = nth if nth > 0 else 12 // months
        last = min(12, nth * months)
        return date(opens.year, last - months + 1, 1), month_end(opens.year, last)
    if nth < 0:
        return closes - timedelta(days=6), closes
    first = opens + timedelta(days=7 * (nth - 1))
    return first, min(closes, first + timedelta(days=6))
