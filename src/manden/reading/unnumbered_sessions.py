"""Sessions by no number: the one that comes, one known by its kind or a part of it, and each one.

"Prior to the session", "at its resumed session", "à chacune de ses sessions".
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from manden.reading.date_limits import Found
from manden.reading.resolution import Deadline
from manden.reading.session_counts import was_done_there
from manden.reading.word_starts import any_of

KIND = {
    "en": r"(?:regular|special|reconvened|emergency|annual|substantive|organizational|resumed|ordinary|plenary"
    r"|extraordinary|intersessional|high-level|main)",
    "fr": r"(?:ordinaires?|extraordinaires?|annuelles?|de fonds?|d'organisation|d'urgence"
    r"|spéciales?|plénières?|de haut niveau)",
}
_NO_YEAR = r"(?! (?:of|in|for|de|en|pour)(?: \w+)? \d)"
_EACH = {
    "en": re.compile(
        r"\b(?:at|during|in|ahead of|in advance of|prior to|before)"
        r" (?:the (?:beginning|start|end|opening|commencement|close|conclusion) of )?"
        rf"(?:(?:each of|all(?: of)?)(?: its| the)?(?: {KIND['en']})* sessions"
        rf"|(?:each|every)(?: second| third| fourth| other)?(?: {KIND['en']}(?: (?:or|and) {KIND['en']})?"
        r"| [A-Z][a-z]+)* session)\b"
        r"|\bat (?:each|every)(?: second| third| other)?(?: [a-z]+)? meeting of"
        r" the (?:Conference of the )?Parties\b"
        r"|\bevery (?:second|third|fourth|other|(?:two|three|four)) sessions?\b"
        r"|\b(?:at|during|in|ahead of|prior to|before) (?:its|their|the) (?:regular )?annual sessions?\b"
        r"|\b(?:at|during) (?:each part of (?:its|the|their) (?:[a-z]+ )?sessions?"
        rf"|(?:its|their) (?:regular|ordinary|substantive) sessions)\b{_NO_YEAR}"
    ),
    "fr": re.compile(
        rf"\b(?:à|lors de|pendant|durant|avant|au (?:début|cours) de|à la fin de"
        r"|(?:à|avant) l'(?:ouverture|issue) de) (?:chaque session"
        rf"|chacune (?:de ses|des) sessions|toutes (?:ses|les) sessions)\b(?! consacrée)(?: {KIND['fr']})*"
        r"|\btoutes les (?:deux|trois|quatre) sessions\b|\bune session sur (?:deux|trois|quatre)\b"
        r"|(?<!assister )(?<!participer )(?<!part )"
        r"\b(?:à|lors de|pendant|durant|avant) (?:(?:sa|ses|leurs?|la|les) sessions? annuelles?"
        r"|chaque partie de (?:la reprise de )?(?:sa|ses|la|les) sessions?)\b"
        rf"|\blors des sessions (?:annuelles|ordinaires)\b{_NO_YEAR}"
        rf"|\b(?:lors de|pendant|durant) (?:ses|leurs) sessions (?:ordinaires|de fond)\b{_NO_YEAR}"
    ),
}
# The session that comes, by no number: "prior to the session".
_COMING = {
    "en": re.compile(
        r"(?<!days )(?<!weeks )(?<!months )"
        r"\b(?:(?:prior to|ahead of|in advance of|before) (?:the|its) session\b(?! of)"
        r"|at (?:the|its) (?:corresponding|subsequent) session\b"
        r"|at the session (?=(?:to be held|that (?:will|is to) (?:be held|follow)|following|after)\b)"
        r"|(?:at|in|to|for|during|until) (?:an appropriate|a|one of its|the|its|their)"
        r" (?:future|later|subsequent(?= session\b)|forthcoming|upcoming)"
        rf" (?:{KIND['en']} )*sessions?\b)"
    ),
    "fr": re.compile(
        r"(?<!jours )(?<!semaines )(?<!mois )"
        r"\b(?:(?:avant|préalablement à|en prévision de) (?:la|sa) session\b(?! d)"
        r"|(?:à|lors de) (?:la|sa) session correspondante\b"
        r"|(?:à|lors de) la session (?=qui (?:se tiendra|suivra|aura lieu)\b)"
        r"|(?:à|lors d|pour|jusqu'à|pendant) ?(?:'?une (?:(?:prochaine|future) session"
        r"|session (?:ultérieure|future|prochaine))"
        r"|(?:e )?(?:ses|leurs) (?:(?:prochaines|futures) sessions|sessions (?:ultérieures|futures|à venir))"
        r"|l'une de ses (?:prochaines|futures) sessions)\b)"
    ),
}
# A session known by its kind or a part of it alone: "at its resumed session", "avant l'ouverture de la
# session ordinaire"; by its year it is another (`_OF_YEAR`).
_PART = {
    "en": r"the (?:(?:main|first|second|resumed|opening) part|first and second parts"
    r"|opening|beginning|commencement|start) of",
    "fr": r"(?:l'ouverture|le début|la fin|la reprise|la (?:première |deuxième |seconde )?partie"
    r"(?: principale)?(?: de la reprise)?|les première et deuxième parties de la reprise) de",
}
_BY_KIND = {
    "en": re.compile(
        r"(?<!days )(?<!weeks )(?<!months )\b(?:at|during|before|prior to|ahead of|until)"
        rf" (?:(?P<part>{_PART['en']}) )?(?:its|the|their) (?!annual )"
        rf"(?(part)(?:{KIND['en']} )*sessions?|(?:{KIND['en']} )+session)\b{_NO_YEAR}"
    ),
    "fr": re.compile(
        r"(?<!jours )(?<!semaines )(?<!mois )(?<!assister )(?<!participer )(?<!part )(?<!contribuer )"
        rf"\b(?:à|lors de|pendant|durant|avant|jusqu'à) (?:(?P<part>{_PART['fr']}) )?(?:sa|la|leur) session\b"
        rf"(?! annuelle)(?(part)(?: {KIND['fr']})*|(?: {KIND['fr']})+){_NO_YEAR}"
    ),
}
_BY_KIND_HINTS = {
    "en": any_of((
        *("part of", "ning of", "ment of", "start of", "regular s", "special s", "substantive s"),
        *("organizational s", "resumed s", "ordinary s", "emergency s", "plenary s", "high-level s"),
        *("main s", "reconvened s"),
    )),
    "fr": any_of((
        *("partie", "début de", "l'ouverture", "la fin", "reprise", "inaire", " de fond"),
        *("session d'", "session p"),
    )),
}  # fmt: skip
_BEEN = re.compile(r"[^;.]{0,60}\b(?:a eu lieu|tenue|(?<!be )held|took place)\b")
_EACH_HINTS = {
    "en": ("each ", "every ", " all ", "annual session", "r sessions", "y sessions", "ve sessions"),
    "fr": (
        "chaque ",
        "chacune ",
        "toutes ",
        "session sur ",
        " annuelle",
        "sessions ord",
        "sessions de",
    ),
}
_COMING_HINTS = {
    "en": (
        " the session",
        " its session",
        "future ",
        "later ",
        "coming ",
        "onding ",
        "subsequent ",
    ),
    "fr": (" la session", " sa session", "prochaine", "future", "ultérieure"),
}


def unnumbered_sessions(words: str, language: str) -> Iterator[Found]:
    """Sessions that bound an act and have neither number nor year.

    >>> [d.text for _, _, d in unnumbered_sessions("to report at its resumed session", "en")]
    ['at its resumed session']
    >>> [d.recurring for _, _, d in unnumbered_sessions("à ses sessions annuelles", "fr")]
    [True]
    """
    if any(map(words.__contains__, _COMING_HINTS[language])):
        for match in _COMING[language].finditer(words):
            yield match.start(), match.end(), Deadline("session", match[0].strip())
    by_kind = _BY_KIND_HINTS[language].search(words)
    for match in _BY_KIND[language].finditer(words) if by_kind else ():
        past = was_done_there(words, match.start(), language)
        if not past and not _BEEN.match(words, match.end()) and not _is_attended(words, match):
            yield match.start(), match.end(), Deadline("session", match[0])
    if any(map(words.__contains__, _EACH_HINTS[language])):
        for match in _EACH[language].finditer(words):
            if not _is_attended(words, match):
                yield match.start(), match.end(), Deadline("period", match[0], recurring=True)


# "To improve the attendance at its annual sessions" names what is attended.
_ATTENDED = re.compile(
    r"\b(?:attendance|participation|presence|representation|présence|représentation|fréquentation)"
    r" (?:(?:of|by|de|des) [^,;]{3,60} )?$"
)


def _is_attended(words: str, match: re.Match[str]) -> bool:
    return _ATTENDED.search(words, max(0, match.start() - 90), match.start()) is not None
