"""The forms that phones are given: our own, published anew when words change, and others."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from manden.access.doors import policy, require
from manden.collection.openrosa.hardened_xml import RefusedXml
from manden.collection.openrosa.incident_form import FORM_ID, incident_form
from manden.collection.openrosa.models import Form
from manden.collection.openrosa.page_forms import UploadForm
from manden.collection.openrosa.published import CannotPublish, close_form, live_versions, publish
from manden.collection.openrosa.xform_writing import as_xform
from manden.collection.openrosa.xlsform_writing import as_xlsform
from manden.violations.seeding import lay_vocabularies

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@policy("report.send")
@require_http_methods(["GET", "POST"])
def forms(request: HttpRequest) -> HttpResponse:
    """GET lists the forms in use; POST publishes one from elsewhere."""
    form = UploadForm(request.POST or None, request.FILES or None)
    if request.method == "POST":
        require(request.user, "form.publish")
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data["media"]
        media = {given.name: given.read()} if given else {}
        try:
            publish(xml=form.cleaned_data["xml"], media=media, by=request.user, now=timezone.now())
        except RefusedXml:
            form.add_error("xml", _("This is no form that a phone could fill."))
        except CannotPublish:
            form.add_error(
                None,
                _(
                    "This form is not published: its version stands with other content, or the "
                    "file given is none that it shows."
                ),
            )
        else:
            messages.success(request, _("Published: phones are given it from now on."))
            return redirect("field:forms")
    context = {"form": form, "versions": live_versions(), "ours": FORM_ID}
    return render(request, "openrosa/forms.html", context, status=422 if form.errors else 200)


@policy("form.publish")
@require_POST
def publish_ours(request: HttpRequest) -> HttpResponse:
    """The incident form with the vocabularies as they are today."""
    lay_vocabularies(by=request.user)
    try:
        publish(xml=as_xform(incident_form()), by=request.user, now=timezone.now(), ours=True)
    except CannotPublish:
        messages.error(request, _("Another form bears the identifier of ours: close it first."))
    else:
        messages.success(request, _("Published: phones are given it from now on."))
    return redirect("field:forms")


@policy("form.publish")
@require_POST
def close(request: HttpRequest, number: int) -> HttpResponse:
    close_form(form=get_object_or_404(Form, pk=number), by=request.user, now=timezone.now())
    messages.success(request, _("Closed: phones are given it no more; what came in stays."))
    return redirect("field:forms")


@policy("report.send")
@require_GET
def xlsform(request: HttpRequest) -> HttpResponse:
    """Our form as a spreadsheet, for another server of the same family."""
    named = {"Content-Disposition": f'attachment; filename="{FORM_ID}.xlsx"'}
    return HttpResponse(as_xlsform(incident_form()), content_type=XLSX, headers=named)
