"""Who a clause asks: the words between its verb and the act, parted into actors.

"Encourages the Malian authorities, with their partners, and the parties to continue ..." asks two
actors; the words between commas that only say how, when or with whom are set aside.
"""

from __future__ import annotations

import re

from manden.reading import infinitives
from manden.reading.actors import opens_with_actor
from manden.reading.agents import HELP, agent_of_noun
from manden.reading.asked import Asked, past_asides, past_first_said, past_space, pronoun_asked
from manden.reading.asked_of import asked_of
from manden.reading.asked_words import PRONOUNS
from manden.reading.decided_subjects import subject_of_that, with_further_subjects
from manden.reading.further_asked import (
    and_others,
    charged_with,
    encouraged_in,
    joined_in,
    postponed,
    with_others_to_act,
)
from manden.reading.nouns_of_persons import names_persons
from manden.reading.passive_asks import RULE as PASSIVE
from manden.reading.passive_asks import subject_asked
from manden.reading.phrase_actors import actors_of
from manden.reading.resolution import Addressee
from manden.reading.verb_phrase import VerbPhrase

_AGENT_BY = {
    "en": re.compile(r" (?:by|between|among|amongst|of) "),
    "fr": re.compile(r" (?:par|entre|de la part|que) "),
}
# "Sa demande tendant à ce que les villes sonnent".
_TENDING = re.compile(r"[^;]{0,90}? tendant à ce qu(?:e |'(?=[A-ZÀ-Ý]))")
# These also take a noun with an infinitive ("encourages efforts to"): only persons are asked.
_OF_NOUNS = frozenset({"call_for", "encourage", "recommend"})
SHARED = "shares the act of the next verb"  # the rule's name
_LONGEST_LIST = 400  # characters: of those asked by a verb that shares the act of the next
_TAKES_NO_ONE = frozenset({"adopt", "approve", "endorse", "proclaim", "commit", "recommit"})
_THAT = {
    "en": re.compile(
        r",? ?that\b(?! (?:Government|Power|State|Committee|Commission|Organization|Board|Council|Office"
        r"|Party|Group|Panel|country|body|team|mission|institution|agency|expert|forum|conference) to )"
    ),
    "fr": re.compile(r",? ?qu(?:e\b|')"),
}
_DECIDES_TO_ASK = {
    "en": re.compile(
        r" (?:(?:also|further|therefore) )?to (?:(?:also|further|again) )?"
        r"(request|invite|ask|call (?:up)?on|urge|encourage|authorize|mandate|direct|entrust) "
    ),
    "fr": re.compile(
        r" (?:de |d')(?:nouveau )?(prier|demander|inviter|exhorter|engager|encourager|autoriser"
        r"|charger|mandater|appeler|recommander) "
    ),
}
# "Decides to extend the mandate, and to additionally request the Observer to ring".
_AND_TO_ASK = {
    "en": re.compile(
        r", and to (?:(?:also|further|additionally) )?"
        r"(request|invite|ask|call (?:up)?on|urge|encourage|authorize|mandate|direct) (?=the |all |its |[A-Z])"
    ),
    "fr": re.compile(
        r",? et (?:de |d')(?:également |aussi )?(prier|demander|inviter|exhorter|engager|encourager|charger"
        r"|mandater) (?=à |aux? |les? |la |l'|tous |toutes )"
    ),
}
_ASKS_WITH_DE = frozenset({"prier", "demander", "charger", "mandater", "recommander"})
_THE_LATTER = {
    "en": re.compile(r"the latter\b"),
    "fr": re.compile(
        r"(?:à )?(?:chacune? d'(?:eux|elles)|(?:la première|le premier)(?= d[e'])|d'(?:eux|elles?|lui)(?= qu')"
        r"|celui-ci|celle-ci|ceux-ci|celles-ci|cette dernière|ce dernier|ces dern\w+)"
    ),
}
_THEIR_ACT = {
    "en": re.compile(
        r"(?P<whose>its|their)(?P<they>) (?:[\w-]+,? (?:and )?){0,3}?(?:cooperation|contributions?|participation"
        r"|engagement|support|efforts|involvement|commitment|work|assistance|withdrawal|comments|views"
        r"|observations|replies|accession|adherence|acceptance(?= of)|compliance(?= with)|return)\b"
    ),
    "fr": re.compile(
        r"(?:l'action|les (?:efforts|activités)) qu(?:e |')(?P<they>ils|elles|ceux-ci|celles-ci) \w+ent\b"
        r"|(?P<whose>leurs?) (?:retrait|coopération|collaboration|participation|contributions?|engagement"
        r"|appui|soutien|aide|assistance|efforts|concours|action|observations|réponses|adhésion"
        r"|acceptation(?= d)|retour)\b"
    ),
}


