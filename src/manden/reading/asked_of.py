"""Who is asked that they act, or for a thing: "recommends to the Assembly that it meet".

The act is no infinitive here: a clause tells it ("exige des parties qu'elles cessent"), or a noun
("requests of the Board a report").
"""

from __future__ import annotations

import re

from manden.reading import infinitives
from manden.reading.actors import opens_with_actor
from manden.reading.asked import Asked
from manden.reading.nouns_of_persons import names_persons
from manden.reading.phrase_actors import actors_of
from manden.reading.verb_phrase import VerbPhrase

# What is asked of somebody by a noun, "demande aux parties la cessation".
_ASKED_FR = (
    "cessation", "arrêt", "libération", "retrait", "levée", "avis", "rapport", "étude", "exposé",
    "liste", "assurance", "remise", "restitution", "adoption", "approbation", "inscription",
    "inclusion", "proclamation", "application", "exécution", "examen",
)  # fmt: skip
_ASKED_THAT = {
    "en": re.compile(
        r"(?:to|of|from) (?P<who>[^,;]{3,120}?)(?<! for)(?<! on)(?<! with),? (?:that(?=,? ) "
        r"|(?P<noun>(?:its|their|the) (?:adoption|approval|inclusion|implementation|endorsement|proclamation)"
        r"(?=[ ,;.]|$)"
        r"|(?:an?|the) (?:[a-z]+ )?(?:cessation|end|halt|release|withdrawal|opinion|report|study"
        r"|reply|list|undertaking|assurance|account|statement|explanation"
        r"|(?<! of the )[a-z]+(?:tion|ment)(?= of))(?= )))"
        r"|(?P<served>[^,;]{3,120}?),? that (?:he|she|it|they) "
    ),
    "fr": re.compile(
        r"(?P<who>(?:de |d'|à |aux? |des |du )[^;]{3,160}?)"
        r"(?:,? par [^,;]{3,80})??(?:,? tendant à ce)?,?(?: pour| afin)?"
        r"(?<!selon)(?<!ainsi)(?<!tels)(?<!alors)(?: qu(?:e |'(?:ils?|elles?) )"
        r"|(?<! dans)(?<! sur)(?<! avec)(?<! par)(?<! et)(?<! à)(?<! de)(?<! pour)"
        rf" (?P<noun>(?:la |le |l'|une? )(?:[a-zé]+ )?(?:{'|'.join(_ASKED_FR)})\b))(?P<served>)"
    ),
}
_LEADS = {"en": ("to ", "of ", "from "), "fr": ("de ", "d'", "à ", "au ", "aux ", "des ", "du ")}
_SIGNS_FR = (" que ", " qu'", *_ASKED_FR)
# "En recommande l'adoption à l'Assemblée", "recommends its adoption to the Assembly".
_TEXT_EN = (
    r"(?:the|this|these|that) (?:[\w-]+ ){0,3}?(?:resolution|decision|declaration|plan|programme|text|draft"
    r"|statute|convention|protocol|strategy|rules|guidelines|report|recommendation|amendment|framework"
    r"|principle)s?"
)
_TEXT_FR = (
    r"(?:d(?:u|es|e la|e ce|e cette|e ces) |de l')(?:[\w'-]+ ){0,3}?(?:résolution|décision|déclaration|plan"
    r"|programme|texte|projet|statut|convention|protocole|stratégie|règlement|directive|rapport"
    r"|recommandation|amendement|cadre|principe)s?"
)
_ADOPTED_BY = {
    "en": re.compile(
        rf"(?:(?:its|their) (?:adoption|approval|inclusion|endorsement|proclamation)|the (?:adoption|approval"
        rf"|endorsement|proclamation) of {_TEXT_EN}) to (?P<who>(?:the [A-Z]|Member States|all States)"
        r"[^,;]{0,80}?)(?=[,;.]|$| (?:prior|before|for|at|during|in) )"
    ),
    "fr": re.compile(
        rf"(?:(?:l'|la |son |sa |leur )(?:adoption|approbation|inscription|inclusion|proclamation)"
        rf"|l'(?:adoption|approbation) {_TEXT_FR}) (?:à (?=l)|aux? )(?P<who>(?!programme)[^,;]{{3,80}}?)"
        r"(?=[,;.]|$| (?:avant|pour|afin|lors|dans|à sa|à ses) )"
    ),
}
# "Appeals to all States for help".
_APPEALED = {
    "en": re.compile(r"to (?P<who>[^;]{3,160}?),? for "),
    "fr": re.compile(r"(?P<who>(?:à |aux? )[^;]{3,160}?),? (?:pour|en vue|en faveur) "),
}
# "Request the Secretary-General provide a report": the act stands bare.
_BARE_ACT = re.compile(
    r"(?P<who>the [A-Z][\w-]+(?: [A-Z][\w-]+| of| for| on| the){0,6}) (?=(?:provide|submit|present|ensure"
    r"|develop|continue|keep|inform|take|establish|prepare|conduct|include|convene|undertake)\b)"
)
_TO_WHOM = re.compile(r"^(?:à |aux? |de |d'|du |des )")
_APPEALS = frozenset({"appeal", "reiterate_call", "reiterate_appeal"})


def asked_of(words: str, start: int, verb: VerbPhrase, end: int, language: str) -> Asked | None:
    """Whom the words at `start` ask that they act, or for a thing; None where no such words stand.

    >>> words = "Requests of all States a report on the bells"
    >>> found = asked_of(words, 9, VerbPhrase(0, 8, "request", "request"), len(words), "en")
    >>> [known.actor for known in found.addressees], words[found.action_start :]
    (['all_states'], 'a report on the bells')
    """
    if verb.force not in {"demand", "recommend", "request", "call"}:
        return None
    bare = _BARE_ACT.match(words, start, end) if language == "en" else None
    if bare and (found := actors_of(bare["who"], language)):
        return Asked(found, bare.end(), bare.span("who"), "asked that it act")
    adopted = _ADOPTED_BY[language].match(words, start, end) if verb.lemma == "recommend" else None
    if adopted and opens_with_actor(adopted["who"], language):
        found = actors_of(adopted["who"], language)
        return Asked(found, start, adopted.span("who"), "asked that it act") if found else None
    may_be = _may_ask_that(words, start, end, language)
    that = _ASKED_THAT[language].match(words, start, end) if may_be else None
    if that and infinitives.end_before(words, start, that.end()) is not None:
        that = None  # "pour empêcher X de passer et faire en sorte que"
    if that is None and verb.lemma in _APPEALS:
        that = _APPEALED[language].match(words, start, end)
    if that is None:
        return None
    if infinitives.first(words, start, that.end(), language, verb.preposition):
        return None
    group = "who" if that["who"] is not None else "served"
    who = _TO_WHOM.sub("", that[group]) if language == "fr" else that[group]
    persons = verb.force == "call" and names_persons(who, language)
    known = persons or opens_with_actor(who, language)
    found = actors_of(who, language, expected=persons) if known else ()
    noun = that.groupdict().get("noun")  # of an act: it is told from its article on
    action = that.start("noun") if noun else that.end()
    return Asked(found, action, that.span(group), "asked that it act") if found else None


def _may_ask_that(words: str, start: int, end: int, language: str) -> bool:
    """Whether the words that lead to whom is asked, or to what, stand there at all."""
    leads = words.startswith(_LEADS[language], start)
    if language == "en":
        return leads or " that " in words[start:end]
    return leads and any(map(words[start:end].__contains__, _SIGNS_FR))
