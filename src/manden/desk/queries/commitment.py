"""A commitment's page: the words it stands on, what the reader decided, what is known."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from manden.commitments.models import ClauseReading, Commitment
from manden.desk.queries.margin import Note, note_on, with_notes_ready
from manden.desk.queries.sight import Sight
from manden.desk.queries.wording import Words, choose_wording, words_of
from manden.desk.reason_words import reason_said
from manden.instruments.models import Instrument, Provision
from manden.registers.models import Bearing
from manden.registers.queries import developments_of, evidence_on
from manden.ui.said_again import Said


@dataclass(frozen=True)
class Decision:
    """One decision of the reader: the rule's name and the words of the text it stands on."""

    rule: Said
    words: str


@dataclass(frozen=True)
class ReadClause:
    """The clause as it was read in one language, and why."""

    language: str
    opening: str
    words: str
    condition: str
    negated: bool
    decisions: tuple[Decision, ...]


@dataclass(frozen=True)
class CommitmentPage:
    commitment: Commitment
    instrument: Instrument
    provision: Provision
    sight: Sight
    note: Note
    themes: tuple[str, ...]
    words: tuple[Words, ...]  # official ones in every language held, else the gist
    clauses: tuple[ReadClause, ...]
    developments: QuerySet[Bearing]
    previous: str  # keys of the neighbours, "" at either end
    following: str


def find_commitment(*, slug: str, key: str) -> Commitment | None:
    """The commitment of a text by its key (OP3.1); None where there is none."""
    return (
        with_notes_ready(Commitment.objects.filter(provision__instrument__slug=slug, key=key))
        .select_related("provision__instrument")
        .prefetch_related("provision__texts", "provision__capabilities")
        .first()
    )


def commitment_page(commitment: Commitment, *, page_language: str, sight: Sight) -> CommitmentPage:
    """The page of `commitment` as a person of that `sight` sees it."""
    provision = commitment.provision
    instrument = provision.instrument
    own = Commitment.objects.filter(pk=commitment.pk)
    previous, following = _neighbours(commitment, instrument)
    texts = {text.language: text.text for text in provision.texts.all()}
    return CommitmentPage(
        commitment=commitment,
        instrument=instrument,
        provision=provision,
        sight=sight,
        note=note_on(
            commitment,
            provision=provision,
            instrument=instrument,
            known=evidence_on(own, sight.levels),
        ),
        themes=tuple(str(theme) for theme in commitment.themes.all()),
        words=tuple(_words(commitment, page_language, texts)),
        clauses=tuple(_clause(one, texts) for one in commitment.readings.all()),
        developments=developments_of(commitment, sight.levels),
        previous=previous,
        following=following,
    )


def _words(commitment: Commitment, page_language: str, held: Iterable[str]) -> Iterator[Words]:
    """The page's language first; the gist always last, because it is ours."""
    languages = sorted(held, key=lambda language: language != page_language)
    for shown in (*languages, "gist"):
        wording = choose_wording(page_language=page_language, asked=shown, held=languages)
        words = words_of(commitment.provision, [commitment], wording)
        if words.source == ("gist" if shown == "gist" else "official"):
            yield words


def _clause(reading: ClauseReading, texts: dict[str, str]) -> ReadClause:
    clause: dict[str, Any] = reading.clause
    text = texts.get(reading.language, "")
    return ReadClause(
        language=reading.language,
        opening=reading.opening,
        words=reading.words,
        condition=clause.get("condition") or "",
        negated=bool(clause.get("negated")),
        decisions=tuple(
            Decision(reason_said(reason["rule"]), text[reason["start"] : reason["end"]])
            for reason in clause.get("reasons", ())
        ),
    )


def _neighbours(commitment: Commitment, instrument: Instrument) -> tuple[str, str]:
    keys = list(_keys_in_order(instrument))
    place = keys.index(commitment.key)
    before = keys[place - 1] if place else ""
    after = keys[place + 1] if place + 1 < len(keys) else ""
    return before, after


def _keys_in_order(instrument: Instrument) -> Iterator[str]:
    """The keys as the text goes: a paragraph's own, then those of its sub-paragraphs."""
    keys: dict[int, list[str]] = {}
    below: dict[int | None, list[int]] = {}
    for pk, key in (
        Commitment.objects.filter(provision__instrument=instrument)
        .order_by("order")
        .values_list("provision", "key")
    ):
        keys.setdefault(pk, []).append(key)
    for pk, parent in instrument.provisions.order_by("order").values_list("pk", "parent"):
        below.setdefault(parent, []).append(pk)
    waiting = list(reversed(below.get(None, [])))
    while waiting:
        provision = waiting.pop()
        yield from keys.get(provision, [])
        waiting += reversed(below.get(provision, []))
