"""Making one incident of two, two of one, and looking at what was done at once before taking it back."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from manden.access.doors import policy, require
from manden.violations.batches import Batch, CannotTakeBack, batch_of, take_back, taken_back
from manden.violations.forms.filtering import ReasonForm
from manden.violations.forms.joining import MergeForm, OtherForm, SplitForm
from manden.violations.joining import CannotPart, merge_incidents, split_incident
from manden.violations.models import Change, Incident, Victim
from manden.violations.queries.incident import told_to
from manden.violations.reach import Reach
from manden.violations.views.known import known_incident


@policy("incident.join")
@require_http_methods(["GET", "HEAD", "POST"])
def merge(request: HttpRequest, key: str) -> HttpResponse:
    """Ask which other incident tells the same; show both; make them one."""
    incident, reach = known_incident(request, key, "incident.join"), Reach(request.user)
    asked = OtherForm(
        request.GET if "other" in request.GET else None, incident=incident, reach=reach
    )
    if not asked.is_valid():
        context = {"incident": incident, "asked": asked}
        return render(
            request, "violations/merge.html", context, status=422 if asked.errors else 200
        )
    other = known_incident(request, asked.cleaned_data["other"].key, "incident.join")
    form = MergeForm(
        request.POST or None, victims=_victims(reach, incident), others=_victims(reach, other)
    )
    if request.method == "POST" and form.is_valid():
        merge_incidents(
            kept=incident,
            merged=other,
            same=form.same(),
            reason=form.cleaned_data["reason"],
            by=request.user,
        )
        messages.success(request, _("They are one: both histories are kept below."))
        return redirect("violations:incident", key)
    context = {
        "incident": incident,
        "asked": asked,
        "form": form,
        "both": [(one, told_to(reach, one)) for one in (incident, other)],
    }
    return render(request, "violations/merge.html", context, status=422 if form.errors else 200)


@policy("incident.join")
@require_http_methods(["GET", "HEAD", "POST"])
def split(request: HttpRequest, key: str) -> HttpResponse:
    incident, reach = known_incident(request, key, "incident.join"), Reach(request.user)
    form = SplitForm(
        request.POST if request.method == "POST" else None,
        victims=_victims(reach, incident),
        effects=list(incident.effects.all()),
        information=list(
            reach.information()
            .filter(incident=incident)
            .select_related("source__kind", "source__identity")
        ),
    )
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        try:
            new = split_incident(
                incident=incident,
                taken=form.taken(),
                title=told["title"],
                reason=told["reason"],
                by=request.user,
            )
        except CannotPart:
            form.add_error(None, _("Choose something that goes, and leave something that stays."))
        else:
            messages.success(request, _("Two incidents now: this is the new one."))
            return redirect("violations:incident", new.key)
    context = {"incident": incident, "form": form}
    return render(request, "violations/split.html", context, status=422 if form.errors else 200)


@policy("incident.together")
@require_safe
def batch(request: HttpRequest, number: UUID) -> HttpResponse:
    return _batch_page(request, _known_batch(request, number), ReasonForm())


@policy("incident.together")
@require_POST
def put_batch_back(request: HttpRequest, number: UUID) -> HttpResponse:
    known, form = _known_batch(request, number), ReasonForm(request.POST)
    if not form.is_valid():
        return _batch_page(request, known, form, status=422)
    try:
        take_back(batch=known, reason=form.cleaned_data["reason"], by=request.user)
    except CannotTakeBack:
        messages.error(
            request,
            _(
                "Nothing was taken back: it was already, or one of its incidents was changed since. "
                "Put those later changes back first."
            ),
        )
    else:
        messages.success(request, _("Taken back whole: each is what it was."))
    return redirect("violations:batch", number)


def _known_batch(request: HttpRequest, number: UUID) -> Batch:
    """What was done together, where each of its incidents may be changed by who asks."""
    known = batch_of(number)
    if known is None:
        raise Http404
    for incident in known.incidents:
        action = "incident.join"
        if known.kind == Change.Kind.BULK:
            protecting = _protection_changed(known, incident)
            action = "incident.protect" if protecting else "incident.edit"
        require(request.user, action, incident)
    return known


def _protection_changed(known: Batch, incident: Incident) -> bool:
    """Whether the batch set the level or the circle of an incident."""
    [change] = [one for one in known.changes if one.incident_id == incident.pk]
    kept = change.before["incident"][0]["fields"]
    return (kept["level"], kept["compartment"]) != (incident.level, incident.compartment_id)


def _batch_page(
    request: HttpRequest, known: Batch, form: ReasonForm, status: int = 200
) -> HttpResponse:
    context = {"batch": known, "form": form, "taken_back": taken_back(known.number)}
    return render(request, "violations/batch.html", context, status=status)


def _victims(reach: Reach, incident: Incident) -> list[Victim]:
    return list(
        reach.victims()
        .filter(incident=incident)
        .select_related("identity")
        .prefetch_related("acts__violation")
        .order_by("ordinal")
    )
