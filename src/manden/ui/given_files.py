"""A file given in a form: what is refused of it says what to do next."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _


class GivenFile(forms.FileField):
    default_error_messages = {
        "required": _("No file came: choose one, then send again."),
        "empty": _("The file is empty: choose one that holds something."),
    }
