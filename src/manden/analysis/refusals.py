"""A refusal of a question, in the words of the page: the commonest ones are said in its language."""

from __future__ import annotations

from django.utils.translation import gettext as _

from manden.analysis.question import CannotAsk


def refusal_words(refusal: CannotAsk) -> str:
    said = str(refusal)
    if "differs by grave" in said:
        return _(
            "Grave violations are counted in different units: choose one, or lay them out in rows."
        )
    if "never summed" in said:
        return _(
            "Verified, pending and reported are never summed: choose one status, or lay statuses out "
            "in rows or columns."
        )
    if "reckoned on a population" in said:
        return _("A rate needs a population, and this one is not kept here: choose another.")
    if "rate by division" in said:
        return _(
            "This population tells divisions alone: lay regions or districts out, or ask for some."
        )
    if "map of squares" in said:
        return _(
            "A map of squares of land shows one status: choose it under “Among which records”."
        )
    if "each dimension once" in said:
        return _("The same dimension stands twice: choose another for the rows or the columns.")
    if "before it begins" in said:
        return _("The period ends before it begins: correct one of the two days.")
    return _(
        "This question cannot be asked as it stands: change what is counted or how it is laid out."
    )
