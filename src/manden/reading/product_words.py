"""The words for what a resolution asks for: reports, dialogues, panels, updates and studies."""

from __future__ import annotations

import re

from manden.reading.squeezed import in_small_letters
from manden.reading.word_starts import any_of

# Of words in small letters: patterns that mind the case are far quicker.
_PRODUCTS: dict[str, tuple[tuple[str, re.Pattern[str]], ...]] = {
    language: tuple((kind, re.compile(pattern)) for kind, pattern in kinds)
    for language, kinds in {
        "en": (
            ("panel", r"\b(?:an?|annual|biennial|two|three|one|its next)\b(?:(?! the )[^,;.:]){0,60}?\bpanel"
             r"(?: discussion| debate)?s?\b(?! of)"),
            ("dialogue", r"\b(?:hold|convene|organi[sz]e|holding|followed by) (?:\w+ )?(?:an? )?(?:\w+ ){0,2}"
             r"dialogues?\b|\binteractive dialogues?\b"),
            ("study", r"\b(?:an?|further|comprehensive|analytical) (?:[\w-]+ ){0,2}stud(?:y"
                      r"|ies)\b"),
            ("update", r"\b(?:oral|written|regular|annual|comprehensive|periodic|an?) (?:[\w-]+ )?"
             r"(?:updates?|briefings?)\b|\b(?:to|and) (?:regularly |orally )?(?:update|brief)"
             r" (?:it|the)\b|\bkeep the \w+(?: \w+){0,3} informed\b"),
            ("report", r"\b(?:submit|present|provide|prepare|produce|transmit|issue|publish|compile"
             r"|finalize|submission of|presentation of)\b[^;:]{0,120}?\breports?\b"
             r"|\b(?:to|and|also)(?: \w+ly)? report\b(?! of)|\breporting (?:back )?to the\b"),
        ),
        "fr": (
            ("panel", r"\b(?:une?|deux|des|sa prochaine|d'une)\b(?:(?! (?:la|leur) )[^,;.:]){0,40}?"
             r"(?:réunions?-débats?"
             r"|tables? rondes?|débats?-discussions?)"
             r"|\b(?:réunions?-débats?|tables? rondes?)(?: thématiques?)? (?:annuelle|biennale|semestrielle)s?\b"),
            ("dialogue", r"\b(?:tenir|organiser|tenue|convoquer)[^;:]{0,60}?\b(?:un |d'un"
                         r" )?dialogue"
             r"|dialogues? interactifs?\b|\b(?:suivie?s?|cadre) d'un (?:\w+ )?dialogue\b"),
            ("study", r"\b(?:une|des|d'une|nouvelle) (?:\w+ )?études?\b"),
            ("update", r"\b(?:exposés?|comptes? rendus?|mises? à jour|point|informations?)"
             r" (?:oraux|orale?s?|écrit\w*|régulier\w*|actualisée?s?)|\boralement\b|\bfaire le"
             r" point\b"
             r"|\btenir (?:le|la|l')[^;:]{0,40}informée?\b"),
            ("report", r"\b(?:soumettre|présenter|établir|élaborer|fournir|remettre|transmettre"
             r"|publier|présentation d)\b[^;:]{0,120}?\brapports?\b"
             r"|\b(?:établir|présenter|soumettre|fournir|remettre)[^;:]{0,40}?"
             r"\bcomptes? rendus?\b(?! (?:oral|écrit))"
             r"|\b(?:faire|fasse|rendre|rende)(?: \w+)? (?:rapport|compte)\b"
             r"(?! de (?:leurs|ses) (?:actes|actions|crimes|décisions)\b)"),
        ),
    }.items()
}  # fmt: skip
SOME_PRODUCT = any_of((
    "report", "rapport", "compte", "dialogue", "panel", "débat", "table ronde", "stud", "étude",
    "update", "brief", "inform", "exposé", "point", "mise à jour", "oral",
))  # fmt: skip
_HINTS = {  # some letters of what every product is called or must be
    "en": {
        "panel": ("panel",),
        "dialogue": ("dialogue",),
        "study": ("stud",),
        "update": ("updat", "brief", "informed"),
        "report": ("report",),
    },
    "fr": {
        "panel": ("débat", "ronde"),
        "dialogue": ("dialogue",),
        "study": ("étude",),
        "update": ("oral", "oraux", "écrit", "régulier", "actualis", "le point", "informé"),
        "report": ("rapport", "compte"),
    },
}
# "To prepare, in consultation with all, a report", "an update at its tenth session, and a full report".
_A_REPORT_BEHIND = {
    "en": re.compile(r"(?:\band|,) (?:an?|its|his|her|their) (?:[\w-]+ ){0,2}reports?\b"),
    "fr": re.compile(r"(?:\bet|,) (?:une?|son|leur) (?:\w+ )?rapport\b"),
}
_PRODUCES = {
    "en": re.compile(
        r"\b(?:submit|present|provide|prepare|produce|compile|issue|publish|transmit)\b"
    ),
    "fr": re.compile(
        r"\b(?:soumettre|présenter|établir|élaborer|préparer|fournir|remettre|transmettre|publier)\b"
    ),
}
# "An update on his report", "a summary of the panel discussion": what is spoken of, not asked for.
_SPOKEN_OF = {
    "en": re.compile(
        r"\b(?:(?:reports?|updates?|briefings?|stud(?:y|ies)|summar(?:y|ies)|dialogues?|discussions?|outcomes?|results)"
        r" (?:on|of|about|regarding|concerning) (?:the|his|her|its|their|that|this|those)"
        r"|(?:based|building|drawing) on|(?:taking|take) into account|in(?: the)? light of)"
        r"(?: (?!and |or |including |an? |to |with |at )[\w-]+){0,4}?"
        r" (?:reports?|panel(?: discussion| debate)?s?|stud(?:y|ies)|updates?|(?:interactive )?dialogues?"
        r"|briefings?)\b"
    ),
    "fr": re.compile(
        r"\b(?:rapports?|comptes? rendus?|exposés?|résumés?|études?|dialogues?|débats?|point|résultats?"
        r"|conclusions|compte tenu|à la lumière)"
        r"(?: [\w-]+){0,2}?"
        r" (?:(?:sur|concernant) (?:la |les? |l'|sa |son |ses |leurs? |cette |ce )|de (?:la |l')|du |des )"
        r"(?:(?!(?:et|ou|y|une?|de|à) )[\w'-]+ ){0,3}?"
        r"(?:rapports?|réunions?-débats?|tables? rondes?|études?|exposés?|dialogues?(?: interactifs?)?)\b"
    ),
}


def products_named(words: str, language: str) -> list[tuple[int, str]]:
    """Where each product is named that the words ask for, and its kind.

    >>> words = "to present an oral update on the report, and a study"
    >>> [(words[:end].split()[-1], kind) for end, kind in products_named(words, "en")]
    [('update', 'update'), ('study', 'study')]
    """
    said = in_small_letters(words)
    marks = {
        (match.end(), kind)
        for kind, pattern in _PRODUCTS[language]
        if any(map(said.__contains__, _HINTS[language][kind]))
        for match in pattern.finditer(said)
    }
    asked = _PRODUCES[language].search(said)
    if not marks and not asked:
        return []
    first = min((*(end for end, _ in marks), *([asked.end()] if asked else [])))
    behind = _A_REPORT_BEHIND[language].finditer(said, first)
    marks |= {(match.end(), "report") for match in behind}
    spoken_of = {match.end() for match in _SPOKEN_OF[language].finditer(said)}
    return sorted(mark for mark in marks if mark[0] not in spoken_of)
