"""The same division in several schemes: by its name at its level, never by its number.

COD ML10 and ISO ML-10 are two different regions. Two divisions of one name are the same where the
parts that both schemes name lie in both; where those of the one alone lie in the other, it is within
the other, which holds it; else the drawing changed, and they overlap. What has no namesake, or
several, is left alone and told.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db import transaction

from manden.access import audit
from manden.access.models import User
from manden.places.models import Division, Equivalence, Locality, Scheme
from manden.places.naming import folded

_RELATION = Equivalence.Relation
# Whether the parts of the one lie in the other, and those of the other in the one.
_RELATIONS = {
    (True, True): _RELATION.SAME,
    (True, False): _RELATION.WITHIN,
    (False, True): _RELATION.HOLDS,
    (False, False): _RELATION.OVERLAPS,
}
_ADMINISTRATIVE = frozenset(
    {"region", "cercle", "circle", "district", "departement", "province", "de", "du", "des"}
    | {"d", "l", "la", "le", "of", "the"}
)
ENOUGH_NAMES = 0.5  # of the first level: two schemes that share fewer are of different countries
ENOUGH_PARTS = 2 / 3  # of those that both name: fewer lie within, and the drawing is another


@dataclass(frozen=True)
class CrossWalk:
    """How the divisions of one scheme stand to those of another; `alone` have no namesake."""

    other: Scheme
    counts: Mapping[str, int]
    alone: Sequence[str]


def bare_name(name: str) -> str:
    """A name without what kind of division it is.

    >>> bare_name("Cercle de Ménaka"), bare_name("Menaka Region"), bare_name("Cercle d’Abeïbara")
    ('menaka', 'menaka', 'abeibara')
    """
    told = folded(name).split()
    return " ".join(word for word in told if word not in _ADMINISTRATIVE) or " ".join(told)


@transaction.atomic
def walk_across(*, scheme: Scheme, by: User) -> Sequence[CrossWalk]:
    """Say how `scheme` stands to each other scheme of its country, both ways; what a person said
    of two divisions is left as they said it."""
    others = [
        one
        for one in Scheme.objects.exclude(pk=scheme.pk)
        if one.country[:2].casefold() == scheme.country[:2].casefold()
    ]
    walks = [walk for other in others if (walk := _walk(scheme, other)) is not None]
    for walk in walks:
        audit.record(
            by=by,
            act="place.cross_walk",
            record=scheme,
            details={"other": walk.other.pk, **walk.counts},
        )
    return walks


def equivalents(scheme: Scheme, other: Scheme) -> Mapping[int, Division]:
    """The divisions of `other` that are the same as those of `scheme`, or hold them, by their keys."""
    told = Equivalence.objects.filter(
        division__scheme=scheme,
        other__scheme=other,
        relation__in=(_RELATION.SAME, _RELATION.WITHIN),
    ).select_related("other")
    return {one.division_id: one.other for one in told}


def settle_localities(*, scheme: Scheme, other: Scheme) -> int:
    """Put the localities of `scheme` into the same divisions of `other`; the source's own code stays
    beside. Not a write of its own: whoever calls it holds the transaction and the audit entry."""
    moved = 0
    for key, division in equivalents(scheme, other).items():
        moved += Locality.objects.filter(division=key).update(division=division)
    return moved


def _walk(scheme: Scheme, other: Scheme) -> CrossWalk | None:
    here, there = _by_name(scheme), _by_name(other)
    first = [name for level, name in here if level == 1]
    shared = [name for name in first if (1, name) in there]
    if not first or len(shared) < ENOUGH_NAMES * len(first):
        return None
    pairs = {
        held[0].pk: (held[0], there[named][0])
        for named, held in here.items()
        if len(held) == 1 and len(there.get(named, [])) == 1
    }
    back = {match.pk: (match, division) for division, match in pairs.values()}
    counts = Counter[str]()
    for division, match in pairs.values():
        within = _parts_lie_in(division, match, pairs), _parts_lie_in(match, division, back)
        counts[_RELATIONS[within]] += 1
        for one, two, how in ((division, match, within), (match, division, within[::-1])):
            Equivalence.objects.get_or_create(
                division=one,
                other=two,
                defaults={"relation": _RELATIONS[how], "reason": "same name"},
            )
    alone = [
        one.code for held in here.values() for one in held if one.pk not in pairs and one.level
    ]
    return CrossWalk(other, counts, sorted(alone))


def _parts_lie_in(
    division: Division, match: Division, pairs: Mapping[int, tuple[Division, Division]]
) -> bool:
    parts = [two for one, two in pairs.values() if one.parent_id == division.pk]
    within = [part for part in parts if part.parent_id == match.pk]
    return not parts or len(within) >= ENOUGH_PARTS * len(parts)


def _by_name(scheme: Scheme) -> Mapping[tuple[int, str], Sequence[Division]]:
    told: dict[tuple[int, str], list[Division]] = defaultdict(list)
    for one in scheme.divisions.filter(level__gt=0):
        told[one.level, bare_name(one.name)].append(one)
    return told
