"""Alternations of words, written so that a search skips at once what can open none of them.

An expression tries every alternative of `\\b(?:year|month|week)` at every letter of a text. With the
words grouped by their first letter, and the look back placed after it, the search passes over each
letter that opens no word of the list. What is matched stays the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

_COMMON_LETTERS = " etanisroldcuhpmgf"  # of English and French, the commonest first
_FEW = 4  # alternatives: not worth a further group
_LITERAL = re.compile(r"[^\W_](?![?*{])")
_GROUP = re.compile(r"\(\?(?:-?i)?:")
_PIECE = re.compile(r"\\.|\[\]?[^\]]*\]|.", re.DOTALL)


def by_first_letter(patterns: Iterable[str]) -> str:
    """One alternation of `patterns`, grouped by first letter; the order within a letter is kept.

    Those that open with no plain letter are tried last.

    >>> by_first_letter(["year", "month", "years?", "[a-z]+ly"])
    '(?:y(?:ear|ears?)|m(?:onth)|[a-z]+ly)'
    """
    groups, others = _grouped(patterns)
    grouped = [letter + _rest(rests) for letter, rests in groups.items()]
    return f"(?:{'|'.join([*grouped, *others])})"


def _rest(rests: list[str]) -> str:
    """What follows a letter, by the next letter in turn where many follow and all have one."""
    many = len(rests) > _FEW and not _grouped(rests)[1]
    return by_first_letter(rests) if many else f"(?:{'|'.join(rests)})"


def at_word_start(patterns: Iterable[str], inside: str = r"\w") -> str:
    """The same, where no character of the class `inside` stands before the first letter.

    >>> at_word_start(["day", "decade", "days"])
    '(?:da(?<!\\\\wda)(?:y|ys)|de(?<!\\\\wde)(?:cade))'
    """
    groups, others = _grouped(patterns)
    if others:
        raise ValueError(f"{others} open with no plain letter")
    found: list[str] = []
    for letter, rests in groups.items():
        inner, plain = _grouped(rests)  # by two letters where all have a second one
        pairs = {letter: rests} if plain else {letter + second: inner[second] for second in inner}
        found += [f"{pair}(?<!{inside}{pair})(?:{'|'.join(pairs[pair])})" for pair in pairs]
    return f"(?:{'|'.join(found)})"


def any_of(words: Iterable[str]) -> re.Pattern[str]:
    """Finds whether one of `words` stands anywhere in a text, inside other words too.

    Each is looked for by its rarest letter, or by one that another word is looked for by already; a
    dozen searches, one after the other, would read the text a dozen times.

    >>> any_of(["session", "year"]).pattern
    '(?:s(?:ession)|y(?:ear))'
    >>> any_of(["a day"]).search("in ten days") is None, any_of(["day"]).search("in ten days")[0]
    (True, 'y')
    """
    groups: dict[str, list[str]] = {}
    for word in dict.fromkeys(words):
        letter = max(word, key=lambda one: (one in groups, _rarity(one)))
        before, _, after = word.partition(letter)
        behind = f"(?<={re.escape(word)})" if before else ""  # last: most are refused earlier
        groups.setdefault(letter, []).append(re.escape(after) + behind)
    found = (f"{re.escape(letter)}(?:{'|'.join(rests)})" for letter, rests in groups.items())
    return re.compile(f"(?:{'|'.join(found)})")


def _rarity(letter: str) -> int:
    place = _COMMON_LETTERS.find(letter)
    return place if place >= 0 else len(_COMMON_LETTERS)


def _grouped(patterns: Iterable[str]) -> tuple[dict[str, list[str]], list[str]]:
    """What follows the first letter of each pattern, by that letter; patterns that have none."""
    groups: dict[str, list[str]] = {}
    others: list[str] = []
    for pattern in patterns:
        if _LITERAL.match(pattern):
            groups.setdefault(pattern[0], []).append(pattern[1:])
        else:
            others.append(pattern)
    return groups, others


def first_letters(pattern: str) -> frozenset[str] | None:
    """The letters that a match of `pattern` may open with; None where they are not plain to see.

    >>> sorted(first_letters("(?:all )?States|(?:regional|local) bodies") or ())
    ['S', 'a', 'l', 'r']
    >>> first_letters("[a-z]+ bodies") is None
    True
    """
    letters: set[str] = set()
    for alternative in _alternatives(pattern):
        opening = _GROUP.match(alternative)
        if opening:
            inner, rest = _group(alternative, opening.end())
            found = first_letters(inner)
            if rest[:1] in {"?", "*"} and found is not None:
                after = first_letters(rest[1:])
                found = found | after if after is not None else None
        else:
            found = frozenset(alternative[0]) if _LITERAL.match(alternative) else None
        if found is None:
            return None
        letters |= found
    return frozenset(letters)


def _alternatives(pattern: str) -> Iterator[str]:
    """The alternatives that no parenthesis of the pattern encloses."""
    depth, start = 0, 0
    for piece in _PIECE.finditer(pattern):
        depth += (piece[0] == "(") - (piece[0] == ")")
        if piece[0] == "|" and depth == 0:
            yield pattern[start : piece.start()]
            start = piece.end()
    yield pattern[start:]


def _group(pattern: str, start: int) -> tuple[str, str]:
    """What stands inside the group that the pattern opens with, and what follows it."""
    depth = 0
    for piece in _PIECE.finditer(pattern):
        depth += (piece[0] == "(") - (piece[0] == ")")
        if depth == 0:
            return pattern[start : piece.start()], pattern[piece.end() :]
    raise ValueError(f"{pattern!r} closes no group")
