"""A list of incidents and its counts: each in its own unit, each one query.

Of a long list the incidents are counted and a page is read; people and violations are counted when
somebody asks for it, as that takes as long as there are acts.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from django.db.models import Case, Count, IntegerField, Q, QuerySet, Sum, Value, When

from manden.violations.models import Act, Incident, Involvement, Party, Verification
from manden.violations.queries.wanted import Found

AT_ONCE = 2_000  # incidents whose people and violations are counted without being asked
A_PAGE = 50


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


@dataclass(frozen=True)
class Glance:
    """What is known of a list before all of it is counted: `more` where there are more incidents
    than `incidents`; `counts` where they were few enough, or where all was asked for."""

    incidents: int
    more: bool = False
    counts: Counts | None = None


@dataclass(frozen=True)
class Page:
    """Incidents of a list from the latest, and whether others follow; `pages` where it is known."""

    number: int
    incidents: Sequence[Incident]
    following: bool
    pages: int | None = None

    @property
    def alone(self) -> bool:
        return self.number == 1 and not self.following

    @property
    def next(self) -> int:
        return self.number + 1

    @property
    def previous(self) -> int:
        return self.number - 1


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


def glance_at(found: Found, *, all_of_it: bool = False) -> Glance:
    """Incidents are counted to the last where no act is asked of, and else to AT_ONCE."""
    if all_of_it:
        counts = counts_of(found)
        return Glance(counts.incidents, counts=counts)
    asked = found.incidents().order_by()
    keys = list(asked.values_list("pk", flat=True)[: AT_ONCE + 1])
    if len(keys) <= AT_ONCE:
        return Glance(len(keys), counts=counts_of(found, keys))
    return Glance(AT_ONCE, more=True) if found.wanted.of_acts else Glance(asked.count())


def counts_of(found: Found, keys: Sequence[int] | None = None) -> Counts:
    """Of all that is found; `keys`, where they are known already, are those of its incidents."""
    within: QuerySet[Incident] | None = None
    if keys is not None:
        within = Incident.objects.filter(pk__in=keys)
    people = found.victims(within).aggregate(
        people=Sum("counted"),
        low=Sum("estimated_low", filter=Q(counted=None)),
        high=Sum("estimated_high", filter=Q(counted=None)),
    )
    acts = found.acts(within)
    by_kind = _by_kind(acts)
    return Counts(
        incidents=found.count() if keys is None else len(keys),
        victims=people["people"] or 0,
        low=people["low"] or 0,
        high=people["high"] or 0,
        violations=acts.count(),
        by_kind=[(kind, by_kind.get(kind, 0)) for kind in Party.Kind.values],
    )


def _by_kind(acts: QuerySet[Act]) -> dict[str, int]:
    """Each act once a kind; kinds are told by number, which a database sorts faster than words."""
    parties: dict[str, list[int]] = {}
    for party, kind in Party.objects.order_by().values_list("pk", "kind"):
        parties.setdefault(kind, []).append(party)
    kinds = list(parties)
    if not kinds:
        return {}
    number = Case(
        *(When(party__in=parties[kind], then=Value(place)) for place, kind in enumerate(kinds)),
        output_field=IntegerField(),
    )
    done = Involvement.objects.filter(act__in=acts.values("pk")).order_by()
    told = done.values_list(number).annotate(Count("act", distinct=True))
    return {kinds[place]: acts_done for place, acts_done in told}


def page_of(found: Found, glance: Glance, number: int) -> Page:
    """The keys of the page first, so that no account is read but those shown; a number beyond the
    last is that of the last."""
    keys = _keys_of(found, number)
    pages = None if glance.more else _pages_of(glance.incidents)
    if not keys and number > 1:
        number = pages or _pages_of(found.count())
        keys = _keys_of(found, number)
    held = Incident.objects.select_related("division", "locality").in_bulk(keys[:A_PAGE])
    return Page(
        number,
        [held[key] for key in keys[:A_PAGE] if key in held],
        following=len(keys) > A_PAGE,
        pages=pages,
    )


def _pages_of(incidents: int) -> int:
    return max(1, -(-incidents // A_PAGE))


def _keys_of(found: Found, number: int) -> list[int]:
    """Those of a page, and one more where another follows."""
    after = (number - 1) * A_PAGE
    return list(found.incidents().values_list("pk", flat=True)[after : after + A_PAGE + 1])


def rows_of(incidents: Iterable[Incident], found: Found) -> list[Row]:
    """The incidents of one page of what was `found`, in five queries whatever their number."""
    rows = {incident.pk: Row(incident) for incident in incidents}
    reach = found.reach
    shown = Incident.objects.filter(pk__in=rows)  # in reach: they were found so
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
