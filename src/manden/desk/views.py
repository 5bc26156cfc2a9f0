"""The desk's pages: the living resolution, a commitment, the actors and one of them."""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from manden.access.doors import policy
from manden.access.policy import allows
from manden.desk.gallery import specimens
from manden.desk.gallery_of_rooms import specimens_of_rooms
from manden.desk.living_page import living_parts
from manden.desk.queries.actors import actor_page, every_actor
from manden.desk.queries.changes import changes_between, not_held, to_compare
from manden.desk.queries.cited import cited_in, citing
from manden.desk.queries.commitment import commitment_page, find_commitment
from manden.desk.queries.continuations import proposals
from manden.desk.queries.keeping import kept_on
from manden.desk.queries.lineage import lineage_page
from manden.desk.queries.living import current_instrument, mandates
from manden.desk.queries.sight import sight_of
from manden.desk.queries.wanted import Wanted
from manden.desk.text_exports import take_text
from manden.instruments.models import Instrument
from manden.instruments.predecessor import previous_of
from manden.reading.out.iris import CannotName
from manden.registers.forms import ConfirmationForm
from manden.reporting.reach import figures_for
from manden.ui.bilingual import page_language

ACTORS_A_PAGE = 200
FIGURES_SHOWN = 8
DEVELOPMENTS_A_PAGE = 50
MANDATE = "mandate"  # the one this session opens on


@policy("instrument.read")
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    instrument = current_instrument(request.session.get(MANDATE, ""))
    if instrument is None:
        return render(request, "desk/no_text.html")
    return _living(request, instrument, mandates=mandates())


@policy("instrument.read")
@require_POST
def choose_mandate(request: HttpRequest) -> HttpResponse:
    """Open the desk on another of its mandates, until the person signs out."""
    chosen = get_object_or_404(Instrument, slug=request.POST.get("mandate", ""), is_current=True)
    request.session[MANDATE] = chosen.slug
    return redirect("desk:home")


@policy("instrument.read")
@require_safe
def text(request: HttpRequest, slug: str) -> HttpResponse:
    return _living(request, get_object_or_404(Instrument, slug=slug))


@policy("commitment.read")
@require_safe
def commitment(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    found = find_commitment(slug=slug, key=key)
    if found is None:
        raise Http404
    page = commitment_page(found, page_language=page_language(), sight=sight_of(request.user))
    developments = Paginator(page.developments, DEVELOPMENTS_A_PAGE)
    context = {
        "page": page,
        "developments": developments.get_page(request.GET.get("page")),
        "may_record": allows(request.user, "development.record", found),
        "confirmation": ConfirmationForm(auto_id=False),
        "kept": kept_on(found, person=request.user),
        "today": request.today,
        "figures": figures_for(request.user).filter(commitment=found),
        "instrument": page.instrument,
        "earlier": allows(request.user, "commitment.amend") and previous_of(page.instrument),
        "row": page.provision.anchor.partition("(")[0],  # of the page of changes
    }
    return render(request, "desk/commitment.html", context)


@policy("instrument.read")
@require_safe
def changes(request: HttpRequest, slug: str) -> HttpResponse:
    """This text beside the one that it continues, or beside another that is asked for."""
    instrument = get_object_or_404(Instrument, slug=slug)
    before = previous_of(instrument)
    old, asked = before, request.GET.get("with")
    if asked:
        old = get_object_or_404(Instrument.objects.exclude(pk=instrument.pk), slug=asked)
    found = old and changes_between(old, instrument, page_language=page_language())
    context = {
        "instrument": instrument,
        "old": old,
        "changes": found,
        "others": to_compare(instrument),
    }
    if old and not found:
        context["not_held"] = not_held(old, instrument)
    elif not old and (thread := lineage_page(instrument, page_language=page_language())):
        context["named"] = thread.before(instrument)
    if old and found and old == before and allows(request.user, "commitment.amend"):
        context["proposals"] = proposals(found.rows, old=old, new=instrument)
    return render(request, "desk/changes.html", context)


@policy("instrument.read")
@require_safe
def take(request: HttpRequest, slug: str, language: str, form: str) -> HttpResponse:
    """A text held, as a file: what was read of it, or the file that was given."""
    instrument = get_object_or_404(Instrument, slug=slug)
    try:
        taken = take_text(instrument, language=language, form=form)
    except CannotName:
        messages.error(
            request, _("The day of its adoption is not known: the standard asks for it.")
        )
        return redirect("desk:text", slug)
    if taken is None:
        raise Http404
    saved_as = content_disposition_header(as_attachment=True, filename=taken.name) or "attachment"
    headers = {"Content-Disposition": saved_as}
    return HttpResponse(taken.content, content_type=taken.content_type, headers=headers)


@policy("instrument.read")
@require_safe
def lineage(request: HttpRequest, slug: str) -> HttpResponse:
    instrument = get_object_or_404(Instrument, slug=slug)
    page = lineage_page(instrument, page_language=page_language())
    context = {
        "instrument": instrument,
        "page": page,
        "cited": cited_in(instrument),
        "citing": citing(instrument),
    }
    return render(request, "desk/lineage.html", context)


@policy("actor.read")
@require_safe
def actors(request: HttpRequest) -> HttpResponse:
    listed = Paginator(every_actor(sight=sight_of(request.user)), ACTORS_A_PAGE)
    page = listed.get_page(request.GET.get("page"))
    context = {"actors": page, "sight": sight_of(request.user)}
    return render(request, "desk/actors.html", context)


@policy("actor.read")
@require_safe
def actor(request: HttpRequest, code: str) -> HttpResponse:
    page = actor_page(code=code, sight=sight_of(request.user))
    if page is None:
        raise Http404
    return render(request, "desk/actor.html", {"page": page, "today": request.today})


@policy("gallery.read")
@require_safe
def gallery(request: HttpRequest) -> HttpResponse:
    return render(request, "desk/gallery.html", specimens(request.today))


@policy("gallery.read")
@require_safe
def gallery_of_rooms(request: HttpRequest) -> HttpResponse:
    return render(request, "desk/gallery_rooms.html", specimens_of_rooms(request.today))


def _living(
    request: HttpRequest, instrument: Instrument, mandates: tuple[Instrument, ...] = ()
) -> HttpResponse:
    asked = (
        instrument.pk,
        Wanted.from_query(request.GET),
        page_language(),
        request.today,
        sight_of(request.user),
        bool(allows(request.user, "instrument.register")),
    )
    of_text = figures_for(request.user).filter(commitment__provision__instrument=instrument)
    context = {
        "instrument": instrument,
        "mandates": mandates,
        "figures": of_text.select_related("commitment__provision")[:FIGURES_SHOWN],
        **living_parts(*asked),
    }
    return render(request, "desk/living.html", context)
