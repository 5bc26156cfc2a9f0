"""What an event of the calendar is called, in the page's language; for its page and its feed."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from manden.desk.queries.calendar import Event
from manden.ui import typography
from manden.ui.bilingual import page_language
from manden.ui.words import word
from manden.ui.written_dates import written, written_span


def title_of(event: Event) -> str:
    """One line: “58/30: the mandate’s term ends”, “OP26.1: present a report ...”."""
    said = {
        "text": event.instrument.number or event.instrument.symbol,
        "body": word(event.instrument.body, "body") or event.instrument.body,
        "session": typography.ordinal(event.session or 0, page_language()),
        "action": event.words,
        "key": event.key,
    }
    sentences = {
        "mandate_end": _("%(text)s: the mandate’s term ends"),
        "report": _("%(text)s: report to the %(session)s session to be submitted"),
        "session": _("%(session)s session of the body: %(body)s"),
        "dialogue": _("%(text)s: dialogue at the %(session)s session"),
        "commitment": _("%(text)s, %(key)s: %(action)s"),
        "task": _("My task on %(text)s, %(key)s: %(action)s"),
    }
    return sentences[event.kind] % said


def dates_of(event: Event) -> str:
    """Its day, its span, or the months between which it falls, never more than is known."""
    if event.precision == "day":
        return written_span(event.first, event.last)
    first, last = (written(day, event.precision) for day in (event.first, event.last))
    if first == last:
        return first
    if event.precision == "month" and event.first.year == event.last.year:
        first = first.rsplit(" ", 1)[0]
    sentence = pgettext("imprecise dates", "between %(first)s and %(last)s")
    return sentence % {"first": first, "last": last}
