"""Spans of time from one day, month or year to another, and what brings them in.

"From 3 to 5 June 2026", "du 29 juin au 3 juillet 2026", "for the period 2026–2028", "en 2026 et
2027".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from manden.reading.squeezed import in_small_letters
from manden.reading.time_points import DAY, MONTH, YEAR
from manden.reading.time_units import MONTHS, month_end

# What a span may open with; tried first, since little else in a text is a digit or such a letter.
_OPENS = {"en": r"[\dA-Z]", "fr": r"[\dljfmasond]"}
_DASH = r" ?[-–—−‑] ?"
_BRINGS = {
    "en": re.compile(
        r"(?:\b(?P<named>(?:for|during|in|over|covering|throughout)"
        r" (?:(?:(?P<each>each|every)|(?:the )?(?P<nth>first|second|last|final)|both) years? of )?the"
        r" (?:[\w-]+ )?(?:periods?|biennium|triennium|cycle|years?|decade|term|quadrennium|season)"
        r"(?: (?:from|of|between))?|for|covering|(?:starting|beginning|commencing) (?:with|from) the biennium)"
        r"|(?<=roclaims )the (?:period|years)(?: from)?"
        r"|\b(?P<spans>(?:during|in|for) the week (?:of|from)|from|between|in|during|over|"
        r"(?:beginning|starting|commencing)(?: on| from)?))"
        r" (?:the years |[A-Z][a-z]{2,5}day,? |the (?:beginning|start|middle|end) of )?$"
    ),
    "fr": re.compile(
        r"(?:\b(?P<named>(?:pour|pendant|durant|au cours de|au titre de|sur|couvrant|dans"
        r"|de(?= chacune| l'exercice biennal)) "
        r"(?:(?:(?P<each>chaque année|chacune des (?:deux )?années)"
        r"|la (?P<nth>première|deuxième|seconde|dernière) année) de )?(?:les? |la |l')"
        r"(?:\w+ )?(?:périodes?|exercice(?: biennal| financier)?|cycle|années?|décennie|mandat"
        r"|biennium)(?: allant| comprise| s'étendant)?(?: du| de| entre(?: le)?)?"
        r"|pour(?: l'année| les années)?|à (?:compter|partir) de l'exercice biennal)"
        r"|(?<=proclame )(?:la période|les années)(?: allant)?(?: du| de)?"
        r"|\b(?P<spans>(?:pendant|durant|dans|au cours de) la semaine du"
        r"|du|de|(?:commençant|débutant) le|entre(?: le)?|en|pendant|durant|au cours de))"
        r" ?(?:les années |(?:[a-z]{2,6}di|dimanche) |(?:début|la fin)(?: du mois)? d[e'])?$"
    ),
}
_WEEKDAY = r"(?:[A-Z][a-z]{2,5}day|[a-z]{2,6}di|dimanche)"
_TO = {
    "en": r"(?:,? (?:to|until|through|and(?: in| ending(?: on)?)?|till) (?:the )?"
    rf"(?:(?:end|beginning) of )?|{_DASH})",
    "fr": r"(?: (?:au|à|et(?: (?:prenant fin|se terminant|s'achevant))?(?: le| en)?|jusqu'au|jusqu'en"
    rf"|(?:à|jusqu'à) la fin d[eu](?: mois de)?|jusqu'à fin) |{_DASH})",
}


def _pattern(language: str) -> re.Pattern[str]:
    day, month = DAY[language], MONTH[language]
    weekday = rf"(?:{_WEEKDAY},? )?"
    # "From 7 to 11 and from 14 to 18 July 2027": the month and the year of the last are those of each.
    next_days = rf"(?:,|,? (?:and|et))(?: from| du)? {day}{_TO[language]}{day}"
    days = (
        rf"(?P<day>{day})(?: ?(?P<month>{month}))?(?: (?P<year>{YEAR}))?{_TO[language]}{weekday}"
        rf"(?P<last_day>{day})(?: ?(?P<last_month>{month})(?: (?P<last_year>{YEAR}))?\b"
        rf"|(?(month)(?!)|(?=(?:{next_days}){{1,8}} ?(?P<late_month>{month}) {YEAR}\b)))"
    )
    months = (
        rf"(?P<from_month>{month})(?: (?P<from_year>{YEAR}))?{_TO[language]}"
        rf"(?P<to_month>{month}) (?P<to_year>{YEAR})\b"
    )
    years = rf"(?P<first>{YEAR})(?:, {YEAR}){{0,9}}(?:{_TO[language]}|/)(?P<last>{YEAR}|\d\d)\b(?![/–-]\d|\w)"
    return re.compile(rf"(?={_OPENS[language]})(?<![\d/.])(?:{days}|{months}|{years})")


# The year that a span leaves to another: "from 3 to 5 June and from 7 to 9 July 2027", "in 2027,
# from 3 to 5 June".
_SHARED = {
    language: re.compile(
        rf"(?:(?:,|,? (?:and|et))(?: from| du| on| le)? (?:{DAY[language]}(?: ?{MONTH[language]})?"
        rf"{_TO[language]})?{DAY[language]}(?: ?{MONTH[language]})?){{1,8}}(?<=[a-z]) (?P<year>{YEAR})\b"
    )
    for language in ("en", "fr")
}
_YEAR_BEFORE = re.compile(
    rf"\b(?P<year>{YEAR})(?:[^;\d]{{0,70}}, (?:namely|that is|i\.e\.|à savoir|soit))?,? (?:from|du) $"
)
# "From 1 to 4 April and 16 to 19 June 2026": what brings in the first brings in the next.
_JOINED = re.compile(r",? (?:and|et) $|, $")
# "From 1 to 4 April 2026, from 6 to 9 May and from 3 to 5 June" are all of one year.
_NEXT = re.compile(r",? (?:(?:and|et) )?(?:from |du |between )?")
_RANGE = {language: _pattern(language) for language in ("en", "fr")}
_BRINGS_REACH = 64
_YEAR_REACH = 100  # characters: "during 2026, namely from 6 to 24 April"
_REACH = 80  # characters: a span has no more before its first year, nor after its last
_YEAR = re.compile(YEAR)
_AND = re.compile(r"\d (?:and|et) |[a-zé] (?:and|et) ")
_ENDING = re.compile(r" (?:ending|prenant fin|se terminant|s'achevant) ")
_APART = re.compile(r" (?:and in|et en) ")
_UNTIL = re.compile(r" (?:until|till|jusqu'\w+) ")
# "Requested on 11 October 2021 until 2025": the year of a day opens no span.
_LONGEST_MONTH = 11  # characters
_OF_MONTH = {language: re.compile(rf"{MONTH[language]} $") for language in ("en", "fr")}
# "In 2026, 2027 and 2028" names three dates; "during 2026 and 2027" a span.
_IN_EACH = re.compile(rf"(?:in|en) {YEAR}(?:, {YEAR}){{0,9}},? (?:and|et) {YEAR}$")
_BETWEEN = re.compile(r"(?:from |for the |during the )?.{0,30}?(?:between|entre)\b")
_SPANS_BOTH = re.compile(
    r"(?:from |for the |during the )?.{0,30}?(?:between|entre)\b|(?:in|en|during|pendant|over|pour"
    rf"|for|durant)\b[^\d]{{0,24}}{YEAR}(?:, {YEAR}){{0,9}},? (?:and|et)\b"
)


@dataclass(frozen=True)
class TimeRange:
    """The words `[start, end)` from `opens` to `closes`.

    `introduced` by a preposition at all; `named` by words that name a period ("for the period"),
    which may belong to the title of a plan; `yearly` where they say its years ("each year of").
    """

    start: int
    end: int
    opens: date
    closes: date
    of_years: bool
    introduced: bool
    named: bool
    yearly: bool


def time_ranges(words: str, language: str) -> Iterator[TimeRange]:
    """Every span of time in the order of the print; impossible or reversed ones are passed over.

    >>> [(str(r.opens), str(r.closes)) for r in time_ranges("from 3 to 5 June 2026", "en")]
    [('2026-06-03', '2026-06-05')]
    >>> [(r.closes.year, r.introduced) for r in time_ranges("le Plan 2024-2028", "fr")]
    [(2028, False)]
    """
    year = _YEAR.search(words)
    if year is None:
        return
    words = in_small_letters(words) if language == "fr" else words
    last = max(words.rfind("19"), words.rfind("20"))
    near = max(0, year.start() - _REACH), last + _YEAR_REACH  # some year stands in every span
    reached = 0  # where the last span ended that a preposition brought in
    before: tuple[int, int] | None = None  # where the last span ended, and its year
    for match in _RANGE[language].finditer(words, *near):
        year_before = (
            before[1] if before and _NEXT.fullmatch(words, before[0], match.start()) else None
        )
        span = _span(match, language, year_before)
        if span is None or (match["first"] and _is_of_a_month(words, match.start(), language)):
            continue
        before = match.end(), span[1].year
        base = max(0, match.start() - _BRINGS_REACH)
        brings = _BRINGS[language].search(words[base : match.start()])
        if brings is None and _UNTIL.search(match[0]):
            continue  # "in his report of 8 May 2026, until 3 June 2026"
        start = base + brings.start() if brings else match.start()
        named = brings is not None and brings["named"] is not None
        if _are_dates(match, span, words[start : match.end()], named):
            continue
        yearly = brings is not None and (brings["each"] or brings["nth"])
        if yearly and brings and brings["nth"]:
            span = _year_of(*span, brings["nth"])
        dashed = bool(match["first"]) and not re.search(r" (?:à|to|and|et) ", match[0])
        # "Les taux de 2014-2015" only says which rates.
        introduced = brings is not None and not (dashed and brings["spans"] in {"du", "de"})
        introduced = introduced and "/" not in match[0]  # "the assessment for 2024/25"
        joined = bool(reached and match["day"]) and brings is None
        introduced = introduced or (
            joined and _JOINED.fullmatch(words[reached : match.start()]) is not None
        )
        reached = match.end() if introduced else 0
        yield TimeRange(
            start, match.end(), *span, bool(match["first"]), introduced, named, bool(yearly)
        )


def _is_of_a_month(words: str, start: int, language: str) -> bool:
    return _OF_MONTH[language].search(words, max(0, start - _LONGEST_MONTH), start) is not None


def _are_dates(match: re.Match[str], span: tuple[date, date], said: str, named: bool) -> bool:
    """Whether the words list dates: "in 2026 and in 2027", "in 2026, 2028 and 2030", "in 2026 and
    2030", "in 2026 and 2027", "by 4 July and 3 January", "in May 2026 and October 2027"."""
    listed = not named and not _BETWEEN.match(said) and _leaves_out(match[0])
    if match["first"] and (_APART.search(match[0]) or listed or _IN_EACH.match(said)):
        return True
    if match["to_month"]:
        return _are_two(match, *span, said)
    both = _ENDING.search(match[0]) or _SPANS_BOTH.match(said)
    return _AND.search(match[0]) is not None and both is None


