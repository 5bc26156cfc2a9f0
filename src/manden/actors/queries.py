"""Which actor a text means: the one that its words name, never one of another mandate."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.text import slugify

from manden.actors.class_names import EACH_ITS_OWN, OF_THE_STATE
from manden.actors.models import Actor, ActorAlias
from manden.actors.naming import folded
from manden.reading.country_words import countries_in

_LONGEST = 120


@dataclass(frozen=True)
class WhereNamed:
    """The text that names an actor: its slug, and the one State that its title is about, if any."""

    slug: str
    state: str = ""

    @classmethod
    def in_text(cls, *, slug: str, title_fr: str, title_en: str) -> WhereNamed:
        """
        >>> WhereNamed.in_text(slug="a", title_fr="Coopération avec le Tchad", title_en="").state
        'chad'
        """
        states = {*countries_in(title_fr, "fr"), *countries_in(title_en, "en")}
        return cls(slug, states.pop() if len(states) == 1 else "")


def actor_named(*, code: str | None, text: str, language: str, where: WhereNamed) -> Actor | str:
    """The actor that the words `text` mean; where the register has none, the code of a new one.

    `code` is the reader's. An office that each mandate fills anew is the register's own only where
    that one is of the same State; else the text has one of its own.
    """
    if code in EACH_ITS_OWN:
        held = Actor.objects.filter(code=code).first()
        if held is not None and where.state and where.state in _states_of(held):
            return held
        code = _own_code(code, text, where)
    known = Actor.objects.filter(code=code).first() if code else None
    if known is not None:
        return known
    alias = (
        ActorAlias.objects.filter(language=language, folded=folded(text))
        .exclude(actor__code__in=EACH_ITS_OWN)
        .select_related("actor")
        .first()
    )
    if alias is not None and _fits(alias.actor, where):
        return alias.actor
    return code or f"{_slug(text)}:{where.slug}"[:_LONGEST]


def _own_code(code: str, text: str, where: WhereNamed) -> str:
    if where.state and code in OF_THE_STATE:
        return f"{code}:{where.state}"
    if " " not in folded(text):
        return f"{code}:{where.slug}"  # "the Committee", "le Comité": one in each text
    return f"{code}:{_slug(text)}:{where.slug}"[:_LONGEST]


def _fits(actor: Actor, where: WhereNamed) -> bool:
    """Whether a name may stand for `actor` here: not for what is of another State."""
    states = _states_of(actor)
    return not states or where.state in states


def _states_of(actor: Actor) -> set[str]:
    _, _, state = actor.code.partition(":")
    named = {*countries_in(actor.name_fr, "fr"), *countries_in(actor.name_en, "en")}
    return named | ({state} if state else set())


def _slug(text: str) -> str:
    return slugify(folded(text))[:50].replace("-", "_") or "actor"
