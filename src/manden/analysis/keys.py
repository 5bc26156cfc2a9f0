"""Names of questions, runs and figures: they tell neither how many there are nor when one was made."""

from __future__ import annotations

import secrets

_SIGNS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"  # none that the eye takes for another


def new_key(letter: str) -> str:
    """A letter and seven signs drawn at random.

    >>> new_key("F")[:2], len(new_key("F"))
    ('F-', 9)
    """
    return f"{letter}-" + "".join(secrets.choice(_SIGNS) for _ in range(7))


def question_key() -> str:
    return new_key("Q")


def run_key() -> str:
    return new_key("R")


def snapshot_key() -> str:
    return new_key("S")


def figure_key() -> str:
    return new_key("F")


def publication_key() -> str:
    return new_key("L")
