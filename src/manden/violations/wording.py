"""Keeping the desk's own words: terms of the vocabularies, and the parties that acts are attributed to.

A word that records bear is never taken away: it is put out of use, and stays readable.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.db.models import Max

from manden.access import audit
from manden.access.models import User
from manden.violations.models import Party, Term


class CannotKeepWord(ValueError):
    """The word is not kept; the message says why."""


@transaction.atomic
def keep_term(*, vocabulary: str, code: str, told: Mapping[str, Any], by: User) -> Term:
    """Make a term, or change one: its names, what it stands under, its codes, whether it is in use.

    CannotKeepWord where it would stand under itself, or under a word of another vocabulary.
    """
    term = Term.objects.filter(vocabulary=vocabulary, code=code).first()
    if term is None:
        last = Term.objects.filter(vocabulary=vocabulary).aggregate(last=Max("position"))["last"]
        term = Term(vocabulary=vocabulary, code=code, position=(last or 0) + 1)
    parent = told.get("parent")
    if parent is not None and parent.vocabulary != vocabulary:
        raise CannotKeepWord("a word stands under one of its own vocabulary")
    _kept(term, told, by=by, act="vocabulary.edit")
    return term


@transaction.atomic
def keep_party(*, code: str, told: Mapping[str, Any], by: User) -> Party:
    """Make a party, or change one; CannotKeepWord where it would stand under itself."""
    party = Party.objects.filter(code=code).first() or Party(code=code)
    _kept(party, told, by=by, act="party.edit")
    return party


def _kept(word: Term | Party, told: Mapping[str, Any], *, by: User, act: str) -> None:
    if _under_itself(word, told.get("parent")):
        raise CannotKeepWord("a word does not stand under itself, nor under its own parts")
    new = word.pk is None
    changed = {name: value for name, value in told.items() if getattr(word, name) != value}
    for name, value in changed.items():
        setattr(word, name, value)
    word.save()
    audit.record(by=by, act=act, record=word, details={"new": new, "changed": sorted(changed)})


def _under_itself(word: Term | Party, parent: Term | Party | None) -> bool:
    while parent is not None:
        if parent.pk == word.pk and word.pk is not None:
            return True
        parent = parent.parent
    return False
