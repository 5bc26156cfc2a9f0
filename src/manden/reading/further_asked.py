"""Who else a clause asks, after the first act: "urges X to ring, and Y to listen".

One verb of the body may govern several pairs of an actor and an act; the verb stands once. Two
verbs may also share all that follows: "urges and calls upon all parties to agree".
"""

from __future__ import annotations

import re

from manden.reading import infinitives
from manden.reading.actors import actor_code, opens_with_actor
from manden.reading.agents import agents_at
from manden.reading.asked import REMARK, Asked
from manden.reading.phrase_actors import actors_of
from manden.reading.resolution import Addressee, Clause
from manden.reading.verb_phrase import VerbPhrase

JOINT = "those between whom something is asked"  # the rule's name
_AND = {
    "en": re.compile(r",? (?:and|as well as) (?=(?:the|their|its|all|other|any) |[A-Z])"),
    "fr": re.compile(
        r",? (?:et |ainsi que |ainsi qu'(?=à|aux))"
        r"(?=(?:à |aux? |les? |la |l'|leurs |ses |tous |toutes |d'autres )(?!\w+(?:er|ir|re) ))"
    ),
}
# ", and upon all States to": what comes after the seam is again an actor and an act. A conjunction
# is looked for by its last letter, the rarest.
_AGAIN = {
    "en": re.compile(
        r"(?:d(?:(?<=, and)|(?<= and)(?:(?P<upon>,?(?= (?:up)?on ))|(?P<bare>(?= the [A-Z]))))"
        r"|,(?P<comma>)(?= the [A-Z]))(?: in addition,| also)?"
        r"(?P<lead> (?:up)?on| for| to)? (?P<who>"
        r"(?:(?:the|all|its|their|other|those|both|foreign|regional)\b|[A-Z])[^,;:]{3,100}?)"
        r"(?:, [^,;:]{3,70},)?(?= to [a-z])"
    ),
    "fr": re.compile(
        r"(?:t(?<= et) (?:également |aussi )?|,(?P<comma>) (?=l[ae] [A-ZÉ]))"
        r"(?P<who>(?:aux? |à (?:la |l'|d'autres |tous |toutes |ceux |celles )|les? |la |l'"
        r"|ses |leurs |tous |toutes |ceux |celles )[^,;:]{3,100}?)(?:, [^,;:]{3,70},)?"
        r"(?= (?:de |d'|à )(?:[lsn]'|(?:ne pas|ne|se|l[ae]s?|lui|leur|y|en) )*\w+(?:er|ir|re)\b)"
    ),
}
_THOSE = re.compile(
    r"(?:à )?(?:ceux|celles) |those (?:of |States|Member|parties|(?:that|which|who) have )"
)
_INDIRECT = re.compile(r"à |aux? ")
_ASKED_INDIRECTLY = re.compile(r"(?:[Dd]emand|[Rr]ecommand|[Ee]njoi|[Oo]rdonn|[Ll]an[cç]|[Ff]ai)")
# "Et les villes pour appuyer l'effort en vue de": the infinitive is of another act.
_GOES_ON = re.compile(
    r" (?:afin|en vue|et)$| (?:se |s')\w+e(?:nt)?$| (?:pour|en vue|en application|qui|que) "
)
# "De permettre aux villes et aux ports de sonner": those who are helped to act.
_HELPED = re.compile(r"\b(?:permet|offr|donn|garanti|aid)\w* [^,;]*$")
_NOT_ASKED = frozenset({"persons", "members", "representatives"})


def joined_in(words: str, start: int, end: int, language: str) -> Asked | None:
    """ "Que le dialogue entre A et B se poursuive": those who are to act together."""
    for place in (
        start,
        *(match.end() for match in _AND_THAT[language].finditer(words, start, end)),
    ):
        together = _TOGETHER[language].match(words, place, end)
        found = agents_at(words, together.end(), end, language, together=True) if together else None
        if found:
            return Asked(found[0], start, found[1], JOINT)
    return None


_AND_THAT = {"en": re.compile(r",? and that "), "fr": re.compile(r",? et qu(?:e |')")}
_TOGETHER = {
    "en": re.compile(
        r",? ?(?:the |a |an )?(?:[\w-]+ ){0,3}?(?:cooperation|coordination|collaboration|dialogue"
        r"|partnerships?|consultations?|negotiations?|exchanges?|talks|communication|synergies)"
        r"(?: be [\w-]+(?: [\w-]+)?)?(?: between| among) "
    ),
    "fr": re.compile(
        r",? ?(?:se poursui\w+ )?(?:l[ae]s? |l'|des |une? |d')?(?:[\w-]+ ){0,2}?(?:coopération"
        r"|coordination|collaboration"
        r"|concertation|dialogue|partenariats?|consultations?|négociations?|échanges?|pourparlers"
        r"|communication|synergies)(?: [\w-]+)??"
        r"(?: soi(?:t|ent) [\w-]+(?: en place| en œuvre)?)? entre "
    ),
}


