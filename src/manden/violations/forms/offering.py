"""What the lists of the entry page offer: the desk's own words, in the page's language."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext as _

from manden.vault.words import PURPOSES
from manden.violations.forms.filtering import nested
from manden.violations.forms.sheet import ANOTHER_PARTY
from manden.violations.models import Party, Term
from manden.violations.words import (
    AGES,
    AID,
    CERTAINTIES,
    DENIALS,
    EFFECTS,
    EFFECTS_ON,
    GRADES,
    IMPACTS,
    MILITARY_USES,
    OPERATIONAL,
    PARTY_KINDS,
    PRECISIONS,
    SEXES,
    STANDINGS,
    UNITS,
)

Choices = list[tuple[str, str]]


def choices_of() -> dict[str, Choices]:
    """Every list of the page, in two queries."""
    terms: dict[str, list[Term]] = {}
    for term in Term.objects.all():
        terms.setdefault(term.vocabulary, []).append(term)
    offered = {name: nested(known) for name, known in terms.items()}
    offered["party"] = [(one.code, str(one)) for one in Party.objects.filter(in_use=True)]
    offered["party"].append((ANOTHER_PARTY, _("another, named below")))
    for name, words in (
        ("unit", UNITS),
        ("sex", SEXES),
        ("age", AGES),
        ("certainty", CERTAINTIES),
        ("precision", PRECISIONS),
        ("standing", STANDINGS),
        ("grade", GRADES),
        ("consent", PURPOSES),
        ("party_kind", PARTY_KINDS),
        ("on", EFFECTS_ON),
        ("effect", EFFECTS),
        ("operational", OPERATIONAL),
        ("impact", IMPACTS),
        ("military_use", MILITARY_USES),
        ("denial", DENIALS),
        ("aid", AID),
    ):
        offered[name] = _words(words.items())
    return offered


def _words(named: Iterable[tuple[str, object]]) -> Choices:
    return [(code, str(name)) for code, name in named]
