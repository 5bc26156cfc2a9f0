"""The facts of the masthead: body, number, title, session, agenda item, dates, language."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import takewhile

from manden.reading.adoption import masthead_date
from manden.reading.ordinals import ordinal_value
from manden.reading.organs import organ_in, organ_of_formula
from manden.reading.printed_dates import first_date, first_span
from manden.reading.resolution import Resolution, Session, Vote
from manden.reading.signed_above import day_of_council, signed_above
from manden.reading.symbols import (
    Symbol,
    normalised_number,
    parse_symbol,
    session_of,
    symbol_from_stem,
    symbol_of,
)

_NUMBER = r"(?:(?:S|ES)\s?-\s?\d{1,2}|\d{1,4})\s?/\s?\d{1,4}(?:\s?[A-Z](?![a-z])(?:\s?(?:and|et|-)\s?[A-Z]\b)*)?"
_SAYS = r"(?:(?:Statement by the|D[ée]claration d(?:u|e la)) Pr[eé]sident\w*\s)?"  # run on to its number
_NAMED = rf"(?:{_SAYS}PRST[ /]|(?:[Dd][eé]cision|[Rr][ée]solution) )?"
_TITLE = re.compile(
    rf"{_NAMED}({_NUMBER})\s?[.,:]?(?:\s+(?P<title>\S.*))?",
    re.DOTALL,
)
# A resolution adopted in parts: the letter stands alone, or at the end of a title run together.
_PART = re.compile(r"([A-H])(?:\s\d{1,2})?")
_IN_PARTS = frozenset({"GA", "CHR", None})  # whose resolutions have lettered parts
_LAST_PART = re.compile(r"\s([B-H])$")
_ROMAN_TITLE = re.compile(
    r"(\d{1,4}\s?(?:[A-Z]\s?)?\((?:S-|ES-)?[IVXLC]+\))\s?\.?\s+(?P<title>\S.*)", re.DOTALL
)
_COUNCIL = re.compile(
    r"(?:Resolution|R[ée]solution|RESOLUTION|R[ÉE]SOLUTION)\s+(\d{1,4}\s*\(\d{4}\))"
    r"|^(\d{1,4}\s*\(\d{4}\))\s?\.?\s*(?:R[ée]solution|RESOLUTION|R[ÉE]SOLUTION)\b",
    re.MULTILINE,
)
_SYMBOL = re.compile(
    r"\b(?:A/HRC|A|S|E/CN\.4|E)\s?/\s?(?:RES|DEC|PRST)\s?/\s?"
    r"(?:(?:S|ES)-\d+/\d+|\d{4}/\d+|\d+/\d+(?:\s?[A-Z](?:-[A-Z])?\b)?|\d+\s?\(\d{4}\)|\d+\s?\([IVXL]+\))"
    r"|\b(?:UNEP|HSP)\s?/\s?(?:EA|HA)\.\d+/(?:RES|Res|DEC|Dec)\.\d+"
)
_ALONE = re.compile(r"\d{1,3}/\d{1,3}")
_DRAFT = re.compile(r"draft (?:resolution|decision)|projet de (?:r[ée]solution|d[ée]cision)", re.I)
_DRAFT_SYMBOL = re.compile(r"\b[A-Z]{1,4}/[A-Z\d./-]{0,30}L\.\d+(?:/Rev\.\d+)?\b")
_STATEMENT = re.compile(
    r"(?:President['’]s statement|Statement by the President|D[ée]claration d(?:u|e la) pr[ée]sident"
    r"|Presidential statement|made the following statement|a fait la d[ée]claration suivante)",
    re.IGNORECASE,
)
_DECISION = re.compile(r"\bD[ée]cision\s+(?:adopted|adopt[ée]e|\d)|\bDEC/", re.IGNORECASE)
_SESSION = re.compile(
    r"(?P<words>(?:[^\W\d_]+[\s-]+(?:et\s+|and\s+)?){0,3}?[^\W\d_]+|\d{1,3}(?:st|nd|rd|th|e|ère|er))"
    r"\s+(?P<special>special\s+|emergency special\s+|resumed\s+)?"
    r"session(?P<extra>\s+(?:extraordinaire|d['’]urgence))?\b",
    re.IGNORECASE,
)
_SESSION_WORD = re.compile("session", re.IGNORECASE)
_SESSION_REACH = 200  # characters: four words and "emergency special" are no longer
_YEAR_SESSION = re.compile(
    r"\b(?:(\d{4})\s+session|session\s+(?:de\s+|ordinaire\s+de\s+)?(\d{4}))\b", re.IGNORECASE
)
_ITEM = re.compile(
    r"(?:Agenda\s+items?|Items?|Points?)\s+(?P<number>\d{1,3})\s*"
    r"(?P<sub>(?:[,(]?\s*(?:\(?\s*[a-z]\s*\)?)\s*[,)]?(?=\s|$|,)(?:\s*(?:and|et)\s*)?)*)",
    re.IGNORECASE,
)
_DISTRIBUTED = re.compile(r"Distr\b\.?\s*:?(.{0,60})", re.IGNORECASE | re.DOTALL)
_ORIGINAL = re.compile(r"Original\s*:\s*([^\W\d_]+)", re.IGNORECASE)
_LANGUAGES = {
    "english": "en", "anglais": "en", "french": "fr", "français": "fr", "francais": "fr",
    "spanish": "es", "espagnol": "es", "russian": "ru", "russe": "ru", "arabic": "ar",
    "arabe": "ar", "chinese": "zh", "chinois": "zh",
}  # fmt: skip
MEETING = re.compile(
    r"(?:at (?:its|the)|[àa] (?:sa|la))\s+(\d{1,5})\s?(?:st|nd|rd|th|e|re|ère|ème)?\s+(?:plenary )?"
    r"(?:meeting|s[ée]ance)",
    re.I,
)
# "S‑37/1": conversions print the number with a hyphen that does not break.
_HYPHENS = {0x2010: "-", 0x2011: "-"}


@dataclass(frozen=True)
class Masthead:
    kind: str
    body: str
    symbol: str | None
    number: str | None
    title: str | None
    session: Session | None
    agenda_item: str | None
    adopted: date | None
    distributed: date | None
    original_language: str | None
    meeting: int | None
    vote: Vote


def read_masthead(
    lines: Sequence[str], boxes: Sequence[str], formula: str | None, stem: str = ""
) -> Masthead:
    """The facts that the masthead prints, or that the number implies.

    `lines` stand above the enacting formula, `boxes` are page furniture (the distribution box
    may stand anywhere), `stem` is the file's name, used only where neither says the symbol.

    >>> head = read_masthead(
    ...     ["Human Rights Council", "Third session", "Resolution adopted by the Human Rights"
    ...      " Council on 5 May 2009", "3/7. Bells for all"], ["A/HRC/RES/3/7"],
    ...     "The Human Rights Council,")
    >>> head.symbol, head.title, head.session.number, str(head.adopted)
    ('A/HRC/RES/3/7', 'Bells for all', 3, '2009-05-05')
    """
    lines = [line.translate(_HYPHENS) for line in lines]
    text, page = "\n".join(lines), "\n".join(boxes).translate(_HYPHENS)
    kind = _kind(text, page)
    parts = organ_of_formula(formula or "") in _IN_PARTS
    numbered = _numbered_title(lines, text, parts=parts)
    numbered = numbered or _number_alone(boxes, text)
    symbol = _symbol(text, page, numbered[0] if numbered else None, formula, kind, stem)
    number = symbol.number if symbol else (numbered[0] if numbered else None)
    body = _body(text, formula, symbol)
    meeting = MEETING.search(text)
    signed = signed_above(lines)
    return Masthead(
        kind=symbol.kind if symbol and kind == "resolution" else kind,
        body=body,
        symbol=symbol.text if symbol else (None if number else _draft_symbol(text, page)),
        number=number,
        title=numbered[1] if numbered else None,
        session=session_told(lines, text, body, number),
        agenda_item=_agenda_item(text),
        adopted=masthead_date(lines, kind) or signed.date or day_of_council(lines, number),
        distributed=_distributed(page + "\n" + text),
        original_language=_original_language(page + "\n" + text),
        meeting=int(meeting[1]) if meeting else signed.meeting,
        vote=signed.vote,
    )


def as_next_part(head: Masthead, lines: Sequence[str], before: Resolution) -> Masthead:
    """The masthead of a part that only prints its letter and title, completed from the one before.

    A text that prints a number of its own is left as it is.
    """
    letter = next((part for line in lines if (part := _PART.fullmatch(line))), None)
    base = re.sub(r"\s[A-H]$", "", before.number or "")
    if letter is None or head.number is not None or not base:
        return head
    number = f"{base} {letter[1]}"
    title = " ".join(line for line in lines if not _PART.fullmatch(line))
    return replace(
        head,
        body=before.body,
        number=number,
        symbol=symbol_of(before.body, number, before.kind),
        title=_clean_title(title),
        session=before.session,
        adopted=before.adopted,
    )


def _kind(text: str, page: str) -> str:
    if _STATEMENT.search(text) or "PRST" in page + text:
        return "statement"
    return "decision" if _DECISION.search(text) or "/DEC/" in page else "resolution"


def _numbered_title(
    lines: Sequence[str], text: str, *, parts: bool
) -> tuple[str, str | None] | None:
    """The number and the title, from the line that carries both (the last such line).

    `parts` where a letter behind the title may name a part: "58/40. Hepatitis B" is one whole text.
    """
    council = _COUNCIL.search(text)
    if council:
        return normalised_number(council[1] or council[2]), None
    for index in range(len(lines) - 1, -1, -1):
        match = _TITLE.fullmatch(lines[index]) or _ROMAN_TITLE.fullmatch(lines[index])
        if not match:
            continue
        rest = [match["title"] or "", *takewhile(_is_title, lines[index + 1 :])]
        letter = next((part for line in rest if (part := _PART.fullmatch(line))), None)
        words = " ".join(
            part for part in rest if part and not part.startswith("[") and not _PART.fullmatch(part)
        )
        last = _LAST_PART.search(words) if letter is None and parts else None
        if last:
            words = words[: last.start()]
        number = normalised_number(match[1].replace(" et ", " and "))
        part = letter or last
        return f"{number} {part[1]}" if part and "/" in number else number, _clean_title(words)
    return None


def _number_alone(boxes: Sequence[str], text: str) -> tuple[str, None] | None:
    """ "21/34" on a line of its own, of the session that is printed: no page 21 of 34."""
    for box in boxes:
        if _ALONE.fullmatch(box) and str(_printed_session(text)) == box.partition("/")[0]:
            return box, None
    return None


def _draft_symbol(text: str, page: str) -> str | None:
    """The symbol of a draft, "A/HRC/41/L.15/Rev.1"."""
    match = _DRAFT_SYMBOL.search(page + "\n" + text) if _DRAFT.search(text) else None
    return match[0] if match else None


def _is_title(line: str) -> bool:
    """Whether a line under the number may belong to the title: "At its 34th meeting" may not."""
    return MEETING.match(line) is None


def _clean_title(words: str) -> str | None:
    return words.strip().rstrip("*").strip() or None


def _symbol(
    text: str, page: str, number: str | None, formula: str | None, kind: str, stem: str
) -> Symbol | None:
    """The printed symbol whose number is the title's; else built from number and body."""
    printed = [
        found
        for match in _SYMBOL.finditer(page + "\n" + text)
        if (found := parse_symbol(re.sub(r"\s?/\s?", "/", match[0])))
    ]
    for found in printed:
        if number is None or found.number == number:
            return found
    body = organ_of_formula(formula or "") or organ_in(text)
    if number and body:
        built = symbol_of(body, number, kind)
        return parse_symbol(built) if built else None
    return symbol_from_stem(stem)


