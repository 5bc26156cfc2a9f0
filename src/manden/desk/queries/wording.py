"""Which words a page shows: the official ones in a language that is held, or our gist."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from manden.commitments.models import ClauseReading, Commitment
from manden.desk.queries.gist_verbs import gist_verbs
from manden.instruments.models import Provision, ProvisionText


@dataclass(frozen=True)
class Wording:
    """`shown` is "fr", "en" or "gist"; `held` are the languages of the official words held."""

    shown: str
    page_language: str
    held: tuple[str, ...]
    summarised: bool = True  # somebody has written a gist of some paragraph

    @property
    def official(self) -> bool:
        return self.shown != "gist"


@dataclass(frozen=True)
class Piece:
    """A run of words; `role` is "ask" for a verb that asks, "opening" for one that does not."""

    text: str
    role: str = ""


@dataclass(frozen=True)
class Words:
    """The words of one paragraph, `source` "official" or "gist", or "none" where none are held."""

    pieces: tuple[Piece, ...]
    source: str
    language: str
    heading: str = ""


def choose_wording(
    *, page_language: str, asked: str, held: Collection[str], summarised: bool = True
) -> Wording:
    """The wording asked for where it is held, else the page's language, else the gist.

    Where there is no gist, the words of another language stand rather than none.
    """
    languages = tuple(sorted(held))
    if asked in languages or (asked == "gist" and summarised):
        shown = asked
    elif page_language in languages:
        shown = page_language
    else:
        shown = "gist" if summarised or not languages else languages[0]
    return Wording(shown, page_language, languages, summarised)


def words_of(provision: Provision, commitments: Iterable[Commitment], wording: Wording) -> Words:
    """The words of `provision` in `wording`, or the nearest thing held, which says what it is."""
    texts = {text.language: text for text in provision.texts.all()}
    wanted = texts.get(wording.shown)
    if wanted is None and not provision.gist:
        wanted = texts.get(wording.page_language) or next(iter(texts.values()), None)
    if wanted is not None:
        return _official_words(wanted, commitments)
    if not provision.gist:
        return Words((), "none", wording.page_language)
    return _gist_words(provision.gist, commitments, wording.page_language)


def _official_words(wanted: ProvisionText, commitments: Iterable[Commitment]) -> Words:
    marks = list(_asking_verbs(commitments, wanted.language, wanted.text))
    if not any(start == 0 for start, _, _ in marks) and wanted.text.startswith(wanted.opening):
        marks.append((0, len(wanted.opening), "opening"))
    return Words(_cut(wanted.text, marks), "official", wanted.language, wanted.heading)


def _gist_words(gist: str, commitments: Iterable[Commitment], language: str) -> Words:
    asking = [one for one in commitments if one.kind != Commitment.Kind.FOLLOWED_POINT]
    places = gist_verbs(gist, [one.force for one in asking], language)
    return Words(_cut(gist, [(*place, "ask") for place in places]), "gist", language)


def _asking_verbs(
    commitments: Iterable[Commitment], language: str, text: str
) -> Iterable[tuple[int, int, str]]:
    """Where each clause's opening words stand, and whether they ask."""
    for commitment in commitments:
        for reading in commitment.readings.all():
            if reading.language != language:
                continue
            place = _place_of_opening(reading, text)
            if place is not None:
                followed = commitment.kind == Commitment.Kind.FOLLOWED_POINT
                role = "opening" if followed else "ask"
                yield place, place + len(reading.opening), role


def _place_of_opening(reading: ClauseReading, text: str) -> int | None:
    if not reading.opening:
        return None
    place = text.find(reading.opening, reading.start, reading.end)
    return place if place >= 0 else None


def _cut(text: str, marks: Iterable[tuple[int, int, str]]) -> tuple[Piece, ...]:
    pieces: list[Piece] = []
    done = 0
    for start, end, role in sorted(marks):
        if start < done or start == end:
            continue
        pieces += [Piece(text[done:start]), Piece(text[start:end], role)]
        done = end
    pieces.append(Piece(text[done:]))
    return tuple(piece for piece in pieces if piece.text)
