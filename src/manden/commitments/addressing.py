"""Those whom a clause asks, as its commitment holds them: found, made anew, named once more."""

from __future__ import annotations

from manden.access.models import User
from manden.actors.actions import learn_name, register_named_actor
from manden.actors.models import Actor
from manden.actors.queries import WhereNamed, actor_named
from manden.commitments.models import Addressing, Amendment, Commitment
from manden.instruments.models import Instrument
from manden.reading.resolution import Addressee, Clause


def derive_addressees(clause: Clause, commitment: Commitment, language: str, by: User) -> None:
    """Address the commitment to those whom its clause asks."""
    where = _where(commitment.instrument)
    for addressee in clause.addressees:
        Addressing.objects.get_or_create(
            commitment=commitment,
            actor=_actor(addressee, language, where, by),
            defaults={"text": addressee.text[:500], "pronoun": addressee.pronoun or ""},
        )


def learn_from(clause: Clause, commitment: Commitment, language: str, by: User) -> None:
    """What a second language adds: the names it prints, and whom it asks where the first named
    nobody; a commitment that a pack states or a person amended stays as it is."""
    if not is_derived(commitment):
        return
    addressings = list(commitment.addressings.select_related("actor"))
    if not addressings:
        derive_addressees(clause, commitment, language, by)
    elif len(addressings) == len(clause.addressees):
        for addressing, addressee in zip(addressings, clause.addressees, strict=True):
            learn_name(actor=addressing.actor, language=language, text=addressee.text)


def is_derived(commitment: Commitment) -> bool:
    """Whether its addressees are the reader's alone: no pack states it, nobody amended them."""
    stated = commitment.stated.get("action_fr") or commitment.stated.get("action_en")
    amended = commitment.amendments.filter(field=Amendment.Field.ADDRESSEES)
    return not stated and not amended.exists()


def _where(instrument: Instrument) -> WhereNamed:
    return WhereNamed.in_text(
        slug=instrument.slug, title_fr=instrument.title_fr, title_en=instrument.title_en
    )


def _actor(addressee: Addressee, language: str, where: WhereNamed, by: User) -> Actor:
    found = actor_named(code=addressee.actor, text=addressee.text, language=language, where=where)
    if isinstance(found, Actor):
        return found
    return register_named_actor(code=found, text=addressee.text, language=language, by=by)
