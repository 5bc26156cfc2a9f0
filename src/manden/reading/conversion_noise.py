"""Signs that a converter printed where it could not name a character, and lines cut with a mark.

"l GLYPH<31> enfant" stands for "l'enfant", "d'uti› lisation" for "d'utilisation". What is read keeps
the signs as the source prints them; names and dates are looked for in the words without them.
"""

from __future__ import annotations

import re

from manden.reading.blocks import Block, respelt

_NOISE = re.compile(
    r"\s?(?P<sign>GLYPH(?:<|&lt;)\d{1,5}(?:>|&gt;)|\(cid:\d{1,5}\)|/uni[0-9A-Fa-f]{4}(?![0-9A-Fa-f])|\ufffd)\s?"
    r"|(?<=[^\W\d_])›\s(?=[a-zà-ÿ])"
)
_GRAVE = re.compile(r"(?<=\w)`(?=[\w\s])")
_STANDS_APART = (" ' ", " ’ ", "l' ", "d' ", "l’ ", "d’ ", " l '", " d '", " l ’", " d ’")
_APART = re.compile(
    r"(?<![\w'’])([cdjlmnstCDJLMNST]|(?:[Jj]us|[Ll]ors|[Pp]uis|[Qq]uoi)?[Qq]u)(?:\s(['’])\s?|(['’])\s)"
    r"(?=[aeiouyhàâéèêëîïôûœAEIOUYHÀÂÉÈÊÎÔŒ])"
)
_ELIDED = re.compile(r"(?<!\w)(?:[cdjlmnstCDJLMNST]|(?:[Jj]us|[Ll]ors|[Pp]uis|[Qq])[uU])$")
_VOWEL = re.compile(r"[aeiouyhàâéèêëîïôûœAEIOUYHÀÂÉÈÊÎÔŒ]")


def with_apostrophes(blocks: list[Block], language: str) -> list[Block]:
    """The blocks, grave accents between letters read as the apostrophes they were typed for.

    A French one that stands apart is closed up to its letters.

    >>> with_apostrophes([Block("l`homme"), Block("d ' ici 2030")], "fr")[1].text
    "d'ici 2030"
    """
    found = blocks
    if any("`" in block.text for block in found):
        found = [block._replace(text=_GRAVE.sub("'", block.text)) for block in found]
    if language == "fr" and any(sign in block.text for block in found for sign in _STANDS_APART):
        found = [respelt(block, _closed_up) for block in found]
    return found


def _closed_up(text: str) -> str:
    return _APART.sub(lambda found: "".join(filter(None, found.groups())), text)


def is_noisy(text: str) -> bool:
    """Whether `text` may hold such signs.

    >>> is_noisy("l GLYPH<31> enfant"), is_noisy("l'enfant")
    (True, False)
    """
    return (  # a character alone is quick to look for, and most texts hold none
        (("<" in text or "&" in text) and "GLYPH" in text)
        or ("(" in text and "(cid:" in text)
        or ("/" in text and "/uni" in text)
        or "\ufffd" in text
        or ("›" in text and "› " in text)
    )


def without_noise(text: str) -> tuple[str, list[int]]:
    """The words without the signs, and where each of their characters stands in `text`.

    >>> without_noise("l GLYPH<31> enfant")[0], without_noise("d'uti› lisation")[0]
    ("l'enfant", "d'utilisation")
    """
    words: list[str] = []
    places: list[int] = []
    place = 0
    quoted = "‹" in text
    for found in _NOISE.finditer(text):
        if quoted and not found["sign"]:
            continue
        words.append(text[place : found.start()])
        places += range(place, found.start())
        stands_for = _meant(text, found)
        words.append(stands_for)
        places += [found.start()] * len(stands_for)
        place = found.end()
    words.append(text[place:])
    places += range(place, len(text))
    return "".join(words), places


def _meant(text: str, found: re.Match[str]) -> str:
    """An apostrophe after an elided letter, the one that is named, else the space around the sign."""
    sign = found["sign"]
    if not sign:
        return ""
    elided = _ELIDED.search(text, max(0, found.start() - 6), found.start())
    if elided and _VOWEL.match(text, found.end()):
        return "'"
    if sign.startswith("/uni") and (named := chr(int(sign[4:], 16))).isprintable():
        return named
    return " " if found[0] != sign else ""
