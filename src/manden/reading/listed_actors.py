"""Whom the items of a list name before their acts: "(a) The Commission to meet"."""

from __future__ import annotations

import re

from manden.reading import infinitives
from manden.reading.phrase_actors import actors_of
from manden.reading.resolution import Addressee

# Whom an item asks stands behind the verb by which the body decides to ask it.
_TO_ASK = {
    "en": re.compile(
        r"To (?:(?:also|further|again) )?(?:request|invite|ask|call (?:up)?on|urge|encourage|authorize"
        r"|mandate|direct|instruct|entrust) "
    ),
    "fr": re.compile(
        r"(?:De |D')?(?:[Pp]rier|inviter|charger|autoriser|engager|encourager|exhorter|mandater)"
        r"(?: (?:également|aussi|en outre|de nouveau|instamment))? "
    ),
}


def listed_actors(text: str, language: str) -> tuple[Addressee, ...]:
    """Whom a list item names before its act: "(a) The Commission to meet" asks the Commission.

    >>> [known.actor for known in listed_actors("All States to adopt laws;", "en")]
    ['all_states']
    >>> [known.text for known in listed_actors("De prier les États de sonner;", "fr")]
    ['les États']
    """
    asks = _TO_ASK[language].match(text)  # "(c) To request the Mayor to ring", below "Decides:"
    text = text[asks.end() :] if asks else text
    for preposition in ("to",) if language == "en" else ("de", "à"):
        act = infinitives.first(text, 0, len(text), language, preposition)
        if act and act.start > 1:
            return actors_of(text[: act.start - 1], language)
    return ()
