"""The verbs of the French table in each form, by their first word, and their phrases as printed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from manden.reading.french_tenses import past_of, plural_of
from manden.reading.verb_phrase import Form
from manden.reading.verb_table_fr import DEGREES, STRONG, WEAK
from manden.reading.word_starts import by_first_letter

FIRST = re.compile(r"(?:[SsNn]')?[^\W\d_]+")
_REACH = 200  # characters: a phrase with its adverbs is no longer
_GOES_ON = re.compile(r"[\w-]")
DEGREE = re.compile(
    rf",? {by_first_letter(sorted(DEGREES, key=len, reverse=True))}\b(?:,(?= [a-zé]+ment\b))?"
)


@dataclass(frozen=True)
class Row:
    """A phrase that opens a clause; `weak` where it does so only at the start of a sentence."""

    phrase: str
    rest: str  # its words after the first
    lemma: str
    force: str
    preposition: str
    weak: bool


@cache
def rows_of(form: Form) -> dict[str, tuple[Row, ...]]:
    """Rows by their first word in the asked form, longest phrase first.

    >>> [(row.phrase, row.force) for row in rows_of(Form.PARTICIPLE)["exhortant"]]
    [('exhortant', 'urge')]
    """
    rows: dict[str, list[Row]] = {}
    for table, weak in ((STRONG, False), (WEAK, True)):
        for force, line in table.items():
            for row in filter(None, (part.strip() for part in line.split(";"))):
                lemma, _, phrases = row.partition(" = ")
                phrases, _, preposition = phrases.partition(" (")
                present, _, participle = (part.strip() for part in phrases.partition("/"))
                phrase = {
                    Form.FINITE: present,
                    Form.PARTICIPLE: participle,
                    Form.PLURAL: plural_of(present),
                    Form.PAST: past_of(present),
                }[form]
                key = FIRST.match(phrase)
                if key is None:  # "souhaite" asks in an operative part, wishes in a preamble
                    continue
                rest = phrase.partition(" ")[2]
                kept = Row(phrase, rest, lemma, force, preposition.rstrip(")") or "de", weak)
                rows.setdefault(key[0], []).append(kept)
    return {
        first: tuple(sorted(found, key=lambda row: -len(row.phrase)))
        for first, found in rows.items()
    }


def end_of(words: str, start: int, token_end: int, row: Row, torn: bool) -> int:
    """Where the row's phrase ends that opens at `start` with the word that ends at `token_end`.

    0 where another phrase stands there. Few of the rows of "en" have their other words in `words`.

    >>> row = next(row for row in rows_of(Form.FINITE)["prend"] if row.rest == "note")
    >>> row.phrase, end_of("prend également note du plan", 0, 5, row, torn=False)
    ('prend note', 20)
    """
    if not (row.rest or torn):  # the word is all of it
        return 0 if _GOES_ON.match(words, token_end) else token_end
    near = words.find(row.rest, start, start + _REACH) >= 0
    phrase = _phrase(row.phrase, torn).match(words, start) if near else None
    return phrase.end() if phrase else 0


@cache
def _phrase(phrase: str, torn: bool) -> re.Pattern[str]:
    """A row's phrase as printed: degree words may part it ("prend également note")."""
    first, _, rest = phrase.partition(" ")
    letters = (" ?" if torn else "").join(map(re.escape, first[1:]))
    parts = rf"(?:[{first[0].upper()}{first[0]}]{' ?' if torn else ''}{letters})"
    if rest:
        parts += rf"(?:{DEGREE.pattern}| \w+ment)* {re.escape(rest)}"
    if phrase.endswith(" appel"):  # "lance un appel solennel"
        parts += "(?: (?:pressant|urgent|solennel|vibrant|instant))?"
    return re.compile(parts + ("" if phrase.endswith("'") else r"(?![\w-])"))
