"""How many independent voices speak for an incident, and how many against.

Information that repeats other information is no second voice, nor is a source that speaks twice:
what is counted is sources that differ, whose information leads back to no other's.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from manden.violations.models import Incident, Information

TWO_VOICES = 2


@dataclass(frozen=True)
class Corroboration:
    """`supporting` and `contradicting` are independent sources; `repeats` spoke after another."""

    supporting: int
    contradicting: int
    repeats: int
    primary: int

    @property
    def corroborated(self) -> bool:
        return self.supporting >= TWO_VOICES


def corroboration_of(incident: Incident) -> Corroboration:
    """The voices of an incident, in one query."""
    return weighed(
        Information.objects.filter(incident=incident).select_related("source").order_by("pk")
    )


def weighed(information: Iterable[Information]) -> Corroboration:
    """The voices among `information`, each source once on each side."""
    told = list(information)
    supporting: dict[int, str] = {}
    contradicting: set[int] = set()
    for one in told:
        if one.repeats_id is not None:
            continue
        if one.position == Information.Position.CONTRADICTS:
            contradicting.add(one.source_id)
        else:
            supporting[one.source_id] = one.source.standing
    return Corroboration(
        supporting=len(supporting),
        contradicting=len(contradicting),
        repeats=sum(one.repeats_id is not None for one in told),
        primary=sum(standing == "primary" for standing in supporting.values()),
    )
