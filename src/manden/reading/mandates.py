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
from manden.reading.durations import lengths
from manden.reading.mandate_holders import bare_name, holder_named
from manden.reading.printed_dates import MONTHS
from manden.reading.resolution import Clause, MandateAct
from manden.reading.squeezed import in_small_letters
from manden.reading.time_units import iso_term

_ON_A_MANDATE = {"en": mandates_english.ON_A_MANDATE, "fr": mandates_french.ON_A_MANDATE}
_FOUNDING = {"en": mandates_english.FOUNDING, "fr": mandates_french.FOUNDING}
_NOT_DECIDED = {"en": mandates_english.NOT_DECIDED, "fr": mandates_french.NOT_DECIDED}
_REFUSED = {"en": mandates_english.REFUSED, "fr": mandates_french.REFUSED}
_ESTABLISHING = (
    *("establish", "appoint", "creat", "dispatch", "institu", "constitu", "set up", "nomination"),
    *("cré", "établi", "nomme", "désign", "dépêch", "envoi", "mettre", "met ", "mise en", "sur pied"),
)  # fmt: skip
# "And to be reviewed within a year".
_DUE = re.compile(r"(?:within|in|after|no later|not later|dans|d'ici|au plus tard|après|sous)\b")
_REACH = 260  # characters before an act in which it stands that it is only intended or refused
_LASTING = frozenset({"establish", "extend"})  # an end has no length
_WHEN = rf"(?:(?P<day>\d{{1,2}})(?:er)? )?(?P<month>{'|'.join(MONTHS)}) (?P<year>\d{{4}})"
# "24 months from the date of expiration of its current mandate in December 2019".
_RUNS_FROM = {
    "en": re.compile(
        r",? (?:from|after|beginning|starting|as (?:of|from)|with effect from)(?: on| in)?"
        r" (?:the )?(?:(?:date of )?(?:its |the )?(?:expir[a-z]+|end)\b[^;:,]{0,120}?,? (?:in|on) "
        rf"(?:the )?)?{_WHEN}",
        re.IGNORECASE,
    ),
    "fr": re.compile(
        r",? (?:à compter|à partir)(?: de l'| de la | de | du | d')"
        r"(?:(?:date d')?(?:expiration|échéance|fin)\b[^;:,]{0,120}?,? (?:en |le |à savoir |soit )"
        rf"(?:le |en )?)?{_WHEN}",
        re.IGNORECASE,
    ),
}


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
    founds = any(map(small.__contains__, _ESTABLISHING))
    known = "mandat" in small  # what is not new is called a mandate
    if not (known or founds):
        return
    plain = " ".join(printed.split()).replace("\u2019", "'")
    said = (*(_ON_A_MANDATE[language] if known else ()), *(_FOUNDING[language] if founds else ()))
    for act, pattern in said:
        found = _decided(plain, act, pattern, language)
        if found is not None:
            done, match = found
            lasts = _term(plain, match.start(), language) if done in _LASTING else (None, None)
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
    return holder_named(words, match.end(), language)


def _term(words: str, act: int, language: str) -> tuple[str | None, str | None]:
    """The length of a mandate in ISO 8601 ("P1Y") and from when it runs; None where not printed.

    It stands behind the act, or in an aside before it; what is due within a length is no term.
    """
    end = words.find(";", act)
    printed = [
        found
        for found in lengths(words[:end] if end >= 0 else words, language)
        if not _DUE.match(words, found.start)
    ]
    length = next((found for found in printed if found.start > act), next(iter(printed), None))
    term = iso_term([(length.number, length.unit), *length.more]) if length else ""
    if length is None or not term:
        return None, None
    unit_ends = length.start
    for unit in (length.unit, *(unit for _, unit in length.more)):
        place = words.find(unit, unit_ends)  # "a year and a half" prints no months
        unit_ends = place + len(unit) if place >= 0 else unit_ends
    runs = _RUNS_FROM[language].match(words, unit_ends)
    from_when = None
    if runs:
        month = f"{runs['year']}-{MONTHS[runs['month'].lower()]:02}"
        from_when = f"{month}-{int(runs['day']):02}" if runs["day"] else month
    return term, from_when
