"""Asking for an export, approving or refusing it, and taking the file."""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from manden.access.doors import policy
from manden.access.models import User
from manden.access.policy import ACTIONS, allows
from manden.collection.exports.about import filters_in_words, left_out_in_words
from manden.collection.exports.asking import (
    MOST,
    CannotExport,
    Question,
    another_could_approve,
    approve_export,
    ask_export,
    refuse_export,
    sweep_exports,
    take_export,
)
from manden.collection.exports.attachments import take_attachments
from manden.collection.exports.models import Export
from manden.collection.exports.page_forms import FORMATS, OUTCOMES, AskForm
from manden.collection.exports.sealing import CannotOpen
from manden.collection.exports.writing import TYPES
from manden.vault.key_store import NoKey, StoreMissing
from manden.vault.words import PURPOSES
from manden.violations.forms.filtering import FilterForm

A_PAGE = 50


@policy("export.read")
@require_safe
def exports(request: HttpRequest) -> HttpResponse:
    """One's own, and for who approves all of them; what has expired is taken away on the way."""
    sweep_exports(by=request.user, now=timezone.now())
    page = Paginator(exports_for(request.user), A_PAGE).get_page(request.GET.get("page"))
    return render(
        request,
        "exports/exports.html",
        {"page": page, "alone": not another_could_approve(request.user), **_words()},
    )


@policy("incident.export")
@require_http_methods(["GET", "POST"])
def ask(request: HttpRequest) -> HttpResponse:
    """Ask for what the filters of the address find."""
    filters = FilterForm(request.GET).asked()
    form = AskForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        language = get_language()
        try:
            question = Question(filters=filters, language=language, **form.cleaned_data)
            export = ask_export(question=question, by=request.user, now=timezone.now())
        except CannotExport:
            sentence = _(
                "Nothing leaves: the filters find no incident that may be shared for this purpose, "
                "or more than %(most)s."
            )
            form.add_error(None, sentence % {"most": MOST})
        except StoreMissing:
            form.add_error(
                None, _("The keys of this desk were not brought: nothing can be sealed.")
            )
        else:
            messages.success(request, _("Asked: the file is sealed until it is taken."))
            return redirect("exports:one", export.pk)
    context = {
        "form": form,
        "filters": filters_in_words(filters),
        "alone": not another_could_approve(request.user),
    }
    return render(request, "exports/ask.html", context, status=422 if form.errors else 200)


@policy("export.read")
@require_safe
def one(request: HttpRequest, number: int) -> HttpResponse:
    now, export = timezone.now(), _known(request.user, number)
    over = export.expires_at <= now or export.swept_at is not None
    waits = export.outcome == Export.Outcome.WAITING and not over
    mine = export.asked_by_id == request.user.pk
    context = {
        "export": export,
        "filters": filters_in_words(export.filters),
        "left_out": left_out_in_words(export.counts["left_out"]),
        "over": over,
        "may_approve": waits and not mine and bool(allows(request.user, "export.approve")),
        "may_drop": waits and mine,
        "may_take_files": export.attachments and bool(allows(request.user, "evidence.export")),
        "may_take": export.outcome == Export.Outcome.APPROVED and mine and not over,
        **_words(),
    }
    return render(request, "exports/export.html", context)


@policy("export.approve")
@require_POST
def approve(request: HttpRequest, number: int) -> HttpResponse:
    return _settled(request, number, approve_export, _("Approved: who asked may take it."))


@policy("export.approve")
@require_POST
def refuse(request: HttpRequest, number: int) -> HttpResponse:
    return _settled(request, number, refuse_export, _("Refused: the file is destroyed."))


@policy("incident.export")
@require_POST
def drop(request: HttpRequest, number: int) -> HttpResponse:
    """Take back one's own, before it is settled."""
    if _known(request.user, number).asked_by_id != request.user.pk:
        raise Http404
    return _settled(request, number, refuse_export, _("Taken back: the file is destroyed."))


@policy("incident.export")
@require_safe
def take(request: HttpRequest, number: int) -> HttpResponse:
    export = _known(request.user, number)
    try:
        file = take_export(export=export, by=request.user, now=timezone.now())
    except (CannotExport, CannotOpen, NoKey, StoreMissing):
        messages.error(
            request, _("This file cannot be taken: it is not approved, or its day is over.")
        )
        return redirect("exports:one", number)
    ending, kind = TYPES[export.format]
    answer = HttpResponse(file, content_type=kind)
    answer["Content-Disposition"] = f'attachment; filename="incidents-{export.pk}.{ending}"'
    return answer


@policy("incident.export")
@require_safe
def take_files(request: HttpRequest, number: int) -> HttpResponse:
    """The evidence beside the incidents of the export, in an archive."""
    export = _known(request.user, number)
    try:
        archive = take_attachments(export=export, by=request.user, now=timezone.now())
    except (CannotExport, NoKey):
        messages.error(
            request,
            _(
                "These files cannot be taken: they were not asked for, are too large, or it is late."
            ),
        )
        return redirect("exports:one", number)
    answer = HttpResponse(archive, content_type="application/zip")
    answer["Content-Disposition"] = f'attachment; filename="files-{export.pk}.zip"'
    return answer


def exports_for(person: User) -> QuerySet[Export]:
    """One's own, and those of everybody for who reads them to approve."""
    seen = Q(asked_by=person)
    if ACTIONS["export.read"].roles & person.roles:
        seen = Q()
    return Export.objects.filter(seen).select_related("asked_by", "settled_by")


def _known(person: User, number: int) -> Export:
    found = exports_for(person).filter(pk=number).first()
    if found is None:
        raise Http404
    return found


def _settled(request: HttpRequest, number: int, act: object, told: str) -> HttpResponse:
    export = _known(request.user, number)
    try:
        act(export=export, by=request.user, now=timezone.now())  # type: ignore[operator]
    except CannotExport:
        messages.error(request, _("It is settled already, has expired, or is your own."))
    else:
        messages.success(request, told)
    return redirect("exports:one", number)


def _words() -> dict[str, object]:
    return {"formats": FORMATS, "outcomes": OUTCOMES, "purposes": PURPOSES}
