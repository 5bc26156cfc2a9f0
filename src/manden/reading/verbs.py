"""Where a paragraph's own verbs stand: each verb of the body, its lemma and its force.

A resolution is one long sentence whose subject is the body: "The Council ... calls upon X to ...,
urges Y to ... and welcomes Z". Its verbs stand where a clause may open, at the start or after a
comma, a semicolon or a conjunction; infinitives and verbs of relative clauses never do.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from manden.reading import verbs_english, verbs_french
from manden.reading.said_by_us import said_by_us, says_we
from manden.reading.told import TELLS, speaks_at
from manden.reading.verb_phrase import Form, VerbPhrase
from manden.reading.word_starts import by_first_letter

_SIGN = r"[\"'”»]? (?:(?:{joined}) )?,? ?"
_WORD = r"{letter}(?<={word})(?<!\w{word}),? "


def _seam(joined: str, alone: str) -> str:
    """A stop or a conjunction; each is looked for by its own sign or its last letter, the rarer."""
    stops = [stop + _SIGN.format(joined=joined) for stop in (",", ";", "\\.")]
    words = [_WORD.format(letter=word[-1], word=word) for word in alone.split("|")]
    return f"(?:{'|'.join([*stops, *words])})"


_SEAM = {
    "en": (_seam("and|but|or|yet|while", "and"), _seam("and|but|or|yet|while", "and|but|yet")),
    "fr": (_seam("et|mais|ou|puis", "et"), _seam("et|mais|ou|puis", "et|mais|puis")),
}
# Conjunctions that few sentences hold: the others are searched without them.
_RARE = {"en": ("but", "yet"), "fr": ("mais", "puis")}
_READERS = {"en": verbs_english, "fr": verbs_french}
# ", which, inter alia, urges": the verb is the other text's.
_OPENS_RELATIVE = (
    "which, inter alia,", "that, inter alia,", "which, in particular,", "who, inter alia,",
    "qui, entre autres,", "qui, notamment,", "qui, en particulier,", "lequel, entre autres,",
)  # fmt: skip
# "The Board, which urges States to ring and calls for bells": both verbs are the Board's.
_OF_RELATIVE = re.compile(
    r", (?:which|who|qui) (?:[a-z]+ly |also |en outre )?(?:urges|calls|requests|invites|encourages|recommends"
    r"|welcomes|notes|recognizes|stresses|demands|reaffirms|emphasizes|prie|demande|invite|exhorte|encourage"
    r"|engage|recommande|souligne|reconnaît|réaffirme|appelle|exige|note)\b[^;.]*$"
)
_WHO = (", which ", ", who ", ", qui ")
# "The purpose of promoting and encouraging respect": two gerunds, no ask.
_GERUND = re.compile(r"(?:(?:of|in|for|by|to|towards|at|with) \w+ing|\bpromoting),? and $")
# "Its resolution 5, which reads: “The Council, “1. Asks": all that follows is that one's.
_QUOTES_WHOLE = re.compile(
    r"(?:ainsi conçue?s?|libellée?s? comme suit|dont le texte suit|which reads?|as follows)"
    r"(?: as follows| comme suit)? ?: ?[“«\"]"
)
_QUOTATION = re.compile(r"“[^”]{0,400}”|«[^»]{0,400}»|\"[^\"]{0,400}\"")


def openings(language: str, form: Form) -> frozenset[str]:
    """Patterns of what may begin an opening: verbs, and what leads in to them.

    >>> "urges" in openings("en", Form.FINITE), "priant" in openings("fr", Form.PARTICIPLE)
    (True, True)
    """
    patterns: frozenset[str] = _READERS[language].openings(form)
    return patterns


@cache
def _may_open(language: str, form: Form, ours: bool, rare: bool) -> re.Pattern[str]:
    """Seams of a sentence that what may begin an opening follows; `ours` where "we" speak.

    `rare` where one of the rarer conjunctions stands in it.
    """
    patterns = openings(language, form)
    if ours:
        patterns |= openings(language, Form.PLURAL) | {"we", "nous"}
    words = by_first_letter(sorted(patterns))
    return re.compile(rf"{_SEAM[language][rare]}(?:(?<=\. )(?=[A-ZÀ-Ý])|(?={words}\b))")


def verb_phrases(
    words: str, language: str, form: Form = Form.FINITE, *, declares: bool = False
) -> tuple[VerbPhrase, ...]:
    """The body's verbs in `words` (single-spaced), in order.

    `declares` says that the text speaks as "we": "Reaffirm our faith" then opens a clause too.

    >>> found = verb_phrases("Welcomes the plan, and urges all parties to apply it;", "en")
    >>> [(verb.lemma, verb.force) for verb in found]
    [('welcome', 'welcome'), ('urge', 'urge')]
    """
    phrase_at = _READERS[language].phrase_at
    if form is Form.FINITE and (declares or says_we(words, language)):
        places = _places(words, language, form, ours=True)
        return said_by_us(words, language, places, phrase_at, declares=declares)
    found: list[VerbPhrase] = []
    told = 0
    if form is Form.FINITE:
        told, form = _told(words, language)
    for place, opens in _places(words, language, form):
        place, opens = (told, True) if place == 0 and told else (place, opens)
        if place < told:
            continue
        if found and place < found[-1].end:
            continue
        verb = phrase_at(words, place, form, opens=opens)
        if verb is None and place == 0 and form is Form.FINITE and _may_mean_us(words, language):
            verb = phrase_at(words, place, Form.PLURAL, opens=True)
            if verb is not None:
                return verb_phrases(words, language, form, declares=True)
        if verb is None or (
            found and form is Form.PARTICIPLE and _is_of_report(words, found, verb)
        ):
            continue
        if not (found and _is_of_that(words, found[-1], verb, language)):
            found.append(verb)
    return tuple(found)


def _told(words: str, language: str) -> tuple[int, Form]:
    """Where the first verb stands of a decision that is told, else 0; and the form of its verbs."""
    match = TELLS[language].match(words) if words.startswith(_TELLS) else None
    return (match.end(), Form.PAST) if match else (speaks_at(words, language), Form.FINITE)


_OPENING = 150  # characters: "Nous, chefs d'État et de gouvernement, " before the verb
_TELLS = ("At ", "On ", "By ", "In ", "During ", "À ", "A ", "Le ", "Lors ", "Par ", "Au ")


def _may_mean_us(words: str, language: str) -> bool:
    """Whether a French text may open with a verb of "nous": nearly all of them end in -ons."""
    return language == "fr" and ("ons" in words[:_OPENING] or "sommes" in words[:_OPENING])


def _is_of_that(words: str, last: VerbPhrase, verb: VerbPhrase, language: str) -> bool:
    """ "Estime que l'effort dure et exige": without a comma "exige" continues the que-clause."""
    return (
        language == "fr"
        and verb.lemma == "demand"
        and "again" not in verb.degree  # "exige à nouveau": the body did so before
        and words.startswith((" que", " qu'"), last.end)
        and not _DEMANDS_OF.match(words, verb.end)
        and not words.startswith((" qu'elles ", " qu'ils ", " que toutes les parties"), verb.end)
        and words.endswith(" et ", 0, verb.start)
        and not words.endswith(", et ", 0, verb.start)
    )


_DEMANDS_OF = re.compile(r" (?:de |d'|des |du )[^,;]{3,60}(?:, [^,;]{3,40},)? qu'(?:ils?|elles?)\b")


def _is_of_report(words: str, found: list[VerbPhrase], verb: VerbPhrase) -> bool:
    """ "Taking note of the report, calling for songs": the report calls, where no "and" stands."""
    if len(found) > 1 or found[0].force not in {"note", "recall", "welcome"}:
        return False
    return _REPORT.fullmatch(words, found[0].end, verb.start) is not None


_REPORT = re.compile(
    r" (?:of the |the |du |de la |le |la )(?:\w+ )?"
    r"(?:report|statement|communiqué|rapport|déclaration)\b[^,;]*, ?"
)


def _of_relative(words: str, seam: int) -> bool:
    """Whether a conjunction at `seam` joins two verbs of a relative clause."""
    comma = words.rfind(", ", 0, seam)
    relative = comma >= 0 and words.startswith(_WHO, comma)
    return relative and _OF_RELATIVE.match(words, comma, seam) is not None


def _quoted_whole(words: str) -> tuple[tuple[int, int], ...]:
    """Where a text stands that is quoted paragraph by paragraph, each opened and the last closed."""
    whole = _QUOTES_WHOLE.search(words)
    if whole is None:
        return ()
    last = max(words.rfind(sign, whole.end()) for sign in '”»"')
    return ((whole.end() - 1, last if last > 0 else len(words)),)


def _places(
    words: str, language: str, form: Form, *, ours: bool = False
) -> Iterator[tuple[int, bool]]:
    """Where a clause may open, and whether a sentence begins there; never inside quotation."""
    yield 0, True
    quoted: tuple[tuple[int, int], ...] = ()
    if "“" in words or "«" in words or '"' in words:
        quoted = tuple(match.span() for match in _QUOTATION.finditer(words))
        quoted += _quoted_whole(words)
    first, second = _RARE[language]
    rare = first in words or second in words
    for match in _may_open(language, form, ours, rare).finditer(words):
        place = match.end()
        if form is Form.PARTICIPLE and _GERUND.search(words, max(0, match.start() - 30), place):
            continue
        if match[0][0] not in ",;." and _of_relative(words, match.start()):
            continue
        if match[0][0] == "," and words.endswith(_OPENS_RELATIVE, 0, match.start() + 1):
            continue
        if quoted and any(start < place < end for start, end in quoted):
            continue
        yield place, match[0].lstrip()[:1] == "."
