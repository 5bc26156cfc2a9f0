"""The forms of these pages: a phone's token, a form published, and what is decided of an arrival."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from manden.access.models import Compartment
from manden.collection.openrosa.hardened_xml import LARGEST
from manden.ui.bilingual import in_language
from manden.ui.given_files import GivenFile

LIVES = [("7", _("a week")), ("30", _("thirty days")), ("90", _("ninety days"))]


class PhoneForm(forms.Form):
    name = forms.CharField(
        label=_("Name of the phone"),
        max_length=80,
        help_text=_("You will know by this which one to revoke when it is lost."),
    )
    circle = forms.ChoiceField(
        label=_("Circle"), required=False, help_text=_("What the phone sends lies there.")
    )
    days = forms.ChoiceField(label=_("How long it lives"), choices=LIVES, initial="30")

    def __init__(self, *args: Any, circles: QuerySet[Compartment], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.circles = {one.code: one for one in circles}
        named = [(code, in_language(one, "name")) for code, one in self.circles.items()]
        self.fields["circle"].choices = [("", _("none")), *named]

    def clean_circle(self) -> Compartment | None:
        return self.circles.get(self.cleaned_data["circle"])

    def clean_days(self) -> int:
        return int(self.cleaned_data["days"])


class UploadForm(forms.Form):
    xml = GivenFile(
        label=_("A form (XForm, .xml)"),
        help_text=_("At most 5 MB; the files that it shows may come with it."),
    )
    media = GivenFile(label=_("A file that it shows"), required=False)

    def clean_xml(self) -> bytes:
        given = self.cleaned_data["xml"]
        if given.size > LARGEST:
            raise forms.ValidationError(_("This file is too large."))
        return bytes(given.read())


class AsideForm(forms.Form):
    reason = forms.CharField(label=_("Why it is set aside"), max_length=500)


class AttachForm(forms.Form):
    key = forms.CharField(label=_("Key of the incident"), max_length=12)
