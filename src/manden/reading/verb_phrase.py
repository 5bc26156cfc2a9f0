"""A verb of the body's own sentence, as recognised in the words of a paragraph."""

from __future__ import annotations

from enum import Enum
from typing import NamedTuple

from manden.reading.resolution import DIRECTIVE_FORCES

ASKS = DIRECTIVE_FORCES - {"decide"}  # a preamble that says "deciding" only tells what was decided
ASKS_BY_NOUN = ASKS - {"urge"}  # "its call", "son invitation"


class Form(Enum):
    """What a clause may open with: "Urges" (finite), "Urging" (participle), "We urge" (plural).

    "The Council urged" (past) is how a decision is told.
    """

    FINITE = "finite"
    PARTICIPLE = "participle"
    PLURAL = "plural"
    PAST = "past"

    __hash__ = object.__hash__  # members are single: no need to hash their names at each look-up


class VerbPhrase(NamedTuple):
    """An opening as printed at `words[start:end]`, and what it was recognised as.

    `preposition` is what leads from the person asked to the act in French ("de", "à"), and
    `pronoun` the span of a French pronoun that stands before its verb ("les encourage").
    """

    start: int
    end: int
    lemma: str
    force: str
    degree: tuple[str, ...] = ()
    negated: bool = False
    pronoun: tuple[int, int] | None = None
    preposition: str = "to"
    rule: str = "verb"
