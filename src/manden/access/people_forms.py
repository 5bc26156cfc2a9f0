"""Forms about people: inviting, changing rights, letting into a compartment."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from manden.access.actions import LOCAL_OPERATOR
from manden.access.granting import LONGEST_GRANT
from manden.access.models import Compartment, Grant, User
from manden.access.roles import LEVEL_NAMES, ROLE_NAMES, Level

USUAL_GRANT = timedelta(days=90)


class RightsForm(forms.Form):
    roles = forms.MultipleChoiceField(
        label=_("Roles"),
        choices=[(role.value, name) for role, name in ROLE_NAMES.items()],
        widget=forms.CheckboxSelectMultiple,
    )
    clearance = forms.ChoiceField(
        label=_("Clearance"),
        choices=[(level.value, name) for level, name in LEVEL_NAMES.items()],
        initial=Level.INTERNAL.value,
        help_text=_("The highest level of confidentiality that the person may read."),
    )
    reason = forms.CharField(
        label=_("Why"), max_length=500, help_text=_("Kept, and shown to who confirms.")
    )


class InviteForm(RightsForm):
    username = forms.CharField(
        label=_("Name to sign in with"),
        max_length=60,
        validators=User._meta.get_field("username").validators,
        help_text=_("Letters, figures and . @ - _; the person can change it."),
        widget=forms.TextInput({"autocomplete": "off", "autocapitalize": "none"}),
    )
    display_name = forms.CharField(label=_("Name shown"), max_length=120, required=False)
    field_order = ["username", "display_name", "roles", "clearance", "reason"]

    def clean_username(self) -> str:
        username: str = self.cleaned_data["username"]
        if User.objects.filter(username=username).exists():
            raise ValidationError(_("This name is taken."))
        return username


class NewLinkForm(forms.Form):
    reason = forms.CharField(
        label=_("Why"), max_length=500, help_text=_("Kept, and shown to who confirms.")
    )


class CompartmentForm(forms.ModelForm):
    class Meta:
        model = Compartment
        fields = ["code", "name_fr", "name_en"]
        labels = {
            "code": _("Code"),
            "name_fr": _("Name in French"),
            "name_en": _("Name in English"),
        }
        help_texts = {"code": _("Letters, figures and hyphens; it names no person and no place.")}


class GrantForm(forms.ModelForm):
    until = forms.DateField(
        label=_("Until"),
        help_text=_("The last day, a year from now at most."),
        widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
    )

    class Meta:
        model = Grant
        fields = ["user", "reason"]
        labels = {"user": _("Person"), "reason": _("Why this person needs to know")}

    def __init__(self, *args: Any, by: User, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        people = User.objects.filter(is_active=True).exclude(username=LOCAL_OPERATOR)
        self.fields["user"].queryset = people.exclude(pk=by.pk).order_by("username")
        self.fields["until"].initial = today + USUAL_GRANT

    def clean_until(self) -> datetime:
        """The end of that day."""
        day: date = self.cleaned_data["until"]
        end = datetime.combine(day, time(23, 59, 59), timezone.get_current_timezone())
        if not timezone.now() < end <= timezone.now() + LONGEST_GRANT:
            raise ValidationError(_("A grant ends within a year, and after today."))
        return end
