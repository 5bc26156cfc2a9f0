"""Numbers of resolutions and symbols of documents in running text, each with its body.

The words are read from left to right. A noun ("resolutions", "decision") holds until the next one
that has numbers. Whose the numbers are is said by an organ tied to the noun ("Security Council
resolutions", "la résolution 60/251 de l'Assemblée générale"); else by the organ that is said to
act ("the General Assembly, in its resolution 73/218"); else they are the text's own. The number
itself has the last word: no session 68 of the Human Rights Council has been held.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from manden.reading.citation_tokens import may_cite, tokens
from manden.reading.cited_bodies import Citing, CitingNoun, bodies_of, of_others
from manden.reading.cited_enumerations import (
    in_enumeration,
    is_of_a_state,
    needs_no_noun,
)
from manden.reading.cited_joints import (
    acts,
    adoption_by,
    decided,
    follows,
    is_modified,
    joins_nouns,
    ties_to_noun,
)
from manden.reading.cited_organs import OTHER, bodies_named
from manden.reading.cited_series import plain_numbers
from manden.reading.cited_symbols import symbols_printed
from manden.reading.symbols import normalised_number

_DRAFT = re.compile(r"\b(?:draft|projets? de)\s$")
_NUMBERS = frozenset({"series", "roman", "council", "slash", "dotted"})
_OF_OTHERS = frozenset({"series", "dotted"})


class CitedNumber(NamedTuple):
    """`text[start:end]` prints it; `noun` tells the numbers of one enumeration from the next.

    `bodies` are those that may have adopted it, likeliest first; `body` is the first.
    """

    start: int
    end: int
    kind: str  # resolution | decision | statement | conclusions | document
    body: str
    number: str  # of a document, its symbol
    noun: int
    bodies: tuple[str, ...] = ()


def cited_numbers(
    text: str, own: str, year: int | None = None, named: dict[str, str] | None = None
) -> list[CitedNumber]:
    """Every number and symbol that `text` cites; `own` is the body whose text it is, of `year`.

    `named` carries from one paragraph to the next what short names stand for.

    >>> [(cited.body, cited.number) for cited in cited_numbers(
    ...     "Rappelant la résolution 60/251 de l'Assemblée générale et ses résolutions 5/1", "HRC")]
    [('GA', '60/251'), ('HRC', '5/1')]
    """
    found: list[CitedNumber] = []
    if not may_cite(text):
        return found
    context = Citing(own, year, {} if named is None else named)
    for match in tokens(text):
        kind = match.lastgroup or OTHER
        if kind == "noun":
            _noun(text, match, context, found)
        elif kind == "president":
            _open(context, CitingNoun(match.start(), match.end(), "statement"))
        elif kind == "short_noun":
            _open(context, CitingNoun(match.start(), match.end(), "resolution"))
            context.tied = ("SC",)
        elif kind == "agreed":  # a document with a number, and no symbol
            _open(context, CitingNoun(match.start(), match.end(), "conclusions"))
            context.tied = (OTHER,)
        elif kind == "comment":
            context.noun, context.waiting, context.earlier = None, [], None
        elif kind == "document":
            _document(text, match, context, found)
        elif kind in _NUMBERS:
            _number(text, match, kind, context, found)
        else:
            _organ(text, match, context, found)
    return found


def _open(context: Citing, noun: CitingNoun) -> None:
    context.noun, context.waiting = noun, []
    context.tied, context.acts = (), ()


def _noun(text: str, match: re.Match[str], context: Citing, found: list[CitedNumber]) -> None:
    kind = "decision" if "cision" in match["what"].lower() else "resolution"
    if _DRAFT.search(text, max(0, match.start() - 12), match.start()):
        context.noun = None
        return
    if context.noun and found and found[-1].noun == context.noun.start:
        context.earlier = context.noun, context.tied, context.acts
    waiting, tied = context.waiting, context.tied
    joined = _joined(text, match, kind, context)
    _open(context, CitingNoun(match.start(), match.end(), kind, bool(match["own"])))
    if joined:
        context.waiting, context.acts = waiting, tied
    organ = context.organ
    if organ:
        between = text[organ[1] : match.start()]
        if between.strip(" s’'") == "":  # "the Council resolution", "the Council's resolution"
            context.tied = organ[2]
        elif not _is_own(match) and (
            (between in (" and ", " et ") and match["own"] and _is_commission(text, organ))
            or acts(between, bool(match["own"]), organ[2][0] != OTHER)
            or adoption_by(text, organ[0], between)
        ):
            context.acts = organ[2]
    _plain(text, context, found)


def _is_commission(text: str, organ: tuple[int, int, tuple[str, ...]]) -> bool:
    return organ[2][0] == OTHER and text.startswith("Commission ", organ[0])


def _joined(text: str, match: re.Match[str], kind: str, context: Citing) -> bool:
    """ "Commission resolution 2006/1 and decisions 2004/2 and 2005/2": two nouns of one organ."""
    if match["own"] or context.noun is None or context.noun.own:
        return False
    if context.noun.kind in {kind, "conclusions"}:
        return False
    return joins_nouns(text[context.end : match.start()])


def _is_own(match: re.Match[str]) -> bool:
    return bool(match["own"]) and len(match["own"].split()) > 1


def _plain(text: str, context: Citing, found: list[CitedNumber]) -> None:
    """ "resolution 4", "resolutions 1379 and 1460": no series tells whose they are."""
    noun = context.noun
    for start, end in plain_numbers(text, noun.end) if noun else ():
        assert noun
        context.waiting.append(len(found))
        bodies = (*(context.tied or (context.own,)), OTHER)
        body = "SC" if bodies[0] == "SC" else OTHER
        found.append(CitedNumber(start, end, noun.kind, body, text[start:end], noun.start))
        context.end = end


def _document(text: str, match: re.Match[str], context: Citing, found: list[CitedNumber]) -> None:
    if match[0].endswith("/PRST"):  # "S/PRST/ 2014/23"
        _open(context, CitingNoun(match.start(), match.end(), "statement"))
        return
    noun = context.noun.start if context.noun else match.start()
    for start, end, symbol, printed in symbols_printed(text, match, context.own):
        if symbol:
            number = symbol.number or ""
            one = CitedNumber(start, end, symbol.kind, symbol.body, number, noun, (symbol.body,))
        else:
            one = CitedNumber(start, end, "document", OTHER, printed, noun)
        found.append(one)
        context.end = end
        if symbol and context.noun is None:
            _open(context, CitingNoun(start, end, symbol.kind))
            context.tied = (symbol.body,)


def _number(
    text: str, match: re.Match[str], kind: str, context: Citing, found: list[CitedNumber]
) -> None:
    if match.start() < context.end:
        return
    noun = context.noun
    if noun is None:
        of_council = kind == "council" and context.own == "SC"
        if not needs_no_noun(text, match, of_council):
            return
        what = "decision" if "/DEC" in match[0] else "resolution"
        noun = CitingNoun(match.start(), match.start(), what)
        _open(context, noun)
    before = found[-1].number if found else ""
    directly = 0 <= match.start() - noun.end <= 2 or (
        context.organ is not None and 0 <= match.start() - context.organ[1] <= 2
    )
    printed = (kind, match[0])
    if not directly and not in_enumeration(text, match.start(), printed, noun.end, before):
        return
    if kind == "slash" and is_of_a_state(text, noun.start, match):
        context.end = match.end()
        return
    _of_earlier_noun(text, match, context)
    noun = context.noun or noun
    number = match[0] if kind in _OF_OTHERS else normalised_number(match[0])
    parts = _parts(number.removeprefix("WHA"))
    bodies = (
        of_others(number, context) if kind in _OF_OTHERS else bodies_of(parts[0], noun, context)
    )
    for part in parts:
        context.waiting.append(len(found))
        body = bodies[0] if bodies else OTHER
        found.append(CitedNumber(*match.span(), noun.kind, body, part, noun.start, bodies))
    context.end = match.end()
    if context.acts and context.organ:
        context.organ = (context.organ[0], match.end(), context.acts)


def _of_earlier_noun(text: str, match: re.Match[str], context: Citing) -> None:
    """ "resolutions 5/1, on the decision to meet, and 5/2": the second noun has no numbers."""
    noun, earlier = context.noun, context.earlier
    if noun and earlier and context.end < noun.start:
        between = text[noun.end : match.start()]
        if len(between) > 3 and not context.tied and re.search(r"[,”»]\s(?:and\s|et\s)?$", between):
            context.noun, context.tied, context.acts = earlier
    context.earlier = None


def _parts(number: str) -> list[str]:
    """ "49/222 A and B" is two resolutions, "42/220 A" and "51/211 A-E" one."""
    match = re.fullmatch(r"(\S+) ([A-Z](?:\s?(?:,|and|et)\s?[A-Z])+)( \([A-Z-]+\))?", number)
    if not match:
        return [number]
    letters = re.findall(r"\b[A-Z]\b", match[2])
    return [f"{match[1]} {letter}{match[3] or ''}" for letter in letters]


def _organ(text: str, match: re.Match[str], context: Citing, found: list[CitedNumber]) -> None:
    """An organ's name: of the numbers just before it, or of the noun around it."""
    kind = match.lastgroup or OTHER
    if kind in {"assembly", "the_council", "commission"} and is_modified(text, match.start()):
        kind = OTHER  # "Statistical Commission"
    if kind == "CHR" and text.endswith(("American ", "National "), 0, match.start()):
        kind = OTHER
    bodies = bodies_named(kind, match[0], context.own, context.named)
    noun = context.noun
    if noun and not context.tied:
        last = found[context.waiting[-1]] if context.waiting else None
        if last:
            foreign = bodies[0] == OTHER and last.body == context.own
            places = last.end, *match.span()
            if follows(text, (noun.start, noun.own), places, foreign):
                _give(context, found, bodies)
            elif foreign and noun.own and decided(text, noun.start, places):
                _let_be_others(context, found)
        elif not noun.own and ties_to_noun(text[noun.end : match.start()]):
            context.tied = bodies
    context.organ = (match.start(), match.end(), bodies)
    context.mentioned += [body for body in bodies[:1] if body != OTHER or len(bodies) == 1]


def _let_be_others(context: Citing, found: list[CitedNumber]) -> None:
    """The numbers that waited may be the other organ's: their dates tell."""
    for index in context.waiting:
        one = found[index]
        if one.bodies and OTHER not in one.bodies:
            found[index] = one._replace(bodies=(*one.bodies, OTHER))


def _give(context: Citing, found: list[CitedNumber], bodies: tuple[str, ...]) -> None:
    """The numbers that waited for their organ are its own, as are those that still follow."""
    context.tied = bodies
    assert context.noun
    for index in context.waiting:
        one = found[index]
        able = bodies_of(one.number, context.noun, context)
        if one.bodies:
            found[index] = one._replace(body=able[0], bodies=able)
        elif bodies[0] == "SC" and one.number.isdigit():
            found[index] = one._replace(body="SC")
    context.waiting = []
    context.tied = ()
    context.acts = bodies
