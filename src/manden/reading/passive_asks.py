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
        r"(?P<who>[A-Za-z][^;:.]{2,240}?) (?P<opening>(?:is|are)"
        r" (?:(?:also|further|again|hereby|therefore|strongly|urgently|kindly) )*"
        r"(?P<done>requested|invited|urged|encouraged|called upon|directed|instructed|authorized))"
        r"(?=,? to |, [^;:]{3,120}, to )"
    ),
    "fr": re.compile(
        r"(?P<who>[^\W\d_][^;:.]{2,240}?) (?P<opening>(?:est|sont)"
        r" (?:(?:également|en outre|de nouveau|instamment|vivement|donc) )*"
        r"(?P<done>prié|invité|encouragé|exhorté|engagé|autorisé)e?s?)"
        r"(?=,? (?:de |d'|à )|, [^;:]{3,120}, (?:de |d'|à ))"
    ),
}
_AND_IS = {
    "en": re.compile(
        r",? and (?P<opening>(?:is|are) (?:(?:also|further|strongly|urgently) )*"
        r"(?P<done>requested|invited|urged|encouraged|called upon|directed|instructed|authorized))"
        r"(?=,? to )"
    ),
    "fr": re.compile(
        r",? et (?P<opening>(?:est|sont) (?:(?:également|en outre|instamment|vivement) )*"
        r"(?P<done>prié|invité|encouragé|exhorté|engagé|autorisé)e?s?)(?=,? (?:de |d'|à ))"
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
_RELATIVE = re.compile(r"^(?:that |qu[e'])| (?:that|which|who|whom|qui|dont|auxquel\w+)$")


# "Il est demandé au Secrétaire général de sonner": whom it asks follows as after the verb itself.
_IMPERSONAL = {
    "en": re.compile(
        r"It is (?:also |further |therefore |strongly )?(?P<done>requested|recommended|urged)(?=,? that )"
    ),
    "fr": re.compile(
        r"Il est (?:également |en outre |donc |par conséquent )?(?P<done>demandé|recommandé|enjoint)"
        r"(?: instamment)?(?= (?:à |aux? |que |qu'))"
    ),
}
_IMPERSONAL_MEANS = {
    "requested": ("request", "request"), "recommended": ("recommend", "recommend"),
    "urged": ("urge", "urge"),
    "demandé": ("call_upon", "call"), "recommandé": ("recommend", "recommend"),
    "enjoint": ("order", "demand"),
}  # fmt: skip


def _impersonal(words: str, language: str) -> VerbPhrase | None:
    found = _IMPERSONAL[language].match(words)
    if found is None:
        return None
    lead = "to" if language == "en" else "de"
    return VerbPhrase(3, found.end(), *_IMPERSONAL_MEANS[found["done"]], preposition=lead)


def passive_asks(
    words: str, language: str, verbs: tuple[VerbPhrase, ...] = ()
) -> tuple[VerbPhrase, ...]:
    """The verbs of a paragraph, `verbs` and those whose subject is asked, in order.

    >>> words = "All States are urged to sing, and are invited to dance;"
    >>> [(verb.force, words[verb.start : verb.end]) for verb in passive_asks(words, "en")]
    [('urge', 'are urged'), ('invite', 'are invited')]
    >>> words = "Adopts the plan; the Secretary-General is authorized to sing;"
    >>> [verb.force for verb in passive_asks(words, "en", (VerbPhrase(0, 6, "adopt", "decide"),))]
    ['decide', 'decide']
    >>> passive_asks("The plan is urged to no one;", "en")
    ()
    """
    if (verbs and "; " not in words) or not any(map(words.__contains__, _BE[language])):
        return verbs
    if not verbs and words.startswith(("Il est ", "It is ")):
        impersonal = _impersonal(words, language)
        return (impersonal,) if impersonal else ()
    found = {verb.start: verb for verb in verbs}
    later = len(words)  # where the next sentence that asks so opens
    starts = () if verbs else (0,)
    seams = _STOP if verbs else _STOP_OR_AND
    for start in reversed((*starts, *(seam.end() for seam in seams.finditer(words)))):
        first = _passive_at(words, start, language)
        if first is None or start in found:
            continue
        stop = words.find(";", first.end(), later)
        again = _AND_IS[language].finditer(words, first.end(), later if stop < 0 else stop)
        found |= {each.start("opening"): _verb(each, language) for each in (first, *again)}
        later = start
    return tuple(found[place] for place in sorted(found))


def seam_before(words: str, start: int, verb: VerbPhrase, language: str) -> int | None:
    """Where the sentence of a passive verb parts from the clause before, open at `start`; or None.

    >>> words = "All States are urged to sing, and the Mayor is invited to dance"
    >>> _, verb = passive_asks(words, "en")
    >>> words[: seam_before(words, 20, verb, "en")]
    'All States are urged to sing'
    """
    seams = [*_STOP_OR_AND.finditer(words, start, verb.start)]
    asks = (seam.start() for seam in reversed(seams) if _passive_at(words, seam.end(), language))
    return next(asks, None)


def _passive_at(words: str, start: int, language: str) -> re.Match[str] | None:
    """The sentence at `start` where a verb in the passive asks its subject, or None."""
    found = _PASSIVE[language].match(words, start)
    if found is None or _RELATIVE.search(found["who"]):
        return None
    who = _subject(found["who"])
    asked = opens_with_actor(who, language) or names_persons(who, language)
    return found if asked else None


def _verb(found: re.Match[str], language: str) -> VerbPhrase:
    lemma, force = _MEANS[found["done"]]
    if "instamment" in found["opening"] and force != "decide":
        lemma = force = "urge"
    lead = "to" if language == "en" else "de" if found["done"] == "prié" else "à"
    return VerbPhrase(*found.span("opening"), lemma, force, preposition=lead, rule=RULE)


def subject_asked(words: str, verb: VerbPhrase, language: str) -> Asked:
    """Whom the subject before a passive verb names."""
    starts = (0, *(stop.end() for stop in _STOP_OR_AND.finditer(words, 0, verb.start)))
    opening = next((at for at in reversed(starts) if _passive_at(words, at, language)), 0)
    found = _PASSIVE[language].match(words, opening)
    end = found.end("who") if found else verb.start - 1
    asked = actors_of(_subject(words[opening:end]), language, expected=True)
    start = verb.end
    while start < len(words) and words[start] in " ,":
        start += 1
    return Asked(asked, start, (opening, end), "subject of a verb in the passive")


_STOP = re.compile(r"; (?:and |et )?")
_STOP_OR_AND = re.compile(r"; (?:and |et )?|, (?:and|et) (?=the |les? |la |l')")
_BE = {"en": (" is ", " are "), "fr": (" est ", " sont ")}


def _subject(words: str) -> str:
    """The subject with its first article or determiner as it stands within a sentence."""
    first, _, rest = words.partition(" ")
    article = first.lower() in _DETERMINERS or first.startswith("L'")
    return f"{first[0].lower()}{first[1:]} {rest}" if article else words


_DETERMINERS = frozenset({"the", "all", "both", "each", "le", "la", "les", "tous", "toutes"})
