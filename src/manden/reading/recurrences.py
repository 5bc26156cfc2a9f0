"""What returns: "annually", "every two years", "at six-month intervals", "trois fois par an"."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from manden.reading.cardinals import NUMBER, cardinal_value
from manden.reading.date_limits import Found
from manden.reading.ordinals import ORDINAL, ordinal_value
from manden.reading.resolution import Deadline
from manden.reading.squeezed import in_small_letters
from manden.reading.time_units import MONTH_NAMES, MONTHS, UNIT, days_in, duration_days
from manden.reading.word_starts import any_of

_DAYS_BY_STEM = {
    "dai": 1, "week": 7, "fortnight": 14, "month": 30, "quarter": 90, "year": 365, "annu": 365,
    "biannu": 180, "semiannu": 180, "semiyear": 180, "half-year": 180, "halfyear": 180,
    "bimonth": 60, "biweek": 14, "bienni": 730, "trienni": 1095, "quadrenni": 1460,
    "quinquenni": 1825, "decenni": 3650,
    "quotidien": 1, "hebdomadaire": 7, "mensuel": 30, "trimestriel": 90, "semestriel": 180,
    "biannuel": 180, "bisannuel": 730, "biennal": 730, "triennal": 1095, "quadriennal": 1460,
    "quinquennal": 1825, "décennal": 3650,
}  # fmt: skip
_STEM = "|".join(sorted(_DAYS_BY_STEM, key=len, reverse=True))
_HOW_EN = (
    r"(?:semi-?annual|bi-?annual|annual|biennial|triennial|quadrennial|quinquennial|decennial"
    r"|quarterly|monthly|yearly|half-yearly|weekly|fortnightly|daily|bi-?monthly|bi-?weekly"
    r"|(?:twice|thrice)[ -](?:annual|yearly))"
)
_HOW_FR = (
    r"(?:annuelle|semestrielle|trimestrielle|mensuelle|hebdomadaire|biennale|triennale"
    r"|quadriennale|quinquennale|bisannuelle|biannuelle|quotidienne|régulière et annuelle)"
)
# Adverbs, and words that are adverbs only where no noun follows ("monthly bulletin").
_ADVERB_EN = (
    r"(?:semi-?annually|bi-?annually|annually|biennially|triennially|quadrennially"
    r"|quinquennially|fortnightly|twice yearly|thrice yearly"
    r"|(?:half-yearly|quarterly|bi-?monthly|monthly|yearly|bi-?weekly|weekly|daily)"
    r"(?=[,;.:)]|$| (?:to|on|from|in|at|by|for|and|or|with|thereafter|as|until|of its|the|a|its"
    r"|through|during|about|via|whether|within|under|before|after|prior)\b))"
)
_ADVERB_FR = (
    r"(?:annuellement|semestriellement|trimestriellement|mensuellement|hebdomadairement"
    r"|triennalement|biennalement|quotidiennement)"
)
_MONTH_EN = f"(?:{'|'.join(month for month in MONTH_NAMES['en'] if month != 'May').lower()})"
_TIMES_EN = rf"(?:once|twice|thrice|(?:{NUMBER}) times)"
# "The two reports a month before the session": how long before, not how often.
_IN_ALL_EN = r" (?:before|after|later|long|earlier|prior|ahead|in advance|ago|from|following)\b"
_PATTERNS = {  # of words in small letters
    "en": re.compile(
        r"\b(?:on an? (?:[a-z-]+(?:,? (?:and|but)|,) )?"
        rf"(?:(?P<basis>{_HOW_EN})|(?P<long>{NUMBER})-(?P<long_unit>{UNIT['en']}))(?:[ -]basis| cycle)"
        rf"|(?:once )?(?:every|each) (?:single )?(?:(?P<other>other|alternate|(?:{ORDINAL['en']}))"
        rf" |(?:{NUMBER} (?:to|or) )?(?P<number>{NUMBER}) )?(?:calendar )?(?P<unit>{UNIT['en']})\b"
        rf"|(?P<times>{_TIMES_EN})(?: (?:in|during))? (?:every|each|a|per|an)"
        rf"(?: (?P<per>{NUMBER}))? (?:calendar )?(?P<each>{UNIT['en']})\b"
        rf"|(?:at|in) (?:regular )?(?:intervals of (?:(?:no|not) (?:more|longer) than )?"
        rf"(?P<gap>{NUMBER}) (?P<gap_unit>{UNIT['en']})|(?P<span>{NUMBER})[ -]?"
        rf"(?P<span_unit>{UNIT['en']}|monthly|yearly|weekly) intervals"
        rf"|(?P<rhythm>{_HOW_EN}) intervals)"
        rf"|(?P<stated>{NUMBER})[ -](?P<stated_unit>monthly|yearly|weekly)\b"
        rf"|{NUMBER} (?:[\w-]+ ){{0,2}}?(?:(?:sessions?|meetings?|visits?|reports?|updates?"
        r"|briefings?) (?:a|per) (?P<rate>year|quarter|month|week)|days (?:a|per) (?P<days_in>year))"
        rf"\b(?!{_IN_ALL_EN})"
        rf"|(?:each|every) (?P<month>(?:\d{{1,2}} )?{_MONTH_EN}"
        rf"|(?<=of each )may|(?<=of every )may|\d{{1,2}} may)\b"
        rf"|(?P<once>(?!))|(?:in|of|during) (?:(?:each|every) )?"
        rf"(?P<alternate>alternate|(?:even|odd)(?:-numbered)?) years?\b"
        rf"|(?P<adverb>{_ADVERB_EN}))(?! of (?:the|each)\b| progress report)"
    ),
    "fr": re.compile(
        rf"\b(?:(?:sur une |de (?:façon|manière) |à un rythme |selon une périodicité |à une"
        rf" fréquence |(?:selon|suivant|sur) un (?:rythme|cycle) |à titre )(?:base )?"
        rf"(?:[a-zé]+ et )?(?P<basis>{_HOW_FR}|annuel"
        rf"|semestriel|trimestriel"
        rf"|mensuel|(?:bien|trien|quadrien|quinquen)nal)"
        rf"|(?:une fois )?(?:tou(?:s|tes) les|chaque)"
        rf" (?:(?:{NUMBER} (?:à|ou) )?(?P<number>{NUMBER}) )?(?P<other>(?!))?"
        rf"(?P<unit>{UNIT['fr']})\b"
        rf"|(?P<times>(?:{NUMBER}) fois) (?:par|l'|tou(?:s|tes) les|chaque|dans l') ?"
        rf"(?:(?P<per>{NUMBER}) )?(?P<each>{UNIT['fr']})\b"
        rf"|à (?:des )?intervalles (?:réguliers )?(?:de |d')(?P<gap>{NUMBER}) "
        rf"(?P<gap_unit>{UNIT['fr']})\b|à (?P<span>{NUMBER}) (?P<span_unit>{UNIT['fr']})"
        rf" d'intervalle"
        rf"|(?P<alternate>un(?:e année| an) sur deux|(?:les|(?<!lors )des|chaque) années? (?:im)?paires?)"
        rf"|{NUMBER} (?:[\w-]+ ){{0,2}}?(?:(?:sessions?|réunions?|visites?|rapports?|exposés?)"
        r"(?: ordinaires?| officielles?| de pays)? par (?P<rate>an|semestre|trimestre|mois|semaine)"
        r"|jours(?: ouvrables)? par (?P<days_in>an))\b|par (?P<once>trimestre|semestre)\b"
        rf"|(?P<month>(?!))?(?P<long>(?!))?(?P<long_unit>(?!))?(?P<rhythm>(?!))?(?P<stated>(?!))?(?P<stated_unit>(?!))?(?P<adverb>{_ADVERB_FR}))\b"
    ),
}
_TIMES_WORDS = {"once": 1, "twice": 2, "thrice": 3}
_HINTS = any_of((
    "nually", "ennial", "yearly", "monthly", "quarterly", "weekly", "nightly", "daily", "al basis",
    "ly basis", "year basis", "month basis", "al-basis", "ly-basis", " intervals", " intervalles",
    " every ", " each ", " once ",
    " per year", " a year", " par an", " per quarter", " a quarter", " per month", " a month",
    " par trimestre", " par semestre", " par mois", " par semaine", " per week", " a week",
    " twice ", " thrice ", " times ", "numbered year",
    " fois ", "uellement", "riellement", "nnalement", "iennement", "hebdomadaire",
    "sur une base", "à titre ", "rythme", "périodicité", "façon annu", "manière annu", "sur deux",
    "année paire", "année impaire", "années paires", "années impaires", "n cycle ", "al cycle",
    "year cycle", "even year", "odd year", "alternate year",
))  # fmt: skip
_SOME_UNIT = any_of(("heure", "jour", "semaine", "mois", "mestre", " an", "décenni"))
# "For each year of the biennium", "the country chosen each year": a share, no rhythm of the act.
_SHARE = re.compile(
    r"\b(?:for|(?<!end )(?<!close )(?<!start )(?<!beginning )(?<!day )(?<!quarter )"
    r"(?<!half )(?<!week )(?<!month )of|in respect of|pour"
    r"|(?<!fin )(?<!début )(?<!jour )(?<!mestre )(?<!semaine )(?<!mois )(?<!di )de) $"
    r"|\brapports? (?:[^,;]{0,80} )?(?:qu[ei] |qu')[^,;]{0,40}$"
)
# "The debate which has been held every second year since" tells of the past; "the recommendations made
# by the Committee every two years" which ones are meant.
_WAS_DONE = re.compile(
    r"\b(?:which|that|who|qui|que|qu') ?(?:[\w'-]+ ){0,3}?"
    r"(?:(?:has|have|had) (?:been )?|was |were |a été |ont été |était |étaient )(?:\w+ly )?\w+ (?:[\w'-]+ ){0,3}$"
    r"|\b(?:the|those|les?|la|des) (?:(?! an? | une? )[^,;]){2,80}?"
    r" (?:(?:which|that) (?:is|are)|qui (?:est|sont)) (?:held|convened|organi[sz]ed|celebrated"
    r"|observed|published|(?:tenu|convoqué|organisé|célébré|observé|publié)e?s?) $"
    r"|\b(?:the|les?|la|l') ?(?:(?! an? | une? )[^,;]){2,80},? (?:(?:which|that) (?:takes? place|meets?"
    r"|(?:is|are) held)|qui (?:a|ont) lieu|qui se (?:tient|tiennent|réunit|réunissent|déroule)) $"
    r"|\b(?<!be )(?:made|issued|published|adopted|prepared|produced|updated|formulées?|publiée?s?|adoptée?s?"
    r"|établie?s?) (?:by|par) [^,;]{2,60} $"
)
# "Rendra compte par trimestre"; "ventiler les dépenses par trimestre" is no rhythm.
_TELLS = re.compile(r"\b(?:compte|rapport|réuni\w*|inform\w+|examin\w+)\b[^,;]{0,40}$")

# "By 31 January of each year" is a rhythm.
_MONTH = f"(?:{'|'.join(MONTHS)})"
_DAY_OF = re.compile(rf"\b{_MONTH}(?: \d{{1,2}})?,? (?:of|de) $", re.IGNORECASE)


def recurrences(words: str, language: str) -> Iterator[Found]:
    """Every rhythm that an act is asked to keep, with the days from one time to the next.

    >>> [d.days for _, _, d in recurrences("to report annually, and to meet twice a year", "en")]
    [365, 180]
    >>> [d.days for _, _, d in recurrences("tous les deux ans, à intervalles de six mois", "fr")]
    [730, 180]
    """
    if not _HINTS.search(words) and not _may_say_every(words):
        return
    for match in _PATTERNS[language].finditer(in_small_letters(words)):
        before = words[max(0, match.start() - 140) : match.start()]
        if match["unit"] and _SHARE.search(before) and not _DAY_OF.search(before):
            continue
        if _WAS_DONE.search(before) or (match["once"] and not _TELLS.search(before)):
            continue
        days = None if match["unit"] and "bienn" in match["unit"] else _days(match)
        if days:
            start = match.start()
            if rate := match["rate"] or match["days_in"]:
                start = words.rindex(" ", 0, match.end() - len(rate) - 1) + 1
            start, end = _with_its_day(words, start, match.end())
            text = words[start:end].strip()
            yield start, end, Deadline("period", text, days=days, recurring=True)


_DAY = rf"(?:\d{{1,2}}(?: ?er)? {_MONTH}|{_MONTH} \d{{1,2}})"
_BY = r"(?:by|before|on|on or before|(?:no|not) later than|avant|au plus tard|d'ici au|le)"
_DAY_BEFORE = re.compile(rf"\b{_BY} (?:the |le )?{_DAY},? (?:of |de |in )?$", re.IGNORECASE)
_DAY_AFTER = re.compile(rf",? {_BY} (?:the |le )?{_DAY}\b(?! \d{{4}})", re.IGNORECASE)


def _with_its_day(words: str, start: int, end: int) -> tuple[int, int]:
    """ "By 30 April annually", "chaque année avant le 30 avril": the day belongs to the rhythm."""
    before = _DAY_BEFORE.search(words, max(0, start - 48), start)
    after = None if before else _DAY_AFTER.match(words, end)
    return before.start() if before else start, after.end() if after else end


def _may_say_every(words: str) -> bool:
    """ "Tous les" and "chaque" stand before much that is no time: a unit must follow."""
    every = "tous les" in words or "toutes les" in words or "chaque " in words
    return every and _SOME_UNIT.search(in_small_letters(words)) is not None


def _days(match: re.Match[str]) -> int | None:
    for group, counted in _COUNTED:
        if match[group]:
            return counted(match)
    if rate := match["rate"] or match["days_in"] or match["once"]:
        return int(days_in(rate))
    if match["month"]:
        return int(days_in("year"))
    how = match["basis"] or match["rhythm"] or match["adverb"]
    return 730 if match["alternate"] else _days_of_word(how)


def _every(match: re.Match[str]) -> int | None:
    other = match["other"]
    if other is None:
        return duration_days(match["number"] or "one", match["unit"])
    number = 2 if other.lower() in {"other", "alternate"} else ordinal_value(other)
    return duration_days(str(number), match["unit"]) if number else None


def _times(match: re.Match[str]) -> int | None:
    """Three times a year is every four months; months count 30 days."""
    said = match["times"].lower()
    times = _TIMES_WORDS.get(said) or cardinal_value(said.rpartition(" ")[0])
    length = duration_days(match["per"] or "one", match["each"])
    if not times or not length:
        return None
    return length if times == 1 else (length - length % 30 if length >= 365 else length) // times


def _gap(match: re.Match[str]) -> int | None:
    return duration_days(match["gap"], match["gap_unit"])


def _span(match: re.Match[str]) -> int | None:
    return duration_days(match["span"], match["span_unit"].removesuffix("ly"))


def _long(match: re.Match[str]) -> int | None:
    return duration_days(match["long"], match["long_unit"])


def _stated(match: re.Match[str]) -> int | None:
    return duration_days(match["stated"], match["stated_unit"].removesuffix("ly"))


_COUNTED: tuple[tuple[str, Callable[[re.Match[str]], int | None]], ...] = (
    ("unit", _every),
    ("each", _times),
    ("gap", _gap),
    ("span", _span),
    ("stated", _stated),
    ("long", _long),
)


def _days_of_word(how: str) -> int | None:
    """ "Annually" and "annual" are every 365 days; "bi-annually" is twice a year."""
    word = how.lower()
    if word.startswith(("twice ", "thrice ")):
        return 180 if word.startswith("twice") else 120
    stem = re.match(_STEM, word.replace("-", ""))
    return _DAYS_BY_STEM[stem[0]] if stem else int(days_in("year"))
