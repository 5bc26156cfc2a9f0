"""Forms of the second factor: proving it, and enrolling an application or a key."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth import authenticate
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

_CODE = {"autocomplete": "one-time-code", "autocapitalize": "none", "spellcheck": "false"}


class ProofForm(forms.Form):
    """A code of the application or one on paper; or, by the script, the answer of a key."""

    code = forms.CharField(
        label=_("Code"),
        required=False,
        max_length=40,
        help_text=_("Six figures from your application, or one of your codes on paper."),
        widget=forms.TextInput(_CODE),
    )
    answer = forms.CharField(required=False, widget=forms.HiddenInput)

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if not given.get("code") and not given.get("answer"):
            self.add_error("code", _("Write a code, or use a key."))
        return given


class PasswordAgainForm(forms.Form):
    password = forms.CharField(
        label=_("Password"),
        strip=False,
        widget=forms.PasswordInput({"autocomplete": "current-password"}),
    )

    def __init__(self, *args: Any, request: HttpRequest, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._request = request

    def clean_password(self) -> str:
        given: str = self.cleaned_data["password"]
        name = self._request.user.username
        if authenticate(self._request, username=name, password=given) != self._request.user:
            raise ValidationError(_("The password is wrong."))
        return given


class EnrolAppForm(forms.Form):
    code = forms.CharField(
        label=_("The six figures that the application shows"),
        max_length=10,
        widget=forms.TextInput(_CODE | {"inputmode": "numeric"}),
    )


class EnrolKeyForm(forms.Form):
    name = forms.CharField(
        label=_("What you call this key"),
        max_length=60,
        help_text=_("To tell it from another: blue key, telephone."),
    )
    answer = forms.CharField(required=False, widget=forms.HiddenInput)

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if "name" in given and not given.get("answer"):
            raise ValidationError(_("The key did not answer. Try again, and touch it."))
        return given
