"""Laying the vocabularies that come with the house; what the desk has edited is never overwritten."""

from __future__ import annotations

from django.db import transaction

from manden.access import audit
from manden.access.models import User
from manden.violations.models import Party, Term, Vocabulary
from manden.violations.seeding_terms import terms_of

UNKNOWN_PARTIES = (
    ("state_forces", "state_forces", "Forces de l’État", "State forces"),
    ("armed_group", "armed_group", "Groupe armé", "Armed group"),
    ("foreign_personnel", "foreign_personnel", "Personnel étranger", "Foreign personnel"),
    ("militia", "militia", "Milice ou groupe d’autodéfense", "Militia or self-defence group"),
    ("unknown", "unknown", "Auteur non identifié", "Unidentified perpetrator"),
)


@transaction.atomic
def lay_vocabularies(*, by: User) -> int:
    """Make the terms and the kinds of party that are missing; how many were made."""
    made = 0
    for vocabulary in Vocabulary.values:
        laid: dict[str, Term] = {}
        for place, told in enumerate(terms_of(vocabulary)):
            term, new = Term.objects.get_or_create(
                vocabulary=vocabulary,
                code=told["code"],
                defaults={
                    "name_fr": told["fr"],
                    "name_en": told["en"],
                    "parent": laid.get(told.get("parent", "")),
                    "huridocs": told.get("huridocs", ""),
                    "grave": told.get("grave", ""),
                    "position": place,
                },
            )
            laid[term.code] = term
            made += new
    for code, kind, name_fr, name_en in UNKNOWN_PARTIES:
        _, new = Party.objects.get_or_create(
            code=code, defaults={"kind": kind, "name_fr": name_fr, "name_en": name_en}
        )
        made += new
    if made:
        audit.record(by=by, act="vocabulary.lay", details={"made": made})
    return made
