"""A value held in French and English, read in the language of the page."""

from django.utils.translation import get_language

TWICE = " ‖ "


def page_language() -> str:
    """The language of the page, "fr" or "en"."""
    return (get_language() or "fr")[:2]


def in_language(record: object, field: str) -> str:
    """`field` of `record` in the page's language, else in the other; "" where neither is held."""
    first, second = ("en", "fr") if page_language() == "en" else ("fr", "en")
    return getattr(record, f"{field}_{first}") or getattr(record, f"{field}_{second}") or ""


def own_half(text: str) -> str:
    """Of what an invented record says twice, in French then in English, the half for the page.

    >>> from django.utils.translation import override
    >>> with override("en"):
    ...     own_half("Récit fictif ‖ Fictitious account"), own_half("Said once")
    ('Fictitious account', 'Said once')
    """
    french, _between, english = text.partition(TWICE)
    return (english if page_language() == "en" else french) or french
