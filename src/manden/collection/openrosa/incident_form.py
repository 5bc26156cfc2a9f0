"""The form from which incidents are made: its questions, and lists from the desk's vocabularies.

It asks for no name: who was harmed and who tells are named in the vault, not on a phone.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field

from manden.collection.openrosa.incident_questions import QUESTIONS, Question
from manden.violations.models import Party, Term, Vocabulary

FORM_ID = "manden_incident"
TITLE = ("Signaler un incident", "Report an incident")
OWN_LISTS: dict[str, tuple[tuple[str, str, str], ...]] = {
    "unit": (
        ("individual", "Une personne", "One person"),
        ("group", "Un groupe", "A group"),
    ),
    "sex": (
        ("female", "Féminin", "Female"),
        ("male", "Masculin", "Male"),
        ("unknown", "Non connu", "Not known"),
    ),
    "age": (
        ("child", "Moins de 18 ans", "Under 18"),
        ("adult", "18 ans ou plus", "18 or older"),
        ("unknown", "Non connu", "Not known"),
    ),
    "standing": (
        ("primary", "A vu ou vécu les faits", "Saw or lived the facts"),
        ("secondary", "Les tient d’autrui", "Has them from others"),
    ),
}


@dataclass(frozen=True)
class Choice:
    code: str
    fr: str
    en: str


@dataclass(frozen=True)
class FormPlan:
    """A form before it is written in either of its two shapes."""

    form_id: str
    version: str
    fr: str
    en: str
    questions: tuple[Question, ...]
    lists: dict[str, tuple[Choice, ...]] = field(default_factory=dict)


def incident_form() -> FormPlan:
    """The form with the terms and parties in use now; other terms make another version."""
    lists = {name: tuple(Choice(*one) for one in told) for name, told in OWN_LISTS.items()}
    asked = [one for one in Vocabulary.values if one != Vocabulary.TAG]
    lists |= {name: tuple(_terms(name)) for name in asked}
    lists["party"] = tuple(
        Choice(one.code, one.name_fr, one.name_en) for one in Party.objects.filter(in_use=True)
    )
    told = [[asdict(one) for one in QUESTIONS], {k: list(map(asdict, v)) for k, v in lists.items()}]
    version = hashlib.sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()[:12]
    return FormPlan(FORM_ID, version, *TITLE, QUESTIONS, lists)


def _terms(vocabulary: str) -> Iterator[Choice]:
    for term in Term.objects.filter(vocabulary=vocabulary, in_use=True):
        yield Choice(term.code, term.name_fr, term.name_en)
