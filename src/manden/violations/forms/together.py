"""One change to many incidents: what, to what, and why."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from manden.access.models import Compartment, User
from manden.access.policy import allows
from manden.access.roles import LEVEL_NAMES
from manden.places.models import Division
from manden.vault.queries import granted_compartments
from manden.violations.bulk import Wish, right_to
from manden.violations.forms.filtering import ReasonForm
from manden.violations.models import Party, Status, Term
from manden.violations.words import STANDARDS, STATUSES

_CHOOSE = ("", _("choose"))
CHANGES_OFFERED = {
    "tag": _("put a tag"),
    "untag": _("take a tag off"),
    "party": _("attribute to another party"),
    "place": _("place in a region or district"),
    "status": _("write a stage of verification"),
    "level": _("set the level of confidentiality"),
    "circle": _("bring into a circle"),
}
_ASKS = {
    "tag": ("tag",),
    "untag": ("tag",),
    "party": ("instead_of", "party"),
    "place": ("division",),
    "status": ("status",),
    "level": ("level",),
    "circle": (),
}


class WishForm(ReasonForm):
    what = forms.ChoiceField(label=_("What to change"))
    tag = forms.ModelChoiceField(
        Term.objects.none(), label=_("Tag"), required=False, to_field_name="code"
    )
    instead_of = forms.ModelChoiceField(
        Party.objects.none(), label=_("Attributed now to"), required=False, to_field_name="code"
    )
    party = forms.ModelChoiceField(
        Party.objects.none(), label=_("Attribute to"), required=False, to_field_name="code"
    )
    division = forms.ModelChoiceField(
        Division.objects.none(), label=_("Region or district"), required=False
    )
    status = forms.ChoiceField(
        label=_("Stage"),
        required=False,
        choices=[
            _CHOOSE,
            *[(code, name) for code, name in STATUSES.items() if code != Status.REPORTED],
        ],
    )
    standard = forms.ChoiceField(
        label=_("To what standard of proof"), required=False, choices=[_CHOOSE, *STANDARDS.items()]
    )
    level = forms.ChoiceField(
        label=_("Level"), required=False, choices=[_CHOOSE, *LEVEL_NAMES.items()]
    )
    circle = forms.ModelChoiceField(
        Compartment.objects.none(),
        label=_("Circle of who needs to know"),
        required=False,
        to_field_name="code",
        empty_label=_("none: all who may read incidents"),
    )

    def __init__(self, *args: Any, person: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        custodian = bool(allows(person, "incident.protect"))
        self.fields["what"].choices = [
            (code, name) for code, name in CHANGES_OFFERED.items() if allows(person, right_to(code))
        ]
        parties = Party.objects.filter(in_use=True)
        self.fields["tag"].queryset = Term.objects.filter(vocabulary="tag", in_use=True)
        self.fields["party"].queryset = self.fields["instead_of"].queryset = parties
        self.fields["division"].queryset = Division.objects.filter(level__in=(1, 2))
        self.fields["division"].label_from_instance = lambda one: f"{one.name} ({one.code})"
        self.fields["circle"].queryset = granted_compartments(person)
        if not custodian:
            del self.fields["level"], self.fields["circle"]
        self.order_fields(["what"])

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        for name in _ASKS.get(given.get("what", ""), ()):
            if not given.get(name) and name not in self.errors:
                self.add_error(name, _("Choose among what the list offers."))
        if given.get("status") == Status.VERIFIED and not given.get("standard"):
            self.add_error("standard", _("Say to what standard it is verified."))
        if given.get("party") and given.get("party") == given.get("instead_of"):
            self.add_error("party", _("This is the same party: choose another."))
        return given

    def wish(self) -> Wish:
        given = self.cleaned_data
        what = given["what"]
        named = {"tag": "tag", "untag": "tag", "place": "division"}.get(what, what)
        return Wish(
            what=what,
            to=given[named],
            reason=given["reason"],
            instead_of=given["instead_of"] if what == "party" else None,
            standard=given["standard"] if what == "status" else "",
        )
