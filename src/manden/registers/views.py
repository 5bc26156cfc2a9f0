"""Recording what is known about a commitment."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from manden.access.doors import policy, require
from manden.commitments.models import Commitment
from manden.registers.actions import CannotConfirm, confirm_development, record_development
from manden.registers.forms import ConfirmationForm, recording_form
from manden.registers.models import Development
from manden.ui.bilingual import page_language


@policy("development.record")
@require_http_methods(["GET", "POST"])
def record(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    commitment = (
        Commitment.objects.filter(provision__instrument__slug=slug, key=key)
        .select_related("provision__instrument")
        .first()
    )
    if commitment is None:
        raise Http404
    require(request.user, "commitment.read", commitment)
    require(request.user, "development.record", commitment)
    require(request.user, "development.read", Development())  # at the level that it will bear
    form = recording_form(request.user, commitment, request.POST or None, today=request.today)
    if request.method == "POST" and form.is_valid():
        development = record_development(
            commitment=commitment,
            language=page_language(),
            by=request.user,
            **form.cleaned_data,
        )
        messages.success(request, _("The development is recorded."))
        return redirect(_page_of(slug, key) + f"#d{development.pk}")
    context = {"form": form, "commitment": commitment, "page_of": _page_of(slug, key)}
    status = 422 if form.errors else 200
    return render(request, "registers/record.html", context, status=status)


@policy("development.confirm")
@require_POST
def confirm(request: HttpRequest, number: int) -> HttpResponse:
    development = get_object_or_404(Development, pk=number)
    require(request.user, "development.read", development)
    bearing = development.bearings.select_related("commitment__provision__instrument").first()
    form = ConfirmationForm(request.POST)
    if bearing is None or not form.is_valid():
        raise Http404
    try:
        confirm_development(development=development, by=request.user, **form.cleaned_data)
    except CannotConfirm:
        raise Http404 from None
    messages.success(request, _("The word of the institution is confirmed."))
    commitment = bearing.commitment
    return redirect(_page_of(commitment.instrument.slug, commitment.key) + f"#d{development.pk}")


def _page_of(slug: str, key: str) -> str:
    return reverse("desk:commitment", args=[slug, key])
