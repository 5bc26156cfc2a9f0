"""Paragraphs and items without a verb of their own, governed by the verb printed once above them."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from manden.reading.conditions import condition_in
from manden.reading.deadlines import deadlines_in
from manden.reading.listed_actors import listed_actors
from manden.reading.paragraph_clauses import Context, clauses_of
from manden.reading.resolution import Clause, Deadline, Paragraph, Reason
from manden.reading.same_dates import points_back

# An item is asked twice: for its chapeau, and for what it asks itself.
_deadlines_of_item = lru_cache(maxsize=512)(deadlines_in)
_ADOPTS = frozenset({"adopt", "approve", "endorse", "proclaim"})  # what follows is another text


def governed(
    paragraph: Paragraph, language: str, context: Context | None = None
) -> tuple[tuple[Paragraph, Clause], ...]:
    """Each list item without a verb of its own, with the chapeau's clause restated for it.

    The addressee is the item's where it names one ("(a) The Commission to meet"), else the
    chapeau's; `start` and `end` are offsets in the item's text.

    >>> item = Paragraph("OP1(a)", "To meet within six months;")
    >>> chapeau = "Requests the Commission:"
    >>> held = Paragraph("OP1", chapeau, children=(item,), clauses=clauses_of(chapeau, "en"))
    >>> [(each.anchor, clause.verb, clause.action) for each, clause in governed(held, "en")]
    [('OP1(a)', 'request', 'To meet within six months')]
    """
    if not paragraph.clauses or not paragraph.children:
        return ()
    chapeau = paragraph.clauses[-1]
    due = tuple(each for each in chapeau.deadlines if each.text in paragraph.text)
    found: list[tuple[Paragraph, Clause]] = []
    for item in paragraph.children:
        if item.clauses:
            continue
        restated = _restated(chapeau, item, language, context, due)
        due += restated.deadlines
        found.append((item, restated))
        found.extend(governed(item.holding((restated,), item.children), language, context))
    return tuple(found)


def under_lead(
    preamble: tuple[Paragraph, ...],
    operative: tuple[Paragraph, ...],
    language: str,
    context: Context,
) -> tuple[Paragraph, ...]:
    """The numbered paragraphs below "Resolves that:" or "Decides,", each governed by that verb.

    Old resolutions, and those on budgets, print it once above paragraph 1.

    >>> lead, first = Paragraph("PP1", "Decides:"), Paragraph("OP1", "To meet in two weeks;")
    >>> (found,) = under_lead((lead,), (first,), "en", Context())
    >>> found.clauses[0].verb, found.clauses[0].deadlines[0].days
    ('decide', 14)
    """
    lead = preamble[-1].text if preamble else ""
    if not lead.endswith((":", ",")) or not lead[0].isupper():
        return operative
    governing = clauses_of(lead, language, context=context)
    verb = governing[-1] if governing else None
    if verb is None or not verb.directive or verb.verb in _ADOPTS:
        return operative
    if lead.endswith(",") and verb.action:
        return operative

    def led(paragraph: Paragraph) -> Paragraph:
        if paragraph.clauses:
            return paragraph
        restated = _restated(verb, paragraph, language, context, ())
        due = with_items(
            restated.deadlines, paragraph.children, verb.force == "decide", language, context
        )
        return paragraph.holding((replace(restated, deadlines=due),), paragraph.children)

    return tuple(led(paragraph) for paragraph in operative)


def with_items(
    due: tuple[Deadline, ...],
    items: tuple[Paragraph, ...],
    decides: bool,
    language: str,
    context: Context | None,
) -> tuple[Deadline, ...]:
    """The time limits `due` so far, and those of the items that a chapeau governs: they count for it.

    Of "(a) To meet within a month, and urges States to attend" it governs the words before "urges".

    >>> items = (Paragraph("OP1(a)", "To meet within a week;"), Paragraph("OP1(b)", "To sing;"))
    >>> [limit.days for limit in with_items((), items, False, "en", None)]
    [7]
    """
    for item in items:
        words = item.text[: item.clauses[0].start] if item.clauses else item.text
        due += _item_deadlines(words, decides, language, context, due) if words else ()
        if not item.clauses:
            due = with_items(due, item.children, decides, language, context)
    return due


def _item_deadlines(
    words: str,
    decides: bool,
    language: str,
    context: Context | None,
    due: tuple[Deadline, ...],
) -> tuple[Deadline, ...]:
    """The time limits of an item; those `due` before it are what "by the same date" means."""
    earlier = due if due and points_back(words, language) else ()
    return _deadlines_of_item(words, language, context, decides=decides, earlier=earlier)


def _restated(
    chapeau: Clause,
    item: Paragraph,
    language: str,
    context: Context | None,
    due: tuple[Deadline, ...],
) -> Clause:
    text = item.text
    own = listed_actors(text, language) if chapeau.directive and not chapeau.addressees else ()
    return replace(
        chapeau,
        addressees=own or chapeau.addressees,
        action=text.strip(" ;.,"),
        deadlines=_item_deadlines(text, chapeau.force == "decide", language, context, due)
        if chapeau.directive
        else (),
        start=0,
        end=len(text),
        condition=condition_in(text, language),
        reasons=(Reason(f"governed by the chapeau's verb {chapeau.verb}", 0, len(text)),),
    )
