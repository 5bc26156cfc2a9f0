"""The incident that an address names, for who may; else the answer of an absent page, audited."""

from __future__ import annotations

from typing import Never

from django.db import transaction
from django.http import Http404, HttpRequest
from django.urls import register_converter

from manden.access import audit
from manden.access.doors import require
from manden.violations.merged import last_of
from manden.violations.models import Incident
from manden.violations.reach import Reach


class KeyConverter:
    """I-23456AB: no word that could be a name reaches a view, or the audit, through an address."""

    regex = "I-[0-9A-Z]{7}"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


register_converter(KeyConverter, "incident")


def known_incident(request: HttpRequest, key: str, action: str) -> Incident:
    """The incident, where the policy allows `action` on it and those concerned agreed."""
    known = (
        Incident.objects.filter(key=key)
        .select_related("division", "locality", "other_locality", "compartment", "recorded_by")
        .first()
    )
    if known is None:
        deny(request, action, "violations.incident", "it is absent, or hidden by the database")
    require(request.user, action, known)
    if not Reach(request.user).incidents().filter(pk=known.pk).exists():
        deny(request, action, audit.name_of(known), "it stands no longer, or nobody agreed to it")
    return known


def where_it_is_now(request: HttpRequest, key: str) -> Incident | None:
    """The incident that stands where `key` was merged, for who may read both; None for a key that
    was not merged. Who may not read it gets the answer of an absent page, audited."""
    known = Incident.objects.filter(key=key).select_related("merged_into").first()
    if known is None or known.merged_into is None:
        return None
    require(request.user, "incident.read", known)
    return known_incident(request, last_of(known).key, "incident.read")


def deny(request: HttpRequest, action: str, record: str, why: str) -> Never:
    """The answer of an absent page, audited."""
    with transaction.atomic():
        audit.record(
            by=request.user, act=action, record=record, outcome="denied", details={"why": why}
        )
    raise Http404
