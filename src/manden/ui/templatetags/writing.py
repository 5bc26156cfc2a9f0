"""Filters that print text, dates and numbers as the page's language writes them."""

from __future__ import annotations

from datetime import date

from django import template
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe

from manden.ui import bilingual, typography, words, written_dates
from manden.ui.bilingual import page_language

register = template.Library()


@register.filter
def typeset(text: object, language: str | None = None) -> SafeString:
    """Escaped text with French spaces where its language, by default the page's, is French."""
    escaped = conditional_escape(text)
    if (language or page_language()) != "fr":
        return escaped
    return mark_safe(typography.french_spaces_in_markup(escaped))  # noqa: S308 (escaped above)


@register.filter
def ordinal(number: int) -> str:
    return typography.ordinal(number, page_language())


@register.filter
def grouped(number: int) -> str:
    return typography.grouped(number, page_language())


@register.filter
def written(day: date, precision: str = "day") -> str:
    return written_dates.written(day, precision)


@register.filter
def distance_from(day: date, today: date) -> str:
    return written_dates.distance(day, today)


@register.filter
def official(text: str, language: str) -> str:
    """Official words, none added: French spaces are only made unbreakable."""
    return typography.keep_french_spaces(text) if language == "fr" else text


@register.filter
def word(code: str, kind: str) -> str:
    """What a stored code is called on a page."""
    return words.word(code, kind)


@register.simple_tag
def age(day: date, precision: str, today: date) -> str:
    """How old a date is, no more precisely than it is known."""
    return written_dates.age(day, precision, today)


@register.filter
def left_until(day: date, today: date) -> str:
    """In 94 days, today, passed 12 days ago."""
    return written_dates.left_until(day, today)


@register.filter
def own_half(text: str) -> str:
    """Of what an invented record says in both languages, the half for the page."""
    return bilingual.own_half(text)


@register.simple_tag
def in_page_language(record: object, field: str) -> dict[str, object]:
    """A record's `field` that is held by language: text, language, whether it is foreign here."""
    here = page_language()
    there = "en" if here == "fr" else "fr"
    language = here if getattr(record, f"{field}_{here}") else there
    return {
        "text": getattr(record, f"{field}_{language}"),
        "language": language,
        "foreign": language != here,
    }
