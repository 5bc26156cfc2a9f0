"""Codes of places in the words of the page."""

from __future__ import annotations

from django import template

from manden.places.words import RELATIONS

register = template.Library()


@register.filter
def relation_words(code: str) -> str:
    return str(RELATIONS.get(code, code))
