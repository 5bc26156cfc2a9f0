"""Whether a participle names a thing ("the posts approved for a year") or is the verb of the act.

"Decides that the mandate be extended until May", "shall be duly received by May": what is asked.
"""

from __future__ import annotations

import re

_AUXILIARY = re.compile(
    r"\b(?:be|been|being|is|are|was|were|remains?|être|été|est|sont|soit|soient|ser\w+|demeure\w*)\b"
    r"(?:,? [^,;\d]{1,40},)?(?: (?!(?:the|la|les?|des|une?|an?)\b)[\w'-]+){0,3},? $"
)
_REACH = 70  # characters


def only_names(words: str, place: int) -> bool:
    """Whether the participle at `place` has no auxiliary before it.

    >>> words = "the posts approved for a year shall be extended until May"
    >>> only_names(words, words.index("approved")), only_names(words, words.index("extended"))
    (True, False)
    """
    return _AUXILIARY.search(words, max(0, place - _REACH), place) is None
