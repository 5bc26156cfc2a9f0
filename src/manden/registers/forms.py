"""The form that records a development."""

from __future__ import annotations

import re
import uuid
from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from manden.access.models import User
from manden.access.policy import ACTIONS
from manden.actors.models import Actor
from manden.commitments.models import Commitment
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


class StatementForm(DevelopmentForm):
    """What an institution says that it did: it is the source, and how sure that is comes later."""

    reliability = None
    source = forms.CharField(
        label=_("Document that shows it, where there is one"), max_length=300, required=False
    )
    said_by = forms.ModelChoiceField(
        label=_("Institution that says it"),
        queryset=Actor.objects.none(),
        to_field_name="code",
        required=False,
        empty_label=None,
    )
    field_order = ("said_by", "happened", "statement", "source", "reason")

    def __init__(self, *args: Any, institutions: QuerySet[Actor], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["said_by"].queryset = institutions
        self._institutions = list(institutions[:2])

    def clean_said_by(self) -> Actor:
        chosen: Actor | None = self.cleaned_data["said_by"]
        if chosen is None and len(self._institutions) > 1:
            raise ValidationError(_("Say which of your institutions says it."))
        return chosen or self._institutions[0]

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        cleaned["source"] = cleaned.get("source") or str(cleaned.get("said_by", ""))
        return cleaned | {"reliability": Development.Reliability.UNKNOWN}


class ConfirmationForm(forms.Form):
    """How reliable the word of an institution is found."""

    reliability = forms.ChoiceField(
        label=_("Reliability of the source"),
        choices=[(code, WORDS["reliability"][code]) for code in Development.Reliability.values],
        initial=Development.Reliability.UNKNOWN,
    )


def recording_form(
    person: User, commitment: Commitment, said: Mapping[str, Any] | None, *, today: date
) -> DevelopmentForm:
    """The form by which `person` records on `commitment`: a focal point says what theirs did."""
    if ACTIONS["development.record"].roles & person.roles:
        return DevelopmentForm(said, today=today)
    return StatementForm(said, today=today, institutions=commitment.institutions_of(person))


def _as_printed_by_iso(text: str) -> str:
    """23/02/2026 as 2026-02-23; anything else as it is."""
    match = _FRENCH_DATE.match(text.strip())
    if match is None:
        return text
    day, month, year = match.groups()
    return "-".join(part.zfill(2) for part in (year, month, day) if part)
