"""Which file stands beside an incident, and which of its sources gave it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext

from manden.access.models import Compartment, User
from manden.ui.bilingual import in_language
from manden.vault.evidence_forms import GiveForm
from manden.violations.models import Incident, Source


class GiveBesideForm(GiveForm):
    """A file given on the page of an incident: kept where the incident is, unless its giver, who is
    let into another circle, says otherwise."""

    def __init__(self, *args: Any, person: User, incident: Incident, **kwargs: Any) -> None:
        circle = incident.compartment
        initial = {"circle": circle.code if circle else "", "level": incident.level}
        super().__init__(*args, person=person, initial=initial, **kwargs)
        if circle is not None and circle.code not in self.circles:
            self._keep_within(circle)

    def _keep_within(self, circle: Compartment) -> None:
        """Its giver is not let into the circle of their own report: the file goes nowhere else."""
        self.circles = {circle.code: circle}
        self.fields["circle"].required = True
        self.fields["circle"].choices = [(circle.code, in_language(circle, "name"))]


class SourceForm(forms.Form):
    source = forms.ChoiceField(
        label=_("Which source gave it"),
        required=False,
        help_text=_("What this source agrees to holds for the file."),
    )

    def __init__(self, *args: Any, sources: QuerySet[Source], **kwargs: Any) -> None:
        super().__init__(*args, **{"auto_id": f"{type(self).__name__}_%s", **kwargs})
        self.sources = {one.key: one for one in sources}
        self.fields["source"].choices = [
            ("", pgettext("source", "not known")),
            *((key, _called(one)) for key, one in self.sources.items()),
        ]

    def clean_source(self) -> Source | None:
        return self.sources.get(self.cleaned_data["source"])


class BesideForm(SourceForm):
    file = forms.RegexField(
        r"^\s*[Ee]-[0-9A-Za-z]{7}\s*$",
        label=_("Number of the file"),
        error_messages={"invalid": _("A number reads like E-ACDEFGH.")},
    )
    field_order = ("file", "source")

    def clean_file(self) -> str:
        return str(self.cleaned_data["file"]).strip().upper()


def _called(source: Source) -> str:
    who = source.identity.pseudonym if source.identity else source.name or source.key
    return f"{who}, {source.kind}"
