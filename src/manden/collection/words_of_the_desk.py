"""The words of the open desk, told to whoever reads a file for it."""

from __future__ import annotations

from manden.collection.known_words import KnownParty, KnownTerm, KnownWords
from manden.violations.models import Party, Term


def words_of_the_desk() -> KnownWords:
    """Every term and party; those that are no longer offered come last, as old files bear them."""
    terms = Term.objects.select_related("parent").order_by("-in_use", "vocabulary", "position")
    return KnownWords(
        tuple(
            KnownTerm(
                one.vocabulary,
                one.code,
                one.name_fr,
                one.name_en,
                one.parent.code if one.parent else "",
                one.huridocs,
            )
            for one in terms
        ),
        tuple(KnownParty(one.code, one.name_fr, one.name_en) for one in Party.objects.all()),
    )
