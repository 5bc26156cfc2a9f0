"""Who a clause asks: the words between its verb and the act, parted into actors.

"Encourages the Malian authorities, with their partners, and the parties to continue ..." asks two
actors; the words between commas that only say how, when or with whom are set aside.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from manden.reading import infinitives
from manden.reading.actors import actor_code
from manden.reading.asked_words import ASIDE, INCLUDING, MODAL, PASSIVE, PRONOUNS
from manden.reading.resolution import Addressee
from manden.reading.verb_phrase import VerbPhrase

_SPLIT = {
    "en": re.compile(
        r", and |, as well as |,? together with |,? along with |, or |, | and | as well as | or "
    ),
    "fr": re.compile(r", et |, ainsi que |, de même que |, ou |, | et | ainsi que | ou "),
}
_NO_SPLIT_AFTER = {
    "en": re.compile(r"\w (?:on|for|against) (?!all|the (?:ground))"),
    "fr": re.compile(r"\w (?:sur|pour|contre|chargée? d) "),
}
_RESTARTS = {
    "en": re.compile(
        r"(?:(?:the|all|its|both|each|every|relevant) |Member |States|Governments?|United Nations"
        r"|civil society|donors|regional|international|non-governmental|national human)"
    ),
    "fr": re.compile(
        r"(?:(?:à |aux? |de |d'|des )?(?:les? |la |l'|tous |toutes |ses |leurs )|aux? |États|des )"
    ),
}
_TAKES_NO_ONE = frozenset({"adopt", "approve", "endorse", "proclaim", "commit", "recommit"})
_THAT = {"en": re.compile(r",? ?that,? "), "fr": re.compile(r",? ?qu(?:e,? |')")}


@dataclass(frozen=True)
class Asked:
    """Whom a clause asks and where the act begins; `rule` names what decided."""

    addressees: tuple[Addressee, ...]
    action_start: int
    span: tuple[int, int]
    rule: str


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
    if verb.lemma in _TAKES_NO_ONE:
        return nobody
    start = _past_asides(words, verb.end, end, language)
    pronoun_match = PRONOUNS["en"].match(words, start) if language == "en" else None
    if pronoun_match and verb.force != "decide":
        return Asked(
            (Addressee(pronoun_match[0], None, pronoun_match[0]),),
            _past_space(words, pronoun_match.end()),
            pronoun_match.span(),
            "pronoun",
        )
    that = _THAT[language].match(words, start) or _THAT[language].match(words, max(verb.end, 0))
    if that:
        return _subject_of_that(words, that.end(), end, language, nobody)
    if verb.force == "decide" and verb.lemma != "authorize":
        return nobody
    return _object(words, start, verb, end, language) or nobody


def _past_space(words: str, place: int) -> int:
    while place < len(words) and words[place] in " ,":
        place += 1
    return place


def _past_asides(words: str, place: int, end: int, language: str) -> int:
    """Past ", in this regard, " and " in particular " that stand before whom is asked."""
    aside = re.compile(rf", (?:{ASIDE[language]})\b[^,;:]*, ", re.IGNORECASE)
    plain = re.compile(
        r",? (?:in this regard|in that regard|in this respect|in this context|in particular"
        r"|once again|to this end|also|further|à cet égard|à cette fin|dans ce contexte"
        r"|en particulier|également|en outre|de nouveau|instamment|vivement),? ",
        re.IGNORECASE,
    )
    while True:
        match = plain.match(words, place) or aside.match(words, place)
        if match is None or match.end() >= end:
            return _past_space(words, place)
        place = match.end() - 1


def _subject_of_that(words: str, start: int, end: int, language: str, nobody: Asked) -> Asked:
    """Decides that States shall: the subject acts, unless the verb is passive."""
    place = _past_asides(words, start - 1, end, language)
    modal = MODAL[language].search(words, place, min(end, place + 300))
    if modal is None or PASSIVE[language].match(words, modal.start()):
        return nobody
    found = _parted(words[place : modal.start()], language)
    if not found:
        return nobody
    return Asked(found, modal.start() + 1, (place, modal.start()), "subject of what is decided")


def _object(words: str, start: int, verb: VerbPhrase, end: int, language: str) -> Asked | None:
    act = infinitives.first(words, start, end, language, verb.preposition)
    stop, action = (act.start - 1, act.start) if act else _chapeau(words, start, end)
    if stop is None:
        return None
    found = _parted(words[start:stop], language, expected=act is not None)
    if not found:
        return None
    return Asked(found, min(action, end), (start, stop), "words between the verb and the act")


def _chapeau(words: str, start: int, end: int) -> tuple[int | None, int]:
    """Whom a chapeau asks, when its acts stand in the list below: "Requests States:"."""
    rest = words[start:end].rstrip()
    opens_list = re.search(r",?(?: to| à| de)?,? ?:$", rest)
    if opens_list is None:
        return None, start
    return start + opens_list.start(), end


def _parted(phrase: str, language: str, *, expected: bool = False) -> tuple[Addressee, ...]:
    """The actors of a phrase, each with its code; none where no actor heads it."""
    phrase = _without_asides(phrase, language)
    parts: list[str] = []
    cut = 0
    seams = list(_SPLIT[language].finditer(phrase))
    for seam in seams:
        left, right = phrase[cut : seam.start()], phrase[seam.end() :]
        if _restarts(left, right, language):
            parts.append(left)
            cut = seam.end()
    parts.append(phrase[cut:])
    found: list[Addressee] = []
    for part in parts:
        text = _bare(part, language)
        code = actor_code(text, language) if text else None
        if code or (text and expected and _is_agent(text, language)):
            found.append(Addressee(text, code))
    return tuple(found)


def _restarts(left: str, right: str, language: str) -> bool:
    restarts = _RESTARTS[language].match(right)
    following = right if restarts else _SPLIT[language].split(right)[0]
    if actor_code(following, language) is None or actor_code(left, language) is None:
        return False
    return bool(restarts) or not _NO_SPLIT_AFTER[language].search(left)


def _without_asides(phrase: str, language: str) -> str:
    """The phrase less what stands between commas only to say how, when or for example whom."""
    including = re.compile(
        rf",? (?:{INCLUDING[language]})\b.*?(?=, (?:and|as well as|et|ainsi que) "
        r"(?:the|all|other|relevant|à|aux?|tous|toutes|les?|la)\b|$)"
    )
    phrase = including.sub("", phrase)
    aside = re.compile(rf"(?:,| and,| et,) (?:{ASIDE[language]})\b[^,]*(?:,|$)", re.IGNORECASE)
    previous = None
    while previous != phrase:
        previous = phrase
        phrase = aside.sub(_kept_conjunction, phrase)
    return re.sub(r"(?:, *)+", ", ", " ".join(phrase.split())).strip(" ,")


def _kept_conjunction(match: re.Match[str]) -> str:
    """What an aside leaves behind: the conjunction before it, or the comma of an enumeration."""
    return next((word for word in (" and", " et") if match[0].startswith(word)), ", ")


def _bare(part: str, language: str) -> str:
    part = part.strip(" ,;:")
    if language == "fr":
        part = re.sub(r"^(?:aux?|à|des?|d') ?(?=[\w'])", "", part)
    return part


_ABSTRACT = {
    "en": re.compile(
        r"(?:tion|ment|ness|ity|ance|ence|ing|ship|efforts?|steps?|measures?|progress|support|work"
        r"|use|dialogue|action|initiatives?|report|views?|discussions|cooperation|contributions?"
        r"|sions?|tions|ments|ties|policies|programmes|strategies|activities|access|focus)$"
    ),
    "fr": re.compile(
        r"(?:tion|ment|ité|ance|ence|tions|ments|ités|efforts|mesures|appui|rapport)$"
    ),
}

_HEAD = {
    "en": re.compile(r" (?:of|in|on|for|to|with|from|that|who|which) "),
    "fr": re.compile(
        r" (?:de|des|du|sur|dans|qui|à|en|au|aux) | d'|^(?:tous |toutes )?(?:les?|la) |^l'"
    ),
}
_PERSONS = {
    "en": re.compile(r"(?:ers|ors|ists|ants|ories|ians|ees|parents|youth|men|people|chairs?)$"),
    "fr": re.compile(r"(?:eurs|ants|istes|aires|iens|iennes|atrices|euses|ents)\b"),
}


def _is_agent(text: str, language: str) -> bool:
    """A name, or persons whom no table holds: "signatories", "les auteurs"."""
    head = _HEAD[language].split(text)[0]
    last = head.split(" ")[-1] if language == "en" else head.split(" ")[0]
    if _ABSTRACT[language].search(last):
        return False
    return last[:1].isupper() or bool(_PERSONS[language].search(head))


def listed_actors(text: str, language: str) -> tuple[Addressee, ...]:
    """Whom a list item names before its act: "(a) The Commission to meet" asks the Commission.

    >>> [known.actor for known in listed_actors("All States to adopt laws;", "en")]
    ['all_states']
    """
    for preposition in ("to",) if language == "en" else ("de", "à"):
        act = infinitives.first(text, 0, len(text), language, preposition)
        if act and act.start > 1:
            return _parted(text[: act.start - 1], language)
    return ()
