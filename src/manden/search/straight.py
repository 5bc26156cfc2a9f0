"""Addresses typed as a query: a symbol, a number, an anchor, a key lead straight to their page."""

from __future__ import annotations

import re
from typing import Any

from django.db.models import Q
from django.urls import reverse

from manden.access.policy import allows
from manden.commitments.models import Commitment
from manden.instruments.models import Instrument, Provision

_ANCHOR = re.compile(r"(?P<part>OP|PP)\s*(?P<number>\d+)(?P<rest>[^\s.]*)(?P<point>\.\w+)?", re.I)
_PARAGRAPH = re.compile(r"(?:par(?:a|agraph|agraphe)?\.?|§|¶)\s*(?P<number>\d+)(?P<rest>\S*)", re.I)
_KIND = re.compile(r"(?:resolution|résolution|decision|décision)\s+", re.I)
_SEPARATORS = " ,;:·"


def straight_to(query: str, person: Any) -> str | None:
    """The address that the whole of `query` names and `person` may read, else None.

    "58/30", "A/HRC/RES/58/30", "resolution 2734", "OP16", "58/30 OP16", "par. 16", "OP3.1"; an
    anchor alone is of the text that the desk opens on.
    """
    if not query:
        return None
    for symbol, anchor in _readings(query.strip()):
        instrument = _instrument(symbol)
        if instrument is None:
            continue
        address = _address(instrument, anchor, person)
        if address:
            return address
    return None


def _readings(query: str) -> list[tuple[str, str]]:
    """(symbol, anchor), each may be "": the whole is a symbol, or what stands before an anchor."""
    found = [("", "")]
    for pattern in (_ANCHOR, _PARAGRAPH):
        match = pattern.search(query)
        if match and match.end() == len(query):
            part = (match.groupdict().get("part") or "OP").upper()
            point = match.groupdict().get("point") or ""
            anchor = f"{part}{match['number']}{match['rest']}{point}"
            found.append((query[: match.start()].strip(_SEPARATORS), anchor))
    return [(query, ""), *found[1:]]


def _instrument(symbol: str) -> Instrument | None:
    if not symbol:
        return Instrument.objects.order_by("-is_current", "-adopted", "symbol").first()
    said = _KIND.sub("", symbol.replace("_", "/")).strip()
    named = Q(symbol__iexact=said) | Q(number__iexact=said) | Q(symbol__iexact=symbol)
    if any(sign.isdigit() for sign in said):  # "S/RES/2734" is "S/RES/2734 (2024)"
        named |= Q(symbol__istartswith=f"{said} (") | Q(number__istartswith=f"{said} (")
    return Instrument.objects.filter(named).order_by("-is_current", "symbol").first()


def _address(instrument: Instrument, anchor: str, person: Any) -> str | None:
    if not allows(person, "instrument.read", instrument):
        return None
    page = reverse("desk:text", args=[instrument.slug])
    if not anchor:
        return page
    commitment = Commitment.objects.filter(
        provision__instrument=instrument, key__iexact=anchor
    ).first()
    if commitment is not None and allows(person, "commitment.read", commitment):
        return reverse("desk:commitment", args=[instrument.slug, commitment.key])
    provision = Provision.objects.filter(instrument=instrument, anchor__iexact=anchor).first()
    return f"{page}#{provision.anchor}" if provision else None
