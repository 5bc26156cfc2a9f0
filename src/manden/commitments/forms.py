"""Forms by which people keep a commitment: one part amended at a time, a remark, a task."""

from __future__ import annotations

import uuid
from functools import cache, partial
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from manden.access.actions import LOCAL_OPERATOR
from manden.access.models import RoleHolding, User
from manden.access.policy import allows
from manden.actors.models import Actor
from manden.commitments.mentions import unknown_names
from manden.commitments.models import Amendment, Commitment, Deadline
from manden.instruments.models import Theme
from manden.ui.widgets import OneOfMany

Field = Amendment.Field
SAID_AS = {
    str(Field.ACTION_FR): _("What is asked, in French"),
    str(Field.ACTION_EN): _("What is asked, in English"),
    str(Field.ADDRESSEES): _("Who is asked"),
    str(Field.DEADLINE): _("By when"),
    str(Field.THEMES): _("Themes"),
}
_DEADLINE_KINDS = [
    ("", _("no deadline")),
    (str(Deadline.Kind.SESSION), _("at a session of the Council")),
    (str(Deadline.Kind.DATE), _("on a date")),
    (str(Deadline.Kind.PERIOD), _("over a period")),
    (str(Deadline.Kind.DURATION), _("within a number of days")),
]


class AmendmentForm(forms.Form):
    """A new value for one part, and why; a subclass has the fields of its part."""

    why = forms.CharField(
        label=_("Why"),
        max_length=500,
        widget=forms.Textarea({"rows": 2}),
        help_text=_("Kept in the history for those who come after you."),
    )
    seen = forms.IntegerField(min_value=0, widget=forms.HiddenInput)

    def value(self) -> Any:
        """The part's new value, as JSON."""
        return self.cleaned_data["value"]

    def value_beside(self, present: Any) -> Any:
        """The new value, with what the form does not show of the present one left in place."""
        return self.value()


class WordsForm(AmendmentForm):
    value_words = forms.CharField(
        label=_("In plain words"), max_length=2000, widget=forms.Textarea({"rows": 4})
    )
    field_order = ["value_words", "why"]

    def value(self) -> str:
        return " ".join(self.cleaned_data["value_words"].split())


class AddresseesForm(AmendmentForm):
    value_actors = forms.ModelMultipleChoiceField(
        label=_("Who is asked"),
        queryset=Actor.objects.all(),
        to_field_name="code",
        required=False,
        widget=forms.SelectMultiple({"size": 12}),
        help_text=_("Several can be chosen; none where nobody is named."),
    )
    field_order = ["value_actors", "why"]

    def value(self) -> list[str]:
        return sorted(actor.code for actor in self.cleaned_data["value_actors"])


