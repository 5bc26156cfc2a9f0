"""Reports, dialogues, panels, updates and studies that a resolution calls for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from manden.reading.organs import organ_in
from manden.reading.resolution import Clause, RequestedProduct

_PRODUCTS: dict[str, tuple[tuple[str, re.Pattern[str]], ...]] = {
    "en": (
        ("panel", re.compile(r"\bpanel(?: discussion| debate)?s?\b(?! of (?:the )?[Ee]xperts)")),
        ("dialogue", re.compile(
            r"\b(?:(?:hold|convene|organize|holding|conduct|during|in) (?:\w+ )?(?:an? )?"
            r"(?:\w+ ){0,2}|interactive )dialogues?\b")),
        ("study", re.compile(r"\b(?:an?|the|its|further|\w+-based|comprehensive|analytical)"
                             r" (?:\w+ ){0,2}(?:study|studies)\b")),
        ("update", re.compile(
            r"\b(?:oral|written|regular|annual|comprehensive|an?|periodic)(?: \w+)? (?:updates?"
            r"|briefings?)\b|\b(?:to|and) (?:regularly |orally )?(?:update|brief) (?:it|the)\b"
            r"|\bkeep the \w+(?: \w+){0,3} informed\b")),
        ("report", re.compile(
            r"\b(?:submit|present|provide|prepare|produce|transmit|issue|make|publish|include|"
            r"compile|finalize|submission of|with)\b[^;:]{0,120}?\breports?\b"
            r"|\b(?:to|and|also|and to)(?: \w+ly)? report\b(?! of)|\breporting (?:back )?to the\b")),
    ),
    "fr": (
        ("panel", re.compile(r"\b(?:réunion-débat|table ronde|groupe de discussion)s?\b|débat"
                             r"-discussion")),
        ("dialogue", re.compile(
            r"\b(?:(?:tenir|organiser|tenue|lors|cadre|convoquer)[^;:]{0,60}?\b(?:un |d'un )?dialogue"
            r"|dialogue interactif)\b")),
        ("study", re.compile(r"\b(?:une|l'|des|cette|son) ?(?:\w+ )?études?\b")),
        ("update", re.compile(
            r"\b(?:exposés?|compte rendu|comptes rendus|mise à jour|point) (?:oraux|oral|orale|écrit"
            r"|régulier|actualisé)\w*|\bfaire (?:oralement )?le point\b|\btenir (?:le|la|l')[^;:]{0,40}"
            r"informée?\b|\bmise à jour orale\b")),
        ("report", re.compile(
            r"\b(?:soumettre|présenter|établir|élaborer|fournir|remettre|transmettre|publier)\b"
            r"[^;:]{0,120}?\brapports?\b|\b(?:faire|fasse|rendre)(?: \w+)? (?:rapport|compte)\b")),
    ),
}  # fmt: skip
_NAMES_ONE = re.compile(
    r"report|rapport|compte|dialogue|panel|débat|table ronde|stud|étude|update|brief|inform|exposé"
    r"|point|mise à jour"
)
_OWN = {
    "en": re.compile(r"\b(?:to it|the Council|the Assembly|the Commission|its)\b"),
    "fr": re.compile(
        r"\b(?:lui (?:faire|présenter|soumettre|rendre|fournir|remettre|en)|au Conseil"
        r"|à l'Assemblée|sa|le Conseil|l'Assemblée)\b"
    ),
}


def requested_products(
    clauses: Sequence[Clause], words: str, anchor: str, language: str, body: str
) -> tuple[RequestedProduct, ...]:
    """What the asking clauses of a paragraph want produced, from whom, to which organ and when.

    `body` is the organ that adopts the text: "to it" and "its session" mean that organ.

    >>> from manden.reading.clauses import clauses_of
    >>> text = "Requests the Observer to submit a report to it at its tenth session;"
    >>> requested_products(clauses_of(text, "en"), text, "OP1", "en", "HRC")[0].session
    10
    """
    found = (
        product
        for clause in clauses
        if clause.directive and clause.force in {"request", "decide", "invite", "call", "urge"}
        for product in _products(clause, words, anchor, language, body)
    )
    return tuple(dict.fromkeys(found))


def _products(
    clause: Clause, words: str, anchor: str, language: str, body: str
) -> Iterator[RequestedProduct]:
    if not _NAMES_ONE.search(words, clause.start, clause.end):
        return
    plain = " ".join(words[clause.start : clause.end].replace("\u2019", "'").split())
    marks = sorted(
        {
            (match.end(), kind)
            for kind, pattern in _PRODUCTS[language]
            for match in pattern.finditer(plain)
        }
    )
    source = ", ".join(known.text for known in clause.addressees) or None
    for place, (start, kind) in enumerate(marks):
        end = marks[place + 1][0] if place + 1 < len(marks) else len(plain)
        sessions = _sessions(clause, plain, start, end) or (
            _sessions(clause, plain, 0, len(plain)) if len(marks) == 1 else []
        )
        previous = start
        for session, stop in sessions or [(None, end)]:
            to = _receiver(plain[previous:stop], language, body)
            yield RequestedProduct(anchor, kind, source, to, session)
            previous = stop


def _sessions(clause: Clause, words: str, start: int, end: int) -> list[tuple[int | None, int]]:
    found = []
    for deadline in clause.deadlines:
        at = words.find(deadline.text)
        if deadline.kind == "session" and start <= at < end:
            found.append((deadline.session, at + len(deadline.text)))
    return found


def _receiver(words: str, language: str, body: str) -> str | None:
    """The organ that is to receive it: the one named, else the body where the words mean it."""
    to = re.search(
        r"\b(?:to|before|of|for) the [^,;]{0,40}|\b(?:à l'|au |aux )[^,;]{0,40}|\bau cours de[^,;]*",
        words,
    )
    named = organ_in(to[0]) if to else None
    if named:
        return named
    return body if _OWN[language].search(words) else None
