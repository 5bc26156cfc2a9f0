"""What a passage may cite, found by its first letters: numbers, symbols, nouns, organs by name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from manden.reading.cited_organs import ORGAN
from manden.reading.cited_series import DOTTED, SERIES
from manden.reading.cited_symbols import SYMBOL

_ROMAN = r"(?:S-|ES-)?[IVXLC]+"
_PART = r"[A-Z](?![\w'’])"
# The sign before a token, and the first letters of what may be one: sought by itself, for few words
# pass and each costs ten trials. A text is led in by a space, so that its first word has a sign too.
_OPENS = re.compile(
    r"\W(?:"
    + "|".join(
        (
            r"[0-9](?=[0-9]{0,3}\s?(?:[A-Z](?:[A-Z]|\s(?:and|et)\s[A-Z])?\s?)?[/(]|[0-9]?\.[0-9])",
            r"[A-Z](?=[A-ZÉ0-9./(-])|S\s",
            r"A(?:ss|ge|gr|ut)|Boa|Co|D(?:[eé]cis|éclar)|E(?:co|nv|ur|xe)|For|G(?:eneral|ov)|Hum",
            r"L(?:ea|ig)|Org|P(?:ar|eace|resid)|R[eé]s(?:ol|\.)|S(?:ecurity|o[mu]|ta|u)|Trade|Un|World",
            r"its\b|s(?:a\b|es\b|tat)|r(?:[eé]s(?:ol|\.)|ecomm)|d[eé]c(?:is|lar)|presid|gene|o(?:bse|pin)",
            r"a(?:vis|greed)|conc",
        )
    )
    + ")"
)
_TOKEN = re.compile(
    r"(?:(?![a-z])(?:"
    + "|".join(
        (
            rf"(?P<series>{SERIES})",
            rf"(?P<document>{SYMBOL})",
            rf"(?P<roman>\b\d{{1,4}}\s?(?:[A-Z](?:\s(?:and|et)\s[A-Z])?\s?)?\({_ROMAN}\)(?:,?\s?{_PART}(?=[\s,;.)]))?)",
            rf"(?P<dotted>{DOTTED})",
            r"(?P<council>\b\d{1,4}\s?\((?:19[4-9]|20\d)\d\))",
            r"(?P<slash>(?<![\w/.])(?:(?:S|ES)\s?-\s?\d{1,2}|\d{1,4})\s?/\s?\d{1,4}"
            r"(?![\d_a-z]|[A-Z]\w|\s?/\s?\d|\.\d)"
            rf"(?:\s?{_PART}(?:(?:\s?[-–,]\s?|\s(?:and|et|to|à)\s){_PART})*)?)",
        )
    )
    + r")|(?![0-9])(?:"
    + "|".join(
        (
            r"(?P<noun>\b(?:(?P<own>its(?:\sown)?|sa(?:\spropre)?|ses(?:\spropres)?)\s+"
            r"(?:[a-zé]+\s+){0,2}?)?"
            r"(?P<what>(?i:resolutions?|résolutions?|decisions?|décisions?)\b|[Rr][eé]s\.(?=\s\d)))",
            r"(?P<president>\bPRST\b|\bPresident['’]s statements?\b|\b[Pp]residential [Ss]tatements?\b"
            r"|\b[Ss]tatements? (?:by|of) (?:its|the) President\b"
            r"|\b[Dd]éclarations? (?:de son|du|de sa) [Pp]résidente?\b"
            r"|\b(?:[Dd]éclarations?|[Ss]tatements?)(?=\s\d{4}/\d))",
            r"(?P<short_noun>\bUNSCRs?\b)",
            r"(?P<agreed>\b(?:[Aa]greed conclusions|[Cc]onclusions concertées)(?=\s\d{4}/\d))",
            r"(?P<comment>\b(?:(?:general|observations?|recommandations?)\s(?:comment|recommendation"
            r"|générale)s?|(?:opinions?|avis|conclusions?)(?=\s(?:[Nn]os?\.?\s|n\s?[°o]s?\s?)?\d)))",
            ORGAN,
        )
    )
    + "))"
)
# What every cited number holds or follows; most paragraphs cite none, and are left at once.
_SOME_SIGN = "0123456789(/"
_SOME_WORD = ("/", "solution", "cision", "OLUTION", "CISION", "UNSCR", "(20", "(19")
# Each opens with a class of signs or plain letters, which are quick to look for.
_SOME_NUMBER = re.compile(
    r"[0-9(/A-Z](?:(?<=[0-9])\s?(?:/\s?[0-9]|\([0-9]{4}\))|(?<=\()[A-Z]*-?[IVXLC]+\)|(?<=/)[A-Z0-9]"
    r"|(?<=[A-Z])\.?[0-9])"
)
_AFTER_NOUN = re.compile(
    r"ion(?:(?<=solution)|(?<=cision))s?(?:[^a-z]{1,5}|\s(?:[Nn][a-z]{0,5}|[Nn]\so)[.°]?\s)[0-9]"
)


def may_cite(text: str) -> bool:
    """Whether `text` may cite a number at all: most paragraphs cite none, and are left at once.

    >>> may_cite("Recalling resolution 60/251"), may_cite("Recalling its 12 bells")
    (True, False)
    """
    if not any(map(text.__contains__, _SOME_SIGN)) or not any(map(text.__contains__, _SOME_WORD)):
        return False
    return bool(_SOME_NUMBER.search(text) or _AFTER_NOUN.search(text))


def tokens(text: str) -> Iterator[re.Match[str]]:
    """Nouns, numbers, symbols and organs in order; `lastgroup` says which each is.

    >>> [(found.lastgroup, found[0]) for found in tokens("its resolution 5/1")]
    [('noun', 'its resolution'), ('slash', '5/1')]
    """
    end = 0
    for opening in _OPENS.finditer(" " + text):
        place = opening.start()  # of the sign, one letter on
        match = _TOKEN.match(text, place) if place >= end else None
        if match:
            yield match
            end = match.end()
