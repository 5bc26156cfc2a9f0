"""Signs that a converter printed where it could not name a character, and lines cut with a mark.

"l GLYPH<31> enfant" stands for "l'enfant", "d'uti› lisation" and "d'uti¬ lisation" for "d'utilisation";
"d'uti- lisation" does in a text that is full of such words. What is read keeps
the signs as the source prints them; names and dates are looked for in the words without them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from manden.reading.blocks import Block, respelt
from manden.reading.openings import operative_opening, preambular_opening

_NOISE = re.compile(
    r"\s?(?P<sign>GLYPH(?:<|&lt;)\d{1,5}(?:>|&gt;)|\(cid:\d{1,5}\)|/uni[0-9A-Fa-f]{4}(?![0-9A-Fa-f])|\ufffd)\s?"
    r"|(?<=[^\W\d_])[›¬]\s?(?=[a-zà-ÿ])"
)
# A word that a line broke, before no word that a dash or a suspended hyphen stands before.
_CUT = re.compile(
    r"-(?<=[a-zà-ÿ]{2}-)\s(?=[a-zà-ÿ]{2})(?!(?:and|or|nor|to|on|in|by|as|with|versus|rather|including|the|of|for"
    r"|from|that|which|than|et|ou|ni|au|aux|de|des|du|la|le|les|par|pour|sur|dans|avec|en|qui|que)\b)"
)
_MANY_CUTS = 6  # of a text; fewer are slips, or dashes
# First parts of compounds, whose hyphen stays where a line was broken at it.
_COMPOUND = re.compile(
    r"(?<![a-zà-ÿ])(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|one|two|three|four|five|six"
    r"|seven|eight|nine|ten|high|low|long|short|medium|self|non|well|co|inter|follow|mid|vice|under|sub"
    r"|post|pre|anti|multi|cross|year|month|week|day|decision|policy|gender|capacity|peace|all|ad|socio"
    r"|ex|full|part|so|cost|vingt|trente|quarante|cinquante|soixante|quatre|dix|cent|sous|demi|semi|haut"
    r"|moyen|mi|contre|avant|après|ci|par|là|celui|celle|peut|est|elles?|lui|eux|soi|nous|vous|même|au"
    r"|grand|petit|porte|chef|rendez|cessez|quasi|tiers|compte|état)$"
)
_GRAVE = re.compile(r"(?<=\w)`(?=[\w\s])")
_STANDS_APART = (" ' ", " ’ ", "l' ", "d' ", "l’ ", "d’ ", " l '", " d '", " l ’", " d ’")
_APART = re.compile(
    r"(?<![\w'’])([cdjlmnstCDJLMNST]|(?:[Jj]us|[Ll]ors|[Pp]uis|[Qq]uoi)?[Qq]u)(?:\s(['’])\s?|(['’])\s)"
    r"(?=[aeiouyhàâéèêëîïôûœAEIOUYHÀÂÉÈÊÎÔŒ])"
)
_BESIDE_SPACE = re.compile(r"['’](?:\s|(?<=\s.))")  # quick to look for
_OPENING = 40  # characters behind its first word
_LETTERS_APART = re.compile(
    r"(?P<label>(?:\(?\w{1,3}\s?[.)]\s+)?)"
    r"(?P<words>[A-ZÀ-Ý](?:(?: [a-zá-ÿ]){3,}|(?: [A-ZÁ-Ý]){3,})(?:\s{2,}[a-zà-ÿ](?: [a-zá-ÿ])+)*)(?![\w'’])"
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
    whole = "\n".join(block.text for block in found) if language == "fr" else ""
    if _parts_apostrophes(whole) and any(sign in whole for sign in _STANDS_APART):
        found = [respelt(block, _closed_up) for block in found]
    return found


def _parts_apostrophes(text: str) -> bool:
    """Whether a space stands beside an apostrophe: spaces are many, and slow to look for."""
    pieces = (piece for sign in "'’" for piece in text.split(sign))
    return any(piece.startswith(" ") or piece.endswith(" ") for piece in pieces)


def with_whole_openings(blocks: list[Block]) -> list[Block]:
    """The blocks, openings printed with their letters apart ("P r i e") closed up.

    >>> with_whole_openings([Block("2. P r e n d  n o t e du chant")])[0].text
    '2. Prend note du chant'
    >>> with_whole_openings([Block("1. A B C D E vitamins")])[0].text
    '1. A B C D E vitamins'
    """
    return [
        respelt(block, _whole_opening) if _LETTERS_APART.match(block.text) else block
        for block in blocks
    ]


def _whole_opening(text: str) -> str:
    spaced = _LETTERS_APART.match(text)
    if spaced is None:
        return text
    words = " ".join("".join(word.split()) for word in re.split(r"\s{2,}", spaced["words"]))
    opens = (
        opening(words.capitalize() + text[spaced.end() : spaced.end() + _OPENING], language)
        for opening in (operative_opening, preambular_opening)
        for language in ("en", "fr")
    )
    return spaced["label"] + words + text[spaced.end() :] if any(opens) else text


def _closed_up(text: str) -> str:
    if not _BESIDE_SPACE.search(text):
        return text
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
        or (not text.isascii() and ("\ufffd" in text or "›" in text or "¬" in text))
    )


def without_noise(text: str) -> tuple[str, list[int]]:
    """The words without the signs, and where each of their characters stands in `text`.

    >>> without_noise("l GLYPH<31> enfant")[0], without_noise("d'uti› lisation")[0]
    ("l'enfant", "d'utilisation")
    """
    quoted = "‹" in text
    return _replaced(
        text,
        (
            (found, _meant(text, found))
            for found in _NOISE.finditer(text)
            if found["sign"] or not quoted
        ),
    )


def _replaced(text: str, meant: Iterable[tuple[re.Match[str], str]]) -> tuple[str, list[int]]:
    """The words with what is meant in place of each match, and where each character stood."""
    words: list[str] = []
    places: list[int] = []
    place = 0
    for found, stands_for in meant:
        words += text[place : found.start()], stands_for
        places += range(place, found.start())
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


def cuts_words(texts: Iterable[str]) -> bool:
    """Whether a conversion left many words as a line had broken them: "encou- rage"."""
    cuts = ((text, cut) for text in texts if "- " in text for cut in _CUT.finditer(text))
    found = sum(not _is_of_a_compound(text, cut) for text, cut in cuts)
    return found >= _MANY_CUTS


def without_cuts(text: str) -> tuple[str, list[int]]:
    """The words whole again, and where each of their characters stands in `text`.

    >>> without_cuts("encou- rage, at its sixty- first session, short- and long-term")[0]
    'encourage, at its sixty-first session, short- and long-term'
    """
    cuts = _CUT.finditer(text)
    return _replaced(text, ((cut, "-" if _is_of_a_compound(text, cut) else "") for cut in cuts))


def _is_of_a_compound(text: str, cut: re.Match[str]) -> bool:
    return _COMPOUND.search(text, max(0, cut.start() - 16), cut.start()) is not None
