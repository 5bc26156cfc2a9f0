"""Frequent cases: what the entry page fills in, so that only what differs is typed."""

from __future__ import annotations

from dataclasses import replace

from django.utils.translation import gettext_lazy as _

from manden.violations.forms.sheet import Column, EffectRow, PartyRow, Sheet, VictimRow

CASES = {
    "market": _("attack on a market"),
    "abduction": _("abduction"),
    "ied": _("improvised explosive device"),
    "school": _("attack on a school"),
    "health": _("attack on a health facility"),
    "aid": _("attack on an aid convoy"),
}
_COLUMNS = {
    "market": (("killing", "shooting"), ("maiming", "shooting"), ("looting", "")),
    "abduction": (("abduction", ""), ("ill_treatment", ""), ("extortion", "")),
    "ied": (("killing_indiscriminate", "ied"), ("maiming", "ied")),
    "school": (("attack_school", ""), ("threat", ""), ("destruction", "burning")),
    "health": (("attack_hospital", ""), ("threat", ""), ("looting", "")),
    "aid": (("attack_aid", ""), ("abduction", ""), ("looting", "")),
}
_VICTIMS = {
    "market": VictimRow(capacity="civilian", ticks={0}),
    "abduction": VictimRow(capacity="civilian", ticks={0}, outcome="held"),
    "ied": VictimRow(capacity="civilian", ticks={0}),
    "school": VictimRow(unit="group", age="child", capacity="pupil", ticks={0}),
    "health": VictimRow(capacity="health_worker", ticks={0}),
    "aid": VictimRow(capacity="aid_worker", ticks={0}),
}
_EFFECTS = {
    "school": EffectRow("school", "attack"),
    "health": EffectRow("health_facility", "attack"),
    "aid": EffectRow("aid", "attack"),
}


def fill_in(sheet: Sheet, case: str) -> None:
    """Lay a case over what was not typed yet; what was is left as it is."""
    if case not in CASES:
        return
    if not any(column.violation for column in sheet.columns):
        sheet.columns = [Column(*told) for told in _COLUMNS[case]]
    untouched = VictimRow()
    if all(victim == untouched for victim in sheet.victims):
        sheet.victims = [_VICTIMS[case].alike() for _ in sheet.victims]
    if not any(party.party for party in sheet.parties):
        sheet.parties = [PartyRow("armed_group"), PartyRow()]
    if case in _EFFECTS and not sheet.effects:
        sheet.effects = [replace(_EFFECTS[case])]
    if not sheet.title:
        sheet.title = str(CASES[case]).capitalize()
