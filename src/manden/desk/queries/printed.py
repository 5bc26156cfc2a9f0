"""What a text itself prints of a commitment, in the language of the page where it is held.

A commitment that a pack states, or a part that a person amended, keeps those words. What the
reader found is shown as each language prints it; a language that is not held is not made up from
the other, and words that stand in for it say their language.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from manden.actors.models import Actor
from manden.commitments.models import Addressing, ClauseReading, Commitment, Deadline
from manden.ui.bilingual import page_language


@dataclass(frozen=True)
class Asked:
    """An actor that is asked, under the words that its text prints; "" for the actor's own name."""

    actor: Actor
    words: str = ""
    language: str | None = None  # of `words`, None for the page's

    def __str__(self) -> str:
        return self.words or str(self.actor)


def reading_shown(commitment: Commitment) -> ClauseReading | None:
    """The clause in the page's language where it was read in it, else in the other."""
    here = page_language()
    readings = sorted(commitment.readings.all(), key=lambda one: (one.language != here, one.pk))
    return readings[0] if readings else None


def those_asked(commitment: Commitment) -> tuple[Asked, ...]:
    """Every actor asked, as the text shown prints it, in the order of the print."""
    shown = reading_shown(commitment)
    addressings = list(commitment.addressings.all())
    found = (_asked(one, commitment, shown) for one in addressings)
    asked = [one for one in found if one is not None]
    if shown is None or not all(one.text for one in addressings):
        return tuple(asked)
    asked += _named_again(commitment, shown, asked)
    places = {told["text"]: at for at, told in enumerate(shown.clause.get("addressees", ()))}
    return tuple(sorted(asked, key=lambda one: places.get(one.words, len(places))))


def _named_again(
    commitment: Commitment, shown: ClauseReading, asked: list[Asked]
) -> Iterator[Asked]:
    """Those of one kind that the text asks under further words: "all ringers and other ringers"."""
    actors = {
        reading.clause["addressees"][place]["actor"]: addressing.actor
        for addressing in commitment.addressings.all()
        for reading, place in _places(commitment, "addressees", addressing.text)
    }
    said = {one.words for one in asked}
    for told in shown.clause.get("addressees", ()):
        if told["actor"] and told["actor"] in actors and told["text"] not in said:
            yield Asked(actors[told["actor"]], told["text"], _foreign(shown.language))


def _asked(
    addressing: Addressing, commitment: Commitment, shown: ClauseReading | None
) -> Asked | None:
    """None for whom only the other language names, where the page's own names others or nobody."""
    if not addressing.text or shown is None:
        return Asked(addressing.actor)
    for reading, place in _places(commitment, "addressees", addressing.text):
        told = _same(reading, shown, "addressees", place, "actor")
        if told is not None:
            return Asked(addressing.actor, told["text"], _foreign(shown.language))
    if not any(_places(commitment, "addressees", addressing.text)):
        return Asked(addressing.actor)
    named_here = getattr(addressing.actor, f"name_{shown.language}", "")
    return Asked(addressing.actor) if named_here and not shown.clause["addressees"] else None


def words_of_deadline(
    deadline: Deadline, commitment: Commitment
) -> tuple[str, ClauseReading | None]:
    """The words of a deadline and the clause that prints them; None where no reading does."""
    shown = reading_shown(commitment)
    if not deadline.text or shown is None:
        return deadline.text, None
    for reading, place in _places(commitment, "deadlines", deadline.text):
        told = _same(reading, shown, "deadlines", place, "kind")
        return (told["text"], shown) if told is not None else (deadline.text, reading)
    return deadline.text, None


def _places(commitment: Commitment, part: str, text: str) -> Iterator[tuple[ClauseReading, int]]:
    """Where the readings print `text` among the parts of their clause."""
    for reading in commitment.readings.all():
        for place, told in enumerate(reading.clause.get(part, ())):
            if told["text"][: len(text)] == text:
                yield reading, place


def _same(
    found: ClauseReading, shown: ClauseReading, part: str, place: int, by: str
) -> dict[str, Any] | None:
    """The part of `shown` that is the one at `place` in `found`: alike by its `by`, in its turn."""
    parts, others = found.clause[part], shown.clause.get(part, ())
    own = parts[place]
    turn = sum(1 for one in parts[:place] if one[by] == own[by])
    alike = [one for one in others if one[by] == own[by]]
    if turn < len(alike):
        return dict(alike[turn])
    return dict(others[place]) if len(parts) == len(others) else None


def _foreign(language: str) -> str | None:
    return language if language != page_language() else None
