"""In which language a command speaks: the one asked for, else that of the environment.

JSON and CSV are for programs: their keys, codes and sentences stay in English.
"""

from __future__ import annotations

import locale
import os
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import django
import typer
from django.conf import settings
from django.utils import translation

import manden.ui

# The first that is set decides, as it does for other programs of the terminal.
_ENVIRONMENT = ("LC_ALL", "LC_MESSAGES", "LANG")
_CATALOGUES = Path(manden.ui.__path__[0]) / "locale"


class Language(StrEnum):
    FRENCH = "fr"
    ENGLISH = "en"


Speak = Annotated[
    Language | None,
    typer.Option(
        "--speak",
        help="Language of tables, warnings and refusals; that of the terminal where not given.",
    ),
]


@contextmanager
def speaking(asked: Language | None) -> Iterator[None]:
    """What is said inside is said in the language asked for, or in that of the environment."""
    if not settings.configured:  # a command that needs no desk
        settings.configure(LOCALE_PATHS=[_CATALOGUES], LANGUAGE_CODE="en")
        django.setup()
    with translation.override(asked or language_of_environment()):
        yield


def language_of_environment() -> Language:
    """French where the terminal is French, English elsewhere."""
    set_there = next(filter(None, map(os.environ.get, _ENVIRONMENT)), None)
    named = set_there or locale.getlocale()[0] or ""
    return Language.FRENCH if named.lower().startswith("fr") else Language.ENGLISH