class ThemesForm(AmendmentForm):
    value_themes = forms.ModelMultipleChoiceField(
        label=_("Themes"),
        queryset=Theme.objects.all(),
        to_field_name="code",
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    field_order = ["value_themes", "why"]

    def value(self) -> list[str]:
        return sorted(theme.code for theme in self.cleaned_data["value_themes"])


class DeadlineForm(AmendmentForm):
    kind = forms.ChoiceField(label=_("Kind of deadline"), choices=_DEADLINE_KINDS, required=False)
    session = forms.IntegerField(
        label=_("Session number"), required=False, min_value=1, max_value=500
    )
    date_from = forms.DateField(
        label=_("From, for a period"), required=False, widget=forms.DateInput({"type": "date"})
    )
    date_to = forms.DateField(
        label=_("Until, or on"), required=False, widget=forms.DateInput({"type": "date"})
    )
    days = forms.IntegerField(label=_("Days"), required=False, min_value=1, max_value=40_000)
    field_order = ["kind", "session", "date_from", "date_to", "days", "why"]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        kind = given.get("kind")
        if kind == Deadline.Kind.SESSION and not given.get("session"):
            self.add_error("session", _("Say the number of the session."))
        if kind in (Deadline.Kind.DATE, Deadline.Kind.PERIOD) and not given.get("date_to"):
            self.add_error("date_to", _("Say the date."))
        if kind == Deadline.Kind.DURATION and not given.get("days"):
            self.add_error("days", _("Say the number of days."))
        first, last = given.get("date_from"), given.get("date_to")
        if first and last and first > last:
            self.add_error("date_to", _("The period ends before it begins."))
        return given

    def value(self) -> list[dict[str, Any]]:
        given = self.cleaned_data
        if not given["kind"]:
            return []
        of_session = given["kind"] == Deadline.Kind.SESSION
        of_period = given["kind"] == Deadline.Kind.PERIOD
        of_duration = given["kind"] == Deadline.Kind.DURATION
        return [
            {
                "kind": given["kind"],
                "text": "",
                "session": given["session"] if of_session else None,
                "from": _iso(given["date_from"]) if of_period else None,
                "to": None if of_session or of_duration else _iso(given["date_to"]),
                "days": given["days"] if of_duration else None,
            }
        ]

    def value_beside(self, present: list[dict[str, Any]]) -> list[dict[str, Any]]:
        """The form shows the first deadline: the others stay, and so do its words if unchanged."""
        new = self.value()
        if new and present and new[0] == present[0] | {"text": ""}:
            new = [present[0]]
        return new + present[1:]


class RemarkForm(forms.Form):
    text = forms.CharField(
        label=_("Your remark"),
        max_length=4000,
        widget=forms.Textarea({"rows": 3}),
        help_text=_("Write @name to ask somebody to read it. No name of a victim or a witness."),
    )
    submission = forms.UUIDField(initial=uuid.uuid4, widget=forms.HiddenInput)

    def __init__(self, *args: Any, commitment: Commitment | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.commitment = commitment

    def clean_text(self) -> str:
        """A name that nobody bears is said here: nobody would be asked to read the remark."""
        text: str = self.cleaned_data["text"]
        unknown = unknown_names(text, self.commitment) if self.commitment else {}
        for name, nearest in unknown.items():
            told = {"name": name, "nearest": ", ".join(f"@{one}" for one in nearest)}
            if nearest:
                said = _("Nobody who may read this is called @%(name)s. The nearest: %(nearest)s.")
            else:
                said = _("Nobody who may read this is called @%(name)s: correct or remove it.")
            self.add_error("text", ValidationError(said, params=told))
        return text


class TaskForm(forms.Form):
    title = forms.CharField(label=_("What is to be done"), max_length=300)
    assigned_to = forms.ModelChoiceField(
        label=_("By whom"), queryset=User.objects.none(), widget=OneOfMany
    )
    due = forms.DateField(
        label=_("Before"), required=False, widget=forms.DateInput({"type": "date"})
    )
    submission = forms.UUIDField(initial=uuid.uuid4, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        holders = RoleHolding.objects.values("user")
        people = User.objects.filter(is_active=True, pk__in=holders).order_by("username")
        people = people.exclude(username=LOCAL_OPERATOR)  # who acts by commands has no list
        assigned = self.fields["assigned_to"]
        assigned.queryset = people
        assigned.choices = cache(partial(_listed, people, assigned.empty_label))

    def clean_assigned_to(self) -> User:
        person: User = self.cleaned_data["assigned_to"]
        if not allows(person, "commitment.discuss"):
            raise ValidationError(_("This person may not read the commitment."))
        return person


def _listed(people: QuerySet[User], nobody: str) -> list[tuple[Any, str]]:
    """A line for each, without what else is known of them: a desk may have hundreds."""
    names = people.values_list("pk", "display_name", "username")
    return [("", nobody), *((pk, shown or name) for pk, shown, name in names)]


def amendment_form(field: str) -> type[AmendmentForm]:
    """The form of a part; a KeyError for a part that nobody amends."""
    return {
        str(Field.ACTION_FR): WordsForm,
        str(Field.ACTION_EN): WordsForm,
        str(Field.ADDRESSEES): AddresseesForm,
        str(Field.DEADLINE): DeadlineForm,
        str(Field.THEMES): ThemesForm,
    }[field]


def present_value(commitment: Commitment, field: str, value: Any) -> dict[str, Any]:
    """What the form of a part shows first: its present value."""
    if field == Field.ADDRESSEES:
        return {"value_actors": value}
    if field == Field.THEMES:
        return {"value_themes": value}
    if field == Field.DEADLINE:
        told = value[0] if value else {}
        return {
            "kind": told.get("kind", ""),
            "session": told.get("session"),
            "date_from": told.get("from"),
            "date_to": told.get("to"),
            "days": told.get("days"),
        }
    return {"value_words": value}


def _iso(day: Any) -> str | None:
    return day.isoformat() if day else None
