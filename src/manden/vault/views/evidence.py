"""The list of files, one of them, giving one, its receipt, and who is in it."""

from __future__ import annotations

from typing import Never

from django.contrib import messages
from django.core.paginator import Paginator
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import register_converter
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from manden.access import audit
from manden.access.doors import policy, require
from manden.access.policy import allows
from manden.vault.actions.concerning import put_in_file
from manden.vault.actions.custody import record_transfer
from manden.vault.actions.opening_files import can_be_shown
from manden.vault.actions.receiving import CannotReceive, Receipt, receive_file
from manden.vault.evidence_forms import CopyForm, GiveForm, PersonForm, TransferForm
from manden.vault.evidence_queries import told_file
from manden.vault.evidence_reach import EvidenceReach
from manden.vault.evidence_words import in_words
from manden.vault.key_store import NoKey
from manden.vault.models import Evidence
from manden.vault.queries import identities_for

A_PAGE = 50
HERE = ("derive", "view", "export", "approve")


class EvidenceConverter:
    """E-ACDEFGH: no word that could be a name reaches a view, or the audit, through an address."""

    regex = "E-[0-9A-Z]{7}"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


register_converter(EvidenceConverter, "evidence")


@policy("evidence.read")
@require_GET
def listing(request: HttpRequest) -> HttpResponse:
    pages = Paginator(EvidenceReach(request.user).files(), A_PAGE)
    context = {"page": pages.get_page(request.GET.get("page"))}
    return render(request, "vault/evidence.html", context)


@policy("evidence.add")
@require_http_methods(["GET", "POST"])
def give(request: HttpRequest) -> HttpResponse:
    """A file given on a page; its receipt is what it leads to."""
    form = GiveForm(request.POST or None, request.FILES or None, person=request.user)
    if request.method == "POST" and form.is_valid():
        require(request.user, "evidence.add", Evidence(compartment=form.cleaned_data["circle"]))
        receipt = keep_given(request, form)
        if receipt is not None:
            return redirect("vault:receipt", receipt.evidence.key)
    status = 422 if form.errors else 200
    return render(request, "vault/give.html", {"form": form}, status=status)


def keep_given(request: HttpRequest, form: GiveForm) -> Receipt | None:
    """Keep the file of a valid form and say what was done; None, with the reason in the form.

    The caller has seen to it that the person may add to the circle chosen.
    """
    given = form.cleaned_data
    try:
        receipt = receive_file(
            pieces=given["file"].chunks(),
            name=given["file"].name,
            about=given["about"],
            compartment=given["circle"],
            level=given["level"],
            by=request.user,
            now=timezone.now(),
        )
    except CannotReceive as refusal:
        form.add_error("file", in_words(refusal))
        return None
    except NoKey:
        form.add_error(None, _("Evidence is sealed until the key store of this desk is brought."))
        return None
    if receipt.again:
        messages.info(request, _("This file was here already: nothing was kept twice."))
    else:
        messages.success(request, _("Received: keep the receipt."))
    return receipt


@policy("evidence.read")
@require_GET
def one(request: HttpRequest, key: str) -> HttpResponse:
    return page_of(request, known_evidence(request, key, "evidence.read"))


@policy("evidence.read")
@require_GET
def receipt(request: HttpRequest, key: str) -> HttpResponse:
    """Number, digest, size, when and by whom: to print and keep."""
    evidence = known_evidence(request, key, "evidence.read")
    context = {"told": told_file(evidence, request.user), "evidence": evidence}
    return render(request, "vault/receipt.html", context)


@policy("evidence.derive")
@require_POST
def transfer(request: HttpRequest, key: str) -> HttpResponse:
    """Record that the carrier, or a copy made outside, was handed to somebody."""
    evidence, form = known_evidence(request, key, "evidence.derive"), TransferForm(request.POST)
    if not form.is_valid():
        return page_of(request, evidence, transfer=form)
    record_transfer(evidence=evidence, **form.cleaned_data, by=request.user, now=timezone.now())
    messages.success(request, _("Recorded in its chain of custody."))
    return redirect("vault:file", key)


@policy("evidence.derive")
@require_POST
def person(request: HttpRequest, key: str) -> HttpResponse:
    """Say who gave the file, or is in it: their consent holds for it from now on."""
    evidence, form = known_evidence(request, key, "evidence.derive"), PersonForm(request.POST)
    if form.is_valid():
        known = identities_for(request.user).filter(pseudonym=form.cleaned_data["pseudonym"])
        identity = known.first()
        if identity is not None:
            put_in_file(evidence=evidence, identity=identity, by=request.user, now=timezone.now())
            messages.success(request, _("Recorded: what this person agrees to holds for the file."))
            return redirect("vault:evidence")
        form.add_error("pseudonym", _("No identity in your reach bears this pseudonym."))
    return page_of(request, evidence, person=form)


def page_of(
    request: HttpRequest,
    evidence: Evidence,
    *,
    transfer: TransferForm | None = None,
    person: PersonForm | None = None,
    copy: CopyForm | None = None,
) -> HttpResponse:
    may = {one: bool(allows(request.user, f"evidence.{one}", evidence)) for one in HERE}
    told = told_file(evidence, request.user)
    context = {
        "told": told,
        "evidence": evidence,
        "here": may,
        "shown": can_be_shown(evidence),
        "leaves": may["export"]
        and not told.waits
        and (not told.decision or told.decision.approved),
        "transfer": transfer or TransferForm(),
        "person_form": person or PersonForm(),
        "settles": told.waits and may["approve"] and evidence.recorded_by != request.user,
    }
    wrong = transfer or person or copy
    return render(request, "vault/file.html", context, status=422 if wrong else 200)


def known_evidence(request: HttpRequest, key: str, action: str) -> Evidence:
    """The file that an address names, for who may; else the answer of an absent page, audited."""
    found = Evidence.objects.filter(key=key).select_related(
        "stored", "compartment", "recorded_by", "parent__stored"
    )
    known = found.first()
    if known is None:
        _deny(request, action, "vault.evidence", "it is absent, or hidden by the database")
    require(request.user, action, known)
    if not EvidenceReach(request.user).files().filter(pk=known.pk).exists():
        _deny(request, action, audit.name_of(known), "somebody in it did not agree, or a conflict")
    return known


def _deny(request: HttpRequest, action: str, record: str, why: str) -> Never:
    with transaction.atomic():
        audit.record(
            by=request.user, act=action, record=record, outcome="denied", details={"why": why}
        )
    raise Http404
