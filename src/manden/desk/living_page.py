"""The parts of the page of a text that are the same for all who see the same of it."""

from __future__ import annotations

from datetime import date
from functools import partial

from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from manden.desk.kept_pages import kept_or_made
from manden.desk.queries.living import living_resolution
from manden.desk.queries.sight import Sight
from manden.desk.queries.wanted import Wanted
from manden.instruments.models import Instrument

_PARTED = "\x1f"  # between heading and body: a sign that no text holds


def living_parts(
    instrument: int, wanted: Wanted, page_language: str, today: date, sight: Sight, gives: bool
) -> dict[str, SafeString]:
    """`heading` and `body` of the page, made once for each sight until something is written.

    `gives`: who reads may give the desk the official words that it lacks.
    """
    asked = (instrument, wanted, page_language, today, sight, gives)
    heading, _, body = kept_or_made(asked, partial(_made, *asked)).partition(_PARTED)
    return {"heading": SafeString(heading), "body": SafeString(body)}


def _made(
    instrument: int, wanted: Wanted, page_language: str, today: date, sight: Sight, gives: bool
) -> SafeString:
    page = living_resolution(
        Instrument.objects.get(pk=instrument),
        wanted=wanted,
        page_language=page_language,
        today=today,
        sight=sight,
    )
    context = {"page": page, "today": today, "gives": gives}
    parts = (
        render_to_string(f"desk/components/{part}.html", context)
        for part in ("heading", "paragraphs")
    )
    return SafeString(_PARTED.join(parts))
