"""Amending a commitment, taking part in its discussion, setting and finishing tasks."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from manden.access.doors import policy, require
from manden.commitments.amending import part_of
from manden.commitments.forms import (
    SAID_AS,
    AmendmentForm,
    RemarkForm,
    TaskForm,
    amendment_form,
    present_value,
)
from manden.commitments.keeping import (
    AmendedMeanwhile,
    amend,
    confirm_continuation,
    finish_task,
    read_mentions,
    remark,
    restore,
    set_task,
    withdraw_continuation,
)
from manden.commitments.models import Commitment, Task
from manden.instruments.predecessor import previous_of


@policy("commitment.amend")
@require_http_methods(["GET", "POST"])
def amend_part(request: HttpRequest, slug: str, key: str, field: str) -> HttpResponse:
    commitment = _commitment(request, slug, key)
    if field not in SAID_AS:
        raise Http404
    value = part_of(commitment, field)
    initial = present_value(commitment, field, value) | {"seen": _last_seen(commitment)}
    form = amendment_form(field)(request.POST or None, initial=initial)
    status, theirs = 200, None
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                return _amended(request, commitment, field, form)
            except AmendedMeanwhile as meanwhile:
                status, theirs = 409, meanwhile.theirs
                form.data = form.data.copy()
                form.data["seen"] = str(theirs.pk)
    context = {
        "commitment": commitment,
        "field": field,
        "part": SAID_AS[field],
        "form": form,
        "theirs": theirs,
        "page_of": _page_of(commitment),
        "can_restore": field in commitment.stated and commitment.stated[field] != value,
    }
    return render(request, "commitments/amend.html", context, status=status)


@policy("commitment.amend")
@require_POST
def restore_part(request: HttpRequest, slug: str, key: str, field: str) -> HttpResponse:
    commitment = _commitment(request, slug, key)
    if field not in SAID_AS or field not in commitment.stated:
        raise Http404
    why = request.POST.get("why", "").strip()[:500] or _("Brought back to what was stated")
    given = request.POST.get("seen", "")
    seen = int(given) if given.isdigit() else 0
    try:
        restore(commitment=commitment, field=field, why=why, seen=seen, by=request.user)
    except AmendedMeanwhile:
        messages.error(request, _("Somebody amended this part meanwhile: look at it again."))
        return redirect("commitments:amend", slug=slug, key=key, field=field)
    messages.success(request, _("The part stands again as it was stated."))
    return redirect(_page_of(commitment) + "#history")


@policy("commitment.discuss")
@require_POST
def add_remark(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    commitment = _commitment(request, slug, key)
    form = RemarkForm(request.POST, commitment=commitment)
    if not form.is_valid():
        return _form_again(request, commitment, form, _("Your remark"))
    added = remark(commitment=commitment, by=request.user, **form.cleaned_data)
    return redirect(_page_of(commitment) + f"#r{added.pk}")


@policy("commitment.discuss")
@require_POST
def mark_read(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    read_mentions(commitment=_commitment(request, slug, key), by=request.user)
    return redirect("desk:work")


@policy("commitment.amend")
@require_POST
def continues(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    """Confirm the earlier commitment named in `old` (slug and key), or withdraw it where empty."""
    new = _commitment(request, slug, key)
    old_slug, _between, old_key = request.POST.get("old", "").partition(" ")
    if not old_slug:
        withdraw_continuation(new=new, by=request.user)
        messages.success(request, _("%(key)s continues nothing any more.") % {"key": new.key})
    else:
        old = _commitment(request, old_slug, old_key)
        if old.instrument != previous_of(new.instrument):
            raise Http404
        confirm_continuation(old=old, new=new, by=request.user)
        said = _("What is known of %(old)s is carried over to %(new)s.")
        messages.success(request, said % {"old": f"{old.instrument} {old.key}", "new": new.key})
    return redirect(
        reverse("desk:changes", args=[slug]) + f"#{new.provision.anchor.partition('(')[0]}"
    )


@policy("task.set")
@require_POST
def add_task(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    commitment = _commitment(request, slug, key)
    form = TaskForm(request.POST)
    if not form.is_valid():
        return _form_again(request, commitment, form, _("A task"))
    set_task(commitment=commitment, by=request.user, **form.cleaned_data)
    messages.success(request, _("The task is set."))
    return redirect(_page_of(commitment) + "#tasks")


@policy("task.finish")
@require_POST
def finish(request: HttpRequest, number: int) -> HttpResponse:
    own = Q(assigned_to=request.user) | Q(set_by=request.user)
    task = get_object_or_404(
        Task.objects.select_related("commitment__provision__instrument").filter(own), pk=number
    )
    finish_task(task=task, by=request.user)
    messages.success(request, _("The task is done."))
    wanted = request.POST.get("back")
    return redirect(reverse("desk:work") if wanted == "work" else _page_of(task.commitment))


def _commitment(request: HttpRequest, slug: str, key: str) -> Commitment:
    commitment = get_object_or_404(
        Commitment.objects.select_related("provision__instrument"),
        provision__instrument__slug=slug,
        key=key,
    )
    require(request.user, "commitment.read", commitment)
    return commitment


def _amended(
    request: HttpRequest, commitment: Commitment, field: str, form: AmendmentForm
) -> HttpResponse:
    made = amend(
        commitment=commitment,
        field=field,
        value=form.value_beside(part_of(commitment, field)),
        why=form.cleaned_data["why"],
        seen=form.cleaned_data["seen"],
        by=request.user,
    )
    said = _("The amendment is kept.") if made else _("Nothing was changed: it is the same.")
    messages.success(request, said)
    return redirect(_page_of(commitment) + "#history")


def _form_again(
    request: HttpRequest, commitment: Commitment, form: Any, title: str
) -> HttpResponse:
    context = {
        "commitment": commitment,
        "form": form,
        "title": title,
        "page_of": _page_of(commitment),
    }
    return render(request, "commitments/form_again.html", context, status=422)


def _last_seen(commitment: Commitment) -> int:
    last = commitment.amendments.last()
    return last.pk if last else 0


def _page_of(commitment: Commitment) -> str:
    return reverse("desk:commitment", args=[commitment.instrument.slug, commitment.key])
