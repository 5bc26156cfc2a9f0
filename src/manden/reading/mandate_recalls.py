"""What does a text say of the resolutions that it recalls?

"22/18 of 21 March 2013, in which it established the mandate" says that 22/18 founded it; "25/36
of 28 March 2014, ... and 55/25 of 4 April 2024, by which it extended the mandate" says the same
of every number of the list. What stands after a number up to the next one is its qualifier; it
reaches back over the numbers before it that have none of their own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from .printed_dates import dates_in
from .resolution import Citation, Paragraph, Resolution

_ESTABLISHED = r"(?:established|created|appointed|set\s+up|instituted)"
_EXTENDED = r"(?:extended|renewed|prolonged|continued)"
_MANDATE = (
    r"(?=.{0,160}?\b(?:mandates?|special\s+rapporteur|independent\s+expert|working\s+group"
    r"|commission\s+of\s+inquiry|fact-finding\s+mission|special\s+representative|mandats?"
    r"|rapporteuse?\s+spécial|expert[e]?\s+indépendant|groupe\s+de\s+travail"
    r"|commission\s+d\s?['’]\s?enquête|mission\s+d\s?['’]\s?établissement))"
)
# "in which it [then] established": at most three words between the relative and the verb.
_RELATIVE = r"(?:(?:in|by|through|at)\s+which|whereby|when)\s+(?:[\w'’-]+\s+){1,4}?"
_RELATIVE_FR = r"(?:par|dans|aux\s+termes\s+de|en\s+vertu\s+de)\s+(?:la|les)quelles?\s+.{1,40}?"
_DECIDED = r"(?:decided\s+to\s+)?"
_DECIDED_FR = r"(?:décidé\s+(?:de|d\s?['’])\s*)?"
# What follows a number and speaks of it.
_SAID_AFTER = {
    "establish": re.compile(
        rf"(?:{_RELATIVE}{_DECIDED}(?:{_ESTABLISHED}|establish|create|appoint)\b"
        rf"|\b(?:establishing|creating)\b"
        rf"|{_RELATIVE_FR}\b(?:a|avait|ont)\s+{_DECIDED_FR}"
        r"(?:créée?r?|établie?r?|instituée?r?|nommée?r?|désignée?r?)\b"
        r"|\bportant\s+(?:création|établissement|institution|désignation)"
        r"|\b(?:établissant|créant|instituant)\b)" + _MANDATE,
        re.IGNORECASE,
    ),
    "extend": re.compile(
        rf"(?:{_RELATIVE}{_DECIDED}(?:{_EXTENDED}|extend|renew|prolong|continue)\b"
        rf"|\b(?:extending|renewing|prolonging)\b"
        rf"|{_RELATIVE_FR}\b(?:a|avait|ont)\s+{_DECIDED_FR}"
        r"(?:prorogée?r?|prolongée?r?|renouvelée?r?|reconduite?|reconduire)\b"
        r"|\bportant\s+(?:prorogation|prolongation|renouvellement|reconduction)"
        r"|\b(?:prorogeant|prolongeant|renouvelant|reconduisant)\b)" + _MANDATE,
        re.IGNORECASE,
    ),
}
# What leads up to a number: "the mandate established by the Council in its resolution ...".
_UP_TO_NUMBER = (
    r"\s+(?:by|in|under|pursuant\s+to|through|par|dans|en\s+vertu\s+de)\b[^.;:]{0,60}?"
    r"\b(?:resolutions?|résolutions?)\s*$"
)
_SAID_BEFORE = {
    "establish": re.compile(
        rf"\bmanda\w+\b.{{0,120}}\b(?:{_ESTABLISHED}|créée?|établie?|institué?e?){_UP_TO_NUMBER}",
        re.IGNORECASE,
    ),
    "extend": re.compile(
        rf"\b(?:{_EXTENDED}|prorogée?|prolongée?|renouvelée?|reconduite?){_UP_TO_NUMBER}",
        re.IGNORECASE,
    ),
}
# Words that join the numbers of a list and qualify none of them.
_JOINING_WORDS = (
    "of and both all dated date the its as well resolution resolutions decision decisions adopted"
    " council councils assembly general human rights commission security economic social on"
    " du de des en et la le les ses sa toutes tous deux trois ainsi que résolution résolutions"
    " décision décisions adoptée adoptées conseil assemblée générale droits homme commission er"
    " l d"
)
_JOINING = frozenset(_JOINING_WORDS.split())
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True)
class Recall:
    """One number recalled by a text: what is said of it, and the words of its qualifier."""

    citation: Citation
    act: str | None  # establish | extend, as the recalling text says
    topic: str
    listing: tuple[str, str | None]  # the paragraph, and the body whose numbers are listed
    bare: bool = False  # nothing is said of this number alone
    printed: str | None = None  # the number as misprinted, where another was put in its place


def recalls_of(resolution: Resolution) -> tuple[Recall, ...]:
    """Every resolution or decision that a text recalls, in order, with what is said of it.

    >>> said = "Recalling its resolutions 3/1, in which it established the mandate, and 6/2;"
    >>> cited = [Citation("PP1", n, "resolution", None, "HRC", n, None) for n in ("3/1", "6/2")]
    >>> text = Resolution("x", "en", preamble=(Paragraph("PP1", said),), citations=tuple(cited))
    >>> [(recall.citation.number, recall.act) for recall in recalls_of(text)]
    [('3/1', 'establish'), ('6/2', None)]
    """
    texts = {paragraph.anchor: paragraph.text for paragraph in every_paragraph(resolution)}
    cited: dict[str, list[Citation]] = {}
    for citation in resolution.citations:
        if citation.kind in {"resolution", "decision"} and citation.number:
            cited.setdefault(citation.anchor, []).append(citation)
    return tuple(
        recall
        for anchor, citations in cited.items()
        for recall in _in_paragraph(texts.get(anchor, ""), citations)
    )


def every_paragraph(resolution: Resolution) -> Iterator[Paragraph]:
    """The paragraphs of all parts with their sub-paragraphs, in order.

    >>> [p.anchor for p in every_paragraph(Resolution("x", "en", preamble=(Paragraph("PP1", ""),)))]
    ['PP1']
    """
    waiting = [*resolution.preamble, *resolution.operative]
    waiting += [paragraph for annex in resolution.annexes for paragraph in annex.operative]
    while waiting:
        paragraph = waiting.pop(0)
        yield paragraph
        waiting = [*paragraph.children, *waiting]


def _in_paragraph(text: str, citations: list[Citation]) -> list[Recall]:
    places = _places(text, citations)
    starts, ends = [start for start, _ in places], [end for _, end in places]
    between = [text[a:b] for a, b in zip([0, *ends], [*starts, len(text)], strict=True)]
    recalls = []
    for index, citation in enumerate(citations):
        before, after = between[index], between[index + 1]
        act = _said(_SAID_AFTER, after) or _said(_SAID_BEFORE, before)
        topic = _qualifier(after)
        recalls.append(
            Recall(citation, act, topic, (citation.anchor, citation.body), bare=not topic)
        )
    return _reaching_back(recalls)


def _places(text: str, citations: list[Citation]) -> list[tuple[int, int]]:
    """Where each citation stands: its printed words, or its number, after the one before it."""
    places, cursor = [], 0
    for citation in citations:
        for printed in (citation.text, citation.number or ""):
            start = text.find(printed, cursor) if printed else -1
            if start >= 0:
                cursor = start + len(printed)
                break
        places.append((cursor - len(printed) if start >= 0 else cursor, cursor))
    return places


def _said(patterns: dict[str, re.Pattern[str]], words: str) -> str | None:
    found = [(m.start(), act) for act, pattern in patterns.items() if (m := pattern.search(words))]
    return min(found)[1] if found else None


def _qualifier(after: str) -> str:
    """The words after a number that say more than a date or "and"; empty where there are none."""
    for printed in reversed(dates_in(after)):
        after = f"{after[: printed.start]} {after[printed.end :]}"
    said = [word for word in _WORD.findall(after) if word.casefold() not in _JOINING]
    return " ".join(said)


def _reaching_back(recalls: list[Recall]) -> list[Recall]:
    """A list's last qualifier said of the bare numbers before it; founding is done only once."""
    reached: list[Recall] = []
    said: Recall | None = None
    for recall in reversed(recalls):
        if not recall.bare or said is None or recall.listing != said.listing:
            said = recall
        elif said.act != "establish":
            recall = replace(recall, act=recall.act or said.act, topic=said.topic)
        reached.insert(0, recall)
    return reached