def asked_by(words: str, verb: VerbPhrase, end: int, language: str) -> Asked:
    """Who is asked in the clause whose verb is `verb` and which ends at `end`.

    An unresolved pronoun comes back as an addressee without actor; `antecedents` resolves it.

    >>> from manden.reading.verbs import verb_phrases
    >>> words = "Urges the Secretary-General and, as appropriate, all States to report"
    >>> asked = asked_by(words, verb_phrases(words, "en")[0], len(words), "en")
    >>> [known.actor for known in asked.addressees], words[asked.action_start :]
    (['secretary_general', 'all_states'], 'to report')
    """
    nobody = Asked((), verb.end, (verb.end, verb.end), "nobody is named")
    if verb.pronoun:
        start, stop = verb.pronoun
        pronoun = words[start:stop].strip()
        act = infinitives.first(words, verb.end, end, language, verb.preposition)
        return Asked(
            (Addressee(pronoun, None, pronoun),),
            act.start if act else verb.end,
            (start, stop),
            "pronoun before the verb",
        )
    if verb.rule == PASSIVE:
        return subject_asked(words, verb, language)
    if verb.lemma in _TAKES_NO_ONE:
        return nobody
    said = verb.lemma.startswith("reiterate_")
    if said and language == "fr" and (tending := _TENDING.match(words, verb.end, end)):
        return subject_of_that(words, tending.end(), end, language, nobody)
    first = past_first_said(words, verb.end, language) if said else verb.end
    verb = verb._replace(end=first) if said else verb
    start = past_asides(words, first, end, language)
    start += 3 if verb.lemma == "appeal" and words.startswith("to them", start) else 0
    pronoun_match = _THE_LATTER[language].match(words, start) or (
        PRONOUNS["en"].match(words, start) if language == "en" else None
    )
    if pronoun_match and (verb.force != "decide" or verb.lemma == "authorize"):
        asked = pronoun_asked(pronoun_match, 0, past_space(words, pronoun_match.end()))
        return and_others(asked, words, pronoun_match.end(), end, language, verb)
    that = _THAT[language].match(words, start) or _THAT[language].match(words, verb.end)
    if that:
        together = joined_in(words, that.end(), end, language)
        if together:
            return together
        asked = subject_of_that(words, that.end(), end, language, nobody)
        return with_further_subjects(asked, words, that.end(), end, language, verb)
    if verb.force == "decide" and verb.lemma != "authorize":
        asked = _decided_ask(words, verb, end, language) or nobody
        return with_further_subjects(asked, words, verb.end, end, language, verb)
    direct = _directly(words, start, verb, end, language)
    if direct:
        return with_others_to_act(direct, words, end, language, verb)
    return (
        _by_noun(words, start, end, language)
        or postponed(words, start, end, language, verb.preposition)
        or nobody
    )


def _directly(words: str, start: int, verb: VerbPhrase, end: int, language: str) -> Asked | None:
    """Whom the verb has as its object: with an act, a task, or the work it is encouraged in."""
    charges = verb.lemma in {"charge", "entrust", "task"}
    charged = charged_with(words, start, end, language) if charges else None
    direct = charged or _object(words, start, verb, end, language)
    if direct is None and verb.lemma == "encourage":
        return encouraged_in(words, start, end, language)
    if (
        language == "fr"
        and verb.lemma == "call_upon"
        and "ppelle" in words[verb.start : verb.end]
        and (called := _CALLED_TO.match(words, start, end))
    ):
        found = actors_of(called["who"], language)
        return Asked(found, called.end("who") + 1, called.span("who"), "called to something")
    return direct


# "Appelle les parties à la retenue".
_CALLED_TO = re.compile(
    r"(?P<who>(?:(?:tous |toutes )?(?:les?|la) |l')(?:(?! à | aux? )[^,;]){3,120}) (?:à (?:la |l'|une? )|au )"
)


