"""How a page prints what language alone decides: French spaces, ordinals, grouped numbers.

Text that may hold markup is cut at its tags, so that an attribute or an address is never touched.
"""

from __future__ import annotations

import re

NO_BREAK_SPACE = "\u00a0"
NARROW_NO_BREAK_SPACE = "\u202f"

_SPACE_BEFORE_HIGH_MARK = re.compile(r"[ \u00a0\u202f]+(?=[:;!?»])(?!\S*://)")
_SPACE_AFTER_OPENING_QUOTE = re.compile(r"(?<=«)[ \u00a0\u202f]+")
_NO_SPACE_BEFORE_HIGH_MARK = re.compile(r"(?<=[^\W_]|[)\]»%’”…])(?=[:;!?]+(?:[\s»)]|$))")
_NO_SPACE_BEFORE_CLOSING_QUOTE = re.compile(r"(?<=[^\s«])(?=»)")
_NO_SPACE_AFTER_OPENING_QUOTE = re.compile(r"(?<=«)(?=[^\s])")
_SPACE_WITHIN_NUMBER = re.compile(r"(?<=\d)[ \u00a0](?=\d{3}(?!\d))")
_SPACE_BEFORE_PER_CENT = re.compile(r"(?<=\d)[ \u00a0](?=%)")
_ADDRESS = re.compile(r"(\b(?:https?|ftp|mailto):[^\s<>]+)")
_MARKUP = re.compile(r"(<[^>]*>|&#?\w+;)")


def keep_french_spaces(text: str) -> str:
    """`text` with its spaces made unbreakable where French asks, none added and none removed.

    Every offset in `text` stays true, which is what an official wording needs.

    >>> keep_french_spaces("Il dit : « oui »") == "Il dit\\u00a0: «\\u00a0oui\\u00a0»"
    True
    """
    spaced = _SPACE_BEFORE_HIGH_MARK.sub(_unbreakable, text)
    spaced = _SPACE_AFTER_OPENING_QUOTE.sub(_unbreakable, spaced)
    spaced = _SPACE_WITHIN_NUMBER.sub(NARROW_NO_BREAK_SPACE, spaced)
    return _SPACE_BEFORE_PER_CENT.sub(NARROW_NO_BREAK_SPACE, spaced)


def french_spaces(text: str) -> str:
    """`text` with the spaces that French typography wants, added where they are missing.

    >>> french_spaces("Quand? «Demain»; voir https://exemple.ml/a?b=1") == (
    ...     "Quand\\u00a0? «\\u00a0Demain\\u00a0»\\u00a0; voir https://exemple.ml/a?b=1")
    True
    """
    pieces = _ADDRESS.split(text)
    for place in range(0, len(pieces), 2):
        piece = pieces[place]
        for pattern in (
            _NO_SPACE_BEFORE_HIGH_MARK,
            _NO_SPACE_BEFORE_CLOSING_QUOTE,
            _NO_SPACE_AFTER_OPENING_QUOTE,
        ):
            piece = pattern.sub(NO_BREAK_SPACE, piece)
        pieces[place] = keep_french_spaces(piece)
    return "".join(pieces)


def french_spaces_in_markup(markup: str) -> str:
    """The same in a piece of HTML: tags, attributes and entities stay as they are."""
    pieces = _MARKUP.split(markup)
    pieces[::2] = [french_spaces(piece) for piece in pieces[::2]]
    return "".join(pieces)


def ordinal(number: int, language: str, *, feminine: bool = True) -> str:
    """61 as "61ᵉ" or "61st"; French sessions, the usual case here, are feminine.

    >>> [ordinal(n, "en") for n in (1, 2, 3, 11, 61, 112)]
    ['1st', '2nd', '3rd', '11th', '61st', '112th']
    >>> ordinal(61, "fr"), ordinal(1, "fr"), ordinal(1, "fr", feminine=False)
    ('61ᵉ', '1ʳᵉ', '1ᵉʳ')
    """
    if not language.startswith("en"):
        first = "ʳᵉ" if feminine else "ᵉʳ"
        return f"{number}{first if number == 1 else 'ᵉ'}"
    if number % 100 in (11, 12, 13):
        return f"{number}th"
    return f"{number}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th') }"


def grouped(number: int, language: str) -> str:
    """1762 as "1 762" (narrow, unbreakable) or "1,762".

    >>> grouped(1762, "en"), grouped(1762, "fr") == "1\\u202f762"
    ('1,762', True)
    """
    separator = "," if language.startswith("en") else NARROW_NO_BREAK_SPACE
    return f"{number:,}".replace(",", separator)


def _unbreakable(spaces: re.Match[str]) -> str:
    return NO_BREAK_SPACE * len(spaces.group())
