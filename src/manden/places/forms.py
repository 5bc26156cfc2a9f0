"""A file of boundaries, the day it stands for, whose it is and under what licence."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from manden.ui.given_files import GivenFile

_DAY = forms.DateInput({"type": "date"}, format="%Y-%m-%d")


class PopulationForm(forms.Form):
    file = GivenFile(
        label=_("File of people"),
        help_text=_(
            "CSV: a column of codes that the desk knows, and one called people or population."
        ),
        widget=forms.FileInput({"accept": ".csv,.txt,.tsv"}),
    )
    on = forms.DateField(label=_("Living there on"), widget=_DAY)
    source = forms.CharField(label=_("Who counted them"), max_length=200)
    licence = forms.CharField(label=_("Under what licence"), max_length=120)
    column = forms.CharField(
        label=_("Column that counts people"),
        max_length=60,
        required=False,
        help_text=_("Left empty, it is found by its name."),
    )


class BoundariesForm(forms.Form):
    file = GivenFile(
        label=_("File of boundaries"),
        help_text=_("GeoJSON, at most 20 MB: polygons, each with a code that the desk knows."),
        widget=forms.FileInput({"accept": ".geojson,.json"}),
    )
    on = forms.DateField(
        label=_("Drawn as they stood on"),
        widget=_DAY,
    )
    source = forms.CharField(label=_("Whose they are"), max_length=200)
    licence = forms.CharField(label=_("Under what licence"), max_length=120)
    code = forms.CharField(
        label=_("Property that holds the codes"),
        max_length=60,
        required=False,
        help_text=_("Left empty, it is found from the codes themselves."),
    )
