"""What incidents of a file add up to, each in its own unit."""

from __future__ import annotations

from collections import Counter

from manden.violations.entry import IncidentEntry


class Totals:
    """Incidents, victims (on victims) and acts (on acts): none is counted across another."""

    def __init__(self) -> None:
        self.incidents = self.victims = self.people = self.acts = 0
        self._violations: Counter[str] = Counter()

    def add(self, entry: IncidentEntry) -> None:
        self.incidents += 1
        self.victims += len(entry.victims)
        self.acts += len(entry.acts)
        self._violations.update(act.violation for act in entry.acts)
        for victim in entry.victims:
            self.people += 1 if victim.unit == "individual" else victim.counted or 0

    def told(self) -> dict[str, object]:
        return {
            "incidents": self.incidents,
            "victims": self.victims,
            "people_counted": self.people,
            "acts": self.acts,
            "by_violation": dict(sorted(self._violations.items())),
        }