def and_others(
    asked: Asked, words: str, place: int, end: int, language: str, verb: VerbPhrase
) -> Asked:
    """ "Invites them and their neighbours to agree": others beside those the pronoun stands for."""
    joined = _AND[language].match(words, place)
    act = infinitives.first(words, place, end, language, verb.preposition) if joined else None
    if joined is None or act is None:
        return asked
    others = actors_of(words[joined.end() : act.start - 1], language, expected=True)
    return Asked(asked.addressees + others, act.start, asked.span, asked.rule)


def with_others_to_act(
    asked: Asked, words: str, end: int, language: str, verb: VerbPhrase
) -> Asked:
    """ "Urges the Mayor to ring, and all States to listen": the second pair is asked too.

    >>> verb = VerbPhrase(0, 5, "urge", "urge", preposition="to")
    >>> words = "Urges the Secretary-General to ring, and all States to listen"
    >>> first = Asked(actors_of("the Secretary-General", "en"), 28, (6, 27), "object")
    >>> asked = with_others_to_act(first, words, len(words), "en", verb)
    >>> [known.actor for known in asked.addressees]
    ['secretary_general', 'all_states']
    """
    if not asked.addressees or (verb.force in {"decide", "recommend"} and language == "en"):
        return asked
    named = {known.text for known in asked.addressees}
    found = asked.addressees
    start = asked.action_start
    for seam in _AGAIN[language].finditer(words, start, end):
        again = len(found) > len(asked.addressees)
        if language == "en" and seam["bare"] is not None and not again:
            continue  # "to ring bells and the Mayor to listen": only after ", Y to listen"
        if not _is_seam(words, start, seam, language, verb):
            continue
        others = actors_of(seam["who"], language, expected=True)
        if any(other.actor in _NOT_ASKED for other in others):
            continue
        found += tuple(other for other in others if other.text not in named)
        start = seam.end()
    return asked._replace(addressees=found) if found != asked.addressees else asked


def _is_seam(words: str, start: int, seam: re.Match[str], language: str, verb: VerbPhrase) -> bool:
    """Whether a new pair begins, and no more of the list or of the aim of the first act."""
    who = seam["who"]
    opens = _opening_of(words, seam)
    bare = seam["comma"] is not None or (language == "en" and seam["bare"] is not None)
    if bare and (" and " in who or " et " in who):
        return False
    named = language == "en" and seam["lead"] and _NAMED.match(who)
    if not (named or _THOSE.match(who) or _names_someone(who, language)):
        return False
    if language == "en":
        if not _act_follows(words, seam.start("who"), seam, language, "to"):
            return False  # "and the Rapporteur on the right to freedom", "and towns to that end"
        first = REMARK[language].sub(" ", words[start:opens])
        if seam["comma"] is not None and _WITH_SOMEONE.search(first):
            return False  # "to work with the ringers, the Mayor on the way to sing"
        _, comma, last = first.rpartition(",")
        return seam["upon"] is not None or not comma or " and " in last  # a list before is closed
    indirect = _INDIRECT.match(who) is not None
    relative = _THOSE.match(who) or (indirect and " qui " in who)
    if (_GOES_ON.search(who) and not relative) or _HELPED.search(words, start, opens):
        return False
    if not indirect and "," in REMARK[language].sub(" ", words[start:opens]):
        return False
    if indirect is not (_ASKED_INDIRECTLY.search(words, verb.start, verb.end) is not None):
        return False
    if verb.preposition == "à" and words[opens] != ",":
        return False  # "aider les États et les villes à sonner": both are helped
    return _act_follows(words, seam.end(), seam, language, verb.preposition)


def _act_follows(
    words: str, start: int, seam: re.Match[str], language: str, preposition: str
) -> bool:
    """Whether the first act after `start` is the one right after whom the seam names."""
    act = infinitives.first(words, start, seam.end() + 40, language, preposition)
    return act is not None and act.start == seam.end() + 1


def _opening_of(words: str, seam: re.Match[str]) -> int:
    """Where a seam opens that was found by its comma or by the last letter of its conjunction."""
    if seam["comma"] is not None:
        return seam.start()
    conjunction = words.rindex(" ", 0, seam.start())
    return conjunction - 1 if words[conjunction - 1] == "," else conjunction


_WITH_SOMEONE = re.compile(r" with (?:the |all |its |other |relevant |[A-Z])[^,;]*$")
_NAMED = re.compile(r"(?:the )?[A-Z]")  # "and upon the Bell Front to"


def _names_someone(who: str, language: str) -> bool:
    code = actor_code(who, language)
    if code is None:  # "the Administrator"
        return _OFFICE.match(who) is not None
    if code == "united_nations_agencies" and who.islower():
        return False  # "and other programmes to"
    return opens_with_actor(_bare(who), language)


_OFFICE = re.compile(
    r"(?:the |le |la |l'|au |à l')(?:Administrat\w+|Registrar|Greffi\w+|Rect\w+|Direct\w+|Secretary|Rapporteur)$"
)


def _bare(who: str) -> str:
    return re.sub(r"^(?:à (?=l|t|d')|aux? )", "", who)


