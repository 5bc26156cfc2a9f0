"""My work: what concerns me since my last visit, what I have to do, and being told by mail."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from manden.access.doors import policy
from manden.access.moments import moment_of_record
from manden.desk.digests import choose_digest, see_news
from manden.desk.models import DigestWish, WorkVisit
from manden.desk.queries.keeping import work_of
from manden.desk.queries.news import news_of
from manden.ui.bilingual import page_language


class DigestForm(forms.Form):
    rhythm = forms.ChoiceField(
        label=gettext_lazy("How often"),
        choices=[
            ("never", gettext_lazy("never")),
            ("daily", gettext_lazy("every day")),
            ("weekly", gettext_lazy("every week")),
        ],
    )
    address = forms.EmailField(
        label=gettext_lazy("To which address"),
        required=False,
        help_text=gettext_lazy("The mail holds counts and a link: no name, no word of the desk."),
    )

    def clean(self) -> dict[str, str]:
        cleaned: dict[str, str] = super().clean() or self.cleaned_data
        if cleaned.get("rhythm") != "never" and not cleaned.get("address"):
            self.add_error("address", _("Say where to send it."))
        return cleaned


@policy("work.read")
@require_safe
def work(request: HttpRequest) -> HttpResponse:
    visit = WorkVisit.objects.filter(person=request.user).first()
    context = {
        "work": work_of(request.user, today=request.today),
        "news": news_of(request.user, since=visit and visit.seen_at, today=request.today),
        "since": visit and visit.seen_at,
        "now": moment_of_record().isoformat(),
        "today": request.today,
    }
    return render(request, "desk/work.html", context)


@policy("work.read")
@require_POST
def seen(request: HttpRequest) -> HttpResponse:
    """What the page showed is seen: what came since it was opened stays new."""
    now = moment_of_record()
    try:
        said = parse_datetime(request.POST.get("until", ""))
    except ValueError:
        said = None
    see_news(by=request.user, at=min(said, now) if said and said.tzinfo else now)
    return redirect("desk:work")


@policy("work.read")
@require_http_methods(["GET", "POST"])
def digest(request: HttpRequest) -> HttpResponse:
    """How often, and where, one wants to be told by mail."""
    wish = DigestWish.objects.filter(person=request.user).first()
    initial = {"rhythm": wish.rhythm, "address": wish.address} if wish else {"rhythm": "never"}
    form = DigestForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        language = page_language()
        choose_digest(**form.cleaned_data, language=language, by=request.user)
        messages.success(request, _("Your choice is kept."))
        return redirect("desk:work")
    status = 422 if form.errors else 200
    return render(request, "desk/digest.html", {"form": form}, status=status)
