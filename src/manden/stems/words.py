"""Words as the index keeps them: without accents or case, and their stems in each language.

A word has two stems, because people leave accents out: the stem of its folded form, and the folded
form of its stem. The index keeps both; what is sought is looked for under both.
"""

from __future__ import annotations

import re
import threading
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

import snowballstemmer

Indexed = tuple[str, tuple[str, ...]]  # a word folded, and its one or two stems

LANGUAGES = {"fr": "french", "en": "english"}
BREAK = "passagebreak"  # stands after a passage, so that no phrase runs over
_WORD = re.compile("(?:[^\\W_][\u0300-\u036f]*)+")
_LIGATURES = str.maketrans({"œ": "oe", "æ": "ae"})
_stemmers = threading.local()  # a stemmer keeps the word it works on


def words_in(text: str) -> Iterator[re.Match[str]]:
    """The words of `text`, each with its place; signs between them are passed over.

    >>> [found.group() for found in words_in("L’école, 58/30")]
    ['L', 'école', '58', '30']
    """
    return _WORD.finditer(text)


@lru_cache(maxsize=100_000)
def folded(word: str) -> str:
    """A word without accents, case or ligatures; "" where nothing of it is a letter or a figure.

    >>> folded("Œuvré"), folded("E\u0301COLE"), folded("2ᵉ")
    ('oeuvre', 'ecole', '2e')
    """
    plain = unicodedata.normalize("NFKD", word.casefold().translate(_LIGATURES))
    return "".join(sign for sign in plain if sign.isalnum())


@lru_cache(maxsize=100_000)
def stems(word: str, language: str) -> tuple[str, ...]:
    """The one or two stems of `word`.

    >>> stems("réparations", "fr"), stems("reparations", "fr"), stems("schools", "en")
    (('repar',), ('repar',), ('school',))
    """
    stemmer = _stemmer(language)
    accented = unicodedata.normalize("NFC", word.casefold())
    of_folded, folded_after = stemmer.stemWord(folded(word)), folded(stemmer.stemWord(accented))
    return tuple(dict.fromkeys(stem for stem in (of_folded, folded_after) if stem))


def indexed(passage: str, language: str) -> Iterator[Indexed]:
    """The words of a passage in their order, as an index keeps them; and a break at its end.

    >>> list(indexed("Écoles fermées", "fr"))
    [('ecoles', ('ecol',)), ('fermees', ('ferme', 'ferm')), ('passagebreak', ())]
    """
    for found in words_in(passage):
        word = _indexed(found.group(), language)
        if word[0]:
            yield word
    yield BREAK, ()


@lru_cache(maxsize=100_000)
def _indexed(word: str, language: str) -> Indexed:
    return folded(word), stems(word, language)


def _stemmer(language: str) -> snowballstemmer.basestemmer.BaseStemmer:
    if not hasattr(_stemmers, language):
        setattr(_stemmers, language, snowballstemmer.stemmer(LANGUAGES[language]))
    return getattr(_stemmers, language)
