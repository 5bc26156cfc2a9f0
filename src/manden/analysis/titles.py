"""Titles for an answer, in both languages, that its keeper may change."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import override

from manden.analysis.addresses import query_of
from manden.analysis.laid import filters_in_words, in_one_line
from manden.analysis.question import Question
from manden.analysis.ready_made import ready_made
from manden.analysis.words import DIMENSIONS, UNITS
from manden.ui.typography import french_spaces

LONGEST = 200


def suggested_titles(question: Question) -> dict[str, str]:
    """Those of the ready-made question that it is, or else what it counts, how it is laid out, and among
    what: every filter that was asked, and the period."""
    asked = query_of(question)
    for one in ready_made():
        if query_of(one.question) == asked:
            return {"fr": one.title_fr, "en": one.title_en}
    found = {}
    for language in ("fr", "en"):
        with override(language):
            said = _said(question)
            found[language] = (french_spaces(said) if language == "fr" else said)[:LONGEST]
    return found


def _said(question: Question) -> str:
    unit = str(UNITS[question.unit])
    unit = unit[:1].upper() + unit[1:]
    names = ", ".join(str(DIMENSIONS[name]).lower() for name in question.laid_out)
    told = _("%(unit)s, by %(names)s") % {"unit": unit, "names": names} if names else unit
    among = in_one_line(filters_in_words(question.where, question.first, question.last))
    return f"{told} ({among})" if among else told
