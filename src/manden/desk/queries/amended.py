"""A part of a commitment, before or after somebody amended it, in the words of the page."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from manden.commitments.models import Amendment
from manden.ui.bilingual import page_language
from manden.ui.typography import ordinal
from manden.ui.written_dates import written, written_span

_NOTHING = {
    str(Amendment.Field.ADDRESSEES): _("nobody is named"),
    str(Amendment.Field.DEADLINE): _("no deadline"),
    str(Amendment.Field.THEMES): _("none"),
}


def in_words(field: str, value: Any, names: Mapping[str, str]) -> str:
    """A part's value as one line: words, the `names` of actors or themes, or deadlines."""
    if isinstance(value, str):
        return value or "–"
    lines = [names.get(one, one) if isinstance(one, str) else _deadline(one) for one in value or ()]
    return ", ".join(lines) or str(_NOTHING.get(field, "–"))


def _deadline(told: Mapping[str, Any]) -> str:
    if told.get("session"):
        session = ordinal(told["session"], page_language())
        return gettext("at the %(session)s session") % {"session": session}
    first, last = (told.get(end) and date.fromisoformat(told[end]) for end in ("from", "to"))
    if first and last:
        return written_span(first, last)
    if last:
        return gettext("by %(day)s") % {"day": written(last)}
    if told.get("days"):
        days = told["days"]
        return ngettext("within %(days)s day", "within %(days)s days", days) % {"days": days}
    return str(told.get("text") or "–")
