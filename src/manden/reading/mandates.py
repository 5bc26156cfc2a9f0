"""Mandates that a resolution establishes, extends or ends: who holds them and for how long.

An act hangs on the verb of decision ("decides to extend", "que le mandat sera prorogé") or is the noun
behind it ("approuve la prorogation du mandat"); its words are those of `mandates_english` and
`mandates_french`. What is intended, weighed, let others do or told as a time ("before the renewal of its
mandate") is none; to extend a mandate no more is to end it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from manden.reading import mandates_english, mandates_french
from manden.reading.mandate_holders import bare_name, holder_named
from manden.reading.mandate_terms import term_of
from manden.reading.resolution import Clause, MandateAct
from manden.reading.squeezed import in_small_letters

_ON_A_MANDATE = {"en": mandates_english.ON_A_MANDATE, "fr": mandates_french.ON_A_MANDATE}
_ON_A_BODY = {"en": mandates_english.ON_A_BODY, "fr": mandates_french.ON_A_BODY}
_NOT_DECIDED = {"en": mandates_english.NOT_DECIDED, "fr": mandates_french.NOT_DECIDED}
_REFUSED = {"en": mandates_english.REFUSED, "fr": mandates_french.REFUSED}
_ABOUT_A_BODY = (
    *("establish", "appoint", "creat", "dispatch", "institu", "constitu", "set up", "nomination"),
    *("cré", "établi", "nomme", "désign", "dépêch", "envoi", "mettre", "met ", "mise en"),
    *("dissol", "disband", "abolish", "dissou", "supprim", "aboli"),
)
_REACH = 260  # characters before an act in which it stands that it is only intended or refused
_LASTING = frozenset({"establish", "extend"})  # an end has no length


def mandate_acts(
    clauses: Sequence[Clause], words: str, anchor: str, language: str
) -> tuple[MandateAct, ...]:
    """What the decisions of a paragraph do to mandates; `words` is the paragraph's text.

    >>> from manden.reading.clauses import clauses_of
    >>> text = "Decides to extend the mandate of the Observer on rivers for a period of two years;"
    >>> act = mandate_acts(clauses_of(text, "en"), text, "OP1", "en")[0]
    >>> act.act, act.holder, act.term
    ('extend', 'Observer on rivers', 'P2Y')
    """
    decided = [clause for clause in clauses if clause.force == "decide"]
    return tuple(
        act
        for clause in decided
        for act in _acts(words[clause.start : clause.end], anchor, language)
    )


def _acts(printed: str, anchor: str, language: str) -> Iterator[MandateAct]:
    small = printed.lower()
    a_body = any(map(small.__contains__, _ABOUT_A_BODY))
    known = "mandat" in small  # what is not new is called a mandate
    if not (known or a_body):
        return
    plain = " ".join(printed.split()).replace("\u2019", "'")
    said = (*(_ON_A_MANDATE[language] if known else ()), *(_ON_A_BODY[language] if a_body else ()))
    for act, pattern in said:
        found = _decided(plain, act, pattern, language)
        if found is not None:
            done, match = found
            lasts = term_of(plain, match.start(), language) if done in _LASTING else (None, None)
            yield MandateAct(anchor, done, _holder(plain, match, language), *lasts)
            return


def _decided(
    words: str, act: str, pattern: re.Pattern[str], language: str
) -> tuple[str, re.Match[str]] | None:
    """The first place where `pattern` tells a decision, and the act that it is there."""
    small = in_small_letters(words)
    start = 0
    while match := pattern.search(small, start):
        start = match.start() + 1
        before = small[max(0, match.start() - _REACH) : match.start()]
        if "name" in pattern.groupindex and not words[match.end()].isupper():
            continue
        if _NOT_DECIDED[language].search(before):
            continue
        if not _REFUSED[language].search(before):
            return act, match
        if act == "extend":  # "decides not to renew"
            return "terminate", match
    return None


def _holder(words: str, match: re.Match[str], language: str) -> str | None:
    named = match.groupdict()
    if named.get("own") is not None:  # "its mandate": the holder stands in another clause
        return None
    if named.get("holder") is not None:
        return bare_name(words[slice(*match.span("holder"))])
    whole_to = match.end("body") if named.get("body") else match.end()
    return holder_named(words, match.end(), language, whole_to)
