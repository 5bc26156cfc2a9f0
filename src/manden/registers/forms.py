"""The form that records a development."""

from __future__ import annotations

import re
import uuid
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from manden.dates import ImpreciseDate
from manden.registers.models import Development
from manden.ui.words import WORDS

_FRENCH_DATE = re.compile(r"^(?:(?:(\d{1,2})/)?(\d{1,2})/)?(\d{4})$")


class ImpreciseDateField(forms.CharField):
    """A date as precise as is known: 2026, 2026-02, 2026-02-23, 02/2026 or 23/02/2026."""

    default_error_messages = {
        "invalid": _("Write the date as 2026, 2026-02 or 2026-02-23, or as 23/02/2026.")
    }

    def clean(self, value: Any) -> ImpreciseDate | None:
        text = super().clean(value)
        if not text:
            return None
        try:
            return ImpreciseDate.parse(_as_printed_by_iso(text))
        except ValueError:
            raise ValidationError(self.error_messages["invalid"], code="invalid") from None


class DevelopmentForm(forms.Form):
    """What happened, who says so, and why it bears on the commitment."""

    happened = ImpreciseDateField(
        label=_("When"),
        max_length=10,
        help_text=_("A day, a month or a year, as precisely as known: 2026-02-23, 2026-02, 2026."),
    )
    statement = forms.CharField(
        label=_("What was done, or not done"),
        max_length=4000,
        widget=forms.Textarea({"rows": 4}),
        help_text=_("In the language of this page. No name of a victim, a witness or a source."),
    )
    source = forms.CharField(
        label=_("Source"), max_length=300, help_text=_("A document, a letter, a meeting, a visit.")
    )
    reliability = forms.ChoiceField(
        label=_("Reliability of the source"),
        choices=[(code, WORDS["reliability"][code]) for code in Development.Reliability.values],
        initial=Development.Reliability.UNKNOWN,
    )
    reason = forms.CharField(
        label=_("Why it bears on this point"), max_length=500, widget=forms.Textarea({"rows": 2})
    )
    submission = forms.UUIDField(initial=uuid.uuid4, widget=forms.HiddenInput)

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._today = today

    def clean_happened(self) -> ImpreciseDate:
        happened: ImpreciseDate = self.cleaned_data["happened"]
        if happened.first > self._today:
            raise ValidationError(_("This date is still to come: record what has happened."))
        return happened


def _as_printed_by_iso(text: str) -> str:
    """23/02/2026 as 2026-02-23; anything else as it is."""
    match = _FRENCH_DATE.match(text.strip())
    if match is None:
        return text
    day, month, year = match.groups()
    return "-".join(part.zfill(2) for part in (year, month, day) if part)
