"""Forms of signing in and of choosing a password."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth import authenticate
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from manden.access.models import User


class SignInForm(forms.Form):
    username = forms.CharField(
        label=_("Name"), widget=forms.TextInput({"autocomplete": "username", "autofocus": True})
    )
    password = forms.CharField(
        label=_("Password"),
        strip=False,
        widget=forms.PasswordInput({"autocomplete": "current-password"}),
    )

    def __init__(self, *args: Any, request: HttpRequest | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.request = request
        self.person: User | None = None

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("username") and given.get("password"):
            self.person = authenticate(self.request, **given)
            if self.person is None:
                raise ValidationError(_("The name or the password is wrong."))
        return given


class ChoosePasswordForm(forms.ModelForm):
    password = forms.CharField(
        label=_("New password"),
        strip=False,
        help_text=_("At least 12 characters; a sentence is easier to remember than a word."),
        widget=forms.PasswordInput({"autocomplete": "new-password"}),
    )
    again = forms.CharField(
        label=_("The same password again"),
        strip=False,
        widget=forms.PasswordInput({"autocomplete": "new-password"}),
    )

    class Meta:
        model = User
        fields = ["username"]
        labels = {"username": _("Name to sign in with")}
        widgets = {"username": forms.TextInput({"autocomplete": "username"})}

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if "password" in given:
            if given["password"] != given.get("again"):
                self.add_error("again", _("The two passwords differ."))
            try:
                validate_password(given["password"], self.instance)
            except ValidationError as weakness:
                self.add_error("password", weakness)
        return given
