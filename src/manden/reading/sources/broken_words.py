"""Words that a line's end broke: whether the hyphen there is the word's own or the page's.

The text itself tells best, where the same word stands whole in it, with its hyphen or without. Else
the hyphens of compounds are kept, and, in a text that hardly ever breaks words, those between two
words that it also uses alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

_WORD = re.compile(r"[^\W\d_]+(?:[-‑][^\W\d_]+)*")
_LAST = re.compile(r"[^\W\d_]+(?:[-‑][^\W\d_]+)*[-\u00ad]$")
_FIRST = re.compile(r"[^\W\d_]+(?:[-‑][^\W\d_]+)*")
_BROKEN = re.compile(r"[a-zà-ÿ][-\u00ad]$")
_OF_LINES = 25  # one line in so many ends in a broken word, where words are broken as a rule

_FIRST_PARTS = re.compile(
    r"twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|self|non|well|follow|vice|decision|capacity"
    r"|gender|conflict|cross|socio|politico|civilo|vingt|trente|quarante|cinquante|soixante|quatre|sous|demi|après|ci|là"
    r"|celui|celle|ceux|celles|eux|elles?|lui|soi|nous|vous|peut|rendez|cessez|quasi|tiers|savoir|bien"
)
_LAST_PARTS = re.compile(
    r"based|related|led|owned|oriented|term|called|being|border|cutting|sensitive|responsive"
    r"|ci|là|même|mêmes|dessus|dessous|feu|dire|vis|être|faire|major"
)
_JOINTS = frozenset(["le", "la", "à", "de", "d", "en", "of", "the", "to", "up", "by", "and", "et"])


@dataclass(frozen=True)
class BrokenWords:
    """The words of a text that stand whole in its lines, and whether it breaks words as a rule."""

    whole: frozenset[str]
    as_a_rule: bool

    @classmethod
    def of(cls, lines: Iterable[str]) -> BrokenWords:
        """What the lines of a text, in reading order, tell of the words broken between them."""
        texts = [line.rstrip() for line in lines]
        whole: set[str] = set()
        for before, line in pairwise(["", *texts]):
            start = _FIRST.match(line) if _LAST.search(before) else None
            end = _LAST.search(line)
            held = line[start.end() if start else 0 : end.start() if end else len(line)]
            whole.update(word.replace("‑", "-").lower() for word in _WORD.findall(held))
        broken = sum(_BROKEN.search(line) is not None for line in texts)
        return cls(frozenset(whole), broken * _OF_LINES > len(texts))

    def keep_hyphen(self, text: str, following: str) -> bool:
        """Whether the hyphen that ends `text` belongs to the word that goes on in `following`.

        >>> lines = ["well-being and development", "develop-", "ment, well-", "being, encou-", "rage"]
        >>> words = BrokenWords.of(lines)
        >>> [words.keep_hyphen(a, b) for a, b in zip(lines[1:], lines[2:])][::2]
        [False, False]
        >>> words.keep_hyphen("well-", "being, encou-"), words.keep_hyphen("2021-", "2025")
        (True, True)
        """
        before, after = _LAST.search(text), _FIRST.match(following)
        if before is None or after is None:
            return True
        head, tail = before[0][:-1].replace("‑", "-").lower(), after[0].replace("‑", "-").lower()
        last, first = head.rpartition("-")[2], tail.partition("-")[0]
        for left, right in ((head, tail), (last, first)):
            hyphened, closed = f"{left}-{right}" in self.whole, left + right in self.whole
            if hyphened != closed:
                return hyphened
        if after[0][0].isupper() or _is_compound(head, last, first):
            return True
        return not self.as_a_rule and last in self.whole and first in self.whole


def _is_compound(head: str, last: str, first: str) -> bool:
    if _FIRST_PARTS.fullmatch(last) or _LAST_PARTS.fullmatch(first):
        return True
    return "-" in head and last in _JOINTS
