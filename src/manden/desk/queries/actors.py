"""The actors: all of them with what is asked of each, and the page of one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet
from django.db.models.functions import Lower
from django.utils.translation import get_language

from manden.actors.models import Actor, ActorAlias
from manden.commitments.models import Commitment
from manden.desk.queries.margin import Note, note_on, with_notes_ready
from manden.desk.queries.sight import Sight
from manden.instruments.models import Instrument
from manden.registers.queries import evidence_on
from manden.ui.bilingual import page_language


@dataclass(frozen=True)
class Asked:
    """What one text asks of an actor."""

    instrument: Instrument
    notes: tuple[Note, ...]


@dataclass(frozen=True)
class ActorPage:
    actor: Actor
    sight: Sight
    aliases: tuple[ActorAlias, ...]
    parts: tuple[Actor, ...]
    asked: tuple[Asked, ...]


def every_actor(*, sight: Sight) -> QuerySet[Actor]:
    """All actors by name: how many commitments ask something of each (`requests`), how many asks
    of a preamble (`preambular`), which are no commitments."""
    name = "name_en" if (get_language() or "fr").startswith("en") else "name_fr"
    kinds = Commitment.Kind
    asking, in_preamble = (
        Q(commitments__kind=kind) if sight.commitments else Q(pk=None)
        for kind in (kinds.COMMITMENT, kinds.PREAMBULAR_ASK)
    )
    return (
        Actor.objects.select_related("parent")
        .annotate(
            requests=Count("commitments", filter=asking, distinct=True),
            preambular=Count("commitments", filter=in_preamble, distinct=True),
        )
        .order_by("-requests", Lower(name), "code")
    )


def actor_page(*, code: str, sight: Sight) -> ActorPage | None:
    """The page of the actor of that code; None where there is none."""
    actor = Actor.objects.filter(code=code).select_related("parent").first()
    if actor is None:
        return None
    return ActorPage(
        actor=actor,
        sight=sight,
        aliases=tuple(_other_names(actor)),
        parts=tuple(actor.parts.order_by("code")),
        asked=tuple(_asked_of(actor, sight)) if sight.commitments else (),
    )


def _other_names(actor: Actor) -> Iterator[ActorAlias]:
    """The aliases but for the names themselves; those of the page's language first."""
    here = page_language()
    aliases = actor.aliases.order_by("folded")
    for alias in sorted(aliases, key=lambda alias: alias.language != here):
        if alias.text not in (actor.name_fr, actor.name_en):
            yield alias


def _asked_of(actor: Actor, sight: Sight) -> Iterator[Asked]:
    commitments = (
        with_notes_ready(Commitment.objects.filter(addressings__actor=actor))
        .select_related("provision__instrument")
        .prefetch_related("provision__capabilities")
        .order_by("provision__order", "order")
    )
    known = evidence_on(commitments, sight.levels)
    notes: dict[Instrument, list[Note]] = {}
    for commitment in commitments:
        instrument = commitment.provision.instrument
        note = note_on(
            commitment, provision=commitment.provision, instrument=instrument, known=known
        )
        notes.setdefault(instrument, []).append(note)
    for instrument in sorted(notes, key=lambda one: (not one.is_current, one.symbol)):
        yield Asked(instrument, tuple(notes[instrument]))
