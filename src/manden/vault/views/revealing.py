"""Reading names: for what, why and which; shown for a minute, or once a second person approves."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from manden.access.doors import policy
from manden.vault.actions import (
    CannotReveal,
    NotAllowed,
    Revealed,
    approve_reveal,
    reveal,
    show_approved,
)
from manden.vault.actions.revealing import SHOWN_FOR, left_today
from manden.vault.forms import RevealForm
from manden.vault.key_store import NoKey
from manden.vault.models import Identity, Reveal
from manden.vault.queries import reveal_purposes
from manden.vault.views.known import deny, known_identity
from manden.vault.words import FIELD_NAMES


@policy("identity.reveal")
@require_http_methods(["GET", "POST"])
def ask(request: HttpRequest, pseudonym: str) -> HttpResponse:
    identity = known_identity(request, pseudonym, "identity.reveal")
    purposes, now = reveal_purposes(identity), timezone.now()
    form = RevealForm(request.POST or None, purposes=purposes)
    if request.method == "POST" and form.is_valid():
        given = dict(form.cleaned_data)
        given["fields"] = given.pop("fields_asked")
        try:
            return _shown(request, reveal(identity=identity, **given, by=request.user, now=now))
        except NotAllowed as refusal:
            deny(request, "identity.reveal", f"vault.identity:{identity.pk}", str(refusal))
        except CannotReveal:
            form.add_error(None, _("This was shown already: open this page anew and ask again."))
        except NoKey:
            form.add_error(None, _("Identities are sealed until their key store is brought."))
    context = {
        "form": form,
        "identity": identity,
        "purposes": purposes,
        "left": left_today(request.user, identity, now),
    }
    return render(request, "vault/reveal.html", context, status=422 if form.errors else 200)


@policy("identity.reveal")
@require_POST
def show(request: HttpRequest, pseudonym: str, number: UUID) -> HttpResponse:
    """Show a reading that another person approved."""
    identity = known_identity(request, pseudonym, "identity.reveal")
    reading = _reading(identity, number)
    try:
        return _shown(request, show_approved(record=reading, by=request.user, now=timezone.now()))
    except NotAllowed as refusal:
        deny(request, "identity.reveal", f"vault.identity:{identity.pk}", str(refusal))
    except CannotReveal:
        messages.error(request, _("This reading is over, or not yet approved: ask again."))
    except NoKey:
        messages.error(request, _("Identities are sealed until their key store is brought."))
    return redirect("vault:identity", pseudonym)


@policy("identity.confirm")
@require_POST
def approve(request: HttpRequest, pseudonym: str, number: UUID) -> HttpResponse:
    """Approve another's reading beyond the limit."""
    identity = known_identity(request, pseudonym, "identity.confirm")
    reading = _reading(identity, number)
    try:
        approve_reveal(record=reading, by=request.user, now=timezone.now())
        messages.success(request, _("Approved: who asked can read within the hour."))
    except CannotReveal:
        messages.error(request, _("You cannot approve this: another person must, or it is over."))
    return redirect("vault:identity", pseudonym)


def _reading(identity: Identity, number: UUID) -> Reveal:
    reading = identity.reveals.filter(pk=number).first()
    if reading is None:
        raise Http404
    return reading


def _shown(request: HttpRequest, revealed: Revealed) -> HttpResponse:
    identity = revealed.record.identity
    back = reverse("vault:identity", args=[identity.pseudonym])
    if revealed.shown is None:
        messages.success(request, _("Beyond your limit for today: a second person must approve."))
        return redirect(back)
    told = [(FIELD_NAMES[field], words) for field, words in revealed.shown.items()]
    seconds = int(SHOWN_FOR.total_seconds())
    context = {"identity": identity, "told": told, "seconds": seconds}
    page = render(request, "vault/revealed.html", context)
    page["Cache-Control"] = "no-store"
    page["Refresh"] = f"{seconds}; url={back}"  # the page leaves by itself, without a script
    return page
