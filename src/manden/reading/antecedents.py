"""Whom a pronoun stands for: "encourages them", "urges it", "l'exhorte", "leur demande".

The nearest earlier clause decides: first whom it asks, then the first actor it names. Both must
agree with the pronoun in number, in kind ("him" is a person, "it" is none) and, where French
articles show it, in gender. Where no earlier clause names one, the pronoun stays unresolved.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from manden.reading.actors import Mention, actor_code, mentions
from manden.reading.asked_words import PLURAL_PRONOUNS
from manden.reading.named_bodies import kind_of
from manden.reading.resolution import Addressee
from manden.reading.squeezed import words_of

_PERSONS = words_of(
    "secretary_general high_commissioner special_representative special_envoy personal_envoy"
    " executive_director president independent_expert special_rapporteur ombudsperson"
    " president_of_general_assembly president_of_council president_of_human_rights_council"
    " emergency_relief_coordinator"
)
_NO_PERSON = frozenset({"it", "its"})
_PERSON = frozenset({"him", "her", "him or her", "he", "she"})
_ARTICLE_OF = {"le": "la ", "celui-ci": "la ", "ce dernier": "la ", "il": "la ",
               "la": "le ", "celle-ci": "le ", "cette dernière": "le ", "elle": "le "}  # fmt: skip
_COMPLEMENT = {
    "en": re.compile(
        r" of (?:the )?(?:[A-Z][\w'-]*(?: (?:of|and|for|the) (?=[A-Z])| (?=[A-Z]))?)+"
    ),
    "fr": re.compile(
        r"(?: [a-zà-ÿ]+(?:aux|ales?|els|elles|ifs|ives|iens|iennes|eurs))?"
        r"(?: (?:de la |de l'|du |des |d'|de )(?:[A-ZÉ][\w'-]*"
        r"(?: (?:de la |de l'|du |des |d'|de |et )(?=[A-ZÉ])| (?=[A-ZÉ])| [a-zà-ÿ]+aine?)?)+)?"
    ),
}
_DESCRIBED = re.compile(
    r"(?<![\w-])(?:(?:the|all|other|its|their) )?(?:(?!(?:of|in|by|to|for|with|and|or|on|from|as"
    r"|that|the)\b)[a-z-]+(?:al|ed|ing|ive|ic|ant|ent|ous|ary) ){1,2}$"
)


def antecedent(
    pronoun: str, earlier: Sequence[tuple[str, tuple[Addressee, ...]]], language: str
) -> Addressee:
    """The addressee that `pronoun` stands for; `earlier` holds each clause's words and addressees.

    >>> earlier = [("notes the will of the Government of Chad to vote", ())]
    >>> antecedent("it", earlier, "en").actor
    'government:chad'
    >>> antecedent("him", earlier, "en").actor is None
    True
    """
    said = re.sub(r"^(?:à|aux?|de|du|des) ", "", pronoun.lower())
    plural = said.startswith(PLURAL_PRONOUNS)
    for words, addressees in reversed(earlier):
        asked = [known for known in addressees if known.text and known.text != known.pronoun]
        if plural and asked and (len(asked) > 1 or _number(asked[0].text, language) is not False):
            text = asked[0].text if len(asked) == 1 else _joined(asked, language)
            return Addressee(text, asked[0].actor, pronoun)
        if not plural and len(asked) == 1 and _agrees(said, asked[0], language):
            return Addressee(asked[0].text, asked[0].actor, pronoun)
        for mention in mentions(words, language):
            text = _whole(words, mention, language)
            named = Addressee(text, actor_code(text, language) or mention.code)
            numbered = mention.plural is plural or kind_of(mention.code) == "party"
            if numbered and (plural or _kind_agrees(said, named)):
                return Addressee(text, named.actor, pronoun)
    return Addressee(pronoun, None, pronoun)


def _whole(words: str, mention: Mention, language: str) -> str:
    """The noun phrase of a mention: with the adjectives before it and the names after it."""
    if ":" in mention.code:  # it already has its State
        return words[mention.start : mention.end]
    after = _COMPLEMENT[language].match(words, mention.end)
    end = after.end() if after else mention.end
    described = _DESCRIBED.search(words[max(0, mention.start - 60) : mention.start])
    start = mention.start - len(described[0]) if described and language == "en" else mention.start
    return words[start:end].strip()


def _agrees(said: str, known: Addressee, language: str) -> bool:
    return _number(known.text, language) is not True and _kind_agrees(said, known)


def _kind_agrees(said: str, known: Addressee) -> bool:
    code = known.actor or ""
    if said in _NO_PERSON and code in _PERSONS:
        return False
    if said in _PERSON and code and code not in _PERSONS and not code.startswith("office"):
        return False
    other = _ARTICLE_OF.get(said)
    return not (other and known.text.startswith(other))


def _number(text: str, language: str) -> bool | None:
    """Whether `text` is plural; None where its number is not known."""
    found = mentions(text, language)
    if not found or kind_of(found[0].code) == "party":
        return None
    return found[0].plural


def _joined(asked: Sequence[Addressee], language: str) -> str:
    *first, last = [known.text for known in asked]
    return f"{', '.join(first)} {'and' if language == 'en' else 'et'} {last}"
