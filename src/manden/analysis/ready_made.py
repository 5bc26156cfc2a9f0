"""The questions that come with the house."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml
from django.utils.translation import gettext_lazy as _

from manden.analysis.question import Question, question_of
from manden.ui.bilingual import in_language

FILE = Path(__file__).resolve().parent / "ready" / "usual.yaml"


@dataclass(frozen=True)
class ReadyMade:
    code: str
    group: str
    title_fr: str
    title_en: str
    question: Question

    @property
    def title(self) -> str:
        return in_language(self, "title")


GROUPS = {
    "people": _("People, parties and places"),
    "children": _("Children, and schools"),
    "access": _("Health care and aid"),
    "text": _("What the text asks, and what is known"),
    "work": _("How far verification has come"),
}


@cache
def ready_made() -> Sequence[ReadyMade]:
    """Each checks itself when it is read: a question that mixes anything does not start.

    >>> ready_made()[0].question.unit
    'victims'
    """
    return tuple(
        ReadyMade(
            code=told["code"],
            group=told["group"],
            title_fr=told["title"]["fr"],
            title_en=told["title"]["en"],
            question=question_of({**told["question"], "title": told["title"]}),
        )
        for told in yaml.safe_load(FILE.read_text("utf-8"))
    )
