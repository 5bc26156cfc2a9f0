"""Recording what is known about a commitment."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from manden.access.doors import policy, require
from manden.commitments.models import Commitment
from manden.registers.actions import record_development
from manden.registers.forms import DevelopmentForm


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
    form = DevelopmentForm(request.POST or None, today=request.today)
    if request.method == "POST" and form.is_valid():
        development = record_development(
            commitment=commitment,
            language=(get_language() or "fr")[:2],
            by=request.user,
            **form.cleaned_data,
        )
        messages.success(request, _("The development is recorded."))
        return redirect(_page_of(slug, key) + f"#d{development.pk}")
    context = {"form": form, "commitment": commitment, "page_of": _page_of(slug, key)}
    status = 422 if form.errors else 200
    return render(request, "registers/record.html", context, status=status)


def _page_of(slug: str, key: str) -> str:
    return reverse("desk:commitment", args=[slug, key])