def _body(text: str, formula: str | None, symbol: Symbol | None) -> str:
    if symbol:
        return symbol.body
    return organ_of_formula(formula or "") or organ_in(text) or "other"


def session_told(lines: Sequence[str], text: str, body: str, number: str | None) -> Session | None:
    """The session that the lines print, else the one that the number belongs to.

    >>> session_told([], "", "HRC", "58/30").number
    58
    """
    if body == "SC":
        return None
    own, _ = session_of(body, number) if number else (None, False)
    printed = _printed_session(text)
    span = None
    head = text.split("adopt", 1)[0]
    if body != "GA":
        span = first_span(head)
    found = printed if printed is not None else own
    if own is not None and printed is not None and own != printed:
        found = own  # a quoted session in a title is not the text's own
    if found is None:
        return None
    opens, closes = span if span else (None, None)
    return Session(found, opens, closes, derived=printed is None or printed != found)


def _sessions(text: str) -> Iterator[re.Match[str]]:
    """The sessions named, looked for just before each "session": the pattern is slow to search."""
    end = 0
    for named in _SESSION_WORD.finditer(text):
        near = max(end, named.start() - _SESSION_REACH)
        match = _SESSION.search(text, near) if named.start() >= end else None
        if match:
            yield match
            end = match.end()


def _printed_session(text: str) -> int | None:
    year = _YEAR_SESSION.search(text)
    if year:
        return int(year[1] or year[2])
    for match in _sessions(text):
        words = match["words"].split()
        for start in range(len(words)):
            value = ordinal_value(" ".join(words[start:]))
            if value:
                return value
    return None


def _agenda_item(text: str) -> str | None:
    match = _ITEM.search(text)
    if not match:
        return None
    letters = re.findall(r"\b[a-z]\b", match["sub"])
    return match["number"] + "".join(f" ({letter})" for letter in letters[:3])


def _distributed(text: str) -> date | None:
    match = _DISTRIBUTED.search(text)
    return first_date(match[1]) if match else None


def _original_language(text: str) -> str | None:
    match = _ORIGINAL.search(text)
    return _LANGUAGES.get(match[1].lower()) if match else None
