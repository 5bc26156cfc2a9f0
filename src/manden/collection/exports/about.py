"""What a file says of itself: what was asked, by which filters, what it counts, what it leaves out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from manden.collection.exports.records import Record
from manden.vault.words import PURPOSES
from manden.violations.forms.filtering import FilterForm
from manden.violations.models import Victim


@dataclass
class Tally:
    """Incidents on incidents, people on victims, violations on acts: none across another."""

    incidents: int = 0
    victims: int = 0
    people: int = 0
    low: int = 0
    high: int = 0
    violations: int = 0
    statements: int = 0
    by_party: Counter[str] = field(default_factory=Counter)

    def add(self, record: Record) -> None:
        self.incidents += 1
        self.statements += len(record.information)
        for victim in record.victims:
            self._add_victim(victim)
        for acts in record.acts.values():
            self.violations += len(acts)
            for act in acts:
                kinds = {one.party.kind for one in record.involved.get(act.pk, [])}
                self.by_party.update(kinds)

    def _add_victim(self, victim: Victim) -> None:
        self.victims += 1
        self.people += victim.counted or 0
        if victim.counted is None:
            self.low += victim.estimated_low or 0
            self.high += victim.estimated_high or 0

    def told(self) -> dict[str, Any]:
        told = {name: value for name, value in vars(self).items() if name != "by_party"}
        return {**told, "by_party": dict(sorted(self.by_party.items()))}


@dataclass(frozen=True)
class About:
    """The lines that stand in the file, in the language of who asked: a name and what it says."""

    purpose: str
    recipient: str
    asked_by: str
    at: datetime
    filters: Sequence[tuple[str, str]]
    counts: Mapping[str, Any]

    def lines(self) -> list[tuple[str, str]]:
        counts = self.counts
        told = [
            (_("Incidents of the desk"), f"{self.at:%Y-%m-%d %H:%M} UTC"),
            (_("Asked for by"), self.asked_by),
            (_("Purpose"), str(PURPOSES[self.purpose])),
            (_("Recipient"), self.recipient or _("nobody in particular")),
            *((_("Filter: %s") % name, said) for name, said in self.filters),
            (_("Incidents"), str(counts["incidents"])),
            (_("People, counted on victims"), str(counts["people"])),
            (
                _("People whom nobody counted, between"),
                f"{counts['low']} – {counts['high']}",
            ),
            (_("Violations, counted on acts"), str(counts["violations"])),
            (
                _("Left out for want of consent, or out of reach"),
                left_out_in_words(counts["left_out"]),
            ),
            (
                _("Units"),
                _(
                    "one row is one act on one victim by parties of one degree; count incidents by "
                    "“incident”, people by “incident” and “victim”, violations by “incident”, "
                    "“victim” and “violation”, and add no number across rows"
                ),
            ),
            (_("Names"), _("none: people stand under pseudonyms, or under nothing")),
        ]
        return [(name, " ".join(said.split())) for name, said in told]


def left_out_in_words(counts: Mapping[str, int]) -> str:
    """How much of each, in the number that the language gives to 0, 1 and more."""
    incidents, victims, said = (counts[one] for one in ("incidents", "victims", "statements"))
    return ", ".join(
        [
            ngettext("%(n)s incident", "%(n)s incidents", incidents) % {"n": incidents},
            ngettext("%(n)s victim", "%(n)s victims", victims) % {"n": victims},
            ngettext("%(n)s statement", "%(n)s statements", said) % {"n": said},
        ]
    )


def filters_in_words(filters: Mapping[str, str]) -> list[tuple[str, str]]:
    """Each filter by its name on the page, and what was chosen, in words."""
    form = FilterForm(filters)
    told = []
    for name, said in form.asked().items():
        shown = form.fields[name]
        choices = dict(getattr(shown, "choices", ()))
        told.append((str(shown.label), str(choices.get(said, said)).strip()))
    return told or [(pgettext("filters", "none"), _("all that who asked may see"))]
