"""Paragraphs printed in capitals, whole or their verbs: "REQUESTS the Mayor to ring".

The rules know words as sentences print them; capitals are lowered letter for letter, so that offsets
stay those of the print. French capitals often bear no accents: verbs get theirs back.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from manden.reading.lost_accents import with_accents
from manden.reading.resolution import Clause
from manden.reading.squeezed import in_small_letters, without_accents
from manden.reading.verb_phrase import Form
from manden.reading.verbs import openings

_CAPITALS = re.compile(r"[A-ZÀ-Ý]{3,}(?![\w-])")
_LEADS_IN = re.compile(r"(?:SE|EST|NE|SONT|MET|FAIT)(?= \w)|(?:SE |S['’])[A-ZÀ-Ý]{3,}(?![\w-])")


def without_capitals(words: str, language: str) -> str:
    """`words` with the capitals lowered: of all where all are capitals, else of verbs of the body.

    The same text where the first word stands in small letters, or is no verb.

    >>> without_capitals("REQUESTS the UNHCR to sing, and INVITES all", "en")
    'Requests the UNHCR to sing, and invites all'
    >>> without_capitals("SE félicite du chant", "fr"), without_capitals("S'INQUIÈTE du vol", "fr")
    ('Se félicite du chant', "S'inquiète du vol")
    >>> without_capitals("PRIE LE SECRETAIRE GENERAL DE SONNER", "fr")
    'Prie le secrétaire général de sonner'
    """
    if words[1:2].islower():  # nearly always: no pattern is needed
        return words
    leads = _LEADS_IN.match(words)  # "SE félicite", "EST conscient", "S'INQUIÈTE"
    if leads is None and not (words[:4].isupper() and words[:4].isalpha()):
        return words
    if words.isupper():
        lowered = words[0] + in_small_letters(words)[1:]
        lowered = with_accents(lowered) if language == "fr" else lowered
    else:
        verbs = _verbs(language)
        lowered = words[0] + _CAPITALS.sub(lambda found: verbs.get(found[0], found[0]), words)[1:]
    if leads:
        lowered = words[0] + words[1 : leads.end()].lower() + lowered[leads.end() :]
    return words if lowered == words else lowered  # "ℍℍℍℍ" has no small letters


@cache
def _verbs(language: str) -> dict[str, str]:
    """Verbs by their capitals, with and without accents."""
    plain = [word for word in openings(language, Form.FINITE) if word.isalpha() and len(word) > 2]
    return {
        printed: word for word in plain for printed in (word.upper(), without_accents(word).upper())
    }


def as_printed(clause: Clause, lowered: str, printed: str) -> Clause:
    """The clause with its words as they stand in `printed`, of which `lowered` has the letters."""

    def print_of(words: str) -> str:
        start = lowered.find(words)
        return printed[start : start + len(words)] if start >= 0 else words

    named = tuple(replace(known, text=print_of(known.text)) for known in clause.addressees)
    opening, action = print_of(clause.opening), print_of(clause.action)
    return replace(clause, opening=opening, action=action, addressees=named)
