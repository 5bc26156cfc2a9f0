"""Document symbols of the organs, normalised: `A/HRC/RES/58/30`, `S/RES/2690 (2023)`.

The General Assembly wrote `A/RES/491 (V)` up to its thirtieth session and `A/RES/64/293`
after; the Security Council writes the year in brackets; the assemblies of UNEP and UN-Habitat
number `UNEP/EA.3/RES.4`. A number alone says nothing of its body: both are needed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

BODIES = ("HRC", "GA", "SC", "ECOSOC", "UNEA", "UNHA", "CHR", "other")

_ROMAN = r"[IVXLC]+"
_PREFIXES = {  # body -> kind -> what stands before the number
    "HRC": {"resolution": "A/HRC/RES/", "decision": "A/HRC/DEC/", "statement": "A/HRC/PRST/"},
    "GA": {"resolution": "A/RES/", "decision": "A/DEC/"},
    "SC": {"resolution": "S/RES/", "statement": "S/PRST/"},
    "ECOSOC": {"resolution": "E/RES/", "decision": "E/DEC/"},
    "CHR": {"resolution": "E/CN.4/RES/", "decision": "E/CN.4/DEC/"},
    "CBD": {"decision": "CBD/COP/DEC/"},  # the Parties to the Convention on Biological Diversity
    "WHA": {"resolution": "WHA", "decision": "WHA"},  # the World Health Assembly
}
_ITS_OWN = re.compile(r"(?:EB\d+(?:\.R\d+|\(\d+\))|GC\([\dIVXLC]+\)/(?:RES|DEC)/\d+)")
_ASSEMBLIES = {"UNEA": "UNEP/EA.", "UNHA": "HSP/HA."}
_KINDS = {"RES": "resolution", "DEC": "decision", "PRST": "statement"}

_SYMBOL = re.compile(
    r"(?:(?P<body>A/HRC|A|S|E/CN\.4|E)/(?P<kind>RES|DEC|PRST)/(?P<number>.+)"
    r"|(?P<assembly>UNEP/EA\.|HSP/HA\.)(?P<session>\d+)/(?P<type>RES|DEC)\.(?P<item>\d+))",
    re.IGNORECASE,
)
_BODY_OF_PREFIX = {"A/HRC": "HRC", "A": "GA", "S": "SC", "E": "ECOSOC", "E/CN.4": "CHR"}
_SECURITY_COUNCIL = re.compile(r"(\d{1,4})\s*\((\d{4})\)")
_ROMAN_SESSION = re.compile(
    rf"(\d{{1,4}})\s*([A-Z])?\s*\(\s*((?:S-|ES-)?{_ROMAN})\s*\)(?:\s*,?\s*([A-Z]))?", re.IGNORECASE
)
_SLASH_NUMBER = re.compile(r"((?:S|ES)\s?-\s?\d{1,2}|\d{1,4})\s?/\s?(\d{1,4})\s?(.*)", re.DOTALL)
_FROM_PART_TO_PART = re.compile(r"\s?(?:[-–—]|\b(?:to|à)\b)\s?")
_STEM = re.compile(r"[A-Z]{1,4}(?:_[A-Z0-9.-]+)+")


@dataclass(frozen=True)
class Symbol:
    """A normalised symbol taken apart. `session` is None where the number does not tell it."""

    text: str
    body: str
    kind: str  # resolution | decision | statement | document
    number: str | None
    session: int | None = None
    special: bool = False


@lru_cache(maxsize=1024)  # the same numbers come back in a text, each a few times
def normalised_number(printed: str) -> str:
    """The number with one spacing: "57/270 B", "2690 (2023)", "217 A (III)", "S-33/1".

    >>> normalised_number("217A(III)"), normalised_number("57/270B"), normalised_number("1325(2000)")
    ('217 A (III)', '57/270 B', '1325 (2000)')
    >>> normalised_number("217 (III) A"), normalised_number("51/211 A to E")
    ('217 A (III)', '51/211 A-E')
    """
    text = " ".join(printed.split())
    council = _SECURITY_COUNCIL.fullmatch(text)
    if council:
        return f"{council[1]} ({council[2]})"
    roman = _ROMAN_SESSION.fullmatch(text)
    if roman:
        letter = roman[2] or roman[4]
        part = f" {letter.upper()}" if letter else ""
        return f"{roman[1]}{part} ({roman[3].upper()})"
    slash = _SLASH_NUMBER.fullmatch(text)
    if slash:
        head = f"{slash[1].replace(' ', '')}/{slash[2]}"
        return f"{head} {_FROM_PART_TO_PART.sub('-', slash[3].strip())}".strip()
    return text


def symbol_of(body: str, number: str, kind: str = "resolution") -> str | None:
    """The symbol of a body's numbered text, or None where that body has no known form.

    >>> symbol_of("HRC", "58/30"), symbol_of("SC", "2690 (2023)"), symbol_of("UNEA", "3/4")
    ('A/HRC/RES/58/30', 'S/RES/2690 (2023)', 'UNEP/EA.3/RES.4')
    """
    number = normalised_number(number)
    if body in _ASSEMBLIES:
        session, _, item = number.partition("/")
        form = "RES" if kind == "resolution" else "DEC"
        return f"{_ASSEMBLIES[body]}{session}/{form}.{item}" if item else None
    if body == "other" and _ITS_OWN.fullmatch(number):
        return number  # that names its organ, and so is its own symbol
    prefix = _PREFIXES.get(body, {}).get(kind)
    return f"{prefix}{number}" if prefix else None


def parse_symbol(printed: str) -> Symbol | None:
    """Take apart the symbol of a resolution, decision or presidential statement.

    >>> parse_symbol("S/RES/2690(2023)")
    Symbol(text='S/RES/2690 (2023)', body='SC', kind='resolution', number='2690 (2023)', \
session=None, special=False)
    >>> parse_symbol("A/HRC/58/79") is None
    True
    """
    match = _SYMBOL.fullmatch(" ".join(printed.split()).strip(" .*"))
    if not match:
        return None
    if match["assembly"]:
        body = "UNEA" if match["assembly"].upper().startswith("UNEP") else "UNHA"
        kind, number = _KINDS[match["type"].upper()], f"{match['session']}/{match['item']}"
    else:
        body = _BODY_OF_PREFIX[match["body"].upper()]
        kind, number = _KINDS[match["kind"].upper()], normalised_number(match["number"])
    text = symbol_of(body, number, kind)
    if text is None:
        return None
    session, special = session_of(body, number)
    return Symbol(text, body, kind, number, session, special)


def symbol_from_stem(stem: str) -> Symbol | None:
    """The symbol that a file name spells with underscores, where it does.

    >>> symbol_from_stem("S_RES_2690_2023").text, symbol_from_stem("A_HRC_RES_S_33_1").text
    ('S/RES/2690 (2023)', 'A/HRC/RES/S-33/1')
    >>> symbol_from_stem("A_RES_71_272_B").text
    'A/RES/71/272 B'
    >>> symbol_from_stem("A_RES_2200_XXI").text
    'A/RES/2200 (XXI)'
    >>> symbol_from_stem("E_RES_1104_XL").text, symbol_from_stem("A_RES_187_S_II").text
    ('E/RES/1104 (XL)', 'A/RES/187 (S-II)')
    >>> symbol_from_stem("E_RES_395_D_XIII").number
    '395 D (XIII)'
    """
    if not _STEM.fullmatch(stem):
        return None
    spelled = stem.replace("_", "/")
    spelled = re.sub(r"^(S/RES/\d+)/(\d{4})$", r"\1 (\2)", spelled)
    spelled = re.sub(
        r"^([AE]/RES/\d+)(/(?!S/)[A-Z])?/((?:(?:S|ES)[/-])?[IVXLC]+)$", _with_roman, spelled
    )
    spelled = re.sub(r"/(S|ES)/(\d)", r"/\1-\2", spelled)
    spelled = re.sub(
        r"(?<=\d)((?:/[A-Z])+)$", lambda m: " " + m[1].strip("/").replace("/", "-"), spelled
    )
    return parse_symbol(spelled)


def _with_roman(match: re.Match[str]) -> str:
    part = match[2].replace("/", " ") if match[2] else ""
    return f"{match[1]}{part} ({match[3].replace('/', '-')})"


def session_of(body: str, number: str) -> tuple[int | None, bool]:
    """The session that a number belongs to, and whether that session was a special one.

    >>> session_of("HRC", "58/30"), session_of("GA", "S-26/2"), session_of("GA", "491 (V)")
    ((58, False), (26, True), (5, False))
    >>> session_of("SC", "2690 (2023)")
    (None, False)
    """
    number = normalised_number(number)
    roman = _ROMAN_SESSION.fullmatch(number)
    if roman:
        numeral = roman[3].upper()
        return roman_value(numeral.rpartition("-")[2]), "-" in numeral
    slash = _SLASH_NUMBER.fullmatch(number)
    if not slash or body in {"SC", "CHR", "other"}:
        return None, False
    head = slash[1].replace(" ", "")
    return int(head.rpartition("-")[2]), "-" in head


def roman_value(numeral: str) -> int:
    """The value of a Roman numeral.

    >>> roman_value("XLVIII")
    48
    """
    values = [{"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}[letter] for letter in numeral.upper()]
    following = [*values[1:], 0]
    return sum(
        -value if value < after else value for value, after in zip(values, following, strict=True)
    )