def _decided_ask(words: str, verb: VerbPhrase, end: int, language: str) -> Asked | None:
    """ "Decides to request the Secretary-General to report": what is decided is an ask."""
    asks = _DECIDES_TO_ASK[language].match(words, verb.end)
    further = None if asks else _AND_TO_ASK[language].search(words, verb.end, end)
    asks = asks or further
    if asks is None:
        return None
    preposition = "to" if language == "en" else "de" if asks[1] in _ASKS_WITH_DE else "à"
    inner = verb._replace(
        end=asks.end(1), lemma="request", force="request", preposition=preposition
    )
    asked = _object(words, asks.end(), inner, end, language)
    return asked._replace(action_start=verb.end) if asked and further else asked


def _object(words: str, start: int, verb: VerbPhrase, end: int, language: str) -> Asked | None:
    asked = asked_of(words, start, verb, end, language)
    if asked:
        return asked
    if _demands_a_thing(words, start, verb, language):
        return None
    listed = _LISTED[language].search(words, start, end)
    act = infinitives.first(
        words, start, listed.start() if listed else end, language, verb.preposition
    )
    if act is None and listed:
        act = infinitives.Infinitive(listed.start() + 1, "")
    if act is None and language == "fr" and opens_with_actor(words[start : start + 90], language):
        other = "de" if verb.preposition == "à" else "à"  # "exhorte l'armée de libérer"
        act = infinitives.first(words, start, min(end, start + 300), language, other)
    if act and act.verb == "be" and verb.force in {"call", "demand"} and _is_passive(words, act):
        return None  # "calls for the culprits to be held to account": nobody is asked
    stop, action = _stops_at(words, start, act) if act else _chapeau(words, start, end)
    if stop is not None and words.endswith(" not", start, stop):  # "all States not to ring"
        stop, action = stop - 4, action - 4
    if stop is None:
        return _shared_act(words, start, end, language)
    of_noun = verb.lemma in _OF_NOUNS or _ACTION_BY.match(words, start, stop)
    if of_noun and _heads_with_noun(words[start:stop], language):
        return None
    start = _past_things(words, start, stop, verb, language)
    phrase = words[start:stop]
    certain = verb.lemma not in _OF_NOUNS or any(
        names_persons(part, language) for part in (phrase, _FIRST[language].split(phrase)[0])
    )
    found = actors_of(phrase, language, expected=certain)
    if not found:
        return None
    return Asked(found, min(action, end), (start, stop), "words between the verb and the act")


def _stops_at(words: str, start: int, act: infinitives.Infinitive) -> tuple[int, int]:
    """Where whom is asked ends and the act begins: what it is for may stand between."""
    to_an_end = infinitives.end_before(words, start, act.start)
    return (act.start - 1 if to_an_end is None else to_an_end), act.start


def _past_things(words: str, start: int, stop: int, verb: VerbPhrase, language: str) -> int:
    """Past a first thing called for: "the release of all held and for" the Government to ring."""
    then = _AND_FOR_SOMEONE.match(words, start, stop) if verb.lemma in _CALLS_FOR else None
    return start if then is None or opens_with_actor(words[start:stop], language) else then.end()


_AND_FOR_SOMEONE = re.compile(r".*,? and for (?=(?:the|all|its) )")
_CALLS_FOR = frozenset({"call_for", "reiterate_call"})
_ACTION_BY = re.compile(
    r"(?:[a-z]+ )?(?:action|efforts|cooperation|measures|contributions) by "
    # "Urges its completion within a year, as well as continued efforts by the Mission to"
    r"|(?:its|their) (?:[a-z]+ )?(?:completion|implementation|adoption|ratification|release|withdrawal"
    r"|establishment|conclusion|deployment|lifting|cessation|restoration|return)\b"
)
_PARTS_OF = re.compile(r" ?(?:[\w-]+ ){0,3}(?:parts|components|elements) of the United Nations")
_THOSE = re.compile(r" ?(?:all |tous |toutes )?(?:those|ceux|celles) ")
_FIRST = {"en": re.compile(r",| and "), "fr": re.compile(r",| et ")}  # of a list
# "Encourages States to: (a) Share data": the acts stand in the list.
_LISTED = {
    "en": re.compile(r" to(?:,? inter alia)?,? ?: ?\(?[a-zi]\) "),
    "fr": re.compile(
        r" (?:à|de)(?:,? entre autres)?,? ?: ?\(?[a-zi]\) |(?=: ?\(?[a-zi] ?\) (?:D[e'’]|À) ?\w+(?:er|ir|re)\b)"
    ),
}


