"""What of a figure may be published, publishing it, and what was published."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from manden.access.doors import policy
from manden.access.policy import allows, roles_in_words
from manden.analysis.words import UNITS
from manden.disclosure import CannotCertify
from manden.reporting.behind import still_equal
from manden.reporting.certifying import certified
from manden.reporting.certifying_words import threshold_words, withheld_words
from manden.reporting.known import known_figure
from manden.reporting.models import Publication
from manden.reporting.printed import as_codes, asked_words, in_words
from manden.reporting.publication_actions import publish_figure, take_publication
from manden.reporting.publication_document import hidden_words
from manden.reporting.refusals import CannotKeepFigure
from manden.reporting.views import WORD, attached
from manden.ui.bilingual import page_language


@policy("figure.read")
@require_safe
def publication(request: HttpRequest, key: str) -> HttpResponse:
    """What of it may be published today, held against all that was, or why nothing may."""
    held = known_figure(request, key, "figure.read")
    context: dict[str, Any] = {
        "figure": held,
        "published": held.publications.all(),
        "may_publish": bool(held.approved_at and allows(request.user, "figure.publish", held)),
        "differs": not still_equal(held, by=request.user),
        "has_the_role": bool(allows(request.user, "figure.publish")),
        "publishers": roles_in_words("figure.publish"),
    }
    try:
        found = certified(held)
        unit = str(UNITS[held.run.question["unit"]])
        title = found.titles[page_language()]
        printed = as_codes(found.release, held)
        context |= {
            "title": title,
            "withheld": [(withheld_words(one), one.why) for one in found.withheld],
            "tables": in_words(printed, title=title, unit=unit, on=request.today),
            "asked": asked_words(printed),
            "earlier": found.earlier,
            "thresholds": threshold_words(found.release),
            "all_hidden": found.prints_nothing,
        }
    except CannotCertify as refusal:
        context["refused"] = str(refusal)
    return render(request, "reporting/publication.html", context)


@policy("figure.publish")
@require_POST
def publish(request: HttpRequest, key: str) -> HttpResponse:
    held = known_figure(request, key, "figure.publish")
    try:
        made = publish_figure(figure=held, by=request.user)
    except CannotCertify:
        return redirect("reporting:publication", key)
    except CannotKeepFigure:
        said = _(
            "Nothing was published: it must be approved, print some number, and nothing be published "
            "meanwhile."
        )
        messages.error(request, said)
        return redirect("reporting:publication", key)
    messages.success(request, _("Published: later figures are held against it."))
    return redirect("reporting:published", made.key)


@policy("publication.read")
@require_safe
def publications(request: HttpRequest) -> HttpResponse:
    every = Publication.objects.defer("sealed").select_related("by")
    return render(request, "reporting/publications.html", {"publications": every})


@policy("publication.read")
@require_safe
def published(request: HttpRequest, key: str) -> HttpResponse:
    """What readers got, as it was printed then."""
    one = get_object_or_404(Publication.objects.defer("sealed").select_related("by"), key=key)
    unit, day = str(UNITS[one.unit]), one.at.date()
    tables = in_words(one.printed, title=one.title, unit=unit, on=day)
    context = {
        "publication": one,
        "tables": tables,
        "asked": asked_words(one.printed),
        "hidden_words": hidden_words(),
    }
    return render(request, "reporting/published.html", context)


@policy("publication.read")
@require_safe
def published_document(request: HttpRequest, key: str) -> HttpResponse:
    one = get_object_or_404(Publication.objects.defer("sealed"), key=key)
    language = page_language()
    written = take_publication(publication=one, language=language, by=request.user)
    return attached(written, WORD, f"{key}.docx")
