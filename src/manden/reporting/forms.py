"""Naming a figure, saying what it bears on, withdrawing an approval, choosing figures for a document."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from manden.analysis.picturing import SHAPES as PICTURES
from manden.commitments.models import Commitment
from manden.reporting.models import Figure

SHAPES = {"table": _("a table"), **PICTURES, "number": _("one number")}


class KeepForm(forms.Form):
    title_fr = forms.CharField(label=_("Title in French"), max_length=200)
    title_en = forms.CharField(
        label=_("Title in English"),
        max_length=200,
        required=False,
        help_text=_("Left empty, the French title stands on English pages too."),
    )
    shape = forms.ChoiceField(label=_("Shown as"), choices=list(SHAPES.items()))
    commitment = forms.ModelChoiceField(
        Commitment.objects.none(),
        label=_("Commitment or followed point"),
        required=False,
        empty_label=_("on no commitment yet"),
    )
    bearing = forms.CharField(label=_("Why it bears on it"), max_length=500, required=False)
    note_fr = forms.CharField(
        label=_("Note in French"), required=False, widget=forms.Textarea({"rows": 2})
    )
    note_en = forms.CharField(
        label=_("Note in English"), required=False, widget=forms.Textarea({"rows": 2})
    )
    shared = forms.BooleanField(
        label=_("Show it to who may read what it counts"), required=False, initial=True
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = Commitment.objects.filter(provision__instrument__is_current=True)
        field = self.fields["commitment"]
        field.queryset = known.select_related("provision__instrument")
        field.label_from_instance = lambda one: f"{one.key} · {one.action[:80]}"

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if bool(given.get("commitment")) != bool(given.get("bearing")):
            empty = "bearing" if given.get("commitment") else "commitment"
            self.add_error(empty, _("Say on what it bears and why: both, or neither."))
        return given

    def told(self) -> dict[str, Any]:
        given = self.cleaned_data
        return {
            "title": {"fr": given["title_fr"], "en": given["title_en"]},
            "note": {"fr": given["note_fr"], "en": given["note_en"]},
            **{name: given[name] for name in ("shape", "commitment", "bearing", "shared")},
        }


class WithdrawForm(forms.Form):
    reason = forms.CharField(label=_("Why"), max_length=500)


class ChooseForm(forms.Form):
    """Figures for a Word file, in the order of the list."""

    figures = forms.ModelMultipleChoiceField(Figure.objects.none(), to_field_name="key")

    def __init__(self, *args: Any, offered: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["figures"].queryset = offered
