"""The pages by which an official text comes to the desk: given, read apart, confirmed."""

from __future__ import annotations

import hashlib
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from manden.access.doors import policy
from manden.desk.pack_editing import drop_upload
from manden.desk.queries.uploads import read_text
from manden.desk.reader_words import refused
from manden.desk.reading_apart import read_apart
from manden.desk.uploading import await_text, bind_awaited
from manden.instruments.models import AwaitedUpload
from manden.reading import CannotRead
from manden.ui.said_again import Said


@policy("instrument.register")
@require_http_methods(["GET", "POST"])
def upload(request: HttpRequest) -> HttpResponse:
    """A text given; refused in one sentence and forgotten, or read and shown."""
    refusal = None
    given = request.FILES.get("file")
    if request.method == "POST" and given is None:
        refusal = Said(_("no file came, or it is over 20 MB: choose the official text"))
    elif request.method == "POST":
        try:
            return redirect("desk:upload_confirm", _awaited(request, given).pk)
        except CannotRead as fault:
            refusal = refused(str(fault))
    status = 422 if refusal else 200
    return render(request, "desk/upload.html", {"refusal": refusal}, status=status)


@policy("instrument.register")
@require_http_methods(["GET", "POST"])
def confirm(request: HttpRequest, number: int) -> HttpResponse:
    """What was read; POST binds it, or drops it. Sent again, it leads to the text."""
    waiting = get_object_or_404(AwaitedUpload, pk=number, by=request.user, kind="text")
    if waiting.settled_at is None and request.method == "POST" and _drops(request):
        drop_upload(awaited=waiting, by=request.user)
        messages.success(request, _("The file is forgotten: nothing was bound."))
        return redirect("desk:packs")
    if waiting.settled_at is not None or request.method == "POST":
        slug = bind_awaited(awaited=waiting, by=request.user)
        messages.success(request, _("The text is bound to the desk."))
        return redirect("desk:text", slug)
    context = {"waiting": waiting, "read": read_text(waiting)}
    return render(request, "desk/upload_confirm.html", context)


def _drops(request: HttpRequest) -> bool:
    return bool(request.POST.get("do") == "drop")


def _awaited(request: HttpRequest, given: Any) -> AwaitedUpload:
    language = request.POST.get("language")
    data = given.read()
    found = read_apart(
        data, name=given.name, language=language if language in ("fr", "en") else None
    )
    sha256 = hashlib.sha256(data).hexdigest()
    return await_text(resolution=found, data=data, name=given.name, sha256=sha256, by=request.user)