def _leaves_out(printed: str) -> bool:
    """Whether years are listed, not all of those between the first and the last."""
    years = [int(year) for year in _YEAR.findall(printed)]
    joined = len(years) > 2 or _AND.search(printed) is not None
    return joined and len(years) > 1 and years[-1] - years[0] >= len(years)


def _year_of(opens: date, closes: date, nth: str) -> tuple[date, date]:
    """ "The first year of the biennium 2026-2027" is 2026."""
    late = {"second": 1, "deuxième": 1, "seconde": 1}.get(nth, 0)
    year = closes.year if nth in {"last", "final", "dernière"} else opens.year + late
    return date(year, 1, 1), date(year, 12, 31)


def _span(match: re.Match[str], language: str, year_before: int | None) -> tuple[date, date] | None:
    if match["first"]:
        first, last = int(match["first"]), int(match["last"])
        last = last if last > 99 else first - first % 100 + last
        return (date(first, 1, 1), date(last, 12, 31)) if first < last <= first + 50 else None
    try:
        opens, closes = _days(match, language, year_before) if match["day"] else _months(match)
    except (ValueError, TypeError):
        return None
    return (opens, closes) if opens <= closes else None


def _are_two(match: re.Match[str], opens: date, closes: date, said: str) -> bool:
    """Whether two months are two dates: "in May 2026 and October 2027", not "between", "in May and June"."""
    if not _AND.search(match[0]) or _BETWEEN.match(said):
        return False
    return (closes.year - opens.year) * 12 + closes.month - opens.month > 1


def _days(match: re.Match[str], language: str, year_before: int | None) -> tuple[date, date]:
    year = match["last_year"] or match["year"] or _year_beside(match, language) or year_before or ""
    month = MONTHS[(match["last_month"] or match["late_month"]).lower()]
    first = MONTHS[match["month"].lower()] if match["month"] else month
    closes = date(int(year), month, _figure(match["last_day"]))
    return date(int(match["year"] or year), first, _figure(match["day"])), closes


def _year_beside(match: re.Match[str], language: str) -> str | None:
    words, start = match.string, match.start()
    found = _SHARED[language].match(words, match.end()) or _YEAR_BEFORE.search(
        words, max(0, start - _YEAR_REACH), start
    )
    return found["year"] if found else None


def _months(match: re.Match[str]) -> tuple[date, date]:
    year, month = int(match["to_year"]), MONTHS[match["to_month"].lower()]
    opens = date(int(match["from_year"] or year), MONTHS[match["from_month"].lower()], 1)
    return opens, month_end(year, month)


def _figure(day: str) -> int:
    return int(re.sub(r"\D", "", day.replace("l", "1")))
