"""French openings."""

from __future__ import annotations

from manden.reading.verb_phrase import Form, VerbPhrase


def phrase_at(words: str, place: int, form: Form, *, opens: bool) -> VerbPhrase | None:
    """The opening that stands at `words[place]`."""
    return None
