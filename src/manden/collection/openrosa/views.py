"""What a phone asks: the list of forms, a form, its files, and to send what was filled."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, UnreadablePostError
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.csrf import csrf_exempt

from manden.access.doors import policy
from manden.access.row_person import speak_for
from manden.collection.openrosa.answering import (
    XFORMS_LIST,
    XFORMS_MANIFEST,
    challenge,
    headed,
    listed,
    message,
)
from manden.collection.openrosa.hardened_xml import RefusedXml
from manden.collection.openrosa.models import FormMedia, FormVersion, PhoneToken
from manden.collection.openrosa.multipart import Malformed, TooLarge, parts_of
from manden.collection.openrosa.published import live_versions
from manden.collection.openrosa.receiving import (
    NoSuchForm,
    OtherContent,
    Outcome,
    receive,
)
from manden.collection.openrosa.tokens import phone_of, remember_use
from manden.vault.key_store import NoKey, StoreMissing, StoreUnreadable

FORM_XML = "application/xml; charset=utf-8"
Answer = Callable[..., HttpResponse]
_UNREADABLE = _("This submission cannot be read: nothing was kept.")
REFUSALS: dict[type[Exception], tuple[Any, HTTPStatus]] = {
    RefusedXml: (_UNREADABLE, HTTPStatus.BAD_REQUEST),
    Malformed: (_UNREADABLE, HTTPStatus.BAD_REQUEST),
    UnreadablePostError: (_UNREADABLE, HTTPStatus.BAD_REQUEST),
    TooLarge: (
        _("This submission is too large: nothing was kept."),
        HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
    ),
    NoSuchForm: (
        _("This desk has no such form, or not in this version: nothing was kept."),
        HTTPStatus.NOT_FOUND,
    ),
    OtherContent: (
        _("Another content came under this identifier: nothing was kept."),
        HTTPStatus.CONFLICT,
    ),
    NoKey: (
        _("The desk cannot seal what comes in: its key store is not here."),
        HTTPStatus.SERVICE_UNAVAILABLE,
    ),
}
REFUSALS |= dict.fromkeys((StoreMissing, StoreUnreadable), REFUSALS[NoKey])


def by_phone(*methods: str) -> Callable[[Answer], Any]:
    """Let a view answer a phone whose token stands in the path; 401 without one, 403 for a bad one."""

    def declare(view: Answer) -> Any:
        @csrf_exempt
        @policy("public")
        @wraps(view)
        def answered(request: HttpRequest, token: str = "", **kwargs: Any) -> HttpResponse:
            return headed(request, _let_in(view, methods, request, token, **kwargs))

        return answered

    return declare


def _let_in(
    view: Answer, methods: tuple[str, ...], request: HttpRequest, token: str, **kwargs: Any
) -> HttpResponse:
    if not token:
        return challenge(_("Your phone needs the address that Manden gave you, with its token."))
    now = timezone.now()
    phone = phone_of(token, now=now)
    if phone is None:
        return message(
            _("This phone's token is revoked, has ended or is wrong: ask for another."),
            HTTPStatus.FORBIDDEN,
        )
    if request.method not in methods:
        return HttpResponse(
            status=HTTPStatus.METHOD_NOT_ALLOWED, headers={"Allow": ", ".join(methods)}
        )
    speak_for(phone.owner)
    remember_use(token=phone, now=now)
    try:
        return view(request, phone, token, **kwargs)
    except Http404:
        return message(_("This desk has no such form."), HTTPStatus.NOT_FOUND)


@by_phone("GET", "HEAD")
def form_list(request: HttpRequest, phone: PhoneToken, token: str) -> HttpResponse:
    asked = request.GET.get("formID", "")
    entries = [
        _listed_form(request, version, token)
        for version in live_versions()
        if not asked or version.form.form_id == asked
    ]
    return listed("xforms", XFORMS_LIST, "xform", entries)


@by_phone("GET", "HEAD")
def form(request: HttpRequest, phone: PhoneToken, token: str, number: int) -> HttpResponse:
    version = get_object_or_404(FormVersion, pk=number, form__closed_at=None)
    return HttpResponse(bytes(version.xml), content_type=FORM_XML)


@by_phone("GET", "HEAD")
def manifest(request: HttpRequest, phone: PhoneToken, token: str, number: int) -> HttpResponse:
    version = get_object_or_404(FormVersion, pk=number, form__closed_at=None)
    entries = [
        {
            "filename": one.name,
            "hash": f"md5:{one.md5}",
            "downloadUrl": _address(request, "media", token, number, medium=one.pk),
        }
        for one in version.media.all()
    ]
    return listed("manifest", XFORMS_MANIFEST, "mediaFile", entries)


@by_phone("GET", "HEAD")
def media(
    request: HttpRequest, phone: PhoneToken, token: str, number: int, medium: int
) -> HttpResponse:
    held = get_object_or_404(FormMedia, pk=medium, version=number, version__form__closed_at=None)
    return HttpResponse(bytes(held.body), content_type="application/octet-stream")


@by_phone("HEAD", "POST")
def submission(request: HttpRequest, phone: PhoneToken, token: str) -> HttpResponse:
    if request.method == "HEAD":
        return HttpResponse(
            status=HTTPStatus.NO_CONTENT,
            headers={"Location": _address(request, "submission", token)},
        )
    try:
        received = receive(parts=parts_of(request), phone=phone, now=timezone.now())
    except tuple(REFUSALS) as refused:
        words, status = REFUSALS[type(refused)]
        return message(words, status)
    if received.outcome is Outcome.TAKEN:
        return message(_("Received: it waits to be reviewed."), HTTPStatus.CREATED)
    return message(_("It was received before."), HTTPStatus.ACCEPTED)


def _listed_form(request: HttpRequest, version: FormVersion, token: str) -> dict[str, str]:
    told = {
        "formID": version.form.form_id,
        "name": version.form.title,
        "version": version.version,
        "hash": f"md5:{version.md5}",
        "downloadUrl": _address(request, "form", token, version.pk),
    }
    if version.media.exists():
        told["manifestUrl"] = _address(request, "manifest", token, version.pk)
    return told


def _address(
    request: HttpRequest, name: str, token: str, number: int | None = None, **more: int
) -> str:
    numbered = {} if number is None else {"number": number}
    return request.build_absolute_uri(
        reverse(f"openrosa:{name}", kwargs={"token": token, **numbered, **more})
    )
