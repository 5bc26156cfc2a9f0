"""The composer: a question asked on a page, answered from what its reader may read."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from manden.access.doors import policy
from manden.analysis.actions import drop_question, save_question
from manden.analysis.addresses import query_of, question_in, shape_in
from manden.analysis.asking import counting_for
from manden.analysis.drawing import drawn
from manden.analysis.forms import ComposerForm, SaveForm
from manden.analysis.laid import asked_in_words, key_of, laid_out
from manden.analysis.models import SavedQuestion
from manden.analysis.picturing import CannotMap, pictures_of, why_none
from manden.analysis.queries import behind, questions_for
from manden.analysis.question import CannotAsk, Question, question_of
from manden.analysis.ready_made import GROUPS, ready_made
from manden.analysis.refusals import refusal_of
from manden.analysis.spots import one_of_each


@policy("figure.ask")
@require_safe
def compose(request: HttpRequest) -> HttpResponse:
    """The composer; without a question in the address, the ready-made ones are offered."""
    context = _composed(request)
    if not request.GET:
        return render(request, "analysis/compose.html", context)
    try:
        question = question_in(request.GET)
    except CannotAsk as refusal:
        why = refusal_of(refusal)
        context["form"].refuse(why.field, why.words)
        context["refused"] = why.words
        return render(request, "analysis/compose.html", context, status=422)
    context |= _answered(request, question)
    return render(request, "analysis/compose.html", context)


@policy("figure.ask")
@require_safe
def records(request: HttpRequest) -> HttpResponse:
    """The records behind an answer, or behind one cell of it."""
    question = _question(request)
    key = key_of(request.GET.get("cell", "")) or None
    if key is not None and len(key) != len(question.laid_out):
        raise Http404
    context = {
        "behind": behind(question, key, by=request.user),
        "asked": asked_in_words(counting_for(request.user).answer(question)),
        "query": query_of(question),
    }
    return render(request, "analysis/records.html", context)


@policy("figure.ask")
@require_POST
def save(request: HttpRequest) -> HttpResponse:
    """Keep the question of the address under a name."""
    question, form = _question(request), SaveForm(request.POST)
    if not form.is_valid():
        context = _composed(request) | _answered(request, question) | {"saving": form}
        return render(request, "analysis/compose.html", context, status=422)
    title = {"fr": form.cleaned_data["title_fr"], "en": form.cleaned_data["title_en"]}
    save_question(
        question=question, title=title, shared=form.cleaned_data["shared"], by=request.user
    )
    messages.success(request, _("Kept: it stands with your questions."))
    return redirect(f"{reverse('analysis:compose')}?{query_of(question)}")


@policy("figure.ask")
@require_POST
def drop(request: HttpRequest, number: int) -> HttpResponse:
    drop_question(
        kept=get_object_or_404(SavedQuestion, pk=number, by=request.user), by=request.user
    )
    return redirect("analysis:compose")


def _composed(request: HttpRequest) -> dict[str, Any]:
    return {
        "form": ComposerForm(request.GET),
        "ready": _grouped(),
        "kept": [(one, query_of(question_of(one.question))) for one in questions_for(request.user)],
        "asked": bool(request.GET),
        "saving": SaveForm(),
    }


def _answered(request: HttpRequest, question: Question) -> dict[str, Any]:
    answer = counting_for(request.user).answer(question)
    laid = laid_out(answer)
    shape = shape_in(request.GET)
    try:
        drawings = pictures_of(answer, laid, shape=shape, on=request.today)
        why = "" if drawings else why_none(answer, shape)
    except CannotMap as refusal:
        drawings, why = [], str(refusal)
    return {
        "laid": laid,
        "answer": answer,
        "drawn": drawn(drawings),
        "why_not_drawn": why,
        "by_squares": one_of_each(question),
        "boundaries_lack": bool(why) and shape == "map",
        "words": asked_in_words(answer),
        "query": query_of(question, shape),
    }


def _grouped() -> list[tuple[str, list[tuple[str, str]]]]:
    """The ready-made questions under their headings."""
    return [
        (
            str(name),
            [(one.title, query_of(one.question)) for one in ready_made() if one.group == group],
        )
        for group, name in GROUPS.items()
    ]


def _question(request: HttpRequest) -> Question:
    try:
        return question_in(request.GET)
    except CannotAsk:
        raise Http404 from None
