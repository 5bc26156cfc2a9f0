"""The composer's form: what is counted, among what, laid out how. Sent by GET: its address is the question."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from manden.analysis.addresses import DIGITS, SEVERAL
from manden.analysis.answer import natural
from manden.analysis.picturing import SHAPES
from manden.analysis.units import LAID_ALONE, PERIODS, SQUARES, UNITS
from manden.analysis.words import CATEGORIES, DIMENSIONS, POINTS, YES_NO, Labels, names_of
from manden.analysis.words import UNITS as UNIT_NAMES
from manden.instruments.models import Provision
from manden.places.models import Division
from manden.places.queries import populations
from manden.ui.words import WORDS
from manden.ui.written_dates import written
from manden.violations.forms.filtering import nested
from manden.violations.models import Party, Term
from manden.violations.words import (
    AGES,
    EFFECTS,
    EFFECTS_ON,
    GRAVE,
    PARTY_KINDS,
    SEXES,
    STATUSES,
)

_ANY = ("", _("any"))
_DAY = forms.DateInput({"type": "date"}, format="%Y-%m-%d")
_NOT_FILTERED = frozenset({*PERIODS, *LAID_ALONE, "family"})
_LISTED = {
    "status": {k: v for k, v in STATUSES.items() if k != "returned"},
    "late": YES_NO,
    "fictitious": YES_NO,
    "category": CATEGORIES,
    "grave": GRAVE,
    "party_kind": PARTY_KINDS,
    "sex": SEXES,
    "age": AGES,
    "on": EFFECTS_ON,
    "effect": EFFECTS,
    "point": POINTS,
    "force": WORDS["force"],
    "reliability": WORDS["reliability"],
    "known": YES_NO,
}
_NAMED = frozenset({"instrument", "theme", "capability", "addressee"})
_FIRST = ("status", "violation", "party_kind", "party", "region", "district")


class ComposerForm(forms.Form):
    """Offers the filters that the unit has, and no other. Where several values are asked, as a
    ready-made question may, they are one choice of the list."""

    def __init__(self, asked: Any) -> None:
        several = {name: SEVERAL.join(filter(None, asked.getlist(name))) for name in DIMENSIONS}
        told = {**asked.dict(), **{name: values for name, values in several.items() if values}}
        super().__init__(told or None)  # nothing asked yet is no fault
        unit = UNITS.get(asked.get("unit", ""), UNITS["victims"])
        self.fields["unit"] = forms.ChoiceField(
            label=_("What is counted"), choices=[(one, UNIT_NAMES[one]) for one in UNITS]
        )
        self.fields["from"] = forms.DateField(label=_("From"), required=False, widget=_DAY)
        self.fields["to"] = forms.DateField(label=_("To"), required=False, widget=_DAY)
        dimensions = [(name, DIMENSIONS[name]) for name in DIMENSIONS if name in unit.dimensions]
        for name, label, none in (
            ("row", _("Rows"), _("no rows: one total")),
            ("row_within", _("Rows within each row"), _("rows not divided")),
            ("column", _("Columns"), _("no columns: one number a row")),
        ):
            offered = [one for one in dimensions if name != "column" or one[0] not in SQUARES]
            self.fields[name] = forms.ChoiceField(
                label=label, required=False, choices=[("", none), *offered]
            )
        if "status" in unit.dimensions:
            self.fields["column"].help_text = _(
                "Statuses stand side by side unless one is chosen below."
            )
        if "region" in unit.dimensions:
            kept = [
                (one.digest[:DIGITS], f"{one.source}, {written(one.on)}") for one in populations()
            ]
            self.fields["per"] = forms.ChoiceField(
                label=_("Per 100,000 people of"),
                required=False,
                choices=[("", _("no rate: numbers alone")), *kept],
            )
        self.fields["shape"] = forms.ChoiceField(
            label=_("Drawn as"), required=False, choices=list(SHAPES.items())
        )
        for name in _in_order(unit.dimensions - _NOT_FILTERED):
            choices = [_ANY, *_choices(name)]
            self.fields[name] = forms.ChoiceField(
                label=DIMENSIONS[name],
                required=False,
                choices=[*_together(told.get(name, ""), dict(choices)), *choices],
            )

    def asks(self) -> Iterable[Any]:
        """The fields that say what is counted and how it is laid out."""
        asks = ("unit", "row", "row_within", "column", "from", "to", "per", "shape")
        return [self[name] for name in asks if name in self.fields]

    def refuse(self, name: str, why: str) -> None:
        """Put a refusal at the field that it is about, where there is one."""
        if name in self.fields:
            self.add_error(name, why)

    def filters(self) -> Iterable[Any]:
        asks = {field.name for field in self.asks()}
        return [field for field in self if field.name not in asks]


class SaveForm(forms.Form):
    title_fr = forms.CharField(label=_("Title in French"), max_length=200, required=False)
    title_en = forms.CharField(label=_("Title in English"), max_length=200, required=False)
    shared = forms.BooleanField(
        label=_("Let others of the desk ask it too"),
        required=False,
        help_text=_("They are answered from what they may read themselves."),
    )

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if not (given.get("title_fr") or given.get("title_en")):
            self.add_error("title_fr", _("Give the question a title, in either language."))
        return given


def _together(values: str, known: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Several values of an address as the one choice that they are."""
    codes = values.split(SEVERAL)
    if len(codes) == 1 or not all(code in known for code in codes):
        return []
    return [(values, ", ".join(str(known[code]).strip() for code in codes))]


def _in_order(names: Iterable[str]) -> list[str]:
    held = set(names)
    return [name for name in dict.fromkeys((*_FIRST, *DIMENSIONS)) if name in held]


def _choices(name: str) -> Iterable[tuple[str, Any]]:
    if name in _LISTED:
        return [(code, label) for code, label in _LISTED[name].items() if code]
    if name in ("violation", "capacity"):
        return nested(Term.objects.filter(vocabulary=name))
    if name == "party":
        return [(party.code, str(party)) for party in Party.objects.all()]
    if name in _NAMED:
        return sorted(names_of(name).items(), key=lambda told: natural(told[0]))
    if name == "paragraph":
        label = Labels()
        held = Provision.objects.order_by("instrument__slug", "order")
        codes = [
            f"{slug}/{anchor}" for slug, anchor in held.values_list("instrument__slug", "anchor")
        ]
        return [(code, label("paragraph", code)) for code in codes]
    level = 1 if name == "region" else 2
    drawn = Division.objects.filter(level=level).order_by("name")
    return dict.fromkeys((one.code, f"{one.name} ({one.code})") for one in drawn)
