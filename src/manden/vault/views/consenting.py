"""Recording the person's word on one purpose."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from manden.access.doors import policy
from manden.vault.actions import CannotRecordConsent, record_consent
from manden.vault.forms import ConsentForm
from manden.vault.views.known import known_identity


@policy("consent.manage")
@require_http_methods(["GET", "POST"])
def record(request: HttpRequest, pseudonym: str) -> HttpResponse:
    identity = known_identity(request, pseudonym, "consent.manage")
    form = ConsentForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            record_consent(
                identity=identity, **form.cleaned_data, by=request.user, now=timezone.now()
            )
        except CannotRecordConsent:
            form.add_error(
                None,
                _(
                    "This word cannot be recorded: only what was given is withdrawn, and only a "
                    "consent to share that is given names with whom."
                ),
            )
        else:
            messages.success(request, _("Recorded: it holds from now on."))
            return redirect("vault:identity", pseudonym)
    context = {"form": form, "identity": identity}
    return render(request, "vault/consent.html", context, status=422 if form.errors else 200)
