"""What the codes of the record are called, and how its days and people are written."""

from __future__ import annotations

from django import template
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from manden.ui.written_dates import written, written_span
from manden.violations.models import Incident, Victim
from manden.violations.queries.timeline import Period
from manden.violations.words import LISTS

register = template.Library()


@register.filter
def incident_word(code: str, kind: str) -> str:
    return str(LISTS[kind].get(code, code))


@register.filter
def days_of(incident: Incident) -> str:
    """The days that the source's words allow, no more precisely than they say."""
    first, last = incident.happened_first, incident.happened_last
    if first is None or last is None:
        return _("date not known")
    if incident.happened_precision in ("month", "year"):
        told = written(first, incident.happened_precision)
    else:
        told = written_span(first, last)
    return _("about %(days)s") % {"days": told} if incident.happened_about else told


@register.filter
def period_words(period: Period, by: str) -> str:
    """June 2023, second quarter of 2023, 2023."""
    if by == "quarter":
        told = {"number": (period.first.month + 2) // 3, "year": period.first.year}
        return _("quarter %(number)s of %(year)s") % told
    return written(period.first, by)


@register.filter
def how_many(victim: Victim) -> str:
    """1 person, 12 counted (10 to 20 estimated), not counted."""
    if victim.unit == Victim.Unit.INDIVIDUAL:
        return "1"
    told = []
    if victim.counted is not None:
        told.append(ngettext("%(n)s counted", "%(n)s counted", victim.counted))
        told[-1] %= {"n": victim.counted}
    if victim.estimated_low is not None:
        bounds = {"low": victim.estimated_low, "high": victim.estimated_high}
        told.append(_("%(low)s to %(high)s estimated") % bounds)
    return ", ".join(told) or _("not counted")


@register.simple_tag(takes_context=True)
def same_list(context: template.Context, **changed: object) -> str:
    """The address of the same list, with the same filters, and what is `changed`."""
    asked = context["request"].GET.copy()
    for name, value in changed.items():
        asked[name] = str(value)
    return f"?{asked.urlencode()}"


@register.inclusion_tag("violations/components/pick.html", takes_context=True)
def pick(
    context: template.Context,
    name: str,
    label: str,
    choices: list[tuple[str, str]],
    said: str,
    empty: str = "",
    unseen: bool = False,
) -> dict[str, object]:
    """A list to choose from, with its label and the fault of its field."""
    fault = context["sheet"].errors.get(name, "")
    return {
        "name": name,
        "label": label,
        "choices": choices,
        "said": said,
        "empty": empty,
        "unseen": unseen,
        "fault": fault,
        "here": context.get("focus") == name,
    }


@register.inclusion_tag("violations/components/blank.html", takes_context=True)
def blank(
    context: template.Context,
    name: str,
    label: str,
    said: str,
    help: str = "",
    kind: str = "text",
    unseen: bool = False,
    width: str = "",
) -> dict[str, object]:
    """A field to write in, with its label, its help and its fault."""
    fault = context["sheet"].errors.get(name, "")
    return {
        "name": name,
        "label": label,
        "said": said,
        "help": help,
        "kind": kind,
        "unseen": unseen,
        "fault": fault,
        "here": context.get("focus") == name,
        "width": width,
    }


@register.filter
def at(record: object, name: str) -> object:
    return getattr(record, name)


@register.filter
def of(choices: dict[str, object], name: str) -> object:
    return choices.get(name, [])
