"""Who is to act where something is decided or asked: "decides that the Committee shall meet"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from manden.reading.actors import Mention, mentions, opens_with_actor, state_at
from manden.reading.agents import agents_at
from manden.reading.asked import REMARK, Asked, past_asides, pronoun_asked
from manden.reading.asked_words import MODAL, PASSIVE
from manden.reading.phrase_actors import actors_of
from manden.reading.resolution import Addressee
from manden.reading.verb_phrase import VerbPhrase

_JOINS = frozenset({"and", "as well as", "et", "ainsi que"})
_FAR = 40  # characters: a modal verb farther from the actor belongs to another clause
_THEY = {
    "en": re.compile(r" (they|it|he|she) (?!be\b|is\b|was\b)"),
    "fr": re.compile(
        r" ?(ils|elles|il|elle|ceux-ci|celles-ci|celui-ci|celle-ci) "
        r"(?!soi|est\b|sont\b|y |(?:leur |lui )?a(?:vait|it)?\b)"
    ),
}
_SUBJECT = "subject of what is decided"  # the rule's name
_FROM_THEN_ON = re.compile(
    r" ?(?:à compter|à partir|au cours|lors) d[^,;]{3,60}? (ils|elles|il|elle)"
    r" (?=pourr|devr|[a-z]+er(?:a|ont) (?!\w+é))"
)
# "The Mechanism, whose mandate is fixed, shall report"
_DESCRIBED = {
    "en": re.compile(
        r"(?P<who>[^,;]{3,120}), (?:which|who|whose) [^,;]*,(?= )"
        r"|(?P<those>(?:those|all|the) [^,;]{2,60}?) (?:that|which|who|whose) "
        r"(?:(?! that )[^,;]){3,160}?(?= (?:shall|should|must) )"
    ),
    "fr": re.compile(
        r"(?P<who>[^,;]{3,120}), (?:dont|qui|lequel|laquelle|auquel|à laquelle) [^,;]*,(?= )(?P<those>)"
    ),
}
# What else is decided: "and that the Council shall meet", "; the Assembly shall review".
_FURTHER = {
    "en": re.compile(r"(?:;(?: and)?(?: that)?|,? and that) (?=\S)"),
    "fr": re.compile(r"(?:;(?: et)?|,? et,?) qu(?:e |')(?=\S)"),
}
_SHALL = {
    "en": re.compile(r" (?:shall|should|must|will) "),
    "fr": re.compile(
        r" (?:se |s'|ne |n')?(?:devr\w+ |doi(?:t|vent) |\w+(?:ront|era|ira|dra|rra|ura)\b)"
    ),
}
# "That the parties and their allies withdraw": the verb stands bare after all who are to act.
_ACTS = re.compile(
    r"(?P<who>States|(?:the|all|both|its|their|those|relevant|any|States|Member|[A-Z])"
    r"(?:(?! that | which | who | at | shall | should | to (?!the (?:armed )?conflict|armed|any))[^,;:.]){2,120}?"
    r"(?:, (?:and|as well as) [^,;:.]{3,60}?)?),? (?:(?:also|and|\w+ly) )*"
    r"(?<!the )(?<!their )(?<!its )(?<!of )(?<!for )(?<!to )(?<!in )(?<!that )(?<!who )"
    r"(?:abide|abolish|abstain|accept|act|address|adhere|appoint|assist|ban|brief|develop|end|halt|help"
    r"|invite|present|report|request|respect|return|share|support|update|use|work|adopt|agree|allow|begin|bring|cease|commit|complete|comply"
    r"|conclude|conduct|consider|continue|convene|cooperate|deploy|desist|disarm|disband|disengage"
    r"|engage|enhance|ensure|enter|establish|exercise|extend|facilitate|fulfil|give|grant|guarantee"
    r"|honour|implement|improve|include|intensify|investigate|join|lay|leave|lift|maintain|make|meet"
    r"|observe|participate|permit|prevent|proceed|promote|protect|provide|put|ratify|reach|recommit"
    r"|redeploy|reduce|refrain|release|relinquish|remain|remove|renounce|resolve|restore|resume|safeguard"
    r"|settle|speak|step|stop|strengthen|submit|surrender|suspend|take|terminate|undertake|uphold"
    r"|vacate|withdraw|apply|avoid|carry|circulate|collect|consult|contribute|coordinate|declare|define|designate"
    r"|elaborate|enact|examine|expand|explore|formulate|forward|identify|incorporate|inform|initiate"
    r"|institute|introduce|keep|mobilize|negotiate|nominate|open|organize|prepare|publish|pursue|reconsider"
    r"|refer|repatriate|repeal|revise|spare|supply|transfer|transmit|verify|withhold"
    r"|(?:draft|hold|issue|place|review|second|seek|set|sign|study)(?= (?:the|its|their|all|an?|any|such|out|up)"
    r"\b))\b"
)
_TO_TREATIES = {
    "en": re.compile(
        r" to (?:[\w-]+ ){0,7}?(?:instruments|treaties|conventions|Conventions?|Covenants?"
        r"|Protocols?|Statute|Agreement)\b"
    ),
    "fr": re.compile(
        r" (?:à la|aux?) (?:[\w'-]+ ){0,4}?(?:instruments|traités|[Cc]onventions?|[Pp]actes?"
        r"|[Pp]rotocoles?|Statut|Accord)\b(?: internationaux)?(?: relatifs? [\w' ]{3,30}?(?=homme))?"
        r"(?:homme)?"
    ),
}


def subject_of_that(words: str, start: int, end: int, language: str, nobody: Asked) -> Asked:
    """Decides that States shall: the subject acts, unless the verb is passive."""
    ends = language == "fr" and _FOR_AN_END.match(words, start)
    behind = _behind_its_end(words, start, end, nobody) if ends else None
    return behind or _subject(words, start, end, language, nobody)


def _subject(words: str, start: int, end: int, language: str, nobody: Asked) -> Asked:
    if words.startswith((" soit ", " soient ", "soit ", "soient "), start):
        return nobody  # "que soit créé un groupe": nobody acts
    place = past_asides(words, start, end, language)
    they = _THEY[language].match(words, start) or (
        _FROM_THEN_ON.match(words, start) if language == "fr" else None
    )
    if they:
        return pronoun_asked(they, 1, they.end())
    leads = mentions(words[place : min(end, place + 160)], language)
    described = _DESCRIBED[language].match(words, place)
    group = "who" if described and described["who"] else "those"
    if described and opens_with_actor(described[group], language):
        shall = MODAL[language].match(words, described.end())
        if shall and not PASSIVE[language].match(words, shall.start()):
            found = actors_of(described[group], language, expected=True)
            return Asked(found, shall.start() + 1, described.span(group), _SUBJECT)
    modal = MODAL[language].search(words, place, min(end, place + 300))
    if modal and modal[0] == " have" and words.endswith((" who", " which"), place, modal.start()):
        modal = MODAL[language].search(words, modal.end(), min(end, place + 300))
    if modal is None or (leads and _is_far(words[place : modal.start()], leads)):
        return _opening_actor(words, place, end, language) or nobody
    bare = _ACTS.match(words, place, modal.start()) if language == "en" else None
    if bare and _SUBORDINATE.search(words, bare.end(), modal.start()):
        return _opening_actor(words, place, end, language) or nobody
    if PASSIVE[language].match(words, modal.start()):
        return nobody
    subject = words[place : modal.start()]
    if not opens_with_actor(subject, language) or not actors_of(subject, language):
        return nobody
    found = actors_of(subject, language, expected=True)  # "the parties and their allies"
    return Asked(found, modal.start() + 1, (place, modal.start()), _SUBJECT)


def _behind_its_end(words: str, start: int, end: int, nobody: Asked) -> Asked | None:
    """ "Que, pour aider le Comité, l'Équipe et lui, les États devront": who acts stands last.

    The first actor behind a comma that has a verb of its own; who is named before is no subject.
    """
    place = words.find(", ", start + 1, end)
    while place >= 0:
        they = _THEY["fr"].match(words, place + 1)
        if they:
            return pronoun_asked(they, 1, they.end())
        modal = MODAL["fr"].search(words, place + 2, min(end, place + 160))
        subject = REMARK["fr"].sub(" ", words[place + 2 : modal.start()]) if modal else ","
        subject = subject.removesuffix(" en")  # "le Comité, par le Secrétariat, en accusera"
        if modal and not _BROKEN.search(subject) and opens_with_actor(subject, "fr"):
            found = actors_of(subject, "fr", expected=True)
            if not found or PASSIVE["fr"].match(words, modal.start()):
                return nobody
            return Asked(found, modal.start() + 1, (place + 2, modal.start()), _SUBJECT)
        place = words.find(", ", place + 1, end)
    return None


_FOR_AN_END = re.compile(
    r" ?,? ?(?:pour |afin d(?:e |')|en vue d(?:e |'))(?:\w+ment |mieux |ne pas )?\w{2,}(?:er|ir|re)\b"
)
_BROKEN = re.compile(r",| (?:qui|que|dont|où) |^(?:auquel|auxquels|à laquelle|ce qu|si |s'il)")


# "That States introduce rules where they do not exist": the modal verb is of another clause.
_SUBORDINATE = re.compile(r"\b(?:where|which|that|who|whose|if|when|as)\b")


def _is_far(subject: str, leads: Sequence[Mention]) -> bool:
    """Whether the verb after `subject` is too far from its actors to be theirs."""
    if len(subject) - leads[0].end <= _FAR:
        return False
    last = max((one.end for one in leads if one.end <= len(subject)), default=0)
    return len(subject) - last > _FAR or any(
        not any(one.start < other.start() < one.end for one in leads)
        for other in _INTERRUPTED.finditer(subject)
    )


# Between the first of several actors and their verb stand only their names and complements.
_INTERRUPTED = re.compile(
    r"[;:]| (?:qui|que|dont|où|pour|afin|visant|à|that|which|who|to|for|when|where) | qu'"
)


def with_further_subjects(
    asked: Asked, words: str, start: int, end: int, language: str, verb: VerbPhrase
) -> Asked:
    """Decides that A shall meet, and that B shall report: both are to act."""
    if verb.force != "decide":
        if asked.addressees:
            return _and_that(asked, words, start, end, language)
        return _other_subject(asked, words, start, end, language)
    found = asked.addressees
    for joint in _FURTHER[language].finditer(words, start, end):
        place = past_asides(words, joint.end(), end, language)
        they = _THEY[language].match(words, joint.end() - (language == "en"))
        if they and not found and not PASSIVE[language].match(words, they.end() - 1):
            found = _meant(they[1], words, start, end, language)
            continue
        shall = _SHALL[language].search(words, place, min(end, place + 160))
        if shall is None or PASSIVE[language].match(words, shall.start()):
            continue
        subject = words[place : shall.start()]
        if "," in subject or not opens_with_actor(subject, language):
            continue
        named = {known.text for known in found}
        found += tuple(one for one in actors_of(subject, language) if one.text not in named)
    return asked._replace(addressees=found) if found != asked.addressees else asked


def _and_that(asked: Asked, words: str, start: int, end: int, language: str) -> Asked:
    """ "Demands that the parties cease fire and that the Government open the road": both are asked."""
    found = asked.addressees
    nobody = asked._replace(addressees=())
    for joint in _FURTHER[language].finditer(words, start, end):
        if not found or joint[0].startswith(";") or _NESTED.search(words, start, joint.start()):
            break
        place = joint.end() - joint[0].endswith(" ")
        more = subject_of_that(words, place, end, language, nobody).addressees
        named = {known.text for known in found}
        found += tuple(one for one in more if one.text not in named and not one.pronoun)
    return asked._replace(addressees=found) if found != asked.addressees else asked


# What is asked holds a clause of its own, which "and that" goes on with.
_NESTED = re.compile(
    r"\b(?:ensure|so|provided|ensuring|indicate|indicating|show|recognizing|given|fact|in order) that\b"
    r"|\b(?:ce|afin|pour|sorte|avant|sans|condition|bien|fait|alors|tandis|lorsque|dès lors) qu(?:e\b|')"
)


def _meant(they: str, words: str, start: int, end: int, language: str) -> tuple[Addressee, ...]:
    """ "That the Forum will be held and that it should": the subject before is meant."""
    place = past_asides(words, start, end, language)
    shall = MODAL[language].search(words, place, min(end, place + 160))
    subject = words[place : shall.start()] if shall else ""
    if "," in subject or not opens_with_actor(subject, language):
        return ()
    named = actors_of(subject, language)
    return tuple(Addressee(one.text, one.actor, they) for one in named[:1])


def _other_subject(asked: Asked, words: str, start: int, end: int, language: str) -> Asked:
    """ "That laws be changed, and that the police ring": who acts may stand second, or behind "by"."""
    by = _DONE_BY[language].search(words, start, end)
    found = agents_at(words, by.end(), end, language) if by else None
    if found:
        return Asked(found[0], start, found[1], "agent of what is to be done")
    for joint in _AND_THAT[language].finditer(words, start, end):
        other = subject_of_that(words, joint.end(), end, language, asked)
        if other.addressees:
            return other
    return asked


_AND_THAT = {"en": re.compile(r",? and that(?= )"), "fr": re.compile(r",? et,? qu(?:e |')(?=\S)")}
_DONE_BY = {
    "en": re.compile(
        r"(?<!to) be (?:\w+ly )?(?:\w+ed|held|kept|made|taken|given|borne)(?: \w+ly| available| public)? by "
    ),
    "fr": re.compile(
        r" soi(?:t|ent) (?:\w+ment )?\w+(?:é|i|u|t|is)e?s?(?: \w+ment)?"
        r"(?: (?:au |à la |à l'|aux )[^,;]{3,60}?)? par (?!le biais|l'intermédiaire)"
    ),
}


def _opening_actor(words: str, place: int, end: int, language: str) -> Asked | None:
    """ "Que le Comité veille": the actor that opens the clause is its subject."""
    state = state_at(words, place, language)
    if state is None and not opens_with_actor(words[place : place + 120], language):
        return None
    named = mentions(words[place:end], language)
    if state is None and not named:
        return None
    bare = _ACTS.match(words, place, end) if language == "en" else None
    if bare and opens_with_actor(bare["who"], language):
        found = actors_of(bare["who"], language, expected=True)
        return Asked(found, bare.end("who") + 1, bare.span("who"), "subject of what is asked")
    stop = min(state if state is not None else named[0].end + place, end)
    treaties = _TO_TREATIES[language].match(words, stop)
    stop = treaties.end() if treaties else stop
    for other in named:  # "that the parties and the armed groups release"
        if words[stop : place + other.start].strip(" ,") in _JOINS and place + other.start > stop:
            stop = min(place + other.end, end)
    found = actors_of(words[place:stop], language)
    return Asked(found, stop + 1, (place, stop), "subject of what is asked") if found else None