def _is_passive(words: str, act: infinitives.Infinitive) -> bool:
    """ "To be held", "to be fully respected"; "to be present" is not."""
    return _BE_DONE.match(words, act.start) is not None


_BE_DONE = re.compile(
    r"to (?:\w+ly )?be (?:\w+ly )?(?:\w+ed|held|brought|made|kept|taken|given|put|found|set|told)\b"
)


def _demands_a_thing(words: str, start: int, verb: VerbPhrase, language: str) -> bool:
    """ "Demande la réouverture": whom "demande" asks stands after "à"; "appel en faveur de"."""
    if language == "fr" and words.startswith(("en faveur d", "à une ", "à un "), start):
        return True
    return (
        language == "fr"
        and "demand" in words[verb.start : verb.end].lower()
        and re.match(r"(?:les?|la|une?) |l'", words[start : start + 4]) is not None
    )


def _heads_with_noun(phrase: str, language: str) -> bool:
    """ "Efforts by States to": the noun is encouraged, its agent is asked."""
    if _THOSE.match(phrase):
        return False
    lead = _AGENT_BY[language].search(phrase)
    if lead is None:
        return False
    head = phrase[: lead.start()]
    if opens_with_actor(head, language) or names_persons(head.split(",")[0], language):
        return False
    parts = _PARTS_OF.match(phrase) if language == "en" else None
    return parts is None  # "the relevant parts of the system"


def _shared_act(words: str, start: int, end: int, language: str) -> Asked | None:
    """ "Requests the Secretary-General and invites States to report": two verbs, one act."""
    phrase = words[start:end].strip(" ,").removeprefix("to ")
    if (
        end >= len(words.rstrip(" ,;."))
        or len(phrase) > _LONGEST_LIST
        or not opens_with_actor(phrase, language)
        or _heads_with_noun(phrase, language)
    ):
        return None
    found = actors_of(phrase, language)
    return Asked(found, end, (start, end), SHARED) if found else None


def _by_noun(words: str, start: int, end: int, language: str) -> Asked | None:
    theirs = _THEIR_ACT[language].match(words, start)
    if theirs:
        return pronoun_asked(theirs, "whose" if theirs["whose"] else "they", start)
    found = agent_of_noun(words, start, end, language)
    if found is None:
        return None
    agents = found[0]
    further = _AND_FOR[language].search(words, found[1][1], end)
    if further:  # "calls for restraint by the parties and for help from all States"
        more = agent_of_noun(words, further.end(), end, language)
        near = more and not _ELSEWHERE.search(words, further.end(), more[1][0])
        agents += more[0] if more and near else ()
    return Asked(agents, start, found[1], "agent of the noun called for")


# "The use by States of the law, and its dissemination by the regional commissions".
_AND_FOR = {
    "en": re.compile(
        rf",? as well as (?:for )?(?={HELP['en']} (?:by|between|among|from|of) )"
        r"|,? and (?:for |(?:its|their|the) (?:[a-z]+ )?[a-z]+(?<!ed)(?= by )"
        r"|(?:the |an? )(?:[a-z]+ )?[a-z]+(?:ing|tion|ment) of [a-z]+(?= (?:between|by) ))"
    ),
    "fr": re.compile(
        rf",? ainsi qu(?:e (?:l[ae]s? |l'|des )|'une? )(?={HELP['fr']}(?: [a-zé]+)? (?:par|entre|de|des) )"
        r"|,? et (?:(?:sa|son|leur|leurs|la|le) (?:[a-zé]+ )?[a-zé]+(?<!é)(?<!ée)(?= par )"
        r"|(?:l'|la |le )(?:[a-z]+ )?[a-zé]+(?:ure|tion|ment) (?:de |d'|des )[a-zé]+(?= (?:entre|par) ))"
    ),
}
_ELSEWHERE = re.compile(r" (?:to|that|which|who|qui|que|pour|afin) ")


def _chapeau(words: str, start: int, end: int) -> tuple[int | None, int]:
    """Whom a chapeau asks, when its acts stand in the list below: "Requests States:"."""
    rest = words[start:end].rstrip()
    opens_list = re.search(r",?(?: to| à| de)?,? ?:$", rest)
    if opens_list is None:
        return None, start
    return start + opens_list.start(), end
