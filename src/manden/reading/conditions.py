"""What an act is made to depend on: "where appropriate", "subject to", "le cas échéant"."""

from __future__ import annotations

import re

from manden.reading.word_starts import any_of, at_word_start

_FITTING = (
    r" (?:and (?:where|when|as) )?(?:appropriate|necessary|possible|needed|applicable|required"
    r"|requested|relevant|feasible|warranted)"
    r"(?: and (?:appropriate|necessary|possible|relevant|feasible))?"
)
_RESOURCES = r" (?:the )?(?:limits of )?(?:existing|available) (?:\w+ )?resources"
_ON_REQUEST = r" (?:their|its|the) request(?: of [^,;.]+)?"
_FITTING_FR = r" ?(?:c'est |cela est |il y a )?(?:possible|nécessaire|approprié|lieu)"
_CONDITIONS = {
    language: re.compile(at_word_start(alternatives))
    for language, alternatives in {
        "en": (
            *(word + _FITTING for word in ("where", "when", "wherever", "whenever", "as", "if")),
            *(words + _RESOURCES for words in ("within", "subject to", "from within")),
            *(word + _ON_REQUEST for word in ("upon", "on")),
            r"upon request",
            r"subject to [^,;.]+",
            r"provided that [^,;.]+",
            r"unless [^,;.]+",
            r"on condition that [^,;.]+",
            r"to the (?:fullest |maximum )?extent possible",
            r"at the request of [^,;.]+",
            r"with the consent of [^,;.]+",
        ),
        "fr": (
            r"le cas échéant",
            r"selon qu'il convient(?:dra)?",
            r"s'il y a lieu",
            r"selon (?:que )?(?:de )?besoin",
            r"si (?:besoin|nécessaire|possible)",
            r"au besoin",
            r"lorsqu'il y a lieu",
            r"s'il convient",
            r"en tant que de besoin",
            r"selon les besoins",
            r"si la demande (?:leur |lui )?en est faite",
            *(w + _FITTING_FR for w in ("chaque fois que", "lorsque", "quand", "lorsqu'", "si")),
            r"dans (?:toute )?la (?:mesure du possible|limite des ressources[^,;.]*)",
            r"dans les limites des ressources[^,;.]*",
            r"à leur demande",
            r"à sa demande",
            r"sur demande",
            r"à la demande d[^,;.]+",
            r"sous réserve d[^,;.]+",
            r"à condition (?:que|d)[^,;.]+",
            r"à moins (?:que|d)[^,;.]+",
        ),
    }.items()
}

_HINTS = {  # some word of every condition
    "en": any_of((
        "appropriate", "necessary", "possible", "needed", "applicable", "requested", "relevant",
        "required", "warranted", "feasible", "resources", "n request", "s request", "r request",
        "e request", "subject to", "provided", "unless", "condition", "consent",
    )),
    "fr": any_of((
        "échéant", "convien", "a lieu", "besoin",
        "nécessaire", "possible", "limite", "a demande", "r demande", "réserve",
        "à condition", "approprié", "à moins",
    )),
}  # fmt: skip


def condition_in(words: str, language: str) -> str | None:
    """The conditions of a clause as printed, joined by semicolons, or None.

    >>> condition_in("Invites States, where appropriate, to report upon request", "en")
    'where appropriate; upon request'
    """
    if not _HINTS[language].search(words):
        return None
    found = [match[0].strip() for match in _CONDITIONS[language].finditer(words)]
    return "; ".join(dict.fromkeys(found)) or None
