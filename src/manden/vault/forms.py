"""Forms of the vault. What is typed here is sealed or compared; it is never kept in a session."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from datetime import date, datetime, time
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from manden.access.actions import LOCAL_OPERATOR
from manden.access.models import Compartment, User
from manden.actors.models import Actor
from manden.ui.bilingual import in_language
from manden.vault.actions import Said
from manden.vault.models import MOST_REVEALS_A_DAY, Identity
from manden.vault.words import FIELD_NAMES, MANNERS, PURPOSES, REVEAL_PURPOSES, SHARED, STATES

LONGEST, LONGEST_NOTE = 200, 2000
# No dictionary and no memory of the browser: both can leave the machine.
UNREMEMBERED = {"autocomplete": "off", "spellcheck": "false", "translate": "no"}
_HELP = {
    "full_name": _("As the person says it; or the two parts below."),
    "birth_date": _("As precisely as known: 1987, 1987-03, or about 1987."),
    "origin": _("Village, quarter or town, in the words of the person."),
}
_RECIPIENTS = _("Institutions, one a line. Left empty: whoever the purpose means.")


class CircleField(forms.ModelChoiceField):
    def label_from_instance(self, circle: Compartment) -> str:
        return in_language(circle, "name")


class ReasonField(forms.CharField):
    def __init__(self) -> None:
        super().__init__(
            label=_("Why"),
            max_length=500,
            help_text=_("Kept with the trace. It names nobody."),
            widget=forms.TextInput(UNREMEMBERED),
        )


class PersonForm(forms.Form):
    """What is known of a person, every part of it optional."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, label in FIELD_NAMES.items():
            note = name == "note"
            self.fields[name] = forms.CharField(
                label=label,
                required=False,
                max_length=LONGEST_NOTE if note else LONGEST,
                help_text=_HELP.get(name, ""),
                widget=forms.Textarea({"rows": 3, **UNREMEMBERED})
                if note
                else forms.TextInput(UNREMEMBERED),
            )

    def told(self) -> dict[str, str]:
        """The fields that say something."""
        given = self.cleaned_data
        return {name: given[name] for name in FIELD_NAMES if given.get(name)}

    def person_fields(self) -> list[Any]:
        return [self[name] for name in FIELD_NAMES]


