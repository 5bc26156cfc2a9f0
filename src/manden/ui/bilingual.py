"""A value held in French and English, read in the language of the page."""

from django.utils.translation import get_language


def in_language(record: object, field: str) -> str:
    """`field` of `record` in the page's language, else in the other; "" where neither is held."""
    first, second = ("en", "fr") if (get_language() or "fr").startswith("en") else ("fr", "en")
    return getattr(record, f"{field}_{first}") or getattr(record, f"{field}_{second}") or ""
