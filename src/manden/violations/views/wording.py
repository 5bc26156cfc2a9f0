"""The vocabularies of the desk and its parties: read by everybody, kept by the desk officer."""

from __future__ import annotations

from collections.abc import Sequence

from django.contrib import messages
from django.db.models import Count
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from manden.access.doors import policy
from manden.violations import huridocs
from manden.violations.forms.wording import PartyForm, TermForm, WordForm
from manden.violations.models import Party, Term, Vocabulary
from manden.violations.wording import CannotKeepWord, keep_party, keep_term
from manden.violations.words import CERTAINTIES, GRADES, STATUSES, VOCABULARIES


@policy("vocabulary.read")
@require_safe
def vocabularies(request: HttpRequest) -> HttpResponse:
    counted = dict(Term.objects.order_by().values_list("vocabulary").annotate(Count("pk")))
    context = {
        "vocabularies": [
            (code, VOCABULARIES[code], counted.get(code, 0)) for code in Vocabulary.values
        ],
        "parties": Party.objects.count(),
        "matchings": [
            (title, [(words[code], told) for code, told in matched.items()])
            for title, words, matched in (
                (_("Status of an incident"), STATUSES, huridocs.STATUSES),
                (_("Certainty of a party"), CERTAINTIES, huridocs.CERTAINTIES),
                (_("Reliability of a source"), GRADES, huridocs.RELIABILITIES),
            )
        ],
    }
    return render(request, "violations/vocabularies.html", context)


@policy("vocabulary.read")
@require_safe
def vocabulary(request: HttpRequest, vocabulary: str) -> HttpResponse:
    _known(vocabulary)
    words = under(list(Term.objects.filter(vocabulary=vocabulary)))
    context = {"vocabulary": vocabulary, "title": VOCABULARIES[vocabulary], "words": words}
    return render(request, "violations/vocabulary.html", context)


@policy("vocabulary.edit")
@require_http_methods(["GET", "HEAD", "POST"])
def term(request: HttpRequest, vocabulary: str, code: str = "") -> HttpResponse:
    """Make a word, or change the one of `code`."""
    _known(vocabulary)
    word = get_object_or_404(Term, vocabulary=vocabulary, code=code) if code else None
    form = TermForm(request.POST or None, vocabulary=vocabulary, word=word)
    if request.method == "POST" and form.is_valid():
        kept = code or form.cleaned_data["code"]
        try:
            keep_term(vocabulary=vocabulary, code=kept, told=form.told(), by=request.user)
        except CannotKeepWord:
            form.add_error("parent", _("It does not stand under itself, nor under its own parts."))
        else:
            messages.success(request, _("Kept: it is offered as it stands now."))
            return redirect("violations:vocabulary", vocabulary)
    title = VOCABULARIES[vocabulary]
    return _page(request, form, {"word": word, "title": title, "vocabulary": vocabulary})


@policy("vocabulary.read")
@require_safe
def parties(request: HttpRequest) -> HttpResponse:
    return render(request, "violations/parties.html", {"words": under(list(Party.objects.all()))})


@policy("vocabulary.edit")
@require_http_methods(["GET", "HEAD", "POST"])
def party(request: HttpRequest, code: str = "") -> HttpResponse:
    word = get_object_or_404(Party, code=code) if code else None
    form = PartyForm(request.POST or None, word=word)
    if request.method == "POST" and form.is_valid():
        kept = code or form.cleaned_data["code"]
        try:
            keep_party(code=kept, told=form.told(), by=request.user)
        except CannotKeepWord:
            form.add_error("parent", _("It does not stand under itself, nor under its own parts."))
        else:
            messages.success(request, _("Kept: it is offered as it stands now."))
            return redirect("violations:parties")
    return _page(request, form, {"word": word, "title": _("Parties"), "vocabulary": ""})


def under(words: Sequence[Term] | Sequence[Party]) -> list[tuple[Term | Party, int]]:
    """Each word after the one it stands under, and how deep."""
    told: list[tuple[Term | Party, int]] = []

    def tell(parent: int | None, depth: int) -> None:
        for word in words:
            if word.parent_id == parent:
                told.append((word, depth))
                tell(word.pk, depth + 1)

    tell(None, 0)
    return told


def _known(vocabulary: str) -> None:
    if vocabulary not in Vocabulary.values:
        raise Http404


def _page(request: HttpRequest, form: WordForm, context: dict[str, object]) -> HttpResponse:
    status = 422 if form.errors else 200
    return render(request, "violations/word.html", {**context, "form": form}, status=status)
