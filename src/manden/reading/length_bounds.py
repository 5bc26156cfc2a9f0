"""Whether a length of time bounds an act: what brings it in, what it runs from, what it measures.

Years of schooling, of age or gone by bound nothing; nor does the lease that is not to last longer,
nor how long a thing was to last when it was made.
"""

from __future__ import annotations

import re

from manden.reading.cardinals import cardinal_value
from manden.reading.counted_units import Count
from manden.reading.duration_words import BRINGS, BY_A_TEXT, FROM_EVENT, HAS_A, SAID, TERM_AFTER
from manden.reading.told_participles import only_names

_REACH = 100
_PER_YEAR = re.compile(r"(?: \w+){0,2} (?:par|chaque|l')")
# "To review, nine months after its adoption, the rules"; no remark on what others did.
_OF_THIS = re.compile(
    r"(?: at (?:most|the latest)| au plus(?: tard)?)?"
    r" (?:after|from|following|après|suivant|à compter de) (?:the date of |la date d(?:e |'))?"
    r"(?:the |its |l[ae] |l'|son |sa )?(?:adoption|date|entry into force|entrée en vigueur|start|beginning|début"
    r"|establishment|création|deployment|déploiement|arriv(?:al|ée)|publication|receipt|réception)\b"
)
_ACT = re.compile(r"(?:\bto [a-z]+|\b(?:de |d'|à )\w+(?:er|ir|re)), $")  # "to name, a month after"
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
    r"\b(?:[Ee]xten(?:d|sion)|[Rr]enew|[Pp]rolong|postpone|[Pp]rorog(?:e|é|ation)|[Rr]econdui(?:re|t)"
    r"|[Rr]enouvel|reporte|retarde|différer|(?:sera|seront|est|sont|soit) différ)"
)
# "Devra être achevée en trois ans": by then; "un cours en trois ans" lasts so long.
_COMPLETES = re.compile(
    r"\b(?:achever|terminer|mener à|réaliser|exécuter|parvenir|atteindre|réduire|doubler|éliminer"
    r"|accomplir|liquider|rembourser|être \w+ée?s?)\b(?:(?! qui | que )[^,;]){0,60}$"
)
_AIM = re.compile(
    r"\b(?:objectif|cible) d(?:e |')[^,;]{3,40} $"
)  # "l'objectif de recrutement en 120 jours"
_TELLS = (  # "the listings for which, after three years, no answer came"
    *("which, ", "who, ", "that, ", "lesquels, ", "lesquelles, ", "qui, ", "que, ", "qu', "),
)
_AFTER = frozenset({"après", "after", "au bout de ", "au bout d'"})
_RELEASED = re.compile(r"(?:ed|és?|ées?) $")  # "those released after ten years"
_REVIEWS = re.compile(
    r"\b(?:review|evaluat|assess|reconsider|consider|examin|revisit|réexamin|revoir|évalu|bilan"
    r"|(?:interim|progress|mid-?term|initial|final) report"
    r"|rapport (?:intérimaire|initial|final|d'étape|à mi-parcours))[^,;]{0,110}"
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
# "The posts approved for a period of a year", "le Groupe, établi pour trois ans par sa résolution 74/5".
_KNOWN_BY = re.compile(
    r"(?<!have )(?<!has )\b(?:the|les|ces|these|those) [\w'-]+(?: (?!(?:to|for|of|de|par)\b)[\w'-]+){0,2}"
    r" (?P<set>established|approved|elected|appointed|created|(?:nommé|élu|créé|approuvé|établi)e?s?) $"
)
_SET = re.compile(
    r"\b(?P<set>established|created|appointed|approved|extended|renewed|named"
    r"|(?:établi|créé|nommé|approuvé|prorogé|renouvelé|reconduit|institué)e?s?) $"
)
# "Un séminaire d'une durée de deux jours": inside the name of what is held.
_SITTING = re.compile(
    r"\b(?:séminaire|atelier|réunion-débat|table ronde|colloque|consultation|manifestation|dialogue)s?"
    r"(?: [\w'-]+){0,4} $"
)
# "Twenty years after the adoption of the Beijing Declaration": an anniversary.
_ANNIVERSARY = re.compile(
    r" (?:after|après) (?:the |l')adoption (?:of |d(?:e |u |es ))(?:the |la |l')?[A-ZÉ]"
)
_TAKES_UP = re.compile(
    r"\b(?:review|convene|hold|evaluat|assess|examin|réexamin|convoqu|réuni|tenir|évalu)"
)
_MANY_YEARS = 5
_SHORT_UNITS = ("day", "week", "hour", "jour", "semaine", "heure")  # a bridge lasts for years
_COMING = re.compile(r" (?:à venir|qui (?:suit|suivra|vient)|suivante?|prochaine?)\b")


def bounded_from(words: str, count: Count, language: str) -> int | None:
    """Where the words begin that make a length a limit, or None where nothing does.

    >>> from manden.reading.counted_units import counted_units
    >>> words = "to report within six months"
    >>> [bounded_from(words, count, "en") for count in counted_units(words, "en")]
    [10]
    """
    start, end = count.start, count.end
    base = max(0, start - _REACH)
    before = words[base:start]
    if _OLD.match(words, end) or _is_gone(words, start, end) or _is_anniversary(words, count):
        return None
    if words[count.number_end] == "-" and not TERM_AFTER.match(words, end):
        return None
    if count.unit in {"months", "mois"} and _OF_YEAR.match(words, end):
        return None  # "in the first six months of 2026"
    brings = BRINGS[language].search(before)
    if brings is None and TERM_AFTER.match(words, end):
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


def _is_anniversary(words: str, count: Count) -> bool:
    """ "Twenty years after the adoption of the Declaration, urges": no time of the act itself."""
    if _TAKES_UP.search(words, max(0, count.start - 110), count.start):
        return False
    many = (cardinal_value(count.number) or 0) >= _MANY_YEARS and count.unit.startswith(
        ("year", "an")
    )
    return many and _ANNIVERSARY.match(words, count.end) is not None


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
        return not _is_of_a_known_thing(words, place, brings["term"], count)
    if brings["within"]:
        return True
    if _HAS_DONE.search(words[max(0, place - 80) : place]):
        return False
    if _FILLED.match(words, count.end) and not runs:
        return False
    return runs or bool(brings["ahead"]) or _by_bounds(words, place, brings["by"], count)


def _is_of_a_known_thing(words: str, place: int, term: str, count: Count) -> bool:
    """Whether a term is how long something known lasts: "the posts approved for a year"."""
    before = words[max(0, place - 110) : place]
    if _WAS_SET.search(before) or (term.startswith("d'une durée") and _SITTING.search(before)):
        return True
    known, made = _KNOWN_BY.search(before), _SET.search(before)
    if made is None or not only_names(before, made.start("set")):
        return False
    return known is not None or BY_A_TEXT.match(words, count.end) is not None


def _by_bounds(words: str, place: int, by: str, count: Count) -> bool:
    """Whether a length that a mere preposition at `place` brings in is a limit."""
    near = words[max(0, place - 200) : place]
    if by == "en":
        set_before = _AIM.search(near) and words.startswith((" qu'", " que ", " fixé"), count.end)
        return _COMPLETES.search(near[-90:]) is not None and not set_before
    if by in {"by", "de ", "d'"}:
        return _EXTENDS.search(near) is not None and _MEASURED.search(near) is None
    if by in _AFTER:  # "to review its work after four years", "to approve, after 30 days, the list"
        apart = near.endswith(", ") and not near.endswith(_TELLS)
        if apart and words.startswith(",", count.end):
            return True
        return _REVIEWS.search(near[-130:]) is not None and not _RELEASED.search(near)
    return True
