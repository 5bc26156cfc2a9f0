"""Actors under all their names."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import QuerySet

from manden.actors.models import Actor, ActorAlias
from manden.search.declaration import Passage, Searched, Told, mark


def _actors() -> QuerySet[Actor]:
    return Actor.objects.prefetch_related("aliases")


def _told(actor: Actor) -> Told:
    names = (("fr", actor.name_fr), ("en", actor.name_en))
    others = ((alias.language, alias.text) for alias in actor.aliases.all())
    known_as = dict.fromkeys((language, name) for language, name in (*names, *others) if name)
    return Told(
        title=str(actor),
        page=("desk:actor", actor.code),
        passages=tuple(Passage(name, language) for language, name in known_as),
        marks=(mark("actor", actor),),
    )


def _actor_of(alias: ActorAlias) -> Iterable[int]:
    return (alias.actor_id,)


ACTORS = Searched(
    kind="actor",
    model=Actor,
    actions=("actor.read",),
    records=_actors,
    told=_told,
    follows={ActorAlias: _actor_of},
)
