"""The texts of the desk: those whose words are held, and those that a pack alone tells of."""

from __future__ import annotations

from django.db.models import QuerySet

from manden.instruments.models import Instrument


def texts_of_the_desk() -> QuerySet[Instrument]:
    """Every text, the latest first, with the languages in which its words are held at hand."""
    return Instrument.objects.prefetch_related("sources").order_by("-adopted", "symbol")
