"""Reading and setting the parts of a commitment that people may amend, in one plain form.

Each part is held as JSON: words, a list of actor codes, a list of theme codes, a list of
deadlines. What a pack or the reader stated is kept in `Commitment.stated` in the same form, so
that it can always be shown beside, and restored.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from manden.actors.models import Actor
from manden.commitments.models import Addressing, Amendment, Commitment, Deadline
from manden.instruments.models import CouncilSession, Theme

Field = Amendment.Field


def part_of(commitment: Commitment, field: str) -> Any:
    """The present value of `field`, as JSON."""
    if field in (Field.ACTION_FR, Field.ACTION_EN):
        return getattr(commitment, field)
    if field == Field.ADDRESSEES:
        return sorted(commitment.addressings.values_list("actor__code", flat=True))
    if field == Field.THEMES:
        return sorted(commitment.themes.values_list("code", flat=True))
    return [_deadline_told(one) for one in commitment.deadlines.order_by("pk")]


def parts_of(commitment: Commitment) -> dict[str, Any]:
    return {field: part_of(commitment, field) for field in Field.values}


def parts_at_hand(commitment: Commitment) -> dict[str, Any]:
    """The same of a commitment whose addressings with their actors, themes and deadlines have been
    fetched with it: nothing is asked of the database."""
    told = {
        Field.ADDRESSEES: sorted(one.actor.code for one in commitment.addressings.all()),
        Field.THEMES: sorted(theme.code for theme in commitment.themes.all()),
        Field.DEADLINE: [_deadline_told(one) for one in commitment.deadlines.all()],
    }
    return {
        field: told[Field(field)] if field in told else part_of(commitment, Field(field))
        for field in Field.values
    }


def set_part(commitment: Commitment, field: str, value: Any) -> None:
    """Make `value` the present one of `field`; a code that no register holds any more is left out."""
    if field in (Field.ACTION_FR, Field.ACTION_EN):
        setattr(commitment, field, value)
        commitment.save(update_fields=[field])
    elif field == Field.ADDRESSEES:
        _set_addressees(commitment, value)
    elif field == Field.THEMES:
        held = {theme.code: theme for theme in Theme.objects.filter(code__in=value)}
        commitment.themes.set([held[code] for code in value if code in held])
    else:
        commitment.deadlines.all().delete()
        for told in value:
            Deadline.objects.create(commitment=commitment, **_deadline_held(commitment, told))


def _set_addressees(commitment: Commitment, codes: list[str]) -> None:
    held = {actor.code: actor for actor in Actor.objects.filter(code__in=codes)}
    wanted = [held[code] for code in codes if code in held]
    commitment.addressings.exclude(actor__in=wanted).delete()
    for actor in wanted:
        Addressing.objects.get_or_create(commitment=commitment, actor=actor)


def _deadline_told(deadline: Deadline) -> dict[str, Any]:
    return {
        "kind": deadline.kind,
        "text": deadline.text,
        "session": deadline.session_number,
        "from": deadline.date_from and deadline.date_from.isoformat(),
        "to": deadline.date_to and deadline.date_to.isoformat(),
        "days": deadline.days,
    }


def _deadline_held(commitment: Commitment, told: dict[str, Any]) -> dict[str, Any]:
    number, body = told.get("session"), commitment.instrument.body
    return {
        "kind": told["kind"],
        "text": told.get("text") or "",
        "session_number": number,
        "session": CouncilSession.objects.filter(body=body, number=number).first(),
        "date_from": _day(told.get("from")),
        "date_to": _day(told.get("to")),
        "days": told.get("days"),
    }


def _day(told: str | None) -> date | None:
    return date.fromisoformat(told) if told else None
