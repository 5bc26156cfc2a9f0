"""Tags of the page's frame: where the reader is, and the same page in the other language."""

from __future__ import annotations

from typing import Any

from django import template
from django.template import Context

from manden.ui.bilingual import page_language

register = template.Library()

LANGUAGES = {"fr": "Français", "en": "English"}
# The rights whose links stand in the bar, and how many of them fit on one line beside the rest.
IN_THE_BAR = (
    "calendar_read",
    "actor_read",
    "pack_read",
    "commitment_discuss",
    "incident_read",
    "figure_read",
    "identity_read",
    "evidence_read",
    "report_review",
    "export_read",
    "account_read",
)
MOST_IN_THE_BAR = 6


@register.simple_tag(takes_context=True)
def other_language(context: Context) -> dict[str, str]:
    """Code, name and address of this page in the other language; the query string is kept.

    Of a page that is not there, the home page: no word that was asked for is written back.
    """
    here = page_language()
    there = "en" if here == "fr" else "fr"
    request = context.get("request")
    address = request.get_full_path() if request is not None else "/"
    prefix = f"/{here}/"
    there_is_one = not context.get("absent") and address.startswith(prefix)
    tail = address[len(prefix) :] if there_is_one else ""
    return {"code": there, "name": LANGUAGES[there], "address": f"/{there}/{tail}"}


@register.simple_tag(takes_context=True)
def here(context: Context, *names: str) -> bool:
    """Whether the page's route is one of `names` ("desk:home")."""
    request: Any = context.get("request")
    match = getattr(request, "resolver_match", None)
    return match is not None and match.view_name in names


@register.simple_tag
def refused_fields(form: Any) -> list[Any]:
    """The fields of a form that must be corrected, in the order in which they stand."""
    return [field for field in form.visible_fields() if field.errors] if form else []


@register.filter
def must_be_given(field: Any) -> bool:
    """Whether a field is marked as one that must be given: where others of its form need not be, and
    it does not come with a choice made."""
    every = field.form.fields.values()
    chosen = "" not in dict(getattr(field.field, "choices", [("", "")]))
    return bool(field.field.required) and not chosen and not all(one.required for one in every)


@register.simple_tag
def crowded(may: dict[str, bool]) -> bool:
    """Whether the links that a person is shown take more than a line: the rarer ones then fold."""
    return sum(bool(may.get(right)) for right in IN_THE_BAR) > MOST_IN_THE_BAR
