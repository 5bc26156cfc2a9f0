"""What an act is made to depend on: "where appropriate", "subject to", "le cas échéant"."""

from __future__ import annotations

import re

_CONDITIONS = {
    "en": re.compile(
        r"\b(?:(?:where|when|wherever|whenever|as|if) (?:and (?:where|when|as) )?(?:appropriate"
        r"|necessary|possible|needed|applicable|required|requested|relevant|feasible|warranted)"
        r"(?: and (?:appropriate|necessary|possible|relevant|feasible))?"
        r"|(?:within|subject to|from within) (?:the )?(?:limits of )?(?:existing|available)"
        r" (?:\w+ )?resources|(?:up)?on (?:their|its|the) request(?: of [^,;.]+)?|upon request"
        r"|subject to [^,;.]+|provided that [^,;.]+|unless [^,;.]+|on condition that [^,;.]+"
        r"|to the (?:fullest |maximum )?extent possible"
        r"|at the request of [^,;.]+|with the consent of [^,;.]+)"
    ),
    "fr": re.compile(
        r"\b(?:(?:le cas échéant|selon qu'il convient(?:dra)?|s'il y a lieu|selon (?:que )?(?:de )?"
        r"besoin|si (?:besoin|nécessaire|possible)|au besoin|lorsqu'il y a lieu|s'il convient"
        r"|en tant que de besoin|selon les besoins|si la demande (?:leur |lui )?en est faite"
        r"|(?:chaque fois que|lorsque|quand|lorsqu'|si) ?(?:c'est |cela est |il y a )?(?:possible"
        r"|nécessaire|approprié|lieu)|dans (?:toute )?la (?:mesure du possible|limite des"
        r" ressources"
        r"[^,;.]*)|dans les limites des ressources[^,;.]*|à leur demande|à sa demande|sur demande"
        r"|à la demande d[^,;.]+)|sous réserve d[^,;.]+|à condition (?:que|d)[^,;.]+"
        r"|à moins (?:que|d)[^,;.]+)"
    ),
}

_HINTS = {  # some word of every condition
    "en": (
        "appropriate", "necessary", "possible", "needed", "applicable", "requested", "relevant",
        "feasible", "resources", "request", "subject to", "provided", "unless",
        "condition", "consent",
    ),
    "fr": (
        "échéant", "convien", "lieu", "besoin", "nécessaire", "possible", "ressources",
        "demande", "réserve", "condition", "à moins",
    ),
}  # fmt: skip


def condition_in(words: str, language: str) -> str | None:
    """The conditions of a clause as printed, joined by semicolons, or None.

    >>> condition_in("Invites States, where appropriate, to report upon request", "en")
    'where appropriate; upon request'
    """
    if not any(hint in words for hint in _HINTS[language]):
        return None
    found = [match[0].strip() for match in _CONDITIONS[language].finditer(words)]
    return "; ".join(dict.fromkeys(found)) or None
