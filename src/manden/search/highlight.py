"""The words found, in their place: the passage that holds most of them, cut around the first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from manden.search.declaration import Passage
from manden.search.sought import Sought
from manden.search.words import folded, stems, words_in

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


class Highlighter:
    """Finds what was sought in any number of passages; each word is judged once."""

    def __init__(self, sought: Sought, languages: Iterable[str]) -> None:
        self._phrases = sought.phrases
        self._wanted = {
            language: {stem for word in sought.words for stem in stems(word, language)}
            for language in languages
        }
        self._judged: dict[tuple[str, str], bool] = {}

    def spans(self, passage: Passage) -> list[tuple[int, int]]:
        """Where the words of `passage` that were sought begin and end, in order.

        >>> passage = Passage("Les écoles du Nord, l’école", "fr", "gist")
        >>> Highlighter(Sought(("ecole",)), ("fr",)).spans(passage)
        [(4, 10), (22, 27)]
        """
        words = list(words_in(passage.text))
        languages = [language for language in passage.languages if language in self._wanted]
        found = {
            place
            for place, word in enumerate(words)
            if any(self._is_sought(word.group(), language) for language in languages)
        }
        if self._phrases:
            found |= set(_in_phrases([folded(word.group()) for word in words], self._phrases))
        return [words[place].span() for place in sorted(found)]

    def best_snippet(self, passages: Sequence[Passage], preferred: str) -> Snippet:
        """The passage that answers best; among equals the preferred language, then the first."""
        scored = [
            (_score(passage, spans, preferred), -place, passage, spans)
            for place, passage in enumerate(passages)
            for spans in [self.spans(passage)]
        ]
        _, _, passage, spans = max(scored, key=lambda one: one[:2])
        return _cut(passage, spans)

    def _is_sought(self, word: str, language: str) -> bool:
        key = (word, language)
        if key not in self._judged:
            self._judged[key] = not self._wanted[language].isdisjoint(stems(word, language))
        return self._judged[key]


def _in_phrases(plain: Sequence[str], phrases: Iterable[tuple[str, ...]]) -> Iterator[int]:
    for phrase in phrases:
        long = len(phrase)
        for place in range(len(plain) - long + 1):
            if tuple(plain[place : place + long]) == phrase:
                yield from range(place, place + long)


def _score(passage: Passage, spans: Sequence[tuple[int, int]], preferred: str) -> tuple[int, int]:
    distinct = {folded(passage.text[start:end])[:5] for start, end in spans}
    said = passage.role != "name"
    near = passage.language in (preferred, "")
    return len(distinct), 2 * near + said


def _cut(passage: Passage, spans: Sequence[tuple[int, int]]) -> Snippet:
    words = [one.span() for one in words_in(passage.text)]
    first = next((place for place, span in enumerate(words) if span in spans), 0)
    begin = max(0, first - WORDS_BEFORE)
    end = min(len(words), begin + WORDS_SHOWN)
    start = words[begin][0] if begin else 0
    stop = words[end - 1][1] if end < len(words) else len(passage.text)
    inside = [span for span in spans if start <= span[0] and span[1] <= stop]
    return Snippet(
        language=passage.language,
        role=passage.role,
        pieces=tuple(_pieces(passage.text, inside, start, stop)),
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
