"""Whose a cited number is: the organ tied to its noun, the one that acts, the text's own.

The number itself has the last word: no session 68 of the Human Rights Council has been held.
"""

from __future__ import annotations

from typing import NamedTuple

from manden.reading.cited_enumerations import DOTTED_NUMBER
from manden.reading.cited_organs import OTHER
from manden.reading.possible_numbers import possible


class CitingNoun(NamedTuple):
    """ "resolution", "its decisions": what holds for the numbers after it; `own` where "its" leads."""

    start: int
    end: int
    kind: str
    own: bool = False


class Citing:
    """What was said before: the noun in force, its organ, and the organs named so far."""

    def __init__(self, own: str, year: int | None, named: dict[str, str]) -> None:
        self.own, self.year = own, year
        self.noun: CitingNoun | None = None
        self.earlier: tuple[CitingNoun, tuple[str, ...], tuple[str, ...]] | None = None
        self.tied: tuple[str, ...] = ()  # the organ tied to the noun
        self.acts: tuple[str, ...] = ()  # the organ said to act by it
        self.organ: tuple[int, int, tuple[str, ...]] | None = None  # the one named last
        self.named = named  # "assembly" | "the_council" | "commission" -> body
        self.mentioned: list[str] = []
        self.waiting: list[int] = []  # numbers whose organ may still follow
        self.end = 0  # of the last number


def bodies_of(number: str, noun: CitingNoun, context: Citing) -> tuple[str, ...]:
    """The bodies that can have adopted the number, from what the words say to what it looks like.

    >>> bodies_of("60/251", CitingNoun(0, 10, "resolution"), Citing("HRC", 2025, {}))
    ('GA',)
    """
    year, kind = context.year, noun.kind
    if DOTTED_NUMBER.fullmatch(number):
        return of_others(number, context) or (OTHER,)
    if possible("SC", number, kind, year) and kind == "resolution":
        return ("SC",)
    if context.tied:
        able = tuple(b for b in context.tied if possible(b, number, kind, year))
        if able and (able[0] != OTHER or len(context.tied) == 1):
            return able
        if context.tied[0] == OTHER or (not able and len(context.tied) > 1):
            return (OTHER,)
    if noun.own and _of_a_commission(number, kind, context):
        return (OTHER,)
    said = (*context.acts, context.own)
    named = (*reversed(context.mentioned), *context.named.values())
    likely = ("GA", "CHR", "ECOSOC", "HRC", "SC") if context.tied else ("GA", "ECOSOC", "SC")
    every = dict.fromkeys((*said, *(b for b in named if b != OTHER), *likely))
    able = tuple(b for b in every if possible(b, number, kind, year))
    # A text misprints its own numbers; "its" is another's where the text's body can have none such.
    if OTHER in (context.mentioned if noun.own and context.own in able else named):
        able = (*able, OTHER)
    return able or ((context.tied or (OTHER,))[0],)


def _of_a_commission(number: str, kind: str, context: Citing) -> bool:
    """ "The Commission on Bells and its resolution 2013/1": of no organ of ours named with it."""
    if OTHER not in context.mentioned or context.named.get("commission") != OTHER:
        return False
    ours = (context.own, *context.mentioned)
    return not any(b != OTHER and possible(b, number, kind, context.year) for b in ours)


def of_others(number: str, context: Citing) -> tuple[str, ...]:
    """The World Health Assembly has numbers of its own form, with its letters or without.

    >>> of_others("WHA67.1", Citing("GA", 2015, {}))
    ('WHA',)
    """
    named = (*context.tied, *context.acts, *context.mentioned)
    if number.startswith("WHA") or ("WHA" in named and DOTTED_NUMBER.fullmatch(number)):
        return ("WHA",)
    return (OTHER,) if DOTTED_NUMBER.fullmatch(number) else ()
