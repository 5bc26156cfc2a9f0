"""Answers as a person reads them: the question's words, and the words of what was chosen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from manden.collection.openrosa.form_reading import ReadForm, Words
from manden.collection.openrosa.submission_reading import Answer, answers_of

CHOSEN_AT_MOST = 200


@dataclass(frozen=True)
class Shown:
    question: str
    answer: str
    place: str


def shown_answers(told: bytes, form: ReadForm, language: str) -> list[Shown]:
    """Each value given, under the words of its question in `language` where the form has them."""
    return [_shown(one, form, language) for one in answers_of(told)]


def in_words(words: Words, language: str) -> str:
    """The words in `language`, however the form names it, else in its first one.

    >>> in_words({"Français (fr)": "Eau", "English (en)": "Water"}, "en")
    'Water'
    """
    named = [said for name, said in words.items() if _is(name, language)]
    return next(iter(named or words.values()), "")


def _shown(one: Answer, form: ReadForm, language: str) -> Shown:
    question = in_words(form.labels.get(one.path, {}), language)
    answer = _chosen(one.value, form.choices.get(one.path, {}), language)
    return Shown(question or one.path.rsplit("/", 1)[-1], answer, one.place)


def _chosen(value: str, offered: Mapping[str, Words], language: str) -> str:
    codes = value.split()
    if not offered or len(codes) > CHOSEN_AT_MOST or not set(codes) <= offered.keys():
        return value
    return ", ".join(in_words(offered[code], language) or code for code in codes)


def _is(name: str, language: str) -> bool:
    return name.casefold() == language or f"({language})" in name.casefold()
