"""Whom a pronoun stands for: "encourages them", "urges it", "l'exhorte", "leur demande".

The nearest earlier clause decides: first whom it asks, then the first actor it names that agrees
in number. Where no clause of the paragraph names one, the pronoun stays unresolved.
"""

from __future__ import annotations

from collections.abc import Sequence

from manden.reading.actors import actor_code, mentions
from manden.reading.asked_words import PLURAL_PRONOUNS
from manden.reading.resolution import Addressee


def antecedent(
    pronoun: str, earlier: Sequence[tuple[str, tuple[Addressee, ...]]], language: str
) -> Addressee:
    """The addressee that `pronoun` stands for; `earlier` holds each clause's words and addressees.

    >>> earlier = [("notes the will of the Government of Chad to vote", ())]
    >>> antecedent("it", earlier, "en").actor
    'government:chad'
    """
    plural = pronoun.startswith(PLURAL_PRONOUNS)
    for words, addressees in reversed(earlier):
        asked = [known for known in addressees if known.text]
        if asked and (plural or len(asked) == 1):
            text = asked[0].text if len(asked) == 1 else _joined(asked, language)
            if plural or not _plural(asked[0].text, language):
                return Addressee(text, asked[0].actor, pronoun)
        for mention in mentions(words, language):
            if mention.plural is plural:
                text = words[mention.start : mention.end]
                return Addressee(text, actor_code(text, language) or mention.code, pronoun)
    return Addressee(pronoun, None, pronoun)


def _plural(text: str, language: str) -> bool:
    found = mentions(text, language)
    return bool(found) and found[0].plural


def _joined(asked: Sequence[Addressee], language: str) -> str:
    *first, last = [known.text for known in asked]
    return f"{', '.join(first)} {'and' if language == 'en' else 'et'} {last}"
