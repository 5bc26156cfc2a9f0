"""Finding the actor that a text names."""

from __future__ import annotations

from manden.actors.models import Actor, ActorAlias
from manden.actors.naming import folded


def actor_named(*, code: str | None, text: str, language: str) -> Actor | None:
    """The actor of a reader's code, else of an alias, else of a name; None where unknown."""
    known = Actor.objects.filter(code=code).first() if code else None
    if known is not None:
        return known
    alias = (
        ActorAlias.objects.filter(language=language, folded=folded(text))
        .select_related("actor")
        .first()
    )
    return alias.actor if alias else None
