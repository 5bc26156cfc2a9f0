"""For how long is a mandate given, and from when does it run?

The length stands with the act, or is told of the holder in a later paragraph of the same text: "decides that
the Committee shall have a three-year mandate".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from manden.reading.durations import lengths
from manden.reading.printed_dates import MONTHS
from manden.reading.resolution import Clause, MandateAct
from manden.reading.time_units import iso_term

# "And to be reviewed within a year".
_DUE = re.compile(r"(?:within|in|after|no later|not later|dans|d'ici|au plus tard|après|sous)\b")
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
_TOLD = {
    "en": re.compile(
        r"\bthat the (?:(?P<who>[^,;:]{2,100}?) (?:shall|will) (?:have|be given) an? (?=[^,;:]{0,30}\bmandate\b)"
        r"|mandate of the (?P<whose>[^,;:]{2,100}?) (?:shall|will) (?:be|last) )",
        re.IGNORECASE,
    ),
    "fr": re.compile(
        r"\bque (?:(?:le |la |l')(?P<who>[^,;:]{2,100}?)(?: aura un mandat "
        r"|, dont (?:le mandat|la durée du mandat) (?:est|sera) )"
        r"|(?:le mandat|la durée du mandat) (?:du |de la |de l')(?P<whose>[^,;:]{2,100}?) (?:est|sera) )"
        r"(?:fixée? à|d[e'])",
        re.IGNORECASE,
    ),
}
_NAMES = re.compile(r"[^\W\d_]{3,}")


def term_of(words: str, act: int, language: str) -> tuple[str | None, str | None]:
    """The length of a mandate in ISO 8601 ("P1Y") and from when it runs; None where not printed.

    It stands behind the act, or in an aside before it; what is due within a length is no term.

    >>> term_of("to extend the mandate for two years, and to report within a year", 0, "en")
    ('P2Y', None)
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


def with_terms_told(
    acts: Sequence[MandateAct],
    decisions: Iterable[tuple[str, str, Sequence[Clause]]],
    language: str,
) -> tuple[MandateAct, ...]:
    """The acts of a text, one that founds without a term with the term that a later decision tells.

    `decisions` are the anchor, text and clauses of its paragraphs. The later one names the holder in no other
    words than its name: "the Committee" for the Committee on Rivers.

    >>> founded = MandateAct("OP1", "establish", "Committee on Rivers", None)
    >>> from manden.reading.clauses import clauses_of
    >>> said = "Decides that the Committee shall have a three-year mandate;"
    >>> [act.term for act in with_terms_told([founded], [("OP2", said, clauses_of(said, "en"))], "en")]
    ['P3Y']
    """
    lacking = {
        place: set(_NAMES.findall(act.holder.casefold()))
        for place, act in enumerate(acts)
        if act.act == "establish" and act.holder and not act.term
    }
    if not lacking:
        return tuple(acts)
    found = list(acts)
    for words in _decided(decisions):
        told = _TOLD[language].search(words)
        if told is None:
            continue
        term, runs_from = term_of(words, told.start(), language)
        named = set(_NAMES.findall((told["who"] or told["whose"]).casefold()))
        for place, holder in lacking.items():
            if named and named <= holder and not found[place].term:
                found[place] = replace(found[place], term=term, term_from=runs_from)
    return tuple(found)


def _decided(decisions: Iterable[tuple[str, str, Sequence[Clause]]]) -> Iterable[str]:
    for _, text, clauses in decisions:
        for clause in clauses:
            if clause.force == "decide":
                yield " ".join(text[clause.start : clause.end].split()).replace("\u2019", "'")
