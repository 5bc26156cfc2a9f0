"""Which actor words name: a code that is the same in English and French.

The codes and their words stand in `actor_words`; a body of one State takes the State's slug
after a colon, so that "the Malian authorities" and "les autorités du Mali" are one actor.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from manden.reading.actor_words import ROWS
from manden.reading.country_words import countries_in, country_at, country_in
from manden.reading.named_bodies import named_bodies, numbered_committee
from manden.reading.word_starts import opening_letters, words_held

_WORD = re.compile(r"[\w-]+")
_KEY = 3  # letters by which the rows are looked up
_HEAD_ENDS = {
    "en": re.compile(
        r" (?:of|on|for|in|with|by|to|from|against|at|under|that|which|who|whose|concerning)\b"
        r"|(?<!all)(?<!the)(?<!any)(?<!both)(?<!other)(?<!relevant)"  # "all involved parties"
        r" (?:established|working|responsible|concerned|involved|affected)\b|\("
    ),
    "fr": re.compile(
        r" (?:sur|pour|dans|avec|par|contre|chargée?|qui|dont|concernant|au sein|en)\b|\("
    ),
}
_DETERMINED = {
    "en": re.compile(
        r"(?:\b(?:the|all|both|its|their|those|other|relevant|each|every|any) )"
        r"(?:(?!(?:of|in|by|to|for|with|and|or|the|on|from|as|that) )[\w'-]+ ){0,3}$",
        re.IGNORECASE,
    ),
    "fr": re.compile(
        r"(?:\b(?:les?|la|tous les|toutes les|ses|leurs|des?|du|aux?|autres) |\bl'|\bd')"
        r"(?:[\w'-]+ ){0,1}$",
        re.IGNORECASE,
    ),
}
_ADJECTIVE_OF_STATE = re.compile(r"(?:[A-Z][\w'-]+ )?[A-Z][\w'-]+ $")
# "The parties" of no State are all of them, as "all parties" are.
_BARE = {"parties": "all_parties"}
_ARTICLE = re.compile(r"^(?:the|les?|la) |^l'")
_ARTICLE_AT = re.compile(r"(?:the|les?|la) |l'")
_ARTICLE_BEFORE = re.compile(r"(?:the |les? |la |l')$", re.IGNORECASE)
_REACH = 80  # characters: an article or adjective stands this near to its noun
_MANDATE_OF = re.compile(r"^(?:the )?mandates? of |^(?:le |au )?mandat (?:du |de la |de l')")
_WHOLE = re.compile(r"^(?:à )?l'ensemble des ")
# "The Secretary-General's Personal Envoy" is the envoy; "Children's Fund" is one name.
_POSSESSIVE = re.compile(r"^[^,]*\w(?<!People)(?<!Children)(?<!Women)(?<!Lord)'s (?=[A-Z])")
_OFFICE_OF = re.compile(
    r"(?:the )?(?:Office|Bureau|Mission|Fund) of "
)  # it is asked, not its owner
_COMPLEMENT = re.compile(r"\w (?:de|du|des|aux?|à) |\w d'")
_AFTER_STATE = re.compile(r",| (?:with|and|to|in|on|at|avec|et|de|à|en)\b|$")
_DESCRIBED = re.compile(r"(?: de (?:la )?transition)? [a-zà-ÿ-]+(?: de (?:la )?transition)?")
_OF_A_STATE = {
    "en": re.compile(r" (?:of|in) (?:the )?"),
    "fr": re.compile(r" (?:du|de la|de l'|d'|des|de|au|en) ?"),
}


_REPUBLIC = {  # "the Government of the Republic of South Sudan"
    "en": re.compile(r"(?:[A-Z][\w']+ ){0,2}(?:Republic|Kingdom|State) of (?:the )?"),
    "fr": re.compile(
        r"(?:République|Royaume|État)(?: [a-zé]+){0,2} (?:du |de la |de l'|des |de |d')"
    ),
}


@dataclass(frozen=True)
class Mention:
    """An actor named at `words[start:end]`; `plural` decides which pronoun may stand for it."""

    code: str
    start: int
    end: int
    plural: bool


@cache
def _rows(language: str) -> tuple[tuple[str, frozenset[str]], ...]:
    """Each row as a named group, and the letters it may open with."""
    column = 1 if language == "en" else 2
    # Older texts print capitals without their accents.
    rows = [row[column].replace("É", "(?:É|E)") for row in ROWS]
    return tuple(
        (f"(?P<a{at}>{row})", opening_letters(row.lower(), _KEY)) for at, row in enumerate(rows)
    )


@cache
def _held(language: str) -> tuple[str, ...]:
    """Words of which one stands in all that a row matches where any letters may open it."""
    column = 1 if language == "en" else 2
    return tuple(word for row in ROWS for word in words_held(row[column].lower()))


@lru_cache(maxsize=4096)
def _opening_with(letters: str, language: str, any_may: bool) -> re.Pattern[str] | None:
    """The rows that may open with these first `letters` of a word, in their order.

    `any_may` where the rows count too that any letters may open.
    """
    rows = [
        row
        for row, openings in _rows(language)
        if letters.startswith(tuple(openings if any_may else openings - {""}))
    ]
    return _any_row("|".join(rows)) if rows else None


@cache  # most first letters share their rows with others
def _any_row(rows: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{rows})(?![^\W\d]|-)", re.IGNORECASE)


def _named(words: str, language: str) -> Iterator[re.Match[str]]:
    """The rows that `words` match, one after the other.

    A hundred rows tried at each word would be slow; few open with the same letters.
    """
    any_may = any(map(words.lower().__contains__, _held(language)))
    end = 0
    for word in _WORD.finditer(words):
        place = word.start()
        if place < end:
            continue
        rows = _opening_with(words[place : place + _KEY].lower(), language, any_may)
        match = rows.match(words, place) if rows else None
        if match:
            yield match
            end = match.end()


@lru_cache(maxsize=512)
def mentions(words: str, language: str) -> tuple[Mention, ...]:
    """Every actor that `words` name, in order, with the article and the State it belongs to.

    >>> [(m.code, m.plural) for m in mentions("the Government of Chad and its partners", "en")]
    [('government:chad', False), ('partners', True)]
    """
    bodies = named_bodies(words, language)
    found = [
        _mention(words, match, language)
        for match in _named(words, language)
        if not any(start <= match.start() < end for _, start, end in bodies)
    ]
    taken = [(match.start, match.end) for match in found]
    for code, start, end in bodies:
        if not any(left <= start < right for left, right in taken):
            found.append(Mention(code, _with_article(words, start, language), end, False))
    return tuple(sorted(found, key=lambda mention: mention.start))


@lru_cache(maxsize=4096)
def actor_code(words: str, language: str) -> str | None:
    """The code of the actor that heads `words`, or a named State's, or None.

    >>> actor_code("the Malian transitional authorities", "en")
    'transitional_authorities:mali'
    >>> actor_code("l'Expert indépendant sur la situation au Mali", "fr"), actor_code("it", "en")
    ('independent_expert', None)
    """
    words = _MANDATE_OF.sub("", words)
    bare = _ARTICLE.sub("", words)
    named = country_at(bare, 0, language)
    if named and bare[named[1] : named[1] + 2] in {"", ", ", " ("}:
        return f"state:{named[0]}"
    if language == "en" and (owned := _POSSESSIVE.search(words)):
        of_owner = actor_code(words[owned.end() :], language)
        words = words if of_owner is None and _OFFICE_OF.match(words) else words[owned.end() :]
    ends = _HEAD_ENDS[language].search(words, 1)
    head = words[: ends.start()] if ends else words
    whole = next(_named(words, language), None)
    match = whole if whole and whole.start() < len(head) else None
    body = next(iter(named_bodies(words, language)), None)
    if body and body[1] < len(head) and (match is None or body[1] <= match.start()):
        return body[0]
    if match is None:
        return f"state:{named[0]}" if named else None
    code = _coded(words, match, language)
    return (numbered_committee(words, language) or code) if code == "committee" else code


@lru_cache(maxsize=2048)  # each seam of a phrase asks it again
def opens_with_actor(words: str, language: str) -> bool:
    """Whether an actor stands at the head of `words`, after at most four describing words.

    >>> opens_with_actor("all relevant States in need", "en"), opens_with_actor("the song", "en")
    (True, False)
    """
    words = _MANDATE_OF.sub("", _WHOLE.sub("", words))
    state = country_at(_ARTICLE.sub("", words), 0, language)
    if state and _AFTER_STATE.match(_ARTICLE.sub("", words), state[1]):
        return True
    match = next(_named(words, language), None)
    body = next(iter(named_bodies(words, language)), None)
    if match is None and body is None:
        return bool(state)
    starts = [match.start()] if match else []
    before = words[: min([*starts, body[1]] if body else starts)]
    complement = language == "fr" and _COMPLEMENT.search(before)
    known = _HEAD_ENDS[language].search(" " + before.removeprefix("concerned "))
    return len(before.split()) <= 4 and not complement and not known


def state_at(words: str, place: int, language: str) -> int | None:
    """Where the State ends that stands alone at `words[place]` as a subject does, or None.

    >>> state_at("that the Sudan sing", 5, "en"), state_at("that Sudan's bells", 5, "en")
    (14, None)
    """
    article = _ARTICLE_AT.match(words, place)
    named = country_at(words, article.end() if article else place, language)
    if named is None or words[named[1] : named[1] + 1] not in {"", ",", " "}:
        return None
    return named[1]


def starts_with_actor(words: str, language: str) -> bool:
    """Whether the first word of `words` already names an actor.

    >>> starts_with_actor("États voisins", "fr"), starts_with_actor("religieux du pays", "fr")
    (True, False)
    """
    body = next(iter(named_bodies(words, language)), None)
    match = next(_named(words, language), None)
    return (match is not None and match.start() == 0) or bool(body and body[1] == 0)


def _coded(words: str, match: re.Match[str], language: str) -> str:
    code = ROWS[int((match.lastgroup or "a0")[1:])][0]
    if not code.endswith("*"):
        return code
    states = countries_in(_with_state(words, match, language), language)
    if code == "parties*" and match[0].lower() in {"side", "party"}:
        return "party"
    bare = _BARE.get(code[:-1], code[:-1])
    return f"{code[:-1]}:{states[0]}" if len(states) == 1 else bare


def _with_state(words: str, match: re.Match[str], language: str) -> str:
    """The words of a mention with the adjective before or after it and "of" its State."""
    start, end = _extent(words, match, language)
    return words[start:end]


def _extent(words: str, match: re.Match[str], language: str) -> tuple[int, int]:
    base = max(0, match.start() - _REACH)
    before = words[base : match.start()]
    determined = _DETERMINED[language].search(before)
    described = None if determined else _ADJECTIVE_OF_STATE.search(before)
    if described and country_in(described[0], language):
        determined = described
    start = base + determined.start() if determined else match.start()
    end = match.end()
    if language == "fr":
        described = _DESCRIBED.match(words, end)
        end = described.end() if described and country_in(described[0], "fr") else end
    belongs = _OF_A_STATE[language].match(words, end)
    named = country_at(words, belongs.end(), language) if belongs else None
    if belongs and named is None:
        long_name = _REPUBLIC[language].match(words, belongs.end())
        named = country_at(words, long_name.end(), language) if long_name else None
    return start, named[1] if named else end


def _with_article(words: str, start: int, language: str) -> int:
    found = _ARTICLE_BEFORE.search(words[max(0, start - 4) : start])
    return start - len(found[0]) if found else start


def _mention(words: str, match: re.Match[str], language: str) -> Mention:
    start, end = _extent(words, match, language)
    last = match[0].split(" ")[0] if language == "fr" else match[0].split(" of ")[0]
    if last.lower() == "pays":
        plural = words[start : match.start()].lower().startswith(("les ", "des ", "aux ", "tous "))
        return Mention(_coded(words, match, language), start, end, plural)
    plural = bool(re.search(r"(?:[^s]s|eaux|both .*|all .*)$", last, re.IGNORECASE))
    return Mention(_coded(words, match, language), start, end, plural)
