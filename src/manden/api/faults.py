"""What is wrong with a part of a request, in one sentence; what was sent is not repeated."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

_UNREADABLE = gettext_lazy("It cannot be read as what is expected here.")
_SENTENCES = {
    "missing": gettext_lazy("It is missing."),
    "string_too_short": gettext_lazy("It is missing."),
    "string_pattern_mismatch": gettext_lazy("Write the date as 2026, 2026-02 or 2026-02-23."),
    "too_long": gettext_lazy("It is too long."),
    "string_too_long": gettext_lazy("It is too long."),
    "string_type": gettext_lazy("Text is expected."),
    "value_error": gettext_lazy(
        "No text holds control characters, or signs that turn what stands beside them."
    ),
    "greater_than_equal": gettext_lazy("It lies outside what is allowed."),
    "less_than_equal": gettext_lazy("It lies outside what is allowed."),
    "int_parsing": gettext_lazy("A whole number is expected."),
    "int_type": gettext_lazy("A whole number is expected."),
    "bool_parsing": gettext_lazy("true or false is expected."),
    "bool_type": gettext_lazy("true or false is expected."),
    "date_type": gettext_lazy("A date is expected, as 2026-02-23."),
    "date_from_datetime_parsing": gettext_lazy("A date is expected, as 2026-02-23."),
    "date_from_datetime_inexact": gettext_lazy("A date is expected, as 2026-02-23."),
}
_WRAPPERS = ("wanted", "page", "given")


def fault_told(error: Mapping[str, Any]) -> dict[str, str]:
    """An error of the library that reads requests, as the place and a sentence."""
    place = [str(part) for part in error["loc"][1:]]
    if len(place) > 1 and place[0] in _WRAPPERS:
        place = place[1:]
    return {"field": ".".join(place), "detail": _sentence(error)}


def _sentence(error: Mapping[str, Any]) -> str:
    if error["type"] == "literal_error":
        expected = str(error.get("ctx", {}).get("expected", ""))
        return _("One of these is expected: %(values)s.") % {"values": expected}
    return str(_SENTENCES.get(error["type"], _UNREADABLE))
