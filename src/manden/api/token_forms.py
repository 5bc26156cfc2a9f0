"""The form that makes a token."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from manden.access.models import User
from manden.api.scopes import SCOPE_NAMES, Scope, scopes_open_to

LIVES = [
    ("7", _("a week")),
    ("30", _("thirty days")),
    ("90", _("ninety days")),
    ("365", _("a year")),
]


class TokenForm(forms.Form):
    """Which program it is for, what it may do, how long; only scopes that open something."""

    name = forms.CharField(
        label=_("Name of the token"),
        max_length=80,
        help_text=_("Which program or notebook it is for: you will know it again by this."),
    )
    scopes = forms.MultipleChoiceField(
        label=_("What it may do"), widget=forms.CheckboxSelectMultiple
    )
    days = forms.ChoiceField(label=_("How long it lives"), choices=LIVES, initial="30")

    def __init__(self, *args: Any, person: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["scopes"].choices = [
            (scope.value, SCOPE_NAMES[scope]) for scope in scopes_open_to(person)
        ]

    def clean_scopes(self) -> list[Scope]:
        return [Scope(one) for one in self.cleaned_data["scopes"]]

    def clean_days(self) -> int:
        return int(self.cleaned_data["days"])
