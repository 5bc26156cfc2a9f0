"""Sessions that bound an act: "at its sixty-first session", "avant la reprise de sa session".

A session is a limit by the words that bring it in and by not being over. Each body counts its own
sessions, so the number is compared only with the sessions of the body that is named beside it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from manden.reading.date_limits import AdoptedText, Found
from manden.reading.ordinals import ORDINAL, ordinal_value
from manden.reading.organs import organ_in
from manden.reading.resolution import Deadline

_KIND = {
    "en": r"(?:regular|special|emergency|annual|substantive|organizational|resumed|ordinary|plenary"
    r"|extraordinary|intersessional|high-level|main)",
    "fr": r"(?:ordinaires?|extraordinaires?|annuelles?|de fonds?|d'organisation|d'urgence"
    r"|spéciales?|plénières?|de haut niveau)",
}
_AND = {
    "en": r"(?:, and |, or |, | and | or | to | through | and to )(?:both )?(?:at |in |to |from )?"
    r"(?:its |the |their )?",
    "fr": r"(?:, | et | ou | à )(?:à |lors de |de |pendant )?(?:sa |la |ses |les |leurs? )?",
}
SESSION = {
    "en": re.compile(
        rf"(?P<ordinals>{ORDINAL['en']}(?:{_AND['en']}{ORDINAL['en']}){{0,9}})"
        rf"(?: {_KIND['en']})* sessions?\b"
    ),
    "fr": re.compile(
        rf"(?P<ordinals>{ORDINAL['fr']}(?:{_AND['fr']}{ORDINAL['fr']}){{0,9}})"
        rf" sessions?\b(?! (?:de travail|d'information))(?: {_KIND['fr']})*"
    ),
}
_WORD = re.compile(r"\bsessions?\b")
_BEFORE = 190  # a list of ordinals and what stands between it and the word


def _sessions_in(words: str, language: str) -> Iterator[re.Match[str]]:
    """The numbered sessions, looked for before each word "session" only."""
    reached = 0
    for word in _WORD.finditer(words):
        base = max(reached, word.start() - _BEFORE)
        base = words.find(" ", base) + 1 if base > reached else base
        for match in SESSION[language].finditer(words, base, min(len(words), word.end() + 60)):
            if match.start() < word.start() < match.end():
                reached = match.end()
                yield match
                break


_ORDINAL = {language: re.compile(ordinal) for language, ordinal in ORDINAL.items()}
_YEAR = r"(?:19|20)\d\d"
_OF_YEAR = {
    "en": re.compile(
        rf"\bsessions?(?: of the(?: [\w-]+){{1,6}}?)? (?:of|in|for|to be held in)"
        rf" (?P<of>{_YEAR})\b|(?P<year>{_YEAR}) (?:[\w-]+ ){{0,2}}?sessions?\b"
    ),
    "fr": re.compile(
        rf"\bsessions?(?: {_KIND['fr']})*(?: d(?:u|e la)(?: [\w-]+){{1,5}}?)?"
        rf" (?:de(?: l'année)?|en|pour) (?P<of>{_YEAR})\b(?P<year>)"
    ),
}
_NEXT = {
    "en": re.compile(
        rf"\b(?:next|following|forthcoming|coming|upcoming)(?: {_KIND['en']})* session\b"
    ),
    "fr": re.compile(
        rf"\b(?:prochaine session\b(?: {_KIND['fr']})*|session\b(?: {_KIND['fr']})*"
        r" (?:suivante|prochaine|à venir))"
    ),
}
_EACH = {
    "en": re.compile(
        rf"\b(?:at|during|in|ahead of|prior to|before) (?:the (?:beginning|start|end|opening) of )?"
        rf"(?:each of its(?: {_KIND['en']})* sessions|(?:each|every)(?: {_KIND['en']})* session)\b"
    ),
    "fr": re.compile(
        rf"\b(?:à|lors de|pendant|durant|avant|au (?:début|cours) de|à la fin de) (?:chaque session"
        rf"|chacune de ses sessions)\b(?: {_KIND['fr']})*"
    ),
}
# The session that comes, by no number: "prior to the session".
_COMING = {
    "en": re.compile(r"\b(?:prior to|ahead of|in advance of|before) (?:the|its) session\b(?! of)"),
    "fr": re.compile(r"\b(?:avant|préalablement à|en prévision de) (?:la|sa) session\b(?! d)"),
}
# What brings a session in: the preposition, the part of the session, whose it is. A preposition
# that only names the session ("the theme of the sixteenth session") makes no limit.
_BRINGS = {
    "en": re.compile(
        r"(?:(?:^|(?<=[\s,(;:']))(?P<limit>(?:no|not) (?:later|earlier) than(?: at| by)?|at the"
        r" latest(?: at| by| during)?|in (?:time|advance) (?:for|of)|ahead of|prior to|as (?:of|from)"
        r"|(?:starting|beginning|commencing|effective)(?: from| with| at| in| as of)?"
        r"|(?:on the occasion|as part|in the course|in the context|(?:in|on|at) the margins|in the"
        r" framework) of|at|in|during|for|by|before|to|on|until|till|within|through|after|with"
        r" effect from|from|between) |(?P<names>of) )?"
        r"(?P<edge>(?:the )?(?:beginning|start|opening|course|end|close|conclusion|convening"
        r"|commencement|eve|preparation) of )?"
        r"(?P<part>(?:the )?(?:(?:main|first|second|third|first and second|resumed|final|high-level)"
        r" parts?|(?:[\w-]+ ){1,3}(?:segment|week)) of )?"
        r"(?P<whose>(?:(?:each|both) of )?(?:both )?(?:the|(?:its|their|his|her)(?: own)?)"
        rf"|(?:the )?[A-Z][\w-]+'s?) (?:{_KIND['en']} |next |upcoming |forthcoming |coming |following )*$"
    ),
    "fr": re.compile(
        r"(?:(?:^|(?<=[\s,(;:']))(?P<limit>(?:au plus tard|d'ici|à temps pour|en (?:prévision|vue)"
        r" de|dans (?:la perspective|le (?:cadre|courant)) de|aux fins de|à (?:compter|partir"
        r"|l'occasion|l'issue) de|jusqu'à|lors(?: de)?|au cours de|en marge de|avant|durant|pendant|pour"
        r"|dès|à|au|dans|sur|après|entre)(?: à| lors de| pendant| durant| pour)?) |(?P<names>de) )?"
        r"(?P<edge>(?:la |le |l')?(?:fin|début|ouverture|clôture|cours|préparation|tenue) de )?"
        r"(?P<part>(?:la |les )?(?:(?:première|deuxième|seconde|troisième) )?(?:partie"
        r"|partie principale) de |(?:du |le )?(?:débat|volet)(?: [\w'-]+){0,5} de )?"
        r"(?P<again>la reprise de )?"
        r"(?P<whose>(?:sa|ses|leurs?|la|les|cette|ladite)) (?:même |prochaine |propres? )?$"
    ),
}
_REACH = 110
# "Of" a session makes a limit where it dates a work to come: an agenda, a part, an end of it.
_TO_COME = re.compile(
    r"\b(?:agenda|programmes? of work|calendar|ordre du jour|programmes? de travail|calendrier"
    r"|documentation)(?: provisoires?)?(?: of| for| de| pour)? ?$"
)
_WORK_EN = (
    r"(?:recommendations?|conclusions?|decisions?|reports?|deliberations|discussions|observations)"
)
_WORK_FR = r"(?:recommandations?|conclusions?|décisions?|rapports?|délibérations|observations)"
# What was done at a session that is over; "to be held", "sera examiné" lie ahead.
_PAST = {
    "en": re.compile(
        r"(?<!be )(?<!been )\b(?:held|adopted|submitted|presented|considered|made|decided|discussed"
        r"|convened|taken|introduced|established|approved|endorsed|agreed|issued|prepared|expressed"
        r"|given|reached|concluded|recommended|completed|requested|elected|proclaimed|launched"
        r"|begun|undertaken|delivered|transmitted|produced|opened|created|reaffirmed|set out"
        rf"|(?:on|of) the work(?: of)?|{_WORK_EN} of (?:the )?[A-Z][^,;]{{3,70}}?)"
        r"(?: upon| on| out)?(?: (?:to|by|before|in|with|for|of)(?: [\w'-]+){1,10}| \w+ly)?,? ?$"
    ),
    "fr": re.compile(
        r"(?<!être )(?<!sera )(?<!seront )(?<!soit )(?<!soient )\b(?:(?:tenu|adopté|soumis|présenté"
        r"|examiné|décidé|eu lieu|débattu|convoqué|pris|instauré|établi|approuvé|arrêté|publié|formulé"
        r"|exprimé|rendu|conclu|recommandé|achevé|demandé|élu|proclamé|lancé|entamé|entrepris"
        r"|transmis|créé|institué|énoncé|consacré|accompli|engagé|organisé|réaffirmé|issu)e?s?"
        rf"|les travaux|{_WORK_FR} (?:d[eu]s?|de l[a']) ?[A-Z][^,;]{{3,70}}?)"
        r"(?: (?:par|à|au|devant|en)(?: [\w'-]+){1,10})?,? ?$"
    ),
}
_NEAR = 12
_FIRST_GA = 1945
_FIRST_HRC = 2006


def session_limits(words: str, language: str, context: AdoptedText | None) -> Iterator[Found]:
    """Sessions by number, by year, the next one, and each one.

    >>> found = session_limits("to report at its tenth and twelfth sessions", "en", None)
    >>> [deadline.session for _, _, deadline in found]
    [10, 12]
    """
    if "session" not in words:
        return
    yield from _numbered(words, language, context)
    adopted = context.adopted if context else None
    for match in _OF_YEAR[language].finditer(words):
        start = _start(words, match.start(), language)
        year = date(int(match["of"] or match["year"]), 12, 31)
        if start is not None and (adopted is None or year >= adopted):
            text = words[start : match.end()].strip(" ,")
            yield start, match.end(), Deadline("session", text, date=year)
    for match in _NEXT[language].finditer(words):
        start = _start(words, match.start(), language)
        if start is not None:
            current = _current(_organ(words, start, match.end(), context), context)
            text = words[start : match.end()].strip(" ,")
            number = current + 1 if current else None
            yield start, match.end(), Deadline("session", text, session=number)
    for match in _COMING[language].finditer(words):
        yield match.start(), match.end(), Deadline("session", match[0])
    for match in _EACH[language].finditer(words):
        yield match.start(), match.end(), Deadline("period", match[0], recurring=True)


def _numbered(words: str, language: str, context: AdoptedText | None) -> Iterator[Found]:
    reached: int | None = None  # where the last limit ended: what is joined to it is one too
    for match in _sessions_in(words, language):
        start = _start(words, match.start(), language, joined_to=reached)
        if start is None:
            continue
        organ = _organ(words, start, match.end(), context)
        past = _PAST[language].search(words[max(0, start - 70) : start])
        ordinals = list(_ORDINAL[language].finditer(words, *match.span("ordinals")))
        for place, ordinal in enumerate(ordinals):
            number = ordinal_value(ordinal[0])
            if number is None or _is_over(number, organ, bool(past), context):
                continue
            begin = ordinal.start() if place else start
            stop = match.end() if place + 1 == len(ordinals) else ordinal.end()
            reached = match.end()
            yield begin, stop, Deadline("session", words[begin:stop].strip(" ,"), session=number)


def _start(words: str, place: int, language: str, joined_to: int | None = None) -> int | None:
    """Where the words begin that bring a session in as a limit; None where they only name it."""
    base = max(0, place - _REACH)
    match = _BRINGS[language].search(words[base:place])
    if match is None:
        return None
    start = base + match.start()
    if match["limit"] or match["part"] or match["edge"]:
        about = match["limit"] in {"on", "sur", "after", "après"}
        about = about and not match["edge"] and not match["part"]
        return None if about else start
    before = words[:start]
    if match["names"]:
        return start if _TO_COME.search(before) or _is_range(words, place) else None
    near = joined_to is not None and start - joined_to <= 60
    return start if near and re.search(r"(?:\band|\bet|,) $", before) else None


def _is_range(words: str, place: int) -> bool:
    """ "De sa dixième à sa douzième session" bounds; "de la dixième session" names."""
    return re.search(r" (?:à|to) ", words[place : place + 60].partition("session")[0]) is not None


def _organ(words: str, start: int, end: int, context: AdoptedText | None) -> str | None:
    """Whose session it is: named after it, else before it; "other" for a body of no known count.

    Without a name it is the adopting body's.
    """
    own = context.body if context else None
    after = re.match(
        r" (?:of|de|d(?:u|es)) ?(?:the |la |l')?(?P<who>[A-ZÉ][^,;.]{2,80})", words[end : end + 100]
    )
    if after:
        return _code(after["who"], own)
    inside = re.search(r"([A-Z][\w-]+)'s? ", words[start:end])
    if inside:
        return _code(inside[1], own)
    base = max(0, start - 130)
    named = list(_BODIES.finditer(words, base, start))
    return _code(words[named[-1].start() : start][:90], own) if named else own


_BODIES = re.compile(
    r"\b(?:[A-Z][\w-]+ (?:and |of the |on |on the |et |des? |l')?)*"
    r"(?:Assembly|Council|Commission|Committee|Board|Conference of the Parties|Forum|Assemblée"
    r"|Conseil|Comité|Conférence)\b"
)


# "The Council" alone is the adopting one where that is a council, "the Assembly" the General one.
_BARE = re.compile(r"(Assembly|Council|Assemblée|Conseil)\b(?! (?:of|d[eu]s?|exécutif)\b| d')")
_ASSEMBLIES = frozenset({"UNEA", "UNHA"})


def _code(name: str, own: str | None) -> str | None:
    found = organ_in(name)
    if found:
        return found
    bare = _BARE.match(name)
    if bare is None:
        return "other"
    if bare[1] in {"Assembly", "Assemblée"}:
        return own if own in _ASSEMBLIES else "GA"
    return own if own not in _ASSEMBLIES and own != "GA" else "other"


def _current(organ: str | None, context: AdoptedText | None) -> int | None:
    """The body's session when the text was adopted: its own, or counted from the date.

    The General Assembly opens a session each September since 1946 (the first, in two parts,
    from January); the Human Rights Council has held three a year since 2007.
    """
    if context is None:
        return None
    if organ == context.body:
        number = context.session
        return number if number is None or number < _FIRST_GA else None
    if context.adopted is None:
        return None
    year, month = context.adopted.year, context.adopted.month
    if organ == "GA":
        return year - _FIRST_GA - (month < 9)
    if organ == "HRC" and year > _FIRST_HRC:
        return (year - _FIRST_HRC) * 3 + (1 if month < 6 else 2 if month < 9 else 3)
    return None


def _is_over(number: int, organ: str | None, said_past: bool, context: AdoptedText | None) -> bool:
    """Whether a session lies behind: by its number where the count is known, else by the words.

    "À lui-même à sa soixantième session" may name another body before: a number that can be the
    adopting body's next ones is taken for its own.
    """
    current = _current(organ, context)
    own = _current(context.body, context) if context else None
    if own is not None and own < number <= own + _NEAR:
        return False
    if current is None:
        return said_past
    return number < current or (number == current and said_past)
