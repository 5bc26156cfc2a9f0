"""Looking at a file, taking it out, and copies of it."""

from __future__ import annotations

from typing import Any

from csp.constants import SELF
from csp.decorators import csp_update
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from manden.access.doors import policy
from manden.vault.actions.deriving import CannotDerive, clean, decide, redact
from manden.vault.actions.opening_files import (
    CannotOpenFile,
    NotInReach,
    TakenOut,
    can_be_shown,
    preview,
    share_copy,
    take_out,
)
from manden.vault.evidence_forms import CopyForm, DecideForm, TakeOutForm
from manden.vault.evidence_words import in_words
from manden.vault.file_store import Damaged
from manden.vault.key_store import NoKey
from manden.vault.models import Evidence
from manden.vault.views.evidence import known_evidence

# What is shown stands alone: no script, no form, no request of its own, whatever it is.
SANDBOX = "sandbox; default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'"
WORDS = "text/plain; charset=utf-8"
FAR = 10_000


@policy("evidence.view")
@require_GET
@csp_update({"frame-src": [SELF]})  # type: ignore[arg-type]
def viewer(request: HttpRequest, key: str) -> HttpResponse:
    """A page around the sandboxed frame in which a file is shown."""
    evidence = known_evidence(request, key, "evidence.view")
    page = _page_asked(request)
    context = {"evidence": evidence, "page": page, "shown": can_be_shown(evidence)}
    context |= {"before": page - 1, "after": page + 1}
    context["paged"] = evidence.kind == "application/pdf"
    return render(request, "vault/viewer.html", context)


@policy("evidence.view")
@require_GET
@xframe_options_sameorigin
def shown(request: HttpRequest, key: str, page: int) -> HttpResponse:
    """A page of the file painted anew, or its words; never a byte of it."""
    evidence = known_evidence(request, key, "evidence.view")
    return _framed(request, evidence, page, rulers="rulers" in request.GET)


@policy("evidence.derive")
@require_POST
@xframe_options_sameorigin
def trial(request: HttpRequest, key: str) -> HttpResponse:
    """The page as the boxes would leave it; nothing is made."""
    evidence = known_evidence(request, key, "evidence.derive")
    form = CopyForm(request.POST)
    form.is_valid()
    boxes = form.cleaned_data.get("boxes", [])
    page = boxes[0].page if boxes else 1
    return _framed(request, evidence, page, rulers=True, boxes=[box.told for box in boxes])


def _framed(request: HttpRequest, evidence: Evidence, page: int, **asked: Any) -> HttpResponse:
    told = {"evidence": evidence, "page": page, "by": request.user, "now": timezone.now()}
    try:
        made = preview(**told, **asked)
        answer = HttpResponse(made.content, content_type=f"{made.media}; charset=utf-8")
    except CannotOpenFile as refusal:
        answer = HttpResponse(in_words(refusal), content_type=WORDS)
    except (NoKey, Damaged) as fault:
        answer = HttpResponse(_closed(fault), content_type=WORDS)
    answer["Content-Security-Policy"] = SANDBOX
    return answer


@policy("evidence.export")
@require_http_methods(["GET", "POST"])
def take(request: HttpRequest, key: str) -> HttpResponseBase:
    """Ask for what, and for whom, then give it: the exact bytes, or a copy without metadata."""
    evidence = known_evidence(request, key, "evidence.export")
    form = TakeOutForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            return _given(_taken(request, evidence, form))
        except NotInReach:
            form.add_error("purpose", _("Somebody in this file did not agree to this purpose."))
        except CannotOpenFile as refusal:
            form.add_error(None, in_words(refusal))
        except (NoKey, Damaged) as fault:
            form.add_error(None, _closed(fault))
    context = {"form": form, "evidence": evidence}
    return render(request, "vault/take.html", context, status=422 if form.errors else 200)


@policy("evidence.derive")
@require_http_methods(["GET", "POST"])
@csp_update({"frame-src": [SELF]})  # type: ignore[arg-type]
def copy(request: HttpRequest, key: str) -> HttpResponse:
    """Make a copy: redacted where boxes are given, else without metadata."""
    evidence = known_evidence(request, key, "evidence.derive")
    form = CopyForm(request.POST or None, initial={"level": evidence.level})
    if request.method == "POST" and form.is_valid():
        made = _copied(request, evidence, form)
        if made is not None:
            messages.success(request, _("The copy is made: it waits for a second person."))
            return redirect("vault:file", made.key)
    context = {"form": form, "evidence": evidence, "page": _page_asked(request)}
    return render(request, "vault/copy.html", context, status=422 if form.errors else 200)


@policy("evidence.approve")
@require_POST
def settle(request: HttpRequest, key: str) -> HttpResponse:
    """Approve a copy that another made, or refuse it."""
    evidence, form = known_evidence(request, key, "evidence.approve"), DecideForm(request.POST)
    if not form.is_valid():
        raise Http404
    try:
        decide(
            evidence=evidence,
            approved="approve" in request.POST,
            reason=form.cleaned_data["reason"],
            by=request.user,
            now=timezone.now(),
        )
    except CannotDerive as refusal:
        messages.error(request, in_words(refusal))
    else:
        messages.success(request, _("Decided: it stands in its chain of custody."))
    return redirect("vault:file", key)


def _taken(request: HttpRequest, evidence: Evidence, form: TakeOutForm) -> TakenOut:
    given = form.cleaned_data
    out = take_out if given["what"] == "exact" else share_copy
    return out(
        evidence=evidence,
        purpose=given["purpose"],
        recipient=given["recipient"],
        note=given["note"],
        by=request.user,
        now=timezone.now(),
    )


def _given(taken: TakenOut) -> StreamingHttpResponse:
    """A download and nothing else: browsers neither guess its kind nor show it."""
    answer = StreamingHttpResponse(taken.pieces, content_type="application/octet-stream")
    answer["Content-Disposition"] = content_disposition_header(True, taken.name)
    answer["Content-Length"] = str(taken.size)
    answer["X-Content-Type-Options"] = "nosniff"
    return answer


def _copied(request: HttpRequest, evidence: Evidence, form: CopyForm) -> Evidence | None:
    told = {"evidence": evidence, "copy": form.copy(), "by": request.user, "now": timezone.now()}
    boxes = form.cleaned_data["boxes"]
    try:
        return redact(**told, boxes=boxes) if boxes else clean(**told)
    except (CannotDerive, NotInReach) as refusal:
        form.add_error("boxes", in_words(refusal))
    except (NoKey, Damaged) as fault:
        form.add_error(None, _closed(fault))
    return None


def _closed(fault: Exception) -> str:
    if isinstance(fault, Damaged):
        return str(_("This file was changed or is missing on the disk: verify the evidence."))
    return str(_("Evidence is sealed until the key store of this desk is brought."))


def _page_asked(request: HttpRequest) -> int:
    asked = request.GET.get("page", "1")
    return min(int(asked), FAR) if asked.isdecimal() and int(asked) > 0 else 1
