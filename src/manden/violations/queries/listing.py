"""A list of incidents and its counts: each in its own unit, each one query."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from django.db.models import Count, Q, Sum

from manden.violations.models import Incident, Involvement, Party, Verification
from manden.violations.queries.wanted import Found


@dataclass(frozen=True)
class Counts:
    """Incidents on incidents, people on victims, violations on acts.

    `victims` people were counted; those whom nobody counted are between `low` and `high`.
    `by_kind` counts the violations that each kind of party had to do with: one that two kinds had
    to do with is in both columns, so that they are never added nor set off against each other.
    """

    incidents: int
    victims: int
    low: int
    high: int
    violations: int
    by_kind: Sequence[tuple[str, int]]


@dataclass
class Row:
    """An incident of the list, what was done in it, by which kinds of party, to how many."""

    incident: Incident
    violations: list[str] = field(default_factory=list)
    parties: dict[str, list[str]] = field(default_factory=dict)
    people: int = 0
    uncounted: bool = False
    late: bool = False

    @property
    def state(self) -> list[str]:
        return self.parties.get(Party.Kind.STATE_FORCES, [])

    @property
    def groups(self) -> list[str]:
        return self.parties.get(Party.Kind.ARMED_GROUP, [])

    @property
    def others(self) -> list[str]:
        apart = (Party.Kind.STATE_FORCES, Party.Kind.ARMED_GROUP)
        return [name for kind, names in self.parties.items() if kind not in apart for name in names]


def counts_of(found: Found) -> Counts:
    people = found.victims().aggregate(
        people=Sum("counted"),
        low=Sum("estimated_low", filter=Q(counted=None)),
        high=Sum("estimated_high", filter=Q(counted=None)),
    )
    acts = found.acts().order_by().values("pk")
    by_kind = dict(
        Involvement.objects.filter(act__in=acts)
        .order_by()
        .values_list("party__kind")
        .annotate(Count("act", distinct=True))
    )
    return Counts(
        incidents=found.incidents().order_by().count(),
        victims=people["people"] or 0,
        low=people["low"] or 0,
        high=people["high"] or 0,
        violations=found.acts().count(),
        by_kind=[(kind, by_kind.get(kind, 0)) for kind in Party.Kind.values],
    )


def rows_of(incidents: Iterable[Incident], found: Found) -> list[Row]:
    """The incidents of one page of the list, in five queries whatever their number."""
    rows = {incident.pk: Row(incident) for incident in incidents}
    reach = found.reach
    shown = reach.incidents().filter(pk__in=rows)
    acts = reach.acts(shown).select_related("violation").order_by("pk")
    for act in acts:
        _once(rows[act.incident_id].violations, str(act.violation))
    done = Involvement.objects.filter(act__in=reach.acts(shown).order_by())
    done = done.select_related("act", "party")
    for one in done.order_by("pk"):
        named = rows[one.act.incident_id].parties.setdefault(one.party.kind, [])
        _once(named, str(one.party))
    for victim in reach.victims(shown):
        row = rows[victim.incident_id]
        row.people += victim.counted or 0
        row.uncounted |= victim.counted is None
    late = Verification.objects.filter(incident__in=rows, late=True, incident__status="verified")
    for key in late.order_by().values_list("incident", flat=True):
        rows[key].late = True
    return list(rows.values())


def _once(names: list[str], name: str) -> None:
    if name not in names:
        names.append(name)