class EnterForm(PersonForm):
    """A person, the circle of who needs to know, and what they said of each purpose."""

    submission = forms.UUIDField(initial=uuid.uuid4, widget=forms.HiddenInput)

    def __init__(self, *args: Any, circles: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["circle"] = CircleField(queryset=circles, label=_("Circle"), empty_label=None)
        self.fields["manner"] = forms.ChoiceField(
            label=_("How it was said"), choices=list(MANNERS.items()), initial="oral"
        )
        answers = [("", _("not asked")), *((one, STATES[one]) for one in ("given", "refused"))]
        for purpose, name in PURPOSES.items():
            self.fields[f"says_{purpose}"] = forms.ChoiceField(
                label=name, choices=answers, required=False
            )
            if purpose in SHARED:
                self.fields[f"whom_{purpose}"] = RecipientsField(about=name)

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if not any(given.get(name) for name in FIELD_NAMES):
            raise ValidationError(_("Nobody is named yet: fill in one field at least."))
        for purpose in SHARED:
            if given.get(f"whom_{purpose}") and given.get(f"says_{purpose}") != "given":
                self.add_error(
                    f"whom_{purpose}", _("Only a consent that is given names with whom.")
                )
        return given

    def said(self) -> list[Said]:
        given = self.cleaned_data
        return [
            Said(
                purpose,
                given[f"says_{purpose}"],
                given["manner"],
                tuple(given.get(f"whom_{purpose}", ())),
            )
            for purpose in PURPOSES
            if given[f"says_{purpose}"]
        ]

    def consent_fields(self) -> list[Any]:
        names = [f"{kind}_{purpose}" for purpose in PURPOSES for kind in ("says", "whom")]
        return [self[name] for name in names if name in self.fields]


class RecipientsField(forms.CharField):
    """Names of institutions, one a line."""

    def __init__(self, about: Any = "") -> None:
        super().__init__(
            label=format_lazy(_("With whom: {purpose}"), purpose=about)
            if about
            else _("With whom"),
            required=False,
            max_length=1000,
            help_text=_RECIPIENTS,
            widget=forms.Textarea({"rows": 2, **UNREMEMBERED}),
        )

    def clean(self, value: Any) -> list[str]:
        lines = [line.strip() for line in (super().clean(value) or "").splitlines()]
        names = [line for line in lines if line]
        if any(len(name) > 120 for name in names):
            raise ValidationError(_("A name of an institution is at most 120 signs long."))
        return names


class ChangeForm(PersonForm):
    """New words for some fields; the present ones are not shown."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["taken_out"] = forms.MultipleChoiceField(
            label=_("Take out"),
            choices=list(FIELD_NAMES.items()),
            required=False,
            widget=forms.CheckboxSelectMultiple,
        )

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if not self.changed():
            raise ValidationError(_("Nothing changes yet: fill in a field, or take one out."))
        return given

    def changed(self) -> dict[str, str]:
        given = self.cleaned_data
        out = {name: "" for name in given.get("taken_out", [])}
        return out | {name: given[name] for name in FIELD_NAMES if given.get(name)}


class FindForm(PersonForm):
    nearly = forms.BooleanField(
        label=_("Also those who are nearly the same"),
        required=False,
        help_text=_("Opens everyone in your circles in memory and compares them."),
    )


class ConsentForm(forms.Form):
    purpose = forms.ChoiceField(label=_("Purpose"), choices=list(PURPOSES.items()))
    state = forms.ChoiceField(label=_("The person’s word"), choices=list(STATES.items()))
    manner = forms.ChoiceField(label=_("How it was said"), choices=list(MANNERS.items()))
    shared_with = RecipientsField()


class RevealForm(forms.Form):
    """For what, why, and which fields; only purposes that the person consented to are offered."""

    purpose = forms.ChoiceField(label=_("For what"))
    recipient = forms.CharField(
        label=_("With whom it is shared"),
        required=False,
        max_length=120,
        help_text=_("Needed where the person named with whom they agree to share."),
        widget=forms.TextInput(UNREMEMBERED),
    )
    reason = ReasonField()
    fields_asked = forms.MultipleChoiceField(
        label=_("Which fields"),
        choices=list(FIELD_NAMES.items()),
        widget=forms.CheckboxSelectMultiple,
    )
    earlier = forms.BooleanField(label=_("Earlier versions too"), required=False)
    submission = forms.UUIDField(initial=uuid.uuid4, widget=forms.HiddenInput)

    def __init__(self, *args: Any, purposes: Iterable[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["purpose"].choices = [(one, REVEAL_PURPOSES[one]) for one in purposes]


class EraseForm(forms.Form):
    reason = ReasonField()


class ConflictForm(forms.Form):
    """Who must not see whom, or what concerns which actor; why, and until when."""

    user = forms.ModelChoiceField(queryset=User.objects.none(), label=_("Person of the desk"))
    identity = forms.CharField(
        label=_("Pseudonym"),
        required=False,
        max_length=12,
        help_text=_("Of the identity that they must not see, as P-ACDEFG; or an actor below."),
        widget=forms.TextInput({"autocomplete": "off", "spellcheck": "false"}),
    )
    actor = forms.ModelChoiceField(
        queryset=Actor.objects.none(), label=pgettext_lazy("conflict", "Actor"), required=False
    )
    reason = ReasonField()
    until = forms.DateField(
        label=_("Until"),
        required=False,
        help_text=_("The last day; left empty, until it is ended."),
        widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
    )

    def __init__(self, *args: Any, identities: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._identities = identities
        people = User.objects.filter(is_active=True).exclude(username=LOCAL_OPERATOR)
        self.fields["user"].queryset = people.order_by("username")
        self.fields["actor"].queryset = Actor.objects.order_by("pk")

    def clean_identity(self) -> Identity | None:
        typed = self.cleaned_data["identity"].strip().upper()
        if not typed:
            return None
        known: Identity | None = self._identities.filter(pseudonym=typed).first()
        if known is None:
            raise ValidationError(_("No identity that you may see has this pseudonym."))
        return known

    def clean_until(self) -> datetime | None:
        """The end of that day."""
        day: date | None = self.cleaned_data["until"]
        if day is None:
            return None
        end = datetime.combine(day, time(23, 59, 59), timezone.get_current_timezone())
        if end <= timezone.now():
            raise ValidationError(_("This day is over."))
        return end

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if not self.errors and (given.get("identity") is None) == (given.get("actor") is None):
            raise ValidationError(_("Name one identity, or one actor."))
        return given


class LimitForm(forms.Form):
    a_day = forms.IntegerField(
        label=_("Readings a day for each person"),
        min_value=0,
        max_value=MOST_REVEALS_A_DAY,
        help_text=_("Beyond it a second person approves each one."),
    )

    def __init__(self, *args: Any, circles: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["circle"] = CircleField(queryset=circles, label=_("Circle"), empty_label=None)
