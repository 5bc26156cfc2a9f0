"""Writes to the commitments: from a pack's facts, and from the clauses of a text that was read."""

from __future__ import annotations

from itertools import count, groupby
from typing import Any

from django.db import transaction

from manden.access import audit
from manden.access.models import User
from manden.actors.models import Actor
from manden.commitments.amending import part_of, parts_of, set_part
from manden.commitments.derived_parts import derive_parts, renew_parts, session_of
from manden.commitments.models import Addressing, ClauseReading, Commitment, Deadline
from manden.commitments.pairing import pair_clauses
from manden.instruments.models import (
    Instrument,
    Provision,
    ProvisionText,
    TextSource,
    Theme,
)
from manden.instruments.pack import (
    Pack,
    PackCommitment,
    PackDeadline,
    PackFollowedPoint,
    PackPreambularAsk,
)
from manden.reading.governed_points import with_points
from manden.reading.resolution import Clause, Paragraph, Resolution

Kind = Commitment.Kind
Stated = PackCommitment | PackFollowedPoint | PackPreambularAsk


@transaction.atomic
def install_commitments(*, pack: Pack, instrument: Instrument, by: User) -> None:
    """Install or bring up to date the commitments and followed points that a pack states."""
    provisions = {one.anchor: one for one in instrument.provisions.all()}
    themes = {theme.code: theme for theme in Theme.objects.all()}
    actors = {actor.code: actor for actor in Actor.objects.all()}
    every: tuple[Stated, ...] = (
        *pack.commitments,
        *pack.followed_points,
        *pack.preambular_asks,
    )
    for stated in every:
        provision = provisions[stated.anchor]
        kept = _amended_parts(provision, stated.key)
        commitment = _install(stated, provision)
        commitment.themes.set([themes[code] for code in stated.themes])
        if not isinstance(stated, PackFollowedPoint):
            _state_addressees(commitment, stated, actors)
        if isinstance(stated, PackCommitment):
            commitment.deadlines.all().delete()
            for deadline in stated.deadlines:
                _state_deadline(commitment, deadline, pack)
        _keep_stated(commitment, kept)
    audit.record(
        by=by,
        act="commitment.install",
        record=instrument,
        details={"commitments": len(pack.commitments), "followed": len(pack.followed_points)},
    )


@transaction.atomic
def derive_commitments(*, resolution: Resolution, source: TextSource, by: User) -> list[str]:
    """Bind each clause that was read to its commitment, making those that no pack states.

    Returns what differs between the pack and the reading, one sentence each.
    """
    instrument = source.instrument
    ClauseReading.objects.filter(
        commitment__provision__instrument=instrument, language=source.language
    ).delete()
    texts = {text.provision.anchor: text for text in source.texts.select_related("provision").all()}
    differences: list[str] = []
    for paragraph, clauses in with_points(resolution):
        differences += _bind_clauses(paragraph, clauses, texts[paragraph.anchor], instrument, by)
    audit.record(
        by=by, act="commitment.derive", record=source, details={"differences": len(differences)}
    )
    return differences


def _install(stated: Stated, provision: Provision) -> Commitment:
    words = stated.gist if isinstance(stated, PackFollowedPoint) else stated.action
    commitment, _ = Commitment.objects.update_or_create(
        provision=provision,
        key=stated.key,
        defaults={
            "kind": _KINDS[type(stated)],
            "order": stated.ordinal + (100 if isinstance(stated, PackFollowedPoint) else 0),
            "verb": stated.verb,
            "force": stated.force,
            "action_fr": words.fr,
            "action_en": words.en,
        },
    )
    return commitment


_KINDS = {
    PackCommitment: Kind.COMMITMENT,
    PackFollowedPoint: Kind.FOLLOWED_POINT,
    PackPreambularAsk: Kind.PREAMBULAR_ASK,
}


def _state_addressees(
    commitment: Commitment, stated: PackCommitment | PackPreambularAsk, actors: dict[str, Actor]
) -> None:
    commitment.addressings.all().delete()
    for code in stated.addressees:
        Addressing.objects.create(
            commitment=commitment,
            actor=actors[code],
            acting_body=isinstance(stated, PackCommitment) and stated.self_addressed,
        )


