"""The identity that an address names, for who may; else the answer of an absent page, audited."""

from __future__ import annotations

from typing import Never

from django.db import transaction
from django.http import Http404, HttpRequest
from django.urls import register_converter

from manden.access import audit
from manden.access.doors import require
from manden.vault.models import Identity
from manden.vault.models.identities import PSEUDONYM_LENGTH
from manden.vault.queries import identities_for


class PseudonymConverter:
    """P-ACDEFG: no word that could be a name reaches a view, or the audit, through an address."""

    regex = f"P-[0-9A-Z]{{{PSEUDONYM_LENGTH}}}"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


register_converter(PseudonymConverter, "pseudonym")


def known_identity(request: HttpRequest, pseudonym: str, action: str) -> Identity:
    """The identity, where the policy allows `action` on it."""
    known = Identity.objects.filter(pseudonym=pseudonym).select_related("compartment").first()
    if known is None:
        deny(request, action, "vault.identity", "it is absent, or hidden by the database")
    require(request.user, action, known)
    if not identities_for(request.user).filter(pk=known.pk).exists():
        deny(request, action, audit.name_of(known), "the person did not agree to be kept")
    return known


def deny(request: HttpRequest, action: str, record: str, why: str) -> Never:
    """Record the denial and answer as if the record were absent."""
    with transaction.atomic():
        audit.record(
            by=request.user, act=action, record=record, outcome="denied", details={"why": why}
        )
    raise Http404
