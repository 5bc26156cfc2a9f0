"""What the reader alone states of a commitment: whom it asks, and by when.

A part that a pack states or that a person amended is never touched. The others follow the text when
it is read again, and learn from a second language what the first did not tell.
"""

from __future__ import annotations

from collections.abc import Iterable

from manden.access.models import User
from manden.actors.actions import learn_name, register_named_actor
from manden.actors.models import Actor
from manden.actors.queries import WhereNamed, actor_named
from manden.commitments.amending import part_of
from manden.commitments.models import Addressing, Amendment, Commitment, Deadline
from manden.instruments.models import CouncilSession, Instrument
from manden.reading.resolution import Addressee, Clause

Field = Amendment.Field


def derive_parts(clause: Clause, commitment: Commitment, language: str, by: User) -> None:
    """Give a new commitment those whom its clause asks, and its deadlines."""
    _derive_addressees(clause, commitment, language, by)
    _derive_deadlines(clause, commitment)


def renew_parts(clause: Clause, commitment: Commitment, language: str, by: User) -> None:
    """Bring to the clause in `language` what was read in it before, or was read in none; and learn
    the names that a further language prints."""
    if commitment.stated.get("action_fr") or commitment.stated.get("action_en"):
        return
    amended = set(commitment.amendments.values_list("field", flat=True))
    if Field.ADDRESSEES not in amended:
        if _is_of_another(commitment, "addressees", language):
            _learn_names(clause, commitment, language)
        else:
            commitment.addressings.all().delete()
            _derive_addressees(clause, commitment, language, by)
    if Field.DEADLINE not in amended and not _is_of_another(commitment, "deadlines", language):
        commitment.deadlines.all().delete()
        _derive_deadlines(clause, commitment)
    fresh = {one: part_of(commitment, one) for one in (Field.ADDRESSEES, Field.DEADLINE)}
    commitment.stated |= {one: told for one, told in fresh.items() if one not in amended}
    commitment.save(update_fields=["stated"])


def session_of(body: str, number: int | None) -> CouncilSession | None:
    return CouncilSession.objects.filter(body=body, number=number).first() if number else None


def _is_of_another(commitment: Commitment, part: str, language: str) -> bool:
    """Whether the held rows of a part are what a clause in another language prints."""
    rows: Iterable[Addressing | Deadline]
    rows = commitment.addressings.all() if part == "addressees" else commitment.deadlines.all()
    held = [row.text for row in rows]
    return any(
        told["text"][: len(text)] == text
        for reading in commitment.readings.exclude(language=language)
        for told in reading.clause.get(part, ())
        for text in held
        if text
    )


def _derive_addressees(clause: Clause, commitment: Commitment, language: str, by: User) -> None:
    where = _where(commitment.instrument)
    for addressee in clause.addressees:
        Addressing.objects.get_or_create(
            commitment=commitment,
            actor=_actor(addressee, language, where, by),
            defaults={"text": addressee.text[:500], "pronoun": addressee.pronoun or ""},
        )


def _learn_names(clause: Clause, commitment: Commitment, language: str) -> None:
    addressings = list(commitment.addressings.select_related("actor").order_by("pk"))
    if len(addressings) == len(clause.addressees):
        for addressing, addressee in zip(addressings, clause.addressees, strict=True):
            learn_name(actor=addressing.actor, language=language, text=addressee.text)


def _derive_deadlines(clause: Clause, commitment: Commitment) -> None:
    for deadline in clause.deadlines:
        Deadline.objects.create(
            commitment=commitment,
            kind=deadline.kind,
            text=deadline.text[:300],
            session_number=deadline.session,
            session=session_of(commitment.instrument.body, deadline.session),
            date_from=deadline.date_from,
            date_to=deadline.date_to or deadline.date,
            days=deadline.days,
        )


def _where(instrument: Instrument) -> WhereNamed:
    return WhereNamed.in_text(
        slug=instrument.slug, title_fr=instrument.title_fr, title_en=instrument.title_en
    )


def _actor(addressee: Addressee, language: str, where: WhereNamed, by: User) -> Actor:
    found = actor_named(code=addressee.actor, text=addressee.text, language=language, where=where)
    if not isinstance(found, Actor):
        return register_named_actor(code=found, text=addressee.text, language=language, by=by)
    learn_name(actor=found, language=language, text=addressee.text)
    return found