def _amended_parts(provision: Provision, key: str) -> dict[str, Any]:
    """The present values of what people amended in a commitment, before a pack states it anew."""
    known = provision.commitments.filter(key=key).first()
    amended = known.amendments.values_list("field", flat=True) if known else ()
    return {field: part_of(known, field) for field in amended} if known else {}


def _keep_stated(commitment: Commitment, kept: dict[str, Any]) -> None:
    """Remember what was stated, then put back what people had amended: theirs stands."""
    commitment.stated = parts_of(commitment)
    commitment.save(update_fields=["stated"])
    for field, value in kept.items():
        set_part(commitment, field, value)


def _state_deadline(commitment: Commitment, stated: PackDeadline, pack: Pack) -> None:
    Deadline.objects.create(
        commitment=commitment,
        kind=stated.kind,
        text=stated.term or "",
        session_number=stated.session,
        session=session_of(pack.instrument.body, stated.session),
        date_from=stated.date_from,
        date_to=stated.date_to or stated.by_date,
        days=stated.days,
    )


def _kind_of(clause: Clause, provision: Provision) -> str:
    if not clause.directive:
        return Kind.FOLLOWED_POINT
    preambular = provision.kind == Provision.Kind.PREAMBULAR
    return Kind.PREAMBULAR_ASK if preambular else Kind.COMMITMENT


_ASKS = frozenset({Kind.COMMITMENT, Kind.PREAMBULAR_ASK})
_MARK = {Kind.COMMITMENT: "", Kind.FOLLOWED_POINT: "f", Kind.PREAMBULAR_ASK: "a"}


def _bind_clauses(
    paragraph: Paragraph,
    clauses: tuple[Clause, ...],
    text: ProvisionText,
    instrument: Instrument,
    by: User,
) -> list[str]:
    provision, differences = text.provision, []

    def kind(clause: Clause) -> str:
        return _kind_of(clause, provision)

    unread = list(provision.commitments.all())
    held = sum(one.kind in _ASKS for one in unread)
    if held > sum(clause.directive for clause in clauses):
        clauses = paragraph.clauses  # the chapeau of a list is kept as an ask of its own already
    for of_kind, same in groupby(sorted(clauses, key=kind), key=kind):
        stated = [one for one in unread if one.kind == of_kind]
        pairs = pair_clauses(list(same), stated)
        for clause, commitment in pairs:
            if commitment is None:
                differences.append(f"{paragraph.anchor}: “{clause.opening}” is in no pack entry")
                commitment = _derive(clause, provision, of_kind, text, by)
            else:
                unread.remove(commitment)
                renew_parts(clause, commitment, text.language, by)
                if commitment.force != clause.force:
                    differences.append(
                        f"{commitment.key}: the pack says {commitment.force}, "
                        f"the text {clause.force}"
                    )
            _keep_reading(clause, commitment, text)
    differences += [f"{one.key}: its clause was not found in the text" for one in unread]
    if not instrument.pack:
        return []
    return differences


def _derive(
    clause: Clause, provision: Provision, kind: str, text: ProvisionText, by: User
) -> Commitment:
    """A commitment that no pack states: its words are the clause's own."""
    commitment = Commitment.objects.create(
        provision=provision,
        key=_free_key(provision, kind),
        kind=kind,
        order=clause.start,
        verb=clause.verb,
        force=clause.force,
    )
    derive_parts(clause, commitment, text.language, by)
    _keep_stated(commitment, {})
    return commitment


def _free_key(provision: Provision, kind: str) -> str:
    """The next key of a paragraph: a number once given is never given again to another clause."""
    start = f"{provision.anchor}.{_MARK[Kind(kind)]}"
    taken = set(provision.commitments.values_list("key", flat=True))
    return next(key for n in count(1) if (key := f"{start}{n}") not in taken)


def _keep_reading(clause: Clause, commitment: Commitment, text: ProvisionText) -> None:
    ClauseReading.objects.update_or_create(
        commitment=commitment,
        language=text.language,
        defaults={
            "opening": clause.opening[:200],
            "words": text.text[clause.start : clause.end],
            "start": clause.start,
            "end": clause.end,
            "clause": clause.as_json(),
        },
    )
