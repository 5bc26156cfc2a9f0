"""Taking figures out of the desk: who took which, in one audit entry."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction

from manden.access import audit
from manden.access.models import User
from manden.reporting.document import figures_document
from manden.reporting.models import Figure


@transaction.atomic
def take_document(*, figures: Sequence[Figure], language: str, by: User) -> bytes:
    """The figures as a Word file; no entry, no file."""
    audit.record(
        by=by,
        act="figure.export",
        details={"figures": [figure.key for figure in figures], "language": language},
    )
    return figures_document(figures, language=language)
