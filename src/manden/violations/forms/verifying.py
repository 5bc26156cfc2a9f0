"""What a reviewer writes: a stage of verification, and what another source says."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from manden.access.moments import moment_of_record
from manden.violations.entry import SourceEntry
from manden.violations.forms.filtering import nested
from manden.violations.models import Incident, Information, Status, Term
from manden.violations.reach import Reach
from manden.violations.verifying import FINDINGS
from manden.violations.words import GRADES, POSITIONS, STANDARDS, STANDINGS, STATUSES


class StageForm(forms.Form):
    status = forms.ChoiceField(
        label=_("What you find"),
        choices=[(code, name) for code, name in STATUSES.items() if code != Status.REPORTED],
    )
    standard = forms.ChoiceField(
        label=_("To what standard of proof"),
        required=False,
        choices=[("", _("choose")), *STANDARDS.items()],
    )
    reasons = forms.CharField(
        label=_("Reasons"), required=False, widget=forms.Textarea({"rows": 3})
    )
    questions = forms.CharField(
        label=_("Questions to who recorded it"), required=False, widget=forms.Textarea({"rows": 3})
    )
    on = forms.DateField(
        label=_("Day of the finding"), widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d")
    )

    def clean_on(self) -> date:
        on: date = self.cleaned_data["on"]
        if on > moment_of_record().date():
            raise forms.ValidationError(_("This date is still to come."))
        return on

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        status = given.get("status")
        if status == Status.VERIFIED and not given.get("standard"):
            self.add_error("standard", _("Say to what standard it is verified."))
        if status in FINDINGS and not given.get("reasons"):
            self.add_error("reasons", _("A finding says why: write the reasons."))
        if status == Status.RETURNED and not given.get("questions"):
            self.add_error("questions", _("It is returned with questions: write them."))
        return given


class SaidForm(forms.Form):
    """What a source says; it `repeats` what it had from another, and is then no second voice."""

    kind = forms.ChoiceField(label=_("Kind of source"))
    standing = forms.ChoiceField(label=_("At first or second hand"), choices=STANDINGS.items())
    name = forms.CharField(
        label=_("Organisation or publication, never a person"), required=False, max_length=200
    )
    statement = forms.CharField(label=_("What it says"), widget=forms.Textarea({"rows": 3}))
    position = forms.ChoiceField(label=_("For or against"), choices=POSITIONS.items())
    repeats = forms.ModelChoiceField(
        Information.objects.none(),
        label=_("It only repeats"),
        required=False,
        empty_label=_("nobody: it speaks for itself"),
    )
    material = forms.ChoiceField(label=_("Material"), required=False)
    reliability = forms.ChoiceField(label=_("Reliability of the source"), choices=GRADES.items())
    credibility = forms.ChoiceField(label=_("Credibility of what it says"), choices=GRADES.items())

    def __init__(self, *args: Any, incident: Incident, reach: Reach, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        terms = list(Term.objects.filter(vocabulary__in=("source", "material")))
        for name, vocabulary in (("kind", "source"), ("material", "material")):
            known = nested(one for one in terms if one.vocabulary == vocabulary)
            self.fields[name].choices = [("", _("choose")), *known]
        for name in ("reliability", "credibility"):
            self.fields[name].initial = "unknown"
        said = reach.information().filter(incident=incident)
        self.fields["repeats"].queryset = said.select_related("source__kind", "source__identity")
        self.fields["repeats"].label_from_instance = _voice

    def source(self) -> SourceEntry:
        given = self.cleaned_data
        told = ("kind", "standing", "name", "statement", "material", "reliability", "credibility")
        return SourceEntry(**{name: given[name] for name in told})


def _voice(said: Information) -> str:
    source = said.source
    who = source.identity.pseudonym if source.identity else source.name or source.key
    return f"{who}, {source.kind}"
