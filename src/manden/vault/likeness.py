"""What of a person is compared: folded names, the end of a telephone number, the year of birth.

Two uses: the combinations under which a keyed token finds the same person again, never a name
alone; and how alike two people are, field by field, once both are open in memory.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher

from manden.places.naming import folded

Fields = Mapping[str, str]

PHONE_DIGITS = 8  # the subscriber's own number; countries write their prefix or leave it out
_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")
_NAME, _FATHER, _ORIGIN, _BIRTH, _PHONE, _DOCUMENT = 4.0, 2.0, 1.0, 2.0, 3.0, 5.0


@dataclass(frozen=True)
class Likeness:
    """How alike, from 0 to 1, and each field compared with its share (0 to 1)."""

    score: float
    reasons: dict[str, float]


def combinations(fields: Fields) -> dict[str, str]:
    """What is known of a person, combined; each by its kind. No combination is of one name alone.

    >>> sorted(combinations({"given_name": "Awa", "family_name": "Koné", "birth_date": "1987-03"}))
    ['names_birth']
    >>> combinations({"full_name": "Awa Koné"})
    {}
    """
    name, year = name_of(fields), year_of(fields)
    parts = {
        "names_birth": (name, year),
        "names_origin": (name, folded(fields.get("origin", ""))),
        "names_father": (name, _in_order(fields.get("father_name", ""))),
        "names_phone": (name, phone_of(fields)),
        "document_birth": (document_of(fields), year),
    }
    return {kind: "\x1f".join(both) for kind, both in parts.items() if all(both)}


def name_of(fields: Fields) -> str:
    """The words of the whole name in one order, however they were given.

    >>> name_of({"full_name": "KONÉ Awa"}) == name_of({"given_name": "Awa", "family_name": "Kone"})
    True
    """
    parted = [fields.get(part, "") for part in ("given_name", "family_name")]
    return _in_order(" ".join(parted) if all(parted) else fields.get("full_name", ""))


def year_of(fields: Fields) -> str:
    """The year of birth; "" where none is known.

    >>> year_of({"birth_date": "12/03/1987"}), year_of({"birth_date": ""})
    ('1987', '')
    """
    found = _YEAR.search(fields.get("birth_date", ""))
    return found.group() if found else ""


def phone_of(fields: Fields) -> str:
    """The last figures of the telephone number.

    >>> phone_of({"phone": "+223 70 00 00 01"}) == phone_of({"phone": "70000001"})
    True
    """
    figures = "".join(sign for sign in fields.get("phone", "") if sign.isdecimal())
    return figures[-PHONE_DIGITS:] if len(figures) >= PHONE_DIGITS else ""


def document_of(fields: Fields) -> str:
    return folded(fields.get("national_id", "")).replace(" ", "")


def likeness(one: Fields, other: Fields) -> Likeness:
    """How alike two people are over the fields known of both; 0 where no name is known of both.

    >>> awa = {"full_name": "Awa Koné", "birth_date": "1987"}
    >>> likeness(awa, {"full_name": "Kone Hawa", "birth_date": "1987"}).score > 0.8
    True
    >>> likeness(awa, {"full_name": "Binta Traoré", "birth_date": "1961"}).score < 0.5
    True
    """
    compared = {
        "name": (_NAME, _alike(name_of(one), name_of(other))),
        "father_name": (_FATHER, _alike(_father(one), _father(other))),
        "origin": (_ORIGIN, _alike(folded(one.get("origin", "")), folded(other.get("origin", "")))),
        "birth_date": (_BIRTH, _years_alike(year_of(one), year_of(other))),
        "phone": (_PHONE, _equal(phone_of(one), phone_of(other))),
        "national_id": (_DOCUMENT, _equal(document_of(one), document_of(other))),
    }
    known = {
        field: (weight, share) for field, (weight, share) in compared.items() if share is not None
    }
    if "name" not in known:
        return Likeness(0.0, {})
    whole = sum(weight for weight, _ in known.values())
    score = sum(weight * share for weight, share in known.values()) / whole
    return Likeness(
        round(score, 4), {field: round(share, 4) for field, (_, share) in known.items()}
    )


def _in_order(name: str) -> str:
    return " ".join(sorted(folded(name).split()))


def _father(fields: Fields) -> str:
    return _in_order(fields.get("father_name", ""))


def _alike(one: str, other: str) -> float | None:
    """Each word of the shorter name with the word of the other that is most like it."""
    if not one or not other:
        return None
    few, many = sorted((one.split(), other.split()), key=len)
    shares = [max(SequenceMatcher(None, word, its).ratio() for its in many) for word in few]
    return sum(shares) / len(shares)


def _years_alike(one: str, other: str) -> float | None:
    """A year stated from memory is often off by one or two."""
    if not one or not other:
        return None
    return max(0.0, 1 - abs(int(one) - int(other)) / 5)


def _equal(one: str, other: str) -> float | None:
    return None if not one or not other else float(one == other)
