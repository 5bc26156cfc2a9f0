"""The filters of the list, and the reasons given with what is done to an incident."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.utils.translation import gettext_lazy as _

from manden.commitments.models import Commitment
from manden.places.models import Division
from manden.violations.models import Party, Term
from manden.violations.queries.wanted import Wanted
from manden.violations.words import AGES, GRAVE, PARTY_KINDS, SEXES, STATUSES

_ANY = ("", _("any"))
_DAY = forms.DateInput({"type": "date"}, format="%Y-%m-%d")


class FilterForm(forms.Form):
    """Sent by GET: the address is the filter, and can be kept or passed on."""

    first = forms.DateField(label=_("From"), required=False, widget=_DAY)
    last = forms.DateField(label=_("To"), required=False, widget=_DAY)
    violation = forms.ChoiceField(label=_("Violation"), required=False)
    kind = forms.ChoiceField(label=_("Kind of party"), required=False)
    party = forms.ChoiceField(label=_("Party"), required=False)
    division = forms.ChoiceField(label=_("Region or district"), required=False)
    status = forms.ChoiceField(label=_("Status"), required=False)
    capacity = forms.ChoiceField(label=_("Capacity of the victim"), required=False)
    sex = forms.ChoiceField(label=_("Sex"), required=False)
    age = forms.ChoiceField(label=_("Child or adult"), required=False)
    grave = forms.ChoiceField(label=_("Grave violation against children"), required=False)
    tag = forms.ChoiceField(label=_("Tag"), required=False)
    late = forms.ChoiceField(
        label=_("Verified late, or disputed"),
        required=False,
        choices=[_ANY, ("late", _("late")), ("disputed", _("disputed"))],
    )
    words = forms.CharField(label=_("Words of the title or the account"), required=False)
    fictitious = forms.ChoiceField(
        label=_("Fictitious records"),
        required=False,
        choices=[("", _("with")), ("without", _("without")), ("only", _("only"))],
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        terms = list(Term.objects.filter(vocabulary__in=("violation", "capacity", "tag")))
        offered = {
            "violation": nested(one for one in terms if one.vocabulary == "violation"),
            "capacity": nested(one for one in terms if one.vocabulary == "capacity"),
            "tag": nested(one for one in terms if one.vocabulary == "tag"),
            "party": [(one.code, str(one)) for one in Party.objects.all()],
            "division": [
                (one.code, f"{one.name} ({one.code})")
                for one in Division.objects.filter(level__in=(1, 2)).order_by("name")
            ],
            "kind": PARTY_KINDS.items(),
            "status": STATUSES.items(),
            "sex": SEXES.items(),
            "age": AGES.items(),
            "grave": GRAVE.items(),
        }
        for name, choices in offered.items():
            self.fields[name].choices = [_ANY, *choices]

    def wanted(self) -> Wanted:
        """What was asked; a value that is no choice asks nothing, and its field says so."""
        self.is_valid()
        return Wanted(**{name: value for name, value in self.cleaned_data.items() if value})

    @property
    def address(self) -> str:
        """The filters as an address holds them."""
        return urlencode(self.asked())

    def asked(self) -> dict[str, str]:
        """The filters that say something, as the address holds them."""
        return {name: self.data[name] for name in self.fields if self.data.get(name)}


class BearingForm(forms.Form):
    """Why an incident bears on a paragraph's commitment."""

    commitment = forms.ModelChoiceField(
        Commitment.objects.none(), label=_("Commitment"), empty_label=_("choose")
    )
    reason = forms.CharField(label=_("Why it bears on it"), max_length=500)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = Commitment.objects.filter(provision__instrument__is_current=True)
        field = self.fields["commitment"]
        field.queryset = known.select_related("provision__instrument")
        field.label_from_instance = commitment_words


class ReasonForm(forms.Form):
    reason = forms.CharField(
        label=_("Why"), max_length=500, help_text=_("Kept with the history. It names nobody.")
    )


def commitment_words(commitment: Commitment) -> str:
    gist = commitment.action
    return f"{commitment.key} · {gist[:80]}{'…' if len(gist) > 80 else ''}"


def nested(terms: Iterable[Term]) -> list[tuple[str, str]]:
    """The terms in use, each under the one it belongs to."""
    known = list(terms)
    under: dict[int | None, list[Term]] = {}
    for term in known:
        under.setdefault(term.parent_id, []).append(term)
    told: list[tuple[str, str]] = []

    def tell(parent: int | None, depth: int) -> None:
        for term in under.get(parent, []):
            if term.in_use:
                told.append((term.code, "\u00a0\u00a0" * depth + str(term)))
            tell(term.pk, depth + 1)

    tell(None, 0)
    return told
