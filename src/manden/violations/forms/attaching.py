"""Which file stands beside an incident, and which of its sources gave it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from manden.violations.models import Source


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
            ("", _("not known")),
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
