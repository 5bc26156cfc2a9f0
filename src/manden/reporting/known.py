"""The figure that an address names, for who may see it; else the answer of an absent page, audited."""

from __future__ import annotations

from django.db import transaction
from django.db.models import QuerySet
from django.http import Http404, HttpRequest
from django.urls import register_converter

from manden.access import audit
from manden.reporting.models import Figure
from manden.reporting.reach import figures_for


class FigureKey:
    """F-23456AB: no word that could be a name comes through an address."""

    regex = "F-[0-9A-Z]{7}"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


class PublicationKey(FigureKey):
    regex = "L-[0-9A-Z]{7}"


register_converter(FigureKey, "figure")
register_converter(PublicationKey, "publication")


def seen_by(request: HttpRequest) -> QuerySet[Figure]:
    """The figures in reach, with what their pages show."""
    return figures_for(request.user).select_related(
        *("run__by", "made_by", "approved_by", "last_check"),
        "commitment__provision__instrument",
    )


def known_figure(request: HttpRequest, key: str, action: str) -> Figure:
    found = seen_by(request).filter(key=key).first()
    if found is not None:
        return found
    with transaction.atomic():
        audit.record(
            by=request.user,
            act=action,
            record="reporting.figure",
            outcome="denied",
            details={"why": "it is absent, or beyond the reader's reach"},
        )
    raise Http404
