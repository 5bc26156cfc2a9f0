"""A resolution with its clauses read: paragraphs, sub-paragraphs, annexes, mandates, requests.

A chapeau's verb governs its list: "Requests the Commission: (a) To meet; (b) To report". An item
that only continues the chapeau holds no clause of its own, since no verb of the body is printed in
it; its time limits count for the chapeau, and `governed` restates the chapeau's clause for it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from manden.reading.bracketed import not_agreed
from manden.reading.conversion_noise import cuts_words
from manden.reading.faults import broken_off, unread
from manden.reading.governing import governed, under_lead, with_items
from manden.reading.lost_accents import lacks_grave_a, may_lack_accents
from manden.reading.mandate_terms import with_terms_told
from manden.reading.mandates import mandate_acts
from manden.reading.paragraph_clauses import Context, clauses_of
from manden.reading.possible_numbers import last_day_behind
from manden.reading.requests import requested_products
from manden.reading.resolution import Clause, Paragraph, Reason, Resolution
from manden.reading.short_forms import with_short_forms
from manden.reading.squeezed import squeeze
from manden.reading.verb_phrase import ASKS, Form
from manden.reading.verbs import verb_phrases
from manden.reading.word_starts import at_word_start

__all__ = ["Context", "clauses_of", "context_of", "with_clauses"]

_PRIE = re.compile(at_word_start(("Prie", "prie", "PRIE")) + r"\b")
_WE = re.compile(r"We\b|Nous\b")
_STATE_POWERS = frozenset({"government", "authorities", "country", "transitional_authorities"})
_ACTING = frozenset({"decide", "request", "invite"})  # what makes a mandate or calls for a product
_DEFINITE = re.compile(r"(?:the|les?|la|autorités|Gouvernement|pays)\b|l'", re.IGNORECASE)

# "Request the Mayor", "Encouraging the ringers"; "Request for aid", "Encouraging signs" are things.
_SLIPS = re.compile(
    r"[A-Z]\w+(?: upon| on)? (?:(?:the|all|that|those|any|its|every|each) |[A-Z])"
    r"|[A-ZÀ-Ý]\w+ant (?:(?:les?|la|tous|toutes|que|aux?) |l')"
)


def with_clauses(resolution: Resolution) -> Resolution:
    """`resolution` with clauses in every paragraph, and its mandate acts and requests.

    >>> paragraph = Paragraph("OP1", "Requests the Secretary-General to report;", number="1")
    >>> read = with_clauses(Resolution("note.txt", "en", operative=(paragraph,)))
    >>> read.operative[0].clauses[0].verb, read.requests[0].kind
    ('request', 'report')
    """
    language, context = resolution.language, context_of(resolution)
    preamble = tuple(_read(each, language, context, True) for each in resolution.preamble)
    operative = tuple(_read(each, language, context, False) for each in resolution.operative)
    operative = tuple(_with_slip(each, language, context) for each in operative)
    operative = under_lead(resolution.preamble, operative, language, context)
    annexes = tuple(
        replace(
            annex,
            operative=tuple(_read(each, language, context, False) for each in annex.operative),
        )
        for annex in resolution.annexes
    )
    states = _single_states(preamble + operative)
    operative = tuple(_named(each, states) for each in operative)
    words = [squeeze(each.text).words for each in _walk(preamble + operative)]
    named = with_short_forms(replace(resolution, operative=operative), words)
    operative = named.operative
    acting = [each for paragraph in operative for each in _acting(paragraph, language, context)]
    acts = [
        act
        for anchor, words, clauses in acting
        for act in mandate_acts(clauses, words, anchor, language)
    ]
    return replace(
        resolution,
        preamble=tuple(_named(each, states) for each in preamble),
        operative=operative,
        annexes=annexes,
        mandates=with_terms_told(acts, acting, language),
        requests=tuple(
            product
            for anchor, words, clauses in acting
            for product in requested_products(clauses, words, anchor, language, resolution.body)
        ),
        following=tuple(with_clauses(other) for other in resolution.following),
        warnings=tuple(
            dict.fromkeys(
                (
                    *resolution.warnings,
                    *unread(operative, resolution.kind),
                    *broken_off(operative),
                    *not_agreed(resolution),
                )
            )
        ),
    )


def context_of(resolution: Resolution) -> Context:
    """What the whole of a text says that the reading of each of its clauses turns on."""
    paragraphs = resolution.operative + resolution.preamble
    annexed = tuple(each for annex in resolution.annexes for each in annex.operative)
    french = resolution.language == "fr"
    own = _whole(paragraphs)
    with_annexes = _whole(paragraphs + annexed) if annexed else own
    lacks_a = french and lacks_grave_a(with_annexes)
    return Context(
        declares=_speaks_as_we(resolution),
        session=resolution.session.number if resolution.session else None,
        adopted=resolution.adopted,
        behind_until=None if resolution.adopted else _behind(resolution),
        body=resolution.body,
        original_language=resolution.original_language,
        uses_prie=french and _PRIE.search(own) is not None,
        uses_encourage="ncourage " in own or "NCOURAGE " in own,
        may_lack_accents=lacks_a or (french and may_lack_accents(with_annexes)),
        lacks_grave_a=lacks_a,
        holds_choices="[" in own and bool(not_agreed(resolution)),
        cuts_words="- " in with_annexes
        and cuts_words(each.text for each in _walk(paragraphs + annexed)),
    )


def _whole(paragraphs: tuple[Paragraph, ...]) -> str:
    """The words of the paragraphs, a line for each: one search is quicker than one in each."""
    return "\n".join(each.text for each in _walk(paragraphs))


def _behind(resolution: Resolution) -> date | None:
    return last_day_behind(
        resolution.body,
        resolution.number,
        resolution.session.number if resolution.session else None,
        [cited.date for cited in resolution.citations if cited.date],
    )


def _speaks_as_we(resolution: Resolution) -> bool:
    """Whether the text is a declaration: "We reaffirm", or "Reaffirm" after "We, the Heads"."""
    texts = [each.text for each in resolution.preamble + resolution.operative]
    if any(text.startswith(("We", "Nous")) and _WE.match(text) for text in texts):
        return True
    first = [each.text for each in resolution.operative[:3]]
    return bool(first) and all(
        not verb_phrases(text[:60], resolution.language)
        and verb_phrases(text[:60], resolution.language, Form.PLURAL)
        for text in first
    )


def _walk(paragraphs: tuple[Paragraph, ...]) -> Iterator[Paragraph]:
    for paragraph in paragraphs:
        if paragraph.children:
            yield from paragraph.branch()
        else:
            yield paragraph


def _read(paragraph: Paragraph, language: str, context: Context, preambular: bool) -> Paragraph:
    clauses = clauses_of(paragraph.text, language, preambular=preambular, context=context)
    inner = replace(context, declares=False) if context.declares else context
    children = paragraph.children and tuple(
        _read(each, language, inner, preambular) for each in paragraph.children
    )
    if clauses and children and clauses[-1].directive:
        last = clauses[-1]
        every = with_items(last.deadlines, children, last.force == "decide", language, context)
        if every != last.deadlines:
            clauses = (*clauses[:-1], replace(last, deadlines=every))
    return paragraph.holding(clauses, children)


def _with_slip(paragraph: Paragraph, language: str, context: Context) -> Paragraph:
    """A numbered paragraph that asks in a slip of the pen: "Request the Mayor", "Encouraging all"."""
    if paragraph.clauses or paragraph.number is None or context.declares:
        return paragraph
    if not _SLIPS.match(paragraph.text):
        return paragraph
    spoken = clauses_of(paragraph.text, language, context=replace(context, declares=True))
    asks = [clause for clause in spoken if clause.force in ASKS and clause.start == 0]
    if not asks:
        spoken = clauses_of(paragraph.text, language, preambular=True, context=context)
    return paragraph.holding(spoken, paragraph.children)


def _acting(
    paragraph: Paragraph, language: str, context: Context
) -> Iterator[tuple[str, str, tuple[Clause, ...]]]:
    """Anchor, text and clauses of a paragraph, of its items with verbs and of governed items."""
    yield paragraph.anchor, paragraph.text, paragraph.clauses
    if paragraph.clauses and paragraph.clauses[-1].force in _ACTING:
        for item, clause in governed(paragraph, language, context):
            yield item.anchor, item.text, (clause,)
    for child in paragraph.children:
        if child.clauses:
            yield from _acting(child, language, context)


def _single_states(paragraphs: tuple[Paragraph, ...]) -> dict[str, str]:
    """Codes that one State alone bears in this text: "the Government" can then only be its own."""
    states: dict[str, set[str]] = {}
    for paragraph in _walk(paragraphs):
        for clause in paragraph.clauses:
            for known in clause.addressees:
                code, _, state = (known.actor or "").partition(":")
                if state and code != "state":
                    states.setdefault(code, set()).add(state)
    named = set().union(*states.values())
    if len(named) == 1:
        states.update((code, named) for code in _STATE_POWERS)
    return {code: next(iter(found)) for code, found in states.items() if len(found) == 1}


def _named(paragraph: Paragraph, states: dict[str, str]) -> Paragraph:
    if not states:
        return paragraph
    return paragraph.holding(
        clauses=tuple(_of_state(clause, states) for clause in paragraph.clauses),
        children=tuple(_named(child, states) for child in paragraph.children),
    )


def _of_state(clause: Clause, states: dict[str, str]) -> Clause:
    addressees = tuple(
        replace(known, actor=f"{known.actor}:{states[known.actor]}")
        if known.actor in states and _DEFINITE.match(known.text)
        else known
        for known in clause.addressees
    )
    if addressees == clause.addressees:
        return clause
    reason = Reason("the State is the only one this text gives the actor", clause.start, clause.end)
    return replace(clause, addressees=addressees, reasons=(*clause.reasons, reason))
