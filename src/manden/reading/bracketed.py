"""Drafts: words in square brackets are proposed, not agreed; two pairs side by side are a choice.

"[Urges] [Encourages] the towns to ring [by May] [by June]" is read as both, so that whoever is asked
and every time that is proposed stand in what is read of it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from manden.reading.resolution import ReadingWarning, Resolution

_SIGNS = re.compile(r"\] ?(?:/ ?)?\[|[\[\]]")
_HOLDS_WORDS = re.compile(r"\[[^\]]*[^\W\d_]{2}")
_AND = {"en": " and ", "fr": " et "}
_FEWEST = 3  # paragraphs with brackets: fewer are an editor's


def without_brackets(words: str, language: str) -> tuple[str, list[int]]:
    """`words` less the brackets of a draft, a choice joined by "and", and where each letter stood.

    >>> without_brackets("[Urges] [Encourages] towns to ring [by May] [by June];", "en")[0]
    'Urges and encourages towns to ring by May and by June;'
    >>> without_brackets("Notes paragraph 3 [7];", "en")[0]
    'Notes paragraph 3 [7];'
    """
    if _HOLDS_WORDS.search(words) is None:
        return words, list(range(len(words)))
    letters: list[tuple[str, int]] = []
    end = 0
    for sign in _SIGNS.finditer(words):
        letters += zip(words[end : sign.start()], range(end, sign.start()), strict=True)
        end = sign.end()
        if len(sign[0]) > 1:
            letters += ((letter, sign.start()) for letter in _AND[language])
            if _opens_with_capital(letters):  # "[Urges] [Encourages]"
                letters.append((words[end : end + 1].lower(), end))
                end += 1
    letters += zip(words[end:], range(end, len(words)), strict=True)
    kept = [
        one for before, one in zip([" ", *(sign for sign, _ in letters)], letters, strict=False)
        if before + one[0] != "  "
    ]  # fmt: skip
    return "".join(letter for letter, _ in kept), [place for _, place in kept]


def not_agreed(text: Resolution) -> tuple[ReadingWarning, ...]:
    """That a draft holds words in brackets, on which the States have not agreed yet.

    >>> from dataclasses import replace
    >>> from manden.reading.resolution import Paragraph
    >>> asks = tuple(Paragraph(f"OP{n}", "[Urges] [Invites] towns to ring;") for n in (1, 2, 3))
    >>> draft = Resolution("a", "en", operative=asks)
    >>> len(not_agreed(draft)), not_agreed(replace(draft, operative=asks[:1]))
    (1, ())
    """
    if text.adopted:
        return ()  # its brackets are an editor's
    held = [one for one in text.operative if _HOLDS_WORDS.search(one.text)]
    if len(held) < _FEWEST:
        return ()
    message = (
        f"{len(held)} paragraphs hold words in square brackets, not agreed: each choice is read"
    )
    return (ReadingWarning(None, message),)


def _opens_with_capital(letters: Sequence[tuple[str, int]]) -> bool:
    """Whether all that stands so far is the first choice of an opening verb."""
    return letters[0][0].isupper() and sum(letter == " " for letter, _ in letters) <= _FEW_SPACES


_FEW_SPACES = 3  # "Strongly urges and "
