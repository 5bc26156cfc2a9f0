"""Numbers of resolutions and symbols of documents in running text, each with its body.

The words are read from left to right. "Security Council resolutions" sets the body of the
numbers that follow; "its resolutions" is the text's own body, or the organ just said to speak
("the General Assembly, in its resolution 73/218"); in French the organ follows the numbers
("la résolution 60/251 de l'Assemblée générale"). The number itself corrects the words: "2690
(2023)" is the Security Council's whatever stands before it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from manden.reading.organs import ORGAN_NAMES
from manden.reading.symbols import normalised_number, parse_symbol

_ROMAN = r"(?:S-|ES-)?[IVXLC]+"
_PART = r"[A-Z](?![\w'’])"
_ORGANS = "|".join(f"(?P<{body}>{names})" for names, body in ORGAN_NAMES)
_TOKEN = re.compile(
    r"(?<!\w)(?=[\dA-ZÉidrslpÀ])(?:"
    + "|".join(
        (
            r"(?P<document>\b[A-Z][A-Z0-9]{0,8}(?:/[A-Z0-9][A-Za-z0-9\-]*(?:\.[A-Za-z0-9\-]+)*)+"
            r"(?:\s?\(\d{4}\))?)",
            rf"(?P<roman>\b\d{{1,4}}\s?(?:[A-Z]\s?)?\({_ROMAN}\))",
            r"(?P<council>\b\d{1,4}\s\(\d{4}\))",
            r"(?P<slash>(?<![\w/.])(?:(?:S|ES)-\s?\d{1,2}|\d{1,4})/\d{1,4}\b(?![/\d])"
            rf"(?:\s?{_PART}(?:(?:\s?[-–,]\s?|\s(?:and|et|to|à)\s){_PART})*)?)",
            r"(?P<noun>\b(?:(?P<own>its|sa|ses)\s+(?:own\s+|propres\s+|relevant\s+|previous\s+"
            r"|earlier\s+|subsequent\s+|other\s+|most recent\s+|dernière\s+)?)?"
            r"(?P<what>(?i:resolutions?|résolutions?|decisions?|décisions?))\b)",
            r"(?P<president>\bPRST\b|\bPresident['’]s statements?\b|\b[Pp]residential [Ss]tatements?\b"
            r"|\b[Ss]tatements? (?:by|of) (?:its|the) President\b"
            r"|\b[Dd]éclarations? (?:de son|du|de sa) [Pp]résidente?\b)",
            rf"\b(?:{_ORGANS})",
            r"(?P<parties>\b(?:Conference of the Parties to the|Conférence des [Pp]arties à la)"
            r" Convention (?:on Biological Diversity|sur la diversité biologique))",
            r"(?P<foreign>\b(?:Governing Council|Conseil d['’]administration|World Health Assembly"
            r"|Assemblée mondiale de la Santé|Conference of the Parties|Conférence des Parties"
            r"|Convention on Biological Diversity|Convention sur la diversité biologique))",
            r"(?P<assembly>\b(?:Assembly|Assemblée)\b)",
            r"(?P<the_council>\b(?:Council|Conseil)\b)",
            r"(?P<commission>\bCommission\b)",
        )
    )
    + ")"
)
# What every cited number holds; most paragraphs cite none, and are left at once.
_SOME_NUMBER = re.compile(r"\d\s?/\s?\d|\d\s?\(\d{4}\)|\([A-Z]*-?[IVXLC]+\)|/[A-Z0-9]")
_BODIES = tuple(body for _, body in ORGAN_NAMES)
_HAS_DIGIT = re.compile(r"/[^/]*\d")
# What joins a number to the organ after it: "60/251 of the", "du 1er mai 2013 de l'", "by the".
_OF_THE = re.compile(
    r"(?:\s?,)?(?:\s?,?\s?(?:of|du|en date du|dated|adopted on|adoptée le)\s\d{1,2}\s?(?:er)?"
    r"\s\w+\s\d{4})?\s?,?\s(?:of the|by the|adopted by the|de l['’]|du|de la|par le|par la|par l['’]"
    r"|adoptées? par l['’]|adoptées? par le|adoptées? par la)\s?$"
)
_SPEAKS = 90  # characters between an organ's name and "its resolution"
_HIGHEST_COUNCIL_SESSION = 90
_HIGHEST_YOUNG_SESSION = 12  # of the assemblies of UNEP and UN-Habitat


@dataclass(frozen=True)
class CitedNumber:
    """`text[start:end]` prints it; `noun` tells the numbers of one enumeration from the next."""

    start: int
    end: int
    kind: str  # resolution | decision | statement | document
    body: str
    number: str  # of a document, its symbol
    noun: int


class _Context:
    """What was said before: the noun in force, its body, and the organs named so far."""

    def __init__(self, own: str) -> None:
        self.own = own
        self.kind: str | None = None
        self.body = own
        self.noun = 0
        self.organ: tuple[int, str] | None = None  # end and body of the organ named last
        self.named: dict[str, str] = {}  # "assembly" | "the_council" | "commission" -> body
        self.waiting: list[int] = []  # numbers whose organ may still follow


def cited_numbers(text: str, own: str) -> list[CitedNumber]:
    """Every number and symbol that `text` cites; `own` is the body whose text it is.

    >>> [(cited.body, cited.number) for cited in cited_numbers(
    ...     "Rappelant la résolution 60/251 de l'Assemblée générale et ses résolutions 5/1", "HRC")]
    [('GA', '60/251'), ('HRC', '5/1')]
    """
    found: list[CitedNumber] = []
    if not _SOME_NUMBER.search(text):
        return found
    context = _Context(own)
    for match in _TOKEN.finditer(text):
        kind = match.lastgroup or ""
        if match["noun"]:
            _noun(text, match, context)
        elif match["president"]:
            context.kind, context.noun, context.waiting = "statement", match.start(), []
        elif kind == "document":
            found += _document(match, context)
        elif kind in {"roman", "council", "slash"}:
            _number(match, kind, context, found)
        else:
            _organ(text, match, kind, context, found)
    return found


def _noun(text: str, match: re.Match[str], context: _Context) -> None:
    context.kind = "resolution" if "solution" in match["what"].lower() else "decision"
    context.noun, context.waiting = match.start(), []
    named_just_before = context.organ and not text[context.organ[0] : match.start()].strip()
    speaks = context.organ and match.start() - context.organ[0] < _SPEAKS
    if (context.organ and named_just_before) or (
        match["own"] and context.organ and speaks and _same_sentence(text, context, match)
    ):
        context.body = context.organ[1]
    else:
        context.body = context.own


def _same_sentence(text: str, context: _Context, match: re.Match[str]) -> bool:
    between = text[context.organ[0] : match.start()] if context.organ else ""
    return re.search(r"\b(?:in|dans|par|by|with)\s*$", between) is not None and ";" not in between


def _document(match: re.Match[str], context: _Context) -> list[CitedNumber]:
    printed = match[0]
    if not _HAS_DIGIT.search(printed):
        return []
    full = f"S/{printed}" if printed.startswith("PRST/") else printed
    symbol = parse_symbol(full)
    if symbol:
        number = symbol.number or ""
        return [
            CitedNumber(match.start(), match.end(), symbol.kind, symbol.body, number, context.noun)
        ]
    bare = re.sub(r"\s?\(\d{4}\)$", "", printed)
    end = match.start() + len(bare)
    return [CitedNumber(match.start(), end, "document", "other", bare, context.noun)]


def _number(match: re.Match[str], kind: str, context: _Context, found: list[CitedNumber]) -> None:
    if context.kind is None:
        return
    number = normalised_number(match[0])
    body = _possible_body(kind, number, context)
    for part in _parts(number):
        context.waiting.append(len(found))
        found.append(
            CitedNumber(match.start(), match.end(), context.kind, body, part, context.noun)
        )


def _possible_body(kind: str, number: str, context: _Context) -> str:
    """The body in force, unless the form of the number is another's."""
    body = context.body
    if kind == "council":
        return "SC"
    if kind == "roman":
        return "ECOSOC" if body == "ECOSOC" and _late_roman(number) else "GA"
    head = number.partition("/")[0]
    if head.isdigit() and int(head) >= 1946:
        if context.kind == "statement":
            return "SC"
        return body if body in {"ECOSOC", "CHR"} else context.named.get("commission", "ECOSOC")
    if body in {"SC", "ECOSOC", "CHR"}:
        return "GA"
    if body in {"UNEA", "UNHA"} and head.isdigit() and int(head) > _HIGHEST_YOUNG_SESSION:
        return "GA" if context.kind == "resolution" else "other"
    if body == "HRC" and head.isdigit() and int(head) > _HIGHEST_COUNCIL_SESSION:
        return "GA"
    return body


