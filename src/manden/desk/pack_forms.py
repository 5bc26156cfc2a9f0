"""Forms of the pages of packs: an entry edited in both languages."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from manden.desk.queries.packs import FieldValue

LABELS = {
    "gist.fr": _("Gist in French"),
    "gist.en": _("Gist in English"),
    "action.fr": _("What is asked, in French"),
    "action.en": _("What is asked, in English"),
    "name.fr": _("Name in French"),
    "name.en": _("Name in English"),
    "aliases_fr": _("Other names in French, one a line"),
    "aliases_en": _("Other names in English, one a line"),
    "opens": _("Opens"),
    "closes": _("Closes"),
    "precision": _("Known to the"),
    "source": _("According to"),
    "deadlines": _("Deadlines, one a line"),
}
_DEADLINES = _(
    "session 61; date 2026-03-01; days 90; period 2025-04-04 2026-04-04. Empty where the clause "
    "sets none."
)
_DAYS = _("A day (2026-02-23), or a month (2026-02) where only the month is known.")


class EntryForm(forms.Form):
    """The editable fields of one entry, both languages side by side, and why."""

    why = forms.CharField(
        label=_("Why"),
        max_length=500,
        widget=forms.Textarea({"rows": 2}),
        help_text=_("Kept in the history for those who come after you."),
    )
    seen = forms.IntegerField(min_value=0, widget=forms.HiddenInput)

    def __init__(self, fields: Iterable[FieldValue], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kept = {one.field: one for one in fields}
        for name, one in self.kept.items():
            self.fields[name] = _field(name)
            self.fields[name].initial = shown(name, one.value)
            self.fields[name].came = one.came_told if one.edited else ""
        self.order_fields([*self.kept, "why", "seen"])

    def values(self) -> dict[str, Any]:
        """The fields as the pack holds them; None for one that is left out."""
        told = {}
        for name, one in self.kept.items():
            said = self.cleaned_data[name]
            same = said == shown(name, one.value)
            told[name] = one.value if same else _held(name, said)
        return told

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if "deadlines" in cleaned:
            try:
                _deadlines(cleaned["deadlines"])
            except ValueError as fault:
                line = str(fault)
                said = _("“%(line)s” is no deadline: write it as in the examples above.")
                self.add_error("deadlines", said % {"line": line})
        return cleaned


def shown(name: str, value: Any) -> str:
    """A value of the pack as its field shows it."""
    if value is None:
        return ""
    if name.startswith("aliases"):
        return "\n".join(value)
    if name == "deadlines":
        return "\n".join(_line(one) for one in value)
    return str(value)


def _field(name: str) -> forms.CharField:
    if name == "precision":
        choices = [("day", _("day")), ("month", _("month"))]
        return forms.ChoiceField(label=LABELS[name], choices=choices)
    long = name.startswith(("gist", "action", "aliases", "deadlines"))
    optional = name.startswith(("aliases", "deadlines"))
    help_text = {"deadlines": _DEADLINES, "opens": _DAYS, "closes": _DAYS}.get(name, "")
    widget = forms.Textarea({"rows": 4}) if long else forms.TextInput()
    if name.endswith((".fr", "_fr", ".en", "_en")):
        widget.attrs["lang"] = name[-2:]
    return forms.CharField(
        label=LABELS[name],
        max_length=2000,
        required=not optional,
        widget=widget,
        help_text=help_text,
    )


def _held(name: str, said: str) -> Any:
    if name.startswith("aliases"):
        return [line.strip() for line in said.splitlines() if line.strip()]
    if name == "deadlines":
        return _deadlines(said) or None
    return " ".join(said.split())


def _line(one: Mapping[str, Any]) -> str:
    kind = one["kind"]
    if kind == "duration":
        return f"days {one['days']}" if "days" in one else f"term {one['term']}"
    if kind == "period":
        term = f" {one['term']}" if "term" in one else ""
        return f"period {one['date_from']} {one['date_to']}{term}"
    return f"{kind} {one.get('session') or one.get('by_date')}"


def _deadlines(said: str) -> list[dict[str, Any]]:
    """ValueError, with the line, for one that says no deadline."""
    return [_deadline(line) for line in said.splitlines() if line.strip()]


def _deadline(line: str) -> dict[str, Any]:
    match line.split():
        case ["session", number] if number.isdigit():
            return {"kind": "session", "session": int(number)}
        case ["date", day]:
            return {"kind": "date", "by_date": day}
        case ["days", number] if number.isdigit():
            return {"kind": "duration", "days": int(number)}
        case ["term", term]:
            return {"kind": "duration", "term": term}
        case ["period", first, last]:
            return {"kind": "period", "date_from": first, "date_to": last}
        case ["period", first, last, term]:
            return {"kind": "period", "term": term, "date_from": first, "date_to": last}
    raise ValueError(line.strip())
