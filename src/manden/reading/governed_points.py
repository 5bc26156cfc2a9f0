"""What each paragraph asks, where the points of a list are asked by the verb of their chapeau.

"Calls upon States: (a) To build; (b) To report" asks two things, and its chapeau nothing by
itself. The reading holds the printed verb once, with the chapeau; here each point has it, behind
what the chapeau leaves open: "to ensure that: (a) roads are built" asks "to ensure that roads
are built".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from manden.reading.clauses import Context, context_of
from manden.reading.governing import governed
from manden.reading.resolution import Clause, Deadline, Paragraph, Resolution

# What a chapeau says without naming an act: the points say which.
_OPEN = re.compile(
    r"(?:therefore|to|that|shall|inter alia|in particular|further|the following|as follows"
    r"|(?:to )?ensure(?: that)?|in this regard"
    r"|without a vote|by consensus|sans (?:procéder à un vote|vote|être mise? aux voix)|par consensus"
    r"|par conséquent|à cet égard|ce qui suit|notamment|en particulier|entre autres"
    r"|(?:de |à )?(?:veiller à ce que|s'assurer que|faire en sorte que)|afin|devra|devront"
    r"|que|de|à|[\s:;,.])*+",  # possessive: "to ensure" is also "to" and "ensure"
    re.IGNORECASE,
)
_CARRIED = re.compile(
    r"(?:to ensure(?: that)?|that|shall|(?:de |à )?(?:veiller à ce que|s'assurer que"
    r"|faire en sorte que)|que|devra|devront)\s*:?\Z",
    re.IGNORECASE,
)
# A point that opens so is part of what its chapeau asks: a thing, a place, an aim.
_PART_EN = re.compile(
    r"(?:the|an?|any|all|its|their|each|every|such|other|in|on|at|with|for|as|of|by|if|where|when"
    r"|from|under|persons?|individuals?|progress|information|updates?"
    r"|details?|further|specific)\b|\w+[,;.]?\Z"
    r"|\w+(?:tion|sion|ment|ness|ity|ance|ence|als?|ies|ures?|sts|ors|ers|ants) "
    r"(?:of|and|to|for|on|in|by|with|from)\b"
    r"|(?:support|training|assistance|access) (?:of|to|for|and)\b"
)
_ING = re.compile(r"(?:\w+ly )?[^\W\d_]+ing\b")
_ACT_FR = re.compile(
    r"(?:(?:à|de|en)\s+(?!la\b|les\b|l')|d')?(?:(?:ne pas|se|lui|leur|y|en|le|les)\s+|s'|l')*"
    r"(?:\w+ment,? )?[^\W\d_]+(?:er|ir|ire|dre|tre|ure|vre|ant|ra|ront)\b"
)


def with_points(resolution: Resolution) -> Iterator[tuple[Paragraph, tuple[Clause, ...]]]:
    """Each paragraph and sub-paragraph in the order of the text, with the clauses it stands for.

    A point that a directive chapeau governs has the chapeau's clause restated for it, unless it
    only details the act that the chapeau names. The chapeau keeps its clause where it names an act;
    where it only says who is asked, its points are the asks and its time limits are theirs.

    >>> from manden.reading.clauses import clauses_of
    >>> points = [("OP1(a)", "To build;"), ("OP1(b)", "To report;")]
    >>> items = tuple(Paragraph(anchor, text) for anchor, text in points)
    >>> text = "Calls upon States, by 1 May 2031:"
    >>> paragraph = Paragraph("OP1", text, children=items, clauses=clauses_of(text, "en"))
    >>> for each, clauses in with_points(Resolution("x", "en", operative=(paragraph,))):
    ...     print(each.anchor, [(one.action, one.deadlines[0].text) for one in clauses])
    OP1 []
    OP1(a) [('To build', 'by 1 May 2031')]
    OP1(b) [('To report', 'by 1 May 2031')]
    """
    context = context_of(resolution)
    annexed = (each for annex in resolution.annexes for each in annex.operative)
    for paragraph in (*resolution.preamble, *resolution.operative, *annexed):
        given: dict[str, Clause] = {}
        for each in paragraph.branch():
            own, below = _shared_out(each, resolution.language, context)
            given |= below
            yield each, (given[each.anchor],) if each.anchor in given else own


def _shared_out(
    paragraph: Paragraph, language: str, context: Context
) -> tuple[tuple[Clause, ...], dict[str, Clause]]:
    """The clauses that a paragraph keeps, and what its chapeau asks by each of its points."""
    clauses = paragraph.clauses
    points = governed(paragraph, language, context) if clauses and clauses[-1].directive else ()
    if not points:
        return clauses, {}
    chapeau = clauses[-1]
    due = tuple(each for each in chapeau.deadlines if each.text in paragraph.text)
    if _OPEN.fullmatch(chapeau.action):
        asks = {
            each.anchor: _behind(chapeau, clause, due)
            for each, clause in points
            if not (each.children and each.text.endswith(":"))
        }
        return clauses[:-1] if asks else clauses, asks
    kept = replace(chapeau, deadlines=due)
    acts = {each.anchor: clause for each, clause in points if _is_act(each.text, chapeau, language)}
    return ((*clauses[:-1], kept) if acts else clauses), acts


def _is_act(words: str, chapeau: Clause, language: str) -> bool:
    """Whether a point says what to do: "To build", "Building", "Build"; not "The roads built".

    What is decided of "acts that include: (a) Supplying arms" is a thing too.
    """
    plain = words.lstrip(" |").replace("’", "'")
    if language == "fr":
        return _ACT_FR.match(plain.lower()) is not None
    if chapeau.force == "decide" and _ING.match(plain):
        return False
    small = plain[:1].islower() and not plain.startswith("to ") and not _ING.match(plain)
    return not small and _PART_EN.match(plain.lower()) is None


def _behind(chapeau: Clause, point: Clause, due: Sequence[Deadline]) -> Clause:
    """The clause of a `point` whose chapeau asks nothing by itself: it is due when that is."""
    carried, said = _CARRIED.search(chapeau.action), point.action
    if carried:
        small = said if said[1:2].isupper() else said[:1].lower() + said[1:]
        said = f"{carried.group().rstrip(' :')} {small}"
    return replace(point, action=said, deadlines=(*due, *point.deadlines))
