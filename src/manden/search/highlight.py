"""The words found, in their place: the passage that holds most of them, cut around the first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from manden.search.declaration import Passage
from manden.stems.sought import Sought
from manden.stems.words import folded, stems, words_in

WORDS_SHOWN = 44
WORDS_BEFORE = 12


@dataclass(frozen=True)
class Piece:
    text: str
    found: bool = False


@dataclass(frozen=True)
class Snippet:
    """Pieces of one passage; `language` is "" for words of no language, as a name or a symbol."""

    language: str
    role: str
    pieces: tuple[Piece, ...]
    cut_before: bool
    cut_after: bool


@dataclass(frozen=True)
class Look:
    """A passage looked through: its words, and of those found, which sought term each answers."""

    passage: Passage
    words: tuple[tuple[int, int], ...]
    terms: dict[int, int]  # place of the word -> place of the term

    @property
    def spans(self) -> list[tuple[int, int]]:
        return [self.words[place] for place in sorted(self.terms)]

    @property
    def answered(self) -> int:
        return len(set(self.terms.values()))


class Highlighter:
    """Finds what was sought in any number of passages; each word is judged once."""

    def __init__(self, sought: Sought, languages: Iterable[str]) -> None:
        self._sought = sought
        self._languages = tuple(languages)
        self._judged: dict[tuple[str, ...], dict[str, int]] = {}

    def look(self, passage: Passage) -> Look:
        """Which words of `passage` answer what was sought.

        >>> passage = Passage("Les écoles du Nord, l’école", "fr", "gist")
        >>> Highlighter(Sought(("ecole",)), ("fr",)).look(passage).spans
        [(4, 10), (22, 27)]
        """
        languages = tuple(one for one in passage.languages if one in self._languages)
        judged = self._judged.setdefault(languages, {})
        words, terms, texts = [], {}, []
        for place, match in enumerate(words_in(passage.text)):
            word = match.group()
            words.append(match.span())
            texts.append(word)
            if word not in judged:
                judged[word] = self._term_of(word, languages)
            if judged[word] >= 0:
                terms[place] = judged[word]
        if self._sought.phrases:
            terms |= dict(self._in_phrases([folded(text) for text in texts]))
        return Look(passage, tuple(words), terms)

    def best_snippet(self, passages: Sequence[Passage], preferred: str) -> Snippet:
        """The passage that answers most; among equals the preferred language, then the first."""
        nearest = sorted(passages, key=lambda one: _distance(one, preferred))
        whole = len(self._sought.words) + len(self._sought.phrases)
        best: Look | None = None
        for passage in nearest:
            look = self.look(passage)
            if best is None or look.answered > best.answered:
                best = look
            if best.answered == whole:
                break
        assert best is not None, "every record has at least one passage"
        return _cut(best)

    def _term_of(self, word: str, languages: Iterable[str]) -> int:
        """The place of the sought word that `word` is a form of; -1 for none."""
        for language in languages:
            forms = set(stems(word, language))
            for place, sought in enumerate(self._sought.words):
                if not forms.isdisjoint(stems(sought, language)):
                    return place
        return -1

    def _in_phrases(self, plain: Sequence[str]) -> Iterator[tuple[int, int]]:
        for term, phrase in enumerate(self._sought.phrases, len(self._sought.words)):
            long = len(phrase)
            for place in range(len(plain) - long + 1):
                if tuple(plain[place : place + long]) == phrase:
                    yield from ((at, term) for at in range(place, place + long))


def _distance(passage: Passage, preferred: str) -> tuple[bool, bool]:
    return passage.language not in (preferred, ""), passage.role == "name" and not passage.language


def _cut(look: Look) -> Snippet:
    words, text = look.words, look.passage.text
    first = min(look.terms, default=0)
    begin = max(0, first - WORDS_BEFORE)
    end = min(len(words), begin + WORDS_SHOWN)
    start = words[begin][0] if begin else 0
    stop = words[end - 1][1] if end < len(words) else len(text)
    inside = [span for span in look.spans if start <= span[0] and span[1] <= stop]
    return Snippet(
        language=look.passage.language,
        role=look.passage.role,
        pieces=tuple(_pieces(text, inside, start, stop)),
        cut_before=begin > 0,
        cut_after=end < len(words),
    )


def _pieces(text: str, spans: Iterable[tuple[int, int]], start: int, stop: int) -> Iterator[Piece]:
    at = start
    for begin, end in spans:
        if at < begin:
            yield Piece(text[at:begin])
        yield Piece(text[begin:end], found=True)
        at = end
    if at < stop:
        yield Piece(text[at:stop])
