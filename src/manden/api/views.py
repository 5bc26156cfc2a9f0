"""The pages about the API: what it answers, as a page and as a document; and what it does not."""

from __future__ import annotations

import json
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe

from manden.access.doors import open_under_lock, policy
from manden.access.policy import PUBLIC
from manden.api import refusals
from manden.api.answers import JSON
from manden.api.describing import areas, document, scopes


@open_under_lock
@policy(PUBLIC)
@require_safe
def description(request: HttpRequest) -> HttpResponse:
    """What the API answers; it tells of no record, and so anybody may read it."""
    return render(request, "api/description.html", {"areas": areas(), "scopes": scopes()})


@open_under_lock
@policy(PUBLIC)
@require_safe
def openapi(request: HttpRequest) -> HttpResponse:
    body = json.dumps(document(), cls=DjangoJSONEncoder, ensure_ascii=False)
    return HttpResponse(body, content_type=JSON)


@open_under_lock
@policy(PUBLIC)
@csrf_exempt
def nothing_here(request: HttpRequest, **said: Any) -> HttpResponse:
    """An address of no operation answers as a record that is absent."""
    return refusals.absent().answer()