def postponed(words: str, start: int, end: int, language: str, preposition: str) -> Asked | None:
    """ "Invite à sonner à la tour tous les États": whom it asks stands after the act.

    >>> words = "Invites to sing in the tower all States of the region"
    >>> asked = postponed(words, 8, len(words), "en", "to")
    >>> [known.actor for known in asked.addressees] if asked else None
    ['all_states']
    >>> postponed("Invites to help the singers and all States", 8, 42, "en", "to") is None
    True
    """
    leads = preposition in {"to", "à"} and words.startswith(preposition, start)
    act = infinitives.first(words, start, end, language, preposition) if leads else None
    if act is None or act.start != start:
        return None
    for late in _LATE[language].finditer(words, start + len(act.verb) + 4, end):
        before = words[start : late.start("who") - 1].rpartition(" ")[2]
        governs = _GOVERNS[language].fullmatch(before) or before == act.verb
        if governs or not opens_with_actor(late["who"], language):
            continue
        found = actors_of(late["who"], language, expected=True)
        return Asked(found, start, late.span("who"), "words after the act") if found else None
    return None


_LATE = {
    "en": re.compile(
        r"[a-z] (?=(?P<who>(?:all|the|those|relevant|Member|States|Governments)\b[^;:]{3,300}))"
    ),
    "fr": re.compile(
        r"[a-zéè] (?=(?P<who>(?:tou(?:s|tes) |l'ensemble des )?(?:les |États |l'ensemble)[^;:]{3,300}))"
    ),
}
# After these the noun is governed by them, not asked.
_GOVERNS = {
    "en": re.compile(
        r"of|in|on|by|to|for|with|from|and|or|between|among|at|into|upon|that|as|all|than|within|against"
        r"|under|through|towards|including|both|[a-z]+(?:ing|ed|ly)|support|assist|help|promote|ensure"
        r"|strengthen|encourage|enable|allow|provide|protect|urge|invite|request"
    ),
    "fr": re.compile(
        r"à|de|par|pour|avec|entre|et|ou|dans|sur|que|envers|chez|contre|tous|toutes|sans|selon|parmi|vers"
        r"|sous|dont|où|qui|comme|mieux|plus|moins|davantage|ainsi|toujours|aussi|[a-zé]+(?:er|ir|re|ant|ment"
        r"|és|ées|ent)|concernant|notamment|compris"
    ),
}


def charged_with(words: str, start: int, end: int, language: str) -> Asked | None:
    """ "Entrusts the Mayor with the bells, and the Dean with the tower": both are asked."""
    found: tuple[Addressee, ...] = ()
    first = _A_TASK_TO[language].match(words, start, end)
    if first is None and language == "en":
        first = _WITH_A_TASK.match(words, start, end)
    charged = first
    while charged:
        found += actors_of(charged["who"], language, expected=True)
        charged = _AND_WITH_A_TASK.search(words, charged.end(), end)
    if first is None or not found:
        return None
    return Asked(found, first.end("who") + 1, first.span("who"), "charged with a task")


_A_TASK_TO = {
    "en": re.compile(
        r" ?(?:its|their|the) [a-z ]{3,60}? to (?P<who>(?:the |its )[A-Z][^,;]{2,120})"
    ),
    "fr": re.compile(
        r" ?(?:l'|la |le )[^,;]{3,60}? (?P<who>(?:au |à la |à l'|aux )[A-ZÉ][^,;]{2,120})"
    ),
}
_WITH_A_TASK = re.compile(r" ?(?P<who>[^,;]{3,160}?) (?:with|to) ")
_AND_WITH_A_TASK = re.compile(r", and (?P<who>(?:the |its |[A-Z])[^,;]{3,160}?) with ")


def encouraged_in(words: str, start: int, end: int, language: str) -> Asked | None:
    """ "Encourages the Envoy in his efforts": no act follows, the noun tells it."""
    found = _IN_EFFORTS.match(words, start, end)
    if found is None or not opens_with_actor(found["who"], language):
        return None
    asked = actors_of(found["who"], language, expected=True)
    return Asked(asked, found.end("who") + 1, found.span("who"), "encouraged in its work")


_IN_EFFORTS = re.compile(
    r" ?(?P<who>[^,;]{3,160}?) (?:in (?:his|her|its|their) (?:[a-z]+ )?(?:efforts?|work|endeavours?)"
    r"|dans (?:(?:ses|leurs?|son|sa|les) |l')(?:[a-zé]+ )?(?:efforts?|travaux|action|tâche))\b"
)


def shared_with_next(first: Clause, following: Clause, between: str) -> bool:
    """Whether a verb that names nobody shares what the next one asks: "urges and calls upon all".

    `between` is what stands from the one verb to the next.
    """
    asks = first.directive and following.directive and bool(following.addressees)
    return asks and not first.addressees and _AND_ALSO.fullmatch(between.strip(" ,")) is not None


_AND_ALSO = re.compile(r"(?:and|et)(?:, [^,;]{3,40})?")  # "urges and, where needed, authorizes"
