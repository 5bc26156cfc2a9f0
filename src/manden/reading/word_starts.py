"""Alternations of words, written so that a search skips at once what can open none of them.

An expression tries every alternative of `\\b(?:year|month|week)` at every letter of a text. With the
words grouped by their first letter, and the look back placed after it, the search passes over each
letter that opens no word of the list. What is matched stays the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

# How often the common letters stand in a hundred of English and French; all others are rare.
_OFTEN = {
    " ": 16, "e": 13, "t": 8, "a": 7.5, "n": 7, "i": 7, "s": 7, "r": 6, "o": 6, "l": 4.5, "u": 4.5,
    "d": 4, "c": 3.3, "h": 3, "p": 2.7, "m": 2.7, "f": 1.7, "g": 1.4,
}  # fmt: skip
_SELDOM = 0.5
_FEW = 4  # alternatives: not worth a further group
_LITERAL = re.compile(r"[^\W_](?![?*{])")
_GROUP = re.compile(r"\(\?(?:-?i)?:")
_LOOKING = re.compile(r"\(\?<?[=!]")
_ONE_OF = re.compile(r"(?:([^\W_]|[ '-])|\[([^\W\d_]+)\])(?![?*+{])")
_REPEAT = re.compile(r"(?:[*+]|\{[^}]*\})\??")
_ANY = "*"
_PLAIN = re.compile(r"(?:[\w -](?![?*+{]))+")
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

    They are looked for by few and rare letters that, between them, stand in all; a dozen searches,
    one after the other, would read the text a dozen times.

    >>> any_of(["year", "day"]).pattern
    '(?:y(?:ear|(?<=day)))'
    >>> any_of(["a day"]).search("in ten days") is None, any_of(["day"]).search("in ten days")[0]
    (True, 'y')
    """
    left = list(dict.fromkeys(words))
    found: list[str] = []
    while left:
        letters = dict.fromkeys("".join(left))
        letter = min(
            letters, key=lambda one: _OFTEN.get(one, _SELDOM) / sum(one in w for w in left)
        )
        rests = [_around(word, letter) for word in left if letter in word]
        found.append(f"{re.escape(letter)}(?:{'|'.join(rests)})")
        left = [word for word in left if letter not in word]
    return re.compile(f"(?:{'|'.join(found)})")


def _around(word: str, letter: str) -> str:
    """What follows the letter in the word, and then what stands before: most are refused earlier."""
    before, _, after = word.partition(letter)
    return re.escape(after) + (f"(?<={re.escape(word)})" if before else "")


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


def opening_letters(pattern: str, count: int) -> frozenset[str]:
    """What a match of `pattern` may open with, up to `count` letters; fewer where any may follow.

    >>> sorted(opening_letters("(?:all )?States|(?:regional|local) bodies", 2))
    ['St', 'al', 'lo', 're']
    >>> sorted(opening_letters("m[a-z]+|[Bb]ells|(?<=the )[a-z]+", 2))
    ['', 'Be', 'be', 'm']
    """
    found = _opening_letters(pattern, count)
    return frozenset(letters.rstrip(_ANY) for letters in found)


def words_held(pattern: str) -> list[str]:
    """Plain words that a match of `pattern` holds, one for each alternative that any letters may open.

    >>> words_held("(?:[a-z]+ )?forces|troops|(?:[a-z]+ )?chairs? of")
    ['forces', 'chair']
    """
    return [
        max(_PLAIN.findall(_outside_groups(each)), key=len, default="")
        for each in _alternatives(pattern)
        if "" in opening_letters(each, 1)
    ]


def _outside_groups(pattern: str) -> str:
    """The pattern with a sign for each group, class and escape."""
    depth, kept = 0, ""
    for piece in _PIECE.finditer(pattern):
        depth += (piece[0] == "(") - (piece[0] == ")")
        kept += piece[0] if depth == 0 and len(piece[0]) == 1 else _ANY
    return kept


def _opening_letters(pattern: str, count: int) -> set[str]:
    """The same, with a sign for any letters after those known."""
    return set().union(*(_of_sequence(each, count) for each in _alternatives(pattern)))


def _of_sequence(sequence: str, count: int) -> set[str]:
    group, looking = _GROUP.match(sequence), _LOOKING.match(sequence)
    if count == 0 or not sequence:
        return {""}
    if looking:
        return _of_sequence(_group(sequence, looking.end())[1], count)
    if sequence.startswith(r"\b"):
        return _of_sequence(sequence[2:], count)
    if group:
        inner, rest = _group(sequence, group.end())
        first = _opening_letters(inner, count)
        if repeated := _REPEAT.match(rest):
            first = {known.rstrip(_ANY) + _ANY for known in first} | {""}
            rest = rest[repeated.end() :]
        elif rest[:1] == "?":
            first, rest = first | {""}, rest[1:].removeprefix("?")
    elif letters := _ONE_OF.match(sequence):
        first, rest = set(letters[1] or letters[2]), sequence[letters.end() :]
    else:
        return {_ANY}
    return {
        known if known.endswith(_ANY) else known + more
        for known in first
        for more in _of_sequence(rest, count - len(known.rstrip(_ANY)))
    }


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
