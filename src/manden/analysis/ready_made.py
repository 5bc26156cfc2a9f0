"""The questions that come with the house."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from manden.analysis.question import Question, question_of
from manden.ui.bilingual import in_language

FILE = Path(__file__).resolve().parent / "ready" / "usual.yaml"


@dataclass(frozen=True)
class ReadyMade:
    code: str
    title_fr: str
    title_en: str
    question: Question

    @property
    def title(self) -> str:
        return in_language(self, "title")


@cache
def ready_made() -> Sequence[ReadyMade]:
    """Each checks itself when it is read: a question that mixes anything does not start.

    >>> ready_made()[0].question.unit
    'victims'
    """
    return tuple(
        ReadyMade(
            code=told["code"],
            title_fr=told["title"]["fr"],
            title_en=told["title"]["en"],
            question=question_of({**told["question"], "title": told["title"]}),
        )
        for told in yaml.safe_load(FILE.read_text("utf-8"))
    )
