"""The form by which a focal point is given an institution."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from manden.actors.models import Actor


class DelegationForm(forms.Form):
    actor = forms.ModelChoiceField(label=_("Institution"), queryset=Actor.objects.order_by("code"))
