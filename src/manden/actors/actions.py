"""Writes to the register of actors."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction

from manden.access import audit
from manden.access.models import User
from manden.access.roles import Role
from manden.actors.class_names import names_of
from manden.actors.models import Actor, ActorAlias, Delegation
from manden.actors.naming import folded


@dataclass(frozen=True)
class ActorEntry:
    """An actor to be registered: its code, both names, what it is part of, and its other names."""

    code: str
    kind: str
    name_fr: str
    name_en: str
    parent: str | None = None
    aliases_fr: tuple[str, ...] = ()
    aliases_en: tuple[str, ...] = ()


@transaction.atomic
def register_actors(*, entries: Iterable[ActorEntry], by: User) -> None:
    """Register or correct actors; one not in `entries` stays as it is."""
    listed = list(entries)
    actors = {entry.code: _register(entry) for entry in listed}
    for entry in listed:
        actors[entry.code].parent = actors[entry.parent] if entry.parent else None
        actors[entry.code].save(update_fields=["parent"])
    audit.record(by=by, act="actor.register", details={"actors": len(listed)})


def _register(entry: ActorEntry) -> Actor:
    names = {"kind": entry.kind, "name_fr": entry.name_fr, "name_en": entry.name_en}
    actor, _ = Actor.objects.update_or_create(code=entry.code, defaults=names)
    known_by = {
        "fr": (entry.name_fr, *entry.aliases_fr),
        "en": (entry.name_en, *entry.aliases_en),
    }
    aliases = {
        (language, folded(text)): ActorAlias(
            actor=actor, language=language, text=text, folded=folded(text)
        )
        for language, texts in known_by.items()
        for text in texts
    }
    ActorAlias.objects.bulk_create(
        aliases.values(),
        update_conflicts=True,
        unique_fields=["language", "folded"],
        update_fields=["actor", "text"],
    )
    return actor


@transaction.atomic
def register_named_actor(*, code: str, text: str, language: str, by: User) -> Actor:
    """The actor of `code`; where the register has none, one called as `text` prints it.

    A code that has names of its own is called by these, in both languages, whatever a text says.
    """
    names = {f"name_{one}": name for one, name in names_of(code).items()}
    actor, made = Actor.objects.get_or_create(
        code=code, defaults=names or {f"name_{language}": text[:300]}
    )
    if made:
        audit.record(by=by, act="actor.register", record=actor, details={"found_in_text": True})
    return actor


@transaction.atomic
def learn_name(*, actor: Actor, language: str, text: str) -> None:
    """Call `actor` as a text prints it in a language in which it has no name yet.

    One whose code has names of its own, and which an earlier release called by the words of some
    text, gets those.
    """
    if actor.name_fr and actor.name_en:
        return
    names = names_of(actor.code) or {language: getattr(actor, f"name_{language}") or text[:300]}
    for one, name in names.items():
        setattr(actor, f"name_{one}", name)
    actor.save(update_fields=[f"name_{one}" for one in names])


class CannotDelegate(ValueError):
    """Nobody is made the focal point of an institution, or ceases to be; the message says why."""


@transaction.atomic
def delegate(*, user: User, actor: Actor, by: User) -> Delegation:
    """Let `user`, a focal point, answer for `actor`; once is enough."""
    _another(user, by)
    if Role.FOCAL_POINT not in user.roles:
        raise CannotDelegate("only a focal point answers for an institution")
    held, made = Delegation.objects.get_or_create(user=user, actor=actor)
    if made:
        audit.record(by=by, act="actor.delegate", record=held, details=_who_and_what(held))
    return held


@transaction.atomic
def end_delegation(*, delegation: Delegation, by: User) -> None:
    _another(delegation.user, by)
    told = _who_and_what(delegation)
    audit.record(by=by, act="actor.end_delegation", record=delegation, details=told)
    delegation.delete()


def _another(user: User, by: User) -> None:
    if user.pk == by.pk:
        raise CannotDelegate("nobody chooses the institutions they answer for")


def _who_and_what(delegation: Delegation) -> dict[str, str]:
    return {
        "person": audit.name_of(delegation.user),
        "actor": f"actors.actor:{delegation.actor_id}",
    }
