"""Figures: kept from a question, opened down to their records and up to the words, approved, taken out."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from manden.access.doors import comes_back_with, policy
from manden.access.policy import allows, roles_in_words
from manden.analysis.addresses import query_of, question_in, shape_in
from manden.analysis.asking import counting_for
from manden.analysis.drawing import drawn
from manden.analysis.laid import asked_in_words, key_of, laid_out
from manden.analysis.question import CannotAsk, Question
from manden.analysis.titles import suggested_titles
from manden.reporting.actions import approve_figure, keep_figure, withdraw_approval
from manden.reporting.alt_text import alt_text
from manden.reporting.behind import behind_cell, still_equal
from manden.reporting.exporting import take_data, take_document
from manden.reporting.forms import ChooseForm, KeepForm, WithdrawForm
from manden.reporting.known import known_figure, seen_by
from manden.reporting.models import Figure
from manden.reporting.pictured import pictured
from manden.reporting.reach import snapshot_for
from manden.reporting.recomputing import recompute
from manden.reporting.refusals import CannotKeepFigure, TooManyNumbers
from manden.reporting.trail import answer_of, shown_words
from manden.ui.bilingual import page_language

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@policy("figure.read")
@require_safe
def figures(request: HttpRequest) -> HttpResponse:
    context = {
        "figures": [(one, answer_of(one)) for one in seen_by(request)],
        "chosen": request.GET.getlist("figures"),
    }
    return render(request, "reporting/figures.html", context)


@policy("figure.keep")
@require_http_methods(["GET", "POST"])
def keep(request: HttpRequest) -> HttpResponse:
    """Name the answer of the address; it is asked once more, and the run kept."""
    question = _asked(request)
    titles = {f"title_{name}": said for name, said in suggested_titles(question).items()}
    form = KeepForm(request.POST or None, initial={"shape": shape_in(request.GET), **titles})
    if request.method == "POST" and form.is_valid():
        try:
            kept = keep_figure(question=question, by=request.user, **form.told())
        except TooManyNumbers:
            form.add_error(
                None, _("This has too many numbers to keep: lay it out by broader rows.")
            )
        else:
            messages.success(request, _("The figure is kept, with all that it was counted from."))
            return redirect("reporting:figure", kept.key)
    answer = counting_for(request.user).answer(question)
    context = {
        "form": form,
        "answer": answer,
        "laid": laid_out(answer),
        "words": asked_in_words(answer),
        "asked": query_of(question, shape_in(request.GET)),
    }
    return render(request, "reporting/keep.html", context, status=422 if form.errors else 200)


@policy("figure.read")
@require_safe
def figure(request: HttpRequest, key: str) -> HttpResponse:
    return _page(request, known_figure(request, key, "figure.read"))


@policy("figure.read")
@require_safe
def records(request: HttpRequest, key: str) -> HttpResponse:
    """The records behind a figure or one of its cells, as their reader may read them today."""
    held = known_figure(request, key, "figure.read")
    cell = key_of(request.GET.get("cell", "")) or None
    if cell is not None and cell not in answer_of(held).cells:
        raise Http404
    behind = behind_cell(held, by=request.user, key=cell)
    return render(request, "reporting/records.html", {"figure": held, "behind": behind})


@policy("figure.read")
@require_safe
def again(request: HttpRequest, key: str) -> HttpResponse:
    """Count it again, now: from its snapshot, and from today's records."""
    held = known_figure(request, key, "figure.read")
    return _page(request, held, again=recompute(held, by=request.user))


@policy("figure.approve")
@require_POST
def approve(request: HttpRequest, key: str) -> HttpResponse:
    held = known_figure(request, key, "figure.approve")
    try:
        approve_figure(figure=held, by=request.user)
    except CannotKeepFigure:
        messages.error(request, _why_not_approved(request, held))
    else:
        messages.success(request, _("Approved: a report may use this figure."))
    return redirect("reporting:figure", key)


@policy("figure.approve")
@require_POST
def withdraw(request: HttpRequest, key: str) -> HttpResponse:
    held = known_figure(request, key, "figure.approve")
    form = WithdrawForm(request.POST)
    if not form.is_valid() or held.approved_at is None:
        return _page(request, held, withdrawing=form, status=422)
    withdraw_approval(figure=held, reason=form.cleaned_data["reason"], by=request.user)
    messages.success(request, _("The approval is withdrawn."))
    return redirect("reporting:figure", key)


@policy("figure.export")
@require_safe
def data(request: HttpRequest, key: str) -> HttpResponse:
    """The cells of a figure as a file of data."""
    held = known_figure(request, key, "figure.export")
    return attached(
        take_data(figure=held, by=request.user), "text/csv; charset=utf-8", f"{key}.csv"
    )


@comes_back_with("figures")
@policy("figure.export")
@require_POST
def document(request: HttpRequest) -> HttpResponse:
    """Chosen figures as a Word file."""
    form = ChooseForm(request.POST, offered=seen_by(request))
    if not form.is_valid():
        messages.error(request, _("Choose figures first."))
        return redirect("reporting:figures")
    chosen = list(form.cleaned_data["figures"])
    written = take_document(figures=chosen, language=page_language(), by=request.user)
    return attached(written, WORD, "figures.docx")


def _page(request: HttpRequest, held: Figure, *, status: int = 200, **more: Any) -> HttpResponse:
    answer = answer_of(held)
    laid, behind = laid_out(answer), behind_cell(held, by=request.user)
    pictures = pictured(held)
    may_approve = allows(request.user, "figure.approve", held) and held.made_by != request.user
    context = {
        "figure": held,
        "answer": answer,
        "laid": laid,
        "alt": alt_text(held),
        "drawn": drawn(pictures.drawings),
        "why_not_drawn": pictures.why,
        "words": asked_in_words(answer),
        "query": query_of(answer.question, held.shape),
        "behind": behind,
        "snapshot": snapshot_for(held.run, request.user),
        "official": shown_words(held.commitment, page_language()) if held.commitment else [],
        "may_approve": bool(may_approve),
        "differs": bool(may_approve)
        and not held.approved_at
        and not still_equal(held, by=request.user),
        "approvers": roles_in_words("figure.approve"),
        "withdrawing": WithdrawForm(),
        **more,
    }
    return render(request, "reporting/figure.html", context, status=status)


def _why_not_approved(request: HttpRequest, held: Figure) -> str:
    if held.made_by == request.user:
        return _("Another must approve than who made it: ask a colleague.")
    if held.approved_at is not None:
        return _("It is approved already.")
    return _("It counts real and fictitious records together: ask for one of them alone.")


def _asked(request: HttpRequest) -> Question:
    try:
        return question_in(request.GET)
    except CannotAsk:
        raise Http404 from None


def attached(content: bytes, kind: str, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type=kind)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
