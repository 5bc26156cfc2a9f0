"""Commitments and followed points: what is asked, in our words and in the clause's own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from django.db.models import QuerySet

from manden.commitments.models import Addressing, ClauseReading, Commitment
from manden.search.declaration import Passage, Searched, Told, mark


def _commitments() -> QuerySet[Commitment]:
    return Commitment.objects.select_related("provision__instrument").prefetch_related(
        "readings", "themes", "addressings__actor"
    )


def _told(commitment: Commitment) -> Told:
    instrument = commitment.provision.instrument
    asked = [addressing.actor for addressing in commitment.addressings.all()]
    return Told(
        title=f"{instrument.number or instrument.symbol} · {commitment.key}",
        page=("desk:commitment", instrument.slug, commitment.key),
        passages=(*_words_of(commitment), Passage(f"{instrument.symbol} {commitment.key}")),
        marks=(
            *(mark("theme", theme) for theme in commitment.themes.all()),
            *(mark("actor", actor) for actor in asked),
        ),
        instrument=instrument.pk,
    )


def _words_of(commitment: Commitment) -> Iterator[Passage]:
    for language in ("fr", "en"):
        action = getattr(commitment, f"action_{language}")
        if action:
            yield Passage(action, language, "gist")
    for reading in commitment.readings.all():
        yield Passage(reading.words, reading.language, "official")


def _commitment_of(row: ClauseReading | Addressing) -> Iterable[int]:
    return (row.commitment_id,)


COMMITMENTS = Searched(
    kind="commitment",
    model=Commitment,
    actions=("commitment.read",),
    records=_commitments,
    told=_told,
    follows={ClauseReading: _commitment_of, Addressing: _commitment_of},
    links=(Commitment.themes.through,),
)
