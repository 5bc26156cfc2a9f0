"""Whether a paragraph of a preamble may ask anything: nearly all only recall, note or welcome.

Those without a participle that asks, and without a sentence of the body's own, hold no clause; to
look for these few words first spares them the reading of every verb.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from manden.reading import verbs_english, verbs_french

_READERS = {"en": verbs_english, "fr": verbs_french}
_ENDING = 3  # letters: nearly all end in "ing" or "ant", which are quick to look for


def may_ask(words: str, language: str) -> bool:
    """Whether a clause that asks may stand in a preambular paragraph (`words` single-spaced).

    >>> may_ask("Noting the plan, and urging all to apply it,", "en"), may_ask("Noting it,", "en")
    (True, False)
    >>> may_ask("Prenant note du plan,", "fr"), may_ask("Les priant de sonner,", "fr")
    (False, True)
    """
    if ". " in words or words[1:2].isupper() or _READERS[language].opens_otherwise(words):
        return True
    return _asking(language).search(words) is not None


@cache
def _asking(language: str) -> re.Pattern[str]:
    """The participles that ask, or that a noun makes ask, by their last letters.

    What stands before these is looked at in groups of one length, as a look back must be.
    """
    by_ending: dict[str, set[str]] = {}
    for word in _READERS[language].participles_of_asking():
        by_ending.setdefault(word[-_ENDING:], set()).add(word)
    return re.compile(
        "|".join(f"{ending}(?:{_behind(words)})" for ending, words in sorted(by_ending.items()))
    )


def _behind(words: Iterable[str]) -> str:
    by_length: dict[int, list[str]] = {}
    for word in sorted(words):
        by_length.setdefault(len(word), []).append(f"[{word[0].upper()}{word[0]}]{word[1:]}")
    return "|".join(rf"(?<=\b(?:{'|'.join(alike)}))" for _, alike in sorted(by_length.items()))
