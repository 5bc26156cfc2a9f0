"""A change is made to what its author read: If-Match, against the representation as it stands."""

from __future__ import annotations

from django.utils.http import parse_etags
from ninja import Schema

from manden.api import refusals
from manden.api.answers import body_of, etag_of


def must_match(if_match: str | None, standing: Schema) -> None:
    """Refuse where no ETag came (428), or where none that came is that of `standing` (412)."""
    if not if_match:
        raise refusals.unguarded_change()
    tags = parse_etags(if_match)
    if "*" not in tags and etag_of(body_of(standing)) not in tags:
        raise refusals.changed_meanwhile()
