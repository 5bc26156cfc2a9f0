"""What is said of two incidents together: how one stands to the other, that they are one, that one
tells more than one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from manden.violations.forms.filtering import ReasonForm
from manden.violations.joining import Taken, why_not_joined
from manden.violations.models import Effect, Incident, Information, Victim
from manden.violations.reach import Reach
from manden.violations.templatetags.incident_words import how_many
from manden.violations.words import (
    AGES,
    EFFECTS,
    EFFECTS_ON,
    LINKS,
    SEXES,
    UNITS,
)

_WHY = _("Kept with the history of both. It names nobody.")


class OtherField(forms.CharField):
    """The key of another incident in the person's reach."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(label=_("Key of the other incident"), max_length=12, **kwargs)


def found_by(words: str, reach: Reach) -> Incident:
    found = reach.incidents().filter(key=words.strip().upper()).first()
    if found is None:
        raise forms.ValidationError(_("No incident in your reach bears this key."))
    return found


class LinkForm(forms.Form):
    kind = forms.ChoiceField(label=_("This incident"), choices=LINKS.items())
    other = OtherField()
    reason = forms.CharField(label=_("Why"), max_length=500, required=False)

    def __init__(self, *args: Any, incident: Incident, reach: Reach, **kwargs: Any) -> None:
        super().__init__(*args, auto_id="link_%s", **kwargs)
        self._incident, self._reach = incident, reach

    def clean_other(self) -> Incident:
        found = found_by(self.cleaned_data["other"], self._reach)
        if found.pk == self._incident.pk:
            raise forms.ValidationError(_("It is this very incident: give the key of another."))
        return found

    def told(self) -> dict[str, Any]:
        return dict(self.cleaned_data)


class OtherForm(forms.Form):
    """Which incident tells the same: asked by GET, before anything is shown side by side."""

    other = OtherField()

    def __init__(self, *args: Any, incident: Incident, reach: Reach, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._incident, self._reach = incident, reach

    def clean_other(self) -> Incident:
        found = found_by(self.cleaned_data["other"], self._reach)
        refusal = why_not_joined(self._incident, found)
        if refusal:
            raise forms.ValidationError(_REFUSALS.get(refusal, refusal))
        return found


class MergeForm(ReasonForm):
    """Which victim of the other is which of this one; those whom the vault knows are told."""

    def __init__(
        self, *args: Any, victims: Sequence[Victim], others: Sequence[Victim], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reason"].help_text = _WHY
        self._others = others
        choices = [("", _("nobody: another victim"))]
        choices += [(str(one.pk), victim_words(one)) for one in victims]
        known = {one.identity_id: str(one.pk) for one in victims if one.identity_id}
        for other in others:
            self.fields[f"same-{other.pk}"] = forms.ChoiceField(
                label=_("%(victim)s is the same as") % {"victim": victim_words(other)},
                choices=choices,
                required=False,
                initial=known.get(other.identity_id, ""),
            )
        self.order_fields([*(f"same-{one.pk}" for one in others), "reason"])

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        chosen = [one for name, one in given.items() if name.startswith("same-") and one]
        if len(chosen) != len(set(chosen)):
            raise forms.ValidationError(_("Two victims are said to be the same one: choose again."))
        return given

    def same(self) -> Mapping[int, int]:
        told = {one.pk: self.cleaned_data.get(f"same-{one.pk}") for one in self._others}
        return {pk: int(chosen) for pk, chosen in told.items() if chosen}


class SplitForm(ReasonForm):
    """What goes to the new incident."""

    title = forms.CharField(label=_("Title of the new incident, without names"), max_length=200)
    victims = forms.MultipleChoiceField(
        label=_("Victims"), required=False, widget=forms.CheckboxSelectMultiple
    )
    effects = forms.MultipleChoiceField(
        label=_("Effects"), required=False, widget=forms.CheckboxSelectMultiple
    )
    information = forms.MultipleChoiceField(
        label=_("What sources said"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(
        self,
        *args: Any,
        victims: Sequence[Victim],
        effects: Sequence[Effect],
        information: Sequence[Information],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reason"].help_text = _WHY
        offered = {
            "victims": [(str(one.pk), victim_words(one)) for one in victims],
            "effects": [(str(one.pk), _effect(one)) for one in effects],
            "information": [(str(one.pk), _said(one)) for one in information],
        }
        for name, choices in offered.items():
            self.fields[name].choices = choices
            if not choices:
                del self.fields[name]
        self.order_fields(["title", "victims", "effects", "information", "reason"])

    def taken(self) -> Taken:
        told = self.cleaned_data
        return Taken(
            *(
                frozenset(map(int, told.get(name, ())))
                for name in ("victims", "effects", "information")
            )
        )


def victim_words(victim: Victim) -> str:
    told = [str(UNITS[victim.unit])]
    told += [str(SEXES[victim.sex])] if victim.sex != "unknown" else []
    told += [str(AGES[victim.age])] if victim.age != "unknown" else []
    told += [victim.label] if victim.label else []
    told += [victim.identity.pseudonym] if victim.identity else []
    done = ", ".join(str(act.violation) for act in victim.acts.all())
    return f"{victim.ordinal}. {', '.join(told)} ({how_many(victim)}): {done}"


def _effect(effect: Effect) -> str:
    told = f"{EFFECTS_ON[effect.on]}: {EFFECTS[effect.kind]}"
    return f"{told}, {effect.facility}" if effect.facility else told


def _said(said: Information) -> str:
    source = said.source
    who = source.identity.pseudonym if source.identity else source.name or source.key
    return f"{who}, {source.kind}: {said.statement[:80]}"


_REFUSALS = {
    "it is the same incident: give the key of another": _(
        "It is this very incident: give the key of another."
    ),
    "one of them stands no longer": _("One of them stands no longer."),
    "they are in different circles: bring them into one first": _(
        "They are in different circles: bring them into one first."
    ),
    "one is fictitious and the other is not": _("One is fictitious and the other is not."),
}
