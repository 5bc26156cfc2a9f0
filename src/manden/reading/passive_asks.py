"""An ask that its addressee opens: "Member States are requested to share their surveys"."""

from __future__ import annotations

import re

from manden.reading.actors import opens_with_actor
from manden.reading.asked import Asked
from manden.reading.nouns_of_persons import names_persons
from manden.reading.phrase_actors import actors_of
from manden.reading.verb_phrase import VerbPhrase

RULE = "verb in the passive"
_PASSIVE = {
    "en": re.compile(
        r"(?P<who>[A-Z][^;:.]{2,240}?) (?P<opening>(?:is|are)"
        r" (?:(?:also|further|again|hereby|therefore|strongly|urgently|kindly) )*"
        r"(?P<done>requested|invited|urged|encouraged|called upon|directed|instructed|authorized))"
        r"(?=,? to |, [^;:]{3,120}, to )"
    ),
    "fr": re.compile(
        r"(?P<who>[A-ZÀ-Ý][^;:.]{2,240}?) (?P<opening>(?:est|sont)"
        r" (?:(?:également|en outre|de nouveau|instamment|vivement|donc) )*"
        r"(?P<done>prié|invité|encouragé|exhorté|engagé|autorisé)e?s?)"
        r"(?=,? (?:de |d'|à )|, [^;:]{3,120}, (?:de |d'|à ))"
    ),
}
_MEANS = {
    "requested": ("request", "request"), "invited": ("invite", "invite"),
    "urged": ("urge", "urge"), "encouraged": ("encourage", "encourage"),
    "called upon": ("call_upon", "call"), "directed": ("direct", "request"),
    "instructed": ("instruct", "request"), "authorized": ("authorize", "decide"),
    "prié": ("request", "request"), "invité": ("invite", "invite"),
    "encouragé": ("encourage", "encourage"), "exhorté": ("urge", "urge"),
    "engagé": ("encourage", "encourage"), "autorisé": ("authorize", "decide"),
}  # fmt: skip
_RELATIVE = re.compile(r" (?:that|which|who|whom|qui|dont|auxquel\w+)$")


# "Il est demandé au Secrétaire général de sonner": whom it asks follows as after the verb itself.
_IMPERSONAL = re.compile(
    r"Il est (?:également |en outre |donc |par conséquent )?(?P<done>demandé|recommandé|enjoint)"
    r"(?: instamment)?(?= (?:à |aux? ))"
)
_IMPERSONAL_MEANS = {
    "demandé": ("call_upon", "call"), "recommandé": ("recommend", "recommend"),
    "enjoint": ("order", "demand"),
}  # fmt: skip


def _impersonal(words: str) -> VerbPhrase | None:
    found = _IMPERSONAL.match(words)
    if found is None:
        return None
    return VerbPhrase(3, found.end(), *_IMPERSONAL_MEANS[found["done"]], preposition="de")


def passive_ask(words: str, language: str) -> VerbPhrase | None:
    """The verb of a paragraph whose subject is asked, or None.

    >>> verb = passive_ask("All States are urged to sing;", "en")
    >>> verb.force, "All States are urged to sing;"[verb.start : verb.end]
    ('urge', 'are urged')
    >>> passive_ask("The plan is urged to no one;", "en") is None
    True
    """
    if words.startswith("Il est "):
        return _impersonal(words)
    found = _PASSIVE[language].match(words)
    if found is None or _RELATIVE.search(found["who"]):
        return None
    who = _subject(found["who"])
    if not opens_with_actor(who, language) and not names_persons(who, language):
        return None
    lemma, force = _MEANS[found["done"]]
    lead = "to" if language == "en" else "de" if found["done"] == "prié" else "à"
    return VerbPhrase(*found.span("opening"), lemma, force, preposition=lead, rule=RULE)


def subject_asked(words: str, verb: VerbPhrase, language: str) -> Asked:
    """Whom the subject before a passive verb names."""
    asked = actors_of(_subject(words[: verb.start - 1]), language, expected=True)
    start = verb.end
    while start < len(words) and words[start] in " ,":
        start += 1
    return Asked(asked, start, (0, verb.start - 1), "subject of a verb in the passive")


def _subject(words: str) -> str:
    """The subject with its first article or determiner as it stands within a sentence."""
    first, _, rest = words.partition(" ")
    article = first.lower() in _DETERMINERS or first.startswith("L'")
    return f"{first[0].lower()}{first[1:]} {rest}" if article else words


_DETERMINERS = frozenset({"the", "all", "both", "each", "le", "la", "les", "tous", "toutes"})
