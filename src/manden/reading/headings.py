"""Headings within a text: titles of sections, section marks (I, II, A, B), titles of annexes."""

from __future__ import annotations

import re
from collections.abc import Sequence

from manden.reading.blocks import Block
from manden.reading.numbering import NUMBER, Label, label_of
from manden.reading.openings import operative_opening, preambular_opening

_LONGEST, _LONGEST_NUMBERED = 260, 400
_SECTION_MARK = re.compile(
    r"(?:Section\s+|Part(?:ie)?\s+|Chapter\s+|Chapitre\s+)?([IVXL]{1,6}|[A-H])"
    r"(?:\s*[.:)–—-]\s*.*|$)"
    r"|([IVXL]{1,6})\s+[A-ZÀ-Ý“«].*"
)
_ANNEX = re.compile(
    r"(?:Annex|Annexe|ANNEX|ANNEXE|Appendix|Appendice|APPENDIX|APPENDICE|Enclosure|Pi[èe]ce jointe"
    r"|Attachment|ATTACHMENT)"
    r"(?:\s+(?:n\s?[°º]\s*|[Nn]o\.?\s+)?(?:[IVXL]{1,6}|[A-Z]|\d{1,2}))?"
    r"(?:\s+(?:to|[àa]|au|of|de) (?:the |la |le )?(?:present |pr[ée]sente )?"
    r"(?:r[ée]solution|d[ée]cision)(?:\s[\dA-Z/.\-]+)?)?\s*[*.:]?(?:\s*[–—:-]?\s*(?P<title>[A-ZÀ-Ý“«\[].*))?"
)
_OPENS_ANNEX = frozenset("AEP")
# "contained in the annex", "qui figure en annexe": not "annexes" said of other texts' papers.
_PROMISES_ANNEX = re.compile(
    r"\b(?:in|en|to|[àa])\s(?:the\s|its\s|l['’]|son\s)?(?:annex|annexe|appendix|appendice)\b"
    r"|\bannexed\b|\bannexée?s?\b|\bannexees?\b|\bjointe?s? en annexe\b",
    re.IGNORECASE,
)
_ENDS_A_PARAGRAPH = re.compile(r"[,;.:]\s*[”»\"’)\]]{0,2}(?:\s(?:and|or|et|ou))?$")

# Participles that open a paragraph of the preamble, and no title: they say what the organ thinks.
_NEVER_HEADING = re.compile(
    r"(?:recalling|(?:re)?affirming|noting|taking (?:note|into)|welcoming|recogni[sz]ing"
    r"|acknowledging|stressing|emphasi[sz]ing|underlining|underscoring|considering|expressing"
    r"|bearing in|having|reiterating|deploring|condemning|commending|believing|observing"
    r"|regretting|appreciating|reali[sz]ing|being|remaining|deeply|gravely|strongly|also|further)\b",
    re.IGNORECASE,
)


def is_heading(block: Block, following: str, language: str) -> bool:
    """Whether a block is a heading: the format says so, or it is short and opens no sentence.

    >>> is_heading(Block("Follow-up"), "1. Asks the town", "en")
    True
    >>> is_heading(Block("Recalls the bells"), "of the town;", "en")
    False
    """
    text = block.text
    if block.heading:
        return len(text) <= _LONGEST
    labelled = label_of(following)
    marked = text[:1] in "IVXL" and section_mark(text) and preambular_opening(following, language)
    if not text or len(text) > (_LONGEST_NUMBERED if labelled or marked else _LONGEST):
        return False
    if _ENDS_A_PARAGRAPH.search(text) and not _is_stopped_title(text, labelled):
        return False
    if not (text[0].isupper() or text[0] in "“«\"'‘" or text[0].isdigit()):
        return False
    if following and labelled is None and (following[0].islower() or following[0] in ",;)"):
        return False
    opens = operative_opening(text, language) or preambular_opening(text, language)
    if opens is None or (opens == text and " " not in text):
        return True  # "Reviews" alone is the title of what follows
    if _NEVER_HEADING.match(opens):
        return False
    # "Strengthening the towers" is a heading where a paragraph follows, and half of a
    # paragraph of the preamble where its other half does.
    leads = labelled is not None or (len(following) < 80 and following[:1].isupper())
    return opens[-3:] == "ing" and (len(text) < 120 or leads)


def _is_stopped_title(text: str, following: Label | None) -> bool:
    """ "Strengthening the towers.": a title with a full stop, before a paragraph 1."""
    return (
        following is not None
        and following.kind == NUMBER
        and following.value == 1
        and text.endswith(".")
        and len(text) < 160
    )


def is_title_of_section(headings: Sequence[str], text: str, following: str, language: str) -> bool:
    """Whether `text` names the section whose mark stands alone above it.

    >>> is_title_of_section(["III"], "Requests for a bell", "1. Asks the town;", "en")
    True
    """
    if not headings or section_mark(headings[-1]) != headings[-1]:
        return False
    if text.rstrip()[-1] in ",;.:" or len(text) > _LONGEST_NUMBERED:
        return False
    leads = label_of(following) or preambular_opening(following, language)
    return leads is not None


def section_mark(text: str) -> str | None:
    """The numeral or letter that a heading opens with, or None.

    >>> section_mark("IV Follow-up"), section_mark("B"), section_mark("A bell for all")
    ('IV', 'B', None)
    """
    match = _SECTION_MARK.fullmatch(text)
    return (match[1] or match[2]) if match else None


def opens_annex(text: str) -> bool:
    """Whether an annex starts at this block.

    >>> opens_annex("Annex II"), opens_annex("Annexe Plan des cloches")
    (True, True)
    >>> opens_annex("Annexes the list of bells to the present resolution;")
    False
    """
    if len(text) > _LONGEST or text.lstrip("[]")[:1] not in _OPENS_ANNEX:
        return False
    match = _ANNEX.fullmatch(text.strip("[]"))
    if not match:
        return False
    return match["title"] is None or not _ENDS_A_PARAGRAPH.search(text)


def promises_annex(text: str) -> bool:
    """Whether a paragraph speaks of an annex to its own text.

    >>> promises_annex("Adopts the plan contained in the annex;"), promises_annex("Two annexes.")
    (True, False)
    """
    return _PROMISES_ANNEX.search(text) is not None