def _late_roman(number: str) -> bool:
    return "(S-" not in number


def _parts(number: str) -> list[str]:
    """ "49/222 A and B" is two resolutions, "42/220 A" one."""
    match = re.fullmatch(r"(\S+) ([A-Z](?:\s?(?:,|and|et)\s?[A-Z])+)", number)
    if not match:
        return [number]
    return [f"{match[1]} {letter}" for letter in re.findall(r"\b[A-Z]\b", match[2])]


def _organ(
    text: str, match: re.Match[str], kind: str, context: _Context, found: list[CitedNumber]
) -> None:
    """An organ's name: of the numbers just before it, or of the noun that follows."""
    if kind in {"parties", "foreign"}:
        body = "CBD" if "Biolog" in match[0] or "biolog" in match[0] else "other"
    elif kind in _BODIES:
        body = kind
        context.named["assembly" if body in {"GA", "UNEA", "UNHA"} else _council(body)] = body
    else:
        body = _short_name(kind, context)
    if context.waiting:
        last = found[context.waiting[-1]]
        if _OF_THE.fullmatch(text[last.end : match.start()] or "-"):
            for index in context.waiting:
                found[index] = _of_body(found[index], body)
            context.waiting = []
            context.body = body
    context.organ = (match.end(), body)


def _council(body: str) -> str:
    return "commission" if body == "CHR" else "the_council"


def _short_name(kind: str, context: _Context) -> str:
    """ "the Assembly", "the Council": the one named before, else the text's own."""
    own = {
        "assembly": {"GA", "UNEA", "UNHA"},
        "the_council": {"HRC", "SC", "ECOSOC"},
        "commission": {"CHR"},
    }[kind]
    if context.own in own:
        return context.own
    return context.named.get(kind, "GA" if kind == "assembly" else "other")


def _of_body(cited: CitedNumber, body: str) -> CitedNumber:
    if re.search(r"\(\d{4}\)", cited.number) or (
        (body == "GA") != (cited.body == "GA")
        and (cited.number[:4].isdigit() and body in {"GA", "HRC"})
    ):
        return cited
    return CitedNumber(cited.start, cited.end, cited.kind, body, cited.number, cited.noun)
