"""One's tokens: made, shown once, revoked. Nobody sees another person's."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from manden.access.doors import policy
from manden.access.signed_in import entered_by_second_factor
from manden.api.models import Token
from manden.api.token_forms import TokenForm
from manden.api.tokens import (
    LIVE_TOKENS,
    CannotMakeToken,
    live_tokens,
    make_token,
    revoke_token,
)


@policy("token.keep")
@require_http_methods(["GET", "POST"])
def tokens(request: HttpRequest) -> HttpResponse:
    """GET lists one's tokens; POST makes one and tells it in this answer and never again."""
    told, now = "", timezone.now()
    form = TokenForm(request.POST or None, person=request.user)
    if request.method == "POST" and form.is_valid():
        try:
            told = make_token(
                **form.cleaned_data,
                by_second_factor=entered_by_second_factor(request),
                by=request.user,
                now=now,
            )
            form = TokenForm(person=request.user)
        except CannotMakeToken:
            form.add_error(None, _("Revoke a token first: you keep as many as one may."))
    context = {
        "form": form,
        "told": told,
        "tokens": live_tokens(request.user, now=now),
        "most": LIVE_TOKENS,
    }
    return render(request, "api/tokens.html", context, status=422 if form.errors else 200)


@policy("token.keep")
@require_POST
def revoke(request: HttpRequest, number: int) -> HttpResponse:
    token = get_object_or_404(Token, pk=number, owner=request.user)
    revoke_token(token=token, by=request.user, now=timezone.now())
    messages.success(request, _("The token is revoked: it opens nothing any more."))
    return redirect("tokens:tokens")
