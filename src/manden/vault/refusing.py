"""A refusal in one sentence, marked for the catalogues: what reads files knows no language."""

from __future__ import annotations


def gettext_noop(words: str) -> str:
    """Marks `words` to be translated where they are shown."""
    return words


class Refused(ValueError):
    """`words` say why and what to do, `values` stand in them as %(name)s."""

    def __init__(self, words: str, **values: str | int) -> None:
        super().__init__(words % values if values else words)
        self.words, self.values = words, values
