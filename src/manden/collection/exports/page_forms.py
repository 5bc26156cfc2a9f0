"""What is asked of an export: the form of the file, why, for whom."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from manden.collection.exports.asking import EXPORT_PURPOSES
from manden.vault.words import PURPOSES

FORMATS = {
    "csv": _("CSV: a table"),
    "xlsx": _("XLSX: a workbook"),
    "hxl": _("CSV with HXL tags"),
    "json": _("JSON: each incident with its parts"),
    "geojson": _("GeoJSON: points on a map"),
}
OUTCOMES = {
    "waiting": _("waits for another person"),
    "approved": _("approved"),
    "refused": _("refused"),
}


class AskForm(forms.Form):
    purpose = forms.ChoiceField(
        label=_("Purpose"),
        choices=[(one, PURPOSES[one]) for one in EXPORT_PURPOSES],
        help_text=_("People who did not agree to it are left out, and counted."),
    )
    recipient = forms.CharField(
        label=_("Recipient"),
        max_length=120,
        required=False,
        help_text=_("As people named it, where they said with whom to share."),
    )
    format = forms.ChoiceField(label=_("File"), choices=FORMATS.items())
    attachments = forms.BooleanField(
        label=_("With the evidence beside these incidents"),
        required=False,
        help_text=_(
            "Approved copies, or copies without metadata, in an archive of its own; to whom they go "
            "must be said. Recordings stay."
        ),
    )
    reason = forms.CharField(
        label=_("Why"), max_length=500, help_text=_("Who approves reads it. It names nobody.")
    )
