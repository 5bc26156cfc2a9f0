"""A small record drawn by chance, with people who said no, circles, conflicts and merged incidents;
and the slow obvious twin of every question that a list asks of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from random import Random
from uuid import UUID

from django.utils import timezone

from manden.access.models import Compartment, User
from manden.access.policy import allows
from manden.access.roles import Level
from manden.dates import read_date
from manden.stems.words import stems, words_in
from manden.vault.actions import flag_conflict, record_consent
from manden.vault.models import Identity
from manden.violations.actions import enter_incident
from manden.violations.entry import (
    ActEntry,
    IncidentEntry,
    InvolvementEntry,
    PlaceEntry,
    SourceEntry,
    VictimEntry,
)
from manden.violations.models import Act, Incident, Victim
from manden.violations.queries.wanted import Wanted

PARTIES = ("armed_group", "state_forces", "militia", "unknown")
VIOLATIONS = ("killing", "summary_execution", "torture", "looting", "maiming")
WORDS = ("market", "école", "écoles", "bridge", "river", "convoi", "attack", "marché")


def draw_record(count: int, *, seed: int, by: Sequence[User], circle: Compartment) -> None:
    drawn = Random(seed)
    for number in range(count):
        within = drawn.choice((None, circle, circle))  # a name is kept in a circle
        enter_incident(
            entry=_entry(drawn, named=within is not None),
            submission=UUID(int=drawn.getrandbits(128)),
            by=drawn.choice(by),
            compartment=within,
            level=drawn.choice(list(Level)).value,
            fictitious=number % 9 == 0,
        )
    _happens_after(drawn, by)


def _entry(drawn: Random, *, named: bool) -> IncidentEntry:
    victims = tuple(_victim(drawn, named) for _ in range(drawn.randint(1, 3)))
    told = {(drawn.randrange(len(victims)), drawn.choice(VIOLATIONS)) for _ in range(3)}
    year = drawn.randint(2019, 2024)
    lies = year > 2021 and drawn.random() < 0.8  # the region is drawn since
    return IncidentEntry(
        title=" ".join(drawn.choices(WORDS, k=3)),
        narrative=" ".join(drawn.choices(WORDS, k=6)) if drawn.random() < 0.8 else "",
        language=drawn.choice(("fr", "en")),
        happened=read_date(f"{year}-0{drawn.randint(1, 9)}"),
        place=PlaceEntry("there", "division", "X01") if lies else PlaceEntry(),
        victims=victims,
        acts=tuple(
            ActEntry(
                victim,
                violation,
                involvements=tuple(
                    InvolvementEntry(party)
                    for party in sorted(drawn.sample(PARTIES, drawn.randint(0, 2)))
                ),
            )
            for victim, violation in sorted(told)
        ),
        sources=tuple(_source(drawn, named) for _ in range(drawn.randint(0, 2))),
    )


def _victim(drawn: Random, named: bool) -> VictimEntry:
    if drawn.random() < 0.2:
        return VictimEntry("group", counted=drawn.choice((None, 4)), label="villagers")
    who = {"full_name": f"Zuri {drawn.randrange(99)}"} if named and drawn.random() < 0.6 else {}
    told = {"sex": drawn.choice(("female", "male")), "age": drawn.choice(("child", "adult"))}
    return VictimEntry(**told, identity=who, consents=("keep",) if who else ())


def _source(drawn: Random, named: bool) -> SourceEntry:
    who = {"full_name": f"Omo {drawn.randrange(99)}"} if named and drawn.random() < 0.7 else {}
    said = " ".join(drawn.choices(WORDS, k=4))
    return SourceEntry("witness", "primary", said, identity=who, consents=("keep",) if who else ())


def _happens_after(drawn: Random, by: Sequence[User]) -> None:
    """People withdraw, some incidents are merged or taken away, one reader is flagged."""
    now = timezone.now() + timedelta(minutes=1)
    people = list(Identity.objects.order_by("pk"))
    for identity in drawn.sample(people, len(people) // 3):
        record_consent(
            identity=identity, purpose="keep", state="withdrawn", manner="oral", by=by[0], now=now
        )
    flag_conflict(user=by[0], identity=drawn.choice(people), reason="kin", by=by[1], now=now)
    known = list(Incident.objects.order_by("pk"))
    gone, merged, into = drawn.sample(known, 3)
    Incident.objects.filter(pk=gone.pk).update(removed_at=now)
    Incident.objects.filter(pk=merged.pk).update(merged_into=into)


@dataclass(frozen=True)
class Seen:
    """Keys of what a person finds."""

    incidents: set[int]
    victims: set[int]
    acts: set[int]


def standing_for(person: User) -> list[Incident]:
    """What the person may read, asked of each record in turn."""
    parts = Incident.objects.select_related("division").prefetch_related(
        "information__source__identity__consents",
        "victims__identity__consents",
        "acts__violation__parent__parent",
        "acts__victim__identity__consents",
        "acts__involvements__party__parent",
    )
    return [incident for incident in parts if _stands(person, incident)]


def seen_slowly(standing: Sequence[Incident], wanted: Wanted) -> Seen:
    """One incident after the other, one victim and one act after the other, in Python."""
    seen = Seen(set(), set(), set())
    for incident in standing:
        if not _asked(incident, wanted):
            continue
        victims = [one for one in incident.victims.all() if _keeps(one.identity)]
        victims = [one for one in victims if _victim_asked(one, wanted)]
        acts = [
            act for act in incident.acts.all() if act.victim in victims and _act_asked(act, wanted)
        ]
        asks_acts = wanted.violation or wanted.party or wanted.kind
        if asks_acts:
            victims = [one for one in victims if any(act.victim == one for act in acts)]
        if wanted.of_acts and not victims:
            continue
        seen.incidents.add(incident.pk)
        seen.victims.update(one.pk for one in victims)
        seen.acts.update(act.pk for act in acts)
    return seen


def _stands(person: User, incident: Incident) -> bool:
    if incident.removed_at or incident.merged_into_id:
        return False
    told = list(incident.information.all())
    heard = not told or any(_keeps(one.source.identity) for one in told)
    return heard and bool(allows(person, "incident.read", incident))


def _keeps(identity: Identity | None) -> bool:
    if identity is None:
        return True
    words = [one for one in identity.consents.all() if one.purpose == "keep"]
    last = max(words, key=lambda one: one.version, default=None)
    return identity.erased_at is None and (last is None or last.state == "given")


def _asked(incident: Incident, wanted: Wanted) -> bool:
    if wanted.first and not (incident.happened_last and incident.happened_last >= wanted.first):
        return False
    if wanted.last and not (incident.happened_first and incident.happened_first <= wanted.last):
        return False
    if wanted.words and not _says(incident, wanted.words):
        return False
    if wanted.division and (incident.division is None or incident.division.code != wanted.division):
        return False
    return not wanted.fictitious or incident.fictitious == (wanted.fictitious == "only")


def _says(incident: Incident, words: str) -> bool:
    text = f"{incident.title} {incident.narrative}"
    held = {stem for one in words_in(text) for stem in stems(one.group(), incident.language)}
    return all(
        held & {stem for language in ("fr", "en") for stem in stems(word, language)}
        for word in words.split()
    )


def _victim_asked(victim: Victim, wanted: Wanted) -> bool:
    return wanted.sex in ("", victim.sex) and wanted.age in ("", victim.age)


def _act_asked(act: Act, wanted: Wanted) -> bool:
    if wanted.violation and not _under(act.violation, wanted.violation):
        return False
    parties = [one.party for one in act.involvements.all()]
    if not (wanted.party or wanted.kind):
        return True
    return any(
        (not wanted.party or _under(party, wanted.party)) and wanted.kind in ("", party.kind)
        for party in parties
    )


def _under(word: object, code: str) -> bool:
    while word is not None:
        if word.code == code:  # type: ignore[attr-defined]
            return True
        word = word.parent  # type: ignore[attr-defined]
    return False
