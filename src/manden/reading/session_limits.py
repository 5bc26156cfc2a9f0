"""Sessions that bound an act: "at its sixty-first session", "avant la reprise de sa session".

A session is a limit by the words that bring it in and by not being over. Whether
one is over the count of its body tells (`session_counts`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from manden.reading.date_limits import AdoptedText, Found
from manden.reading.listed_times import spans_of_each
from manden.reading.ordinals import AN_ORDINAL, ORDINAL, ordinal_value
from manden.reading.resolution import Deadline
from manden.reading.session_counts import (
    current_session,
    is_over,
    organ_of,
    session_after,
    was_done_there,
)
from manden.reading.session_years import last_day_of, years_held
from manden.reading.squeezed import in_small_letters
from manden.reading.time_points import MONTH
from manden.reading.unnumbered_sessions import KIND, unnumbered_sessions

_AND = {
    "en": r"(?:, and |, or |, | and | or | to | through | and to | and again | and then"
    r"| and, (?:if|where|as) [^,]{3,25}, )(?:both )?"
    r"(?:at |in |to |from |of )?(?:its |the |their )?",
    "fr": r"(?:, | et | ou | à |,? puis | et, (?:si|selon|le cas) [^,]{2,25}, )"
    r"(?:à |lors de |de |pendant )?(?:sa |la |ses |les |leurs? )?",
}
SESSION = {
    "en": re.compile(
        rf"(?P<ordinals>{ORDINAL['en']}(?:{_AND['en']}{ORDINAL['en']}){{0,9}})"
        rf"(?:, (?:instead of|rather than)(?: at)?(?: its| the)? {ORDINAL['en']},)?"
        rf"(?: and (?:all )?(?:subsequent|following))?(?: {KIND['en']})* sessions?(?![a-z])"
    ),
    "fr": re.compile(
        rf"(?P<ordinals>{ORDINAL['fr']}(?:{_AND['fr']}{ORDINAL['fr']}){{0,9}})"
        rf" sessions?(?![a-z])(?! (?:de travail|d'information))(?: {KIND['fr']})*"
    ),
}
_WORD = re.compile(r"session(?<!\wsession)s?(?![a-z])")
_BEFORE = 190  # a list of ordinals and what stands between it and the word


def _sessions_in(words: str, language: str) -> Iterator[re.Match[str]]:
    """The numbered sessions, looked for before each word "session" only."""
    reached = 0
    words = in_small_letters(words)
    for word in _WORD.finditer(words):
        base = max(reached, word.start() - _BEFORE)
        base = words.find(" ", base) + 1 if base > reached else base
        for match in SESSION[language].finditer(words, base, min(len(words), word.end() + 60)):
            if match.start() < word.start() < match.end():
                reached = match.end()
                yield match
                break


_YEAR = r"(?:19|20)\d\d"
_OF_YEAR = {
    "en": re.compile(
        rf"\bsessions?(?: of the(?: [\w-]+){{1,6}}?)?(?:,| (?:of|in|for|to be held in))"
        rf" (?:(?P<month>{MONTH['en']}) )?(?P<of>{_YEAR})\b(?: and (?:in )?(?P<also>{_YEAR})\b)?"
        rf"|(?P<year>{_YEAR}) (?:[\w-]+ ){{0,2}}?sessions?\b"
    ),
    "fr": re.compile(
        rf"\bsessions?(?: {KIND['fr']})*(?: d(?:u|e la)(?: [\w-]+){{1,5}}?)?"
        rf" (?:de(?: l'année)?|en|pour)"
        rf" (?:(?P<month>{MONTH['fr']}) )?(?P<of>{_YEAR})\b(?: et (?:en |de )?(?P<also>{_YEAR})\b)?(?P<year>)"
    ),
}
# "At the first regular session of 2027".
_LED_BY_ORDINAL = {
    "en": re.compile(
        rf"\b(?:(?:first|second|third|fourth|last|final) (?:{KIND['en']} )*|(?P<month>{MONTH['en']}) )$"
    ),
    "fr": re.compile(r"\b(?:première|deuxième|seconde|troisième|quatrième|dernière) $(?P<month>)"),
}
# "During its March and September sessions": those of a body that meets in the same months each year.
_BY_MONTH = {
    "en": re.compile(
        rf"\b(?:at|during|before|prior to|until) (?:its|the|their) {MONTH['en']}"
        rf"(?:(?:,|,? and)(?: (?:at|during))?(?: its| the)? {MONTH['en']}){{0,3}} sessions?\b"
    ),
    "fr": re.compile(
        r"\b(?:à|lors de|pendant|durant|avant) (?:sa|ses|la|les) sessions? (?:de |du mois de |d')"
        rf"{MONTH['fr']}(?:(?:,| et|, et)(?: de| d')? ?{MONTH['fr']}){{0,3}}\b(?! (?:19|20)\d\d)"
    ),
}
_HELD_THERE = re.compile(
    r"(?<!be )(?<!être )(?<!sera )(?<!seront )\b(?:held|adopted|made|tenue?s?|adoptée?s?) $"
)
_MONTH = {language: re.compile(month) for language, month in MONTH.items()}
_NEXT = {
    "en": re.compile(
        rf"\b(?:next|following|forthcoming|coming|upcoming|(?P<now>current|present))(?: {KIND['en']}| relevant)*"
        r" session\b"
    ),
    "fr": re.compile(
        rf"\b(?:prochaine session\b(?: {KIND['fr']})*|(?P<now>présente session)"
        rf"|session\b(?: {KIND['fr']})* (?:suivante|prochaine|à venir|en cours|actuelle))"
    ),
}
_SHORT = {
    "en": re.compile(
        rf"\b(?:at|during|before|by|prior to|ahead of) (?:the \w+ part of )?(?:its|the)"
        rf" (?P<ordinal>{ORDINAL['en']})(?=[,;.]| and |$)"
    ),
    "fr": re.compile(
        rf"\b(?:à|lors de|pendant|avant) (?:sa|la) (?P<ordinal>{ORDINAL['fr']})(?=[,;.]| et |$)"
    ),
}
_FEW = 12
_A_YEAR = 4  # sessions that a body holds in one year, at most
_AND_YEAR = re.compile(rf"(?:,| (?:of|in|for|de|en|pour)) {_YEAR}\b")
# "At its third session, held in May"
_WAS_HELD = re.compile(
    r"(?: (?:of|de|du) [^,;]{3,60})?(?:,| and)? (?:(?:which|that) (?:was|were) |qui s'(?:est|était) )?"
    r"(?:held|convened|tenue) (?:in|from|on|at|en|du|le|à|au)\b"
)
_NEXT_HINTS = {
    "en": ("next ", "following ", "coming ", "current ", "present "),
    "fr": ("prochaine", "présente ", "suivante", "à venir", "en cours", "actuelle"),
}
# What brings a session in: the preposition, the part of the session, whose it is. A preposition
# that only names the session ("the theme of the sixteenth session") makes no limit.
# Said first, the start of a word lets the search pass over the rest of it.
_BRINGS = {
    "en": re.compile(
        r"(?:(?<!\w)|(?=of ))(?:(?:^|(?<=[\s,(;:']))(?P<limit>(?:no|not)"
        r" (?:later|earlier|sooner) than(?: at| by)?|at the latest(?: at| by| during)?"
        r"|in (?:time|advance) (?:for|of)|ahead of|prior to|in (?:conjunction|parallel) with"
        r"|(?:immediately|just) (?:before|prior to|preceding)|back[ -]to[ -]back with|as (?:of|from)"
        r"|(?:starting|beginning|commencing|effective)(?: from| with| at| in| as of)?"
        r"|(?:on the occasion|as part|in the course|in the context|(?:in|on|at) the (?:margins|sidelines)|in the"
        r" framework) of|at|in|during|for|by(?: the time of)?|before|to|on|until|till|within|through|after|with"
        r" effect from|from|between) |(?P<names>of) )?"
        r"(?P<edge>(?:the )?(?:beginning|start|opening|course|end|close|closure|closing|remainder|conclusion"
        r"|convening|commencement|eve|preparation) of )?"
        r"(?P<part>(?:the )?(?:(?:main|first|second|third|first and second|resumed|final|high-level)"
        r" parts?|(?:(?!one |two |three |four |five |\d)[\w-]+ ){1,3}(?:segment|week|day|quarter|half|debate)"
        r"|(?:one|each) of the (?:[\w-]+ ){0,3}segments) of )?"
        r"(?P<whose>(?:(?:each|both) of )?(?:both )?(?:the|an?|(?:its|their|his|her)(?: own)?)"
        rf"|(?:the )?(?:[A-Z][\w-]+ ){{0,2}}[A-Z][\w-]+'s?|(?P<both>(?!)))"
        rf" (?:{KIND['en']} |next |upcoming |forthcoming |coming |following )*$"
    ),
    "fr": re.compile(
        r"(?:(?<!\w)|(?=de ))(?:(?:^|(?<=[\s,(;:']))(?P<limit>(?:au plus tard|d'ici|à temps pour"
        r"|en (?:prévision|vue) de|dans (?:la perspective|le (?:cadre|courant)) de|aux fins de|à (?:compter|partir"
        r"|l'occasion|l'issue) de|parallèlement à|juste avant"
        r"|avant que (?:ne )?(?:s'achève|se termine|s'ouvre)"
        r"|jusqu'à|lors(?: de)?|au cours de|en marge de|avant|durant|pendant|pour"
        r"|dès|à|au|dans|sur|après|entre)(?: à| lors de| pendant| durant| pour)?) |(?P<names>de) )?"
        r"(?P<edge>(?:la |le |l')?(?:fin|début|reste|ouverture|clôture|cours|préparation|tenue) de )?"
        r"(?P<part>(?:la |les )?(?:(?:première|deuxième|seconde|troisième) )?(?:partie"
        r"|partie principale|(?:premier|dernier) jour|(?:première|dernière) semaine) de "
        r"|(?:du |le )?(?:débat|volet)(?: [\w'-]+){0,5} de )?"
        r"(?P<again>la reprise de )?"
        r"(?P<whose>(?:sa|ses|leurs?|la|les|une|cette|ladite)"
        r"|(?P<both>(?<!\w)(?:aux|(?:lors|au cours|à l'occasion|en marge"
        r"|à l'un des (?:deux )?segments(?: d'une [a-z]+)?) des)))"
        r" (?:même |prochaine |propres? )?$"
    ),
}
_ALONE = re.compile(r"[^\W\d][^(),;]{3,40} session\)")
_REACH = 110
_RUNS_FROM = re.compile(
    r"(?:days?|weeks?|months?|jours|semaines|mois) (?:after|following|from|suivant|après|à compter de) $"
)
# "To start the preparations for the session"; "in preparation for" it is by then.
_BEING_PREPARED = re.compile(r"(?:\b(?:preparations|arrangements|préparatifs)|the preparation) $")
# "Of" a session makes a limit where it dates a work to come: an agenda, a part, an end of it.
_TO_COME = re.compile(
    r"\b(?:dedicate|devote|allocate|consacrera?) (?:[\w-]+ ){1,8}$|"
    r"\b(?:agendas?|programmes? of work|calendars?|ordres? du jour|programmes? de travail|calendriers?"
    r"|documentation)(?: provisoires?| ordinaires?)?(?: of| for| de| pour)? ?$"
)
_AND_OF = re.compile(r"\bsession (?:and|et)(?:,? [^,;]{3,25},)? $")


def session_limits(words: str, language: str, context: AdoptedText | None) -> Iterator[Found]:
    """Sessions by number, by year, the next one, and each one.

    >>> found = session_limits("to report at its tenth and twelfth sessions", "en", None)
    >>> [deadline.session for _, _, deadline in found]
    [10, 12]
    """
    if "ession" not in words:
        return
    numbered = list(_numbered(words, language, context))
    yield from numbered
    if numbered:
        yield from _unsaid(words, language, numbered[0])
    yield from _by_year(words, language, context.adopted if context else None)
    coming = any(map(words.__contains__, _NEXT_HINTS[language]))
    for match in _NEXT[language].finditer(words) if coming else ():
        start = _start(words, match.start(), language)
        if start is not None:
            current = current_session(organ_of(words, start, match.end(), context), context)
            text = words[start : match.end()].strip(" ,")
            now = match["now"] or match[0].endswith(("en cours", "actuelle"))
            number = current + (0 if now else 1) if current else None
            number = session_after(words, match, numbered, context) or number
            if now and was_done_there(words, start, language):
                continue  # "the members elected at the present session"
            yield start, match.end(), Deadline("session", text, session=number)
    for match in _BY_MONTH[language].finditer(words):
        if not _HELD_THERE.search(words, max(0, match.start() - 20), match.start()):
            months = [month.span() for month in _MONTH[language].finditer(words, *match.span())]
            for start, end in spans_of_each(*match.span(), months):
                yield start, end, Deadline("session", words[start:end])
    yield from unnumbered_sessions(words, language)


def _by_year(words: str, language: str, adopted: date | None) -> Iterator[Found]:
    if "20" not in words and "19" not in words:
        return
    for match in _OF_YEAR[language].finditer(words):
        led = _LED_BY_ORDINAL[language].search(words[max(0, match.start() - 40) : match.start()])
        start = _start(words, match.start() - (len(led[0]) if led else 0), language)
        month = match["month"] or (led["month"] if led else None)
        year = last_day_of(int(match["of"] or match["year"]), month)
        if start is not None and (adopted is None or year >= adopted):
            end = match.end("of") if match["of"] else match.end()
            yield start, end, Deadline("session", words[start:end].strip(" ,"), date=year)
            if match["also"]:
                later = date(int(match["also"]), 12, 31)
                yield *match.span("also"), Deadline("session", match["also"], date=later)


def _unsaid(words: str, language: str, first: Found) -> Iterator[Found]:
    """ "At its tenth session and at its twelfth": the word stands once, at the `first`."""
    base = first[2].session or 0
    for match in _SHORT[language].finditer(words, first[1]):
        number = ordinal_value(match["ordinal"])
        if number and base < number <= base + _FEW:
            yield *match.span(), Deadline("session", match[0], session=number)


def _numbered(words: str, language: str, context: AdoptedText | None) -> Iterator[Found]:
    reached: int | None = None  # where the last limit ended: what is joined to it is one too
    for match in _sessions_in(words, language):
        start = _start(words, match.start(), language, joined_to=reached)
        if start is None:
            continue
        if _WAS_HELD.match(words, match.end()):
            continue
        organ = organ_of(words, start, match.end(), context)
        past = was_done_there(words, start, language)
        ordinals = list(AN_ORDINAL[language].finditer(match.string, *match.span("ordinals")))
        end, days = years_held(words, match.end(), language, len(ordinals))
        spans = spans_of_each(start, end, [ordinal.span() for ordinal in ordinals])
        for ordinal, day, (begin, stop) in zip(ordinals, days, spans, strict=True):
            number = ordinal_value(ordinal[0])
            if number is None or is_over(number, organ, past, context):
                continue
            if number <= _A_YEAR and _AND_YEAR.match(words, match.end()):
                continue  # "its first session of 2030" is counted by the year
            reached = match.end()
            text = words[begin:stop].strip(" ,")
            yield begin, stop, Deadline("session", text, session=number, date=day)


def _start(words: str, place: int, language: str, joined_to: int | None = None) -> int | None:
    """Where the words begin that bring a session in as a limit; None where they only name it."""
    if words.endswith("(", 0, place) and _ALONE.match(words, place):
        return place  # "the topics “Bells” (tenth session) and “Towers” (eleventh session)"
    base = max(0, place - _REACH)
    match = _BRINGS[language].search(words[base:place])
    if match is None:
        return None
    start = base + match.start()
    runs = match["edge"] and not match["limit"]
    if runs and _RUNS_FROM.search(words, max(0, start - 30), start):
        return None  # "within ten days after the close of its session"
    if match["limit"] or match["part"] or match["edge"] or match["both"]:
        about = match["limit"] in {"on", "sur", "after", "après"}
        about = about and not match["edge"] and not match["part"]
        if match["limit"] in {"for", "pour"} and _BEING_PREPARED.search(
            words, max(0, start - 40), start
        ):
            return None
        return None if about else start
    before = words[:start]
    near = joined_to is not None and start - joined_to <= 60
    if match["names"]:
        if near and _AND_OF.search(before):
            return start  # "of its tenth session and, if necessary, of its twelfth session"
        return start if _TO_COME.search(before) or _is_range(words, place) else None
    return start if near and re.search(r"(?:\band|\bet|,) $", before) else None


def _is_range(words: str, place: int) -> bool:
    """ "De sa dixième à sa douzième session" bounds; "de la dixième session" names."""
    between = words[place : place + 60].lower().partition("session")[0]
    return " à " in between or " to " in between
