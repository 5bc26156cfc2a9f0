"""The verbs of the English table in each form, by their first word: "urges", "urging", "urged"."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from manden.reading.verb_phrase import Form
from manden.reading.verb_table_en import DOUBLED, STRONG, THIRD_PERSON, WEAK


@dataclass(frozen=True)
class Row:
    """A phrase that opens a clause; `weak` where it does so only at the start of a sentence."""

    phrase: str
    lemma: str
    force: str
    weak: bool


def third_person(base: str) -> str:
    """The third person singular of a regular English verb.

    >>> third_person("stress"), third_person("deny"), third_person("urge")
    ('stresses', 'denies', 'urges')
    """
    if base in THIRD_PERSON:
        return THIRD_PERSON[base]
    if base.endswith("y") and base[-2] not in "aeiou":
        return base[:-1] + "ies"
    return base + ("es" if re.search(r"(?:s|sh|ch|x|z|o)$", base) else "s")


def participle(base: str) -> str:
    """The -ing form of a regular English verb.

    >>> participle("urge"), participle("regret"), participle("agree")
    ('urging', 'regretting', 'agreeing')
    """
    if base in DOUBLED:
        return base + base[-1] + "ing"
    if base.endswith("e") and not base.endswith(("ee", "be")):
        return base[:-1] + "ing"
    return base + "ing"


_PAST = {
    "be": "was", "bear": "bore", "draw": "drew", "find": "found", "pay": "paid",
    "stand": "stood", "take": "took", "understand": "understood", "beseech": "besought",
}  # fmt: skip


def past(base: str) -> str:
    """The past tense of a verb of the tables.

    >>> past("decide"), past("take"), past("regret"), past("deny")
    ('decided', 'took', 'regretted', 'denied')
    """
    if base in _PAST:
        return _PAST[base]
    if base in DOUBLED:
        return base + base[-1] + "ed"
    if base.endswith("y") and base[-2] not in "aeiou":
        return base[:-1] + "ied"
    return base + ("d" if base.endswith("e") else "ed")


_INFLECT: dict[Form, Callable[[str], str]] = {
    Form.FINITE: third_person,
    Form.PARTICIPLE: participle,
    Form.PLURAL: lambda base: "are" if base == "be" else base,
    Form.PAST: past,
}


@cache
def rows_of(form: Form) -> dict[str, tuple[Row, ...]]:
    """Rows by their first word in the asked form, longest phrase first.

    >>> [(row.phrase, row.force) for row in rows_of(Form.FINITE)["urges"]]
    [('urges', 'urge')]
    """
    rows: dict[str, list[Row]] = {}
    for table, weak in ((STRONG, False), (WEAK, True)):
        for force, line in table.items():
            for row in filter(None, line.split("; ")):
                lemma, _, phrases = row.partition(" = ")
                for base in (phrases or lemma).split(" | "):
                    first, _, rest = base.strip().partition(" ")
                    first = _INFLECT[form](first)
                    phrase = f"{first} {rest}".strip()
                    rows.setdefault(first, []).append(Row(phrase, lemma.strip(), force, weak))
    return {
        first: tuple(sorted(found, key=lambda row: -len(row.phrase)))
        for first, found in rows.items()
    }
