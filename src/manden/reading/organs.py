"""The organs whose texts are read: their names in both languages and how they open a text."""

from __future__ import annotations

import re
from difflib import get_close_matches
from functools import lru_cache

from manden.reading.squeezed import without_accents

# Longest names first: "the Human Rights Council" must not be found as "the Council".
ORGAN_NAMES: tuple[tuple[str, str], ...] = (
    (
        r"(?:United Nations )?Environment Assembly(?: of the United Nations Environment Programme)?"
        r"|Assemblée pour l['’]environnement|Assemblée des Nations Unies pour l['’]environnement"
        r"(?: du Programme des Nations Unies pour l['’]environnement)?",
        "UNEA",
    ),
    (
        r"United Nations Habitat Assembly(?: of the United Nations Human Settlements Programme)?"
        r"|UN-Habitat Assembly|Assemblée d['’]ONU-Habitat"
        r"|Assemblée (?:des Nations Unies pour l['’]habitat|du Programme des Nations Unies pour"
        r" les établissements humains)",
        "UNHA",
    ),
    (r"Commission on Human Rights|Commission des droits de l['’]homme", "CHR"),
    (r"Human Rights Council|Conseil des droits de l['’]homme", "HRC"),
    (r"Economic and Social Council|Conseil économique et social", "ECOSOC"),
    (r"Security Council|Conseil de sécurité", "SC"),
    (r"General Assembly|Assemblée générale", "GA"),
)
# Recognition and capitals lose accents: "Assemblee generale".
_PERHAPS_UNACCENTED = str.maketrans({"é": "[ée]", "è": "[èe]", "ô": "[ôo]"})
_ORGANS = tuple(
    (re.compile(names.translate(_PERHAPS_UNACCENTED), re.IGNORECASE), body)
    for names, body in ORGAN_NAMES
)
ANY_ORGAN = "|".join(names for names, _ in ORGAN_NAMES).translate(_PERHAPS_UNACCENTED)

FORMULA = re.compile(rf"(?:(?:The|Le|La)\s+|L\s?['’]\s?)(?:{ANY_ORGAN})\s*[,.:]?", re.IGNORECASE)
# Another organ's formula: the article, a capital, no verb, and a comma that ends the block.
_OTHER_FORMULA = re.compile(
    r"(?:The|Le|La)\s+[A-ZÀ-Ý][^,.;:\d]{3,90}(?:Assembly|Council|Conference|Committee|Board"
    r"|Commission|Assemblée|Conseil|Conférence|Comité|Parties)[^,.;:\d]{0,60},"
)

_NAMES = {
    "en": {
        "HRC": "Human Rights Council",
        "GA": "General Assembly",
        "SC": "Security Council",
        "ECOSOC": "Economic and Social Council",
        "UNEA": "United Nations Environment Assembly",
        "UNHA": "United Nations Habitat Assembly",
        "CHR": "Commission on Human Rights",
    },
    "fr": {
        "HRC": "Conseil des droits de l’homme",
        "GA": "Assemblée générale",
        "SC": "Conseil de sécurité",
        "ECOSOC": "Conseil économique et social",
        "UNEA": "Assemblée des Nations Unies pour l’environnement",
        "UNHA": "Assemblée des Nations Unies pour l’habitat",
        "CHR": "Commission des droits de l’homme",
    },
}

_ARTICLES = frozenset("TtLl")


def organ_name(body: str, language: str) -> str | None:
    """The organ's name in the language of the text, None for one we do not know.

    >>> organ_name("GA", "fr"), organ_name("other", "en")
    ('Assemblée générale', None)
    """
    return _NAMES.get(language, _NAMES["en"]).get(body)


def formula_of(body: str, language: str) -> str | None:
    """The words that stand before the preamble.

    >>> formula_of("HRC", "en"), formula_of("GA", "fr"), formula_of("CHR", "fr")
    ('The Human Rights Council,', 'L’Assemblée générale,', 'La Commission des droits de l’homme,')
    """
    name = organ_name(body, language)
    if name is None:
        return None
    if language == "fr":
        article = "L’" if name[0] in "AE" else "La " if name.startswith("Commission") else "Le "
        return f"{article}{name},"
    return f"The {name},"


def organ_in(text: str) -> str | None:
    """The code of the organ that `text` names first, the fullest name winning.

    >>> organ_in("Resolution adopted by the Human Rights Council on 4 April 2025")
    'HRC'
    """
    found = [(match.start(), body) for names, body in _ORGANS if (match := names.search(text))]
    return min(found)[1] if found else None


def enacting_formula(text: str) -> str | None:
    """The enacting formula that `text` opens with ("The General Assembly,"), or None.

    >>> enacting_formula("The Human Rights Council, Recalling its past work,")
    'The Human Rights Council,'
    >>> enacting_formula("The General Assembly decided in 1998 to meet,") is None
    True
    """
    if text.lstrip()[:1] not in _ARTICLES:
        return None
    match = FORMULA.match(text)
    if match:
        rest = text[match.end() :].strip()
        if not rest or (match[0].rstrip()[-1] in ",." and rest[0].isupper()):
            return match[0].strip()
        return None
    other = _OTHER_FORMULA.fullmatch(text.strip())
    if other is None and _misread(text):
        return text.strip()
    return other[0] if other else None


def _letters(text: str) -> str:
    return without_accents("".join(filter(str.isalpha, text.lower())))


# The formulas as letters alone, for those whose letters a scan confused: "L' Assemblee generai,e,".
_LETTERS = {
    _letters(formula): body
    for language in _NAMES
    for body in ("GA", "SC", "HRC", "ECOSOC")
    if (formula := formula_of(body, language))
}
_OPENS_FORMULA = re.compile(r"(?:The|Le|La) |L ?['’]")
_SHORTEST, _LONGEST = 15, 44  # characters of a line that may be one
_ALIKE = 0.9  # of its letters: one in ten is confused


def organ_of_formula(formula: str) -> str | None:
    """The code of the organ whose formula this is, misread letters or not.

    >>> organ_of_formula("L' Assemblee generai,e,"), organ_of_formula("The Ringers,")
    ('GA', None)
    """
    return organ_in(formula) or _misread(formula)


@lru_cache(maxsize=256)  # each room of the structure asks of a line again
def _misread(text: str) -> str | None:
    """The organ of a line that is a formula of which a scan confused some letters."""
    line = text.strip()
    if (
        not _SHORTEST <= len(line) <= _LONGEST
        or not _OPENS_FORMULA.match(line)
        or line[-1] in ";.:"
    ):
        return None
    found = get_close_matches(_letters(line), _LETTERS, n=1, cutoff=_ALIKE)
    return _LETTERS[found[0]] if found else None
