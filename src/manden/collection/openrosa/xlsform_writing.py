"""A form plan as an XLSForm: what a colleague opens in a spreadsheet, changes, and gives to another
server of the same family."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator

from manden.collection.openrosa.incident_form import FormPlan
from manden.collection.openrosa.incident_questions import Question
from manden.libraries import openpyxl

FRENCH, ENGLISH = "Français (fr)", "English (en)"
SURVEY = (
    "type",
    "name",
    f"label::{FRENCH}",
    f"label::{ENGLISH}",
    f"hint::{FRENCH}",
    f"hint::{ENGLISH}",
    "required",
    "relevant",
)
CHOICES = ("list_name", "name", f"label::{FRENCH}", f"label::{ENGLISH}")
SETTINGS = ("form_title", "form_id", "version", "default_language", "name")


def as_xlsform(plan: FormPlan) -> bytes:
    """The three sheets of an XLSForm, as a workbook."""
    book = openpyxl.Workbook()
    survey = book.active
    survey.title = "survey"
    survey.append(SURVEY)
    for row in _rows(plan.questions):
        survey.append(row)
    choices = book.create_sheet("choices")
    choices.append(CHOICES)
    for name, offered in plan.lists.items():
        for choice in offered:
            choices.append([name, choice.code, choice.fr, choice.en])
    settings = book.create_sheet("settings")
    settings.append(SETTINGS)
    settings.append([plan.fr, plan.form_id, plan.version, FRENCH, "incident"])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _rows(questions: Iterable[Question]) -> Iterator[list[str]]:
    for question in questions:
        if question.inside:
            yield [f"begin {question.kind}", question.name, question.fr, question.en]
            yield from _rows(question.inside)
            yield [f"end {question.kind}"]
            continue
        yield [
            f"{question.kind} {question.choices}".strip(),
            question.name,
            question.fr,
            question.en,
            question.hint_fr,
            question.hint_en,
            "yes" if question.required else "",
            _relevant(question),
        ]


def _relevant(question: Question) -> str:
    return f"${{{question.only_if[0]}}} = '{question.only_if[1]}'" if question.only_if else ""
