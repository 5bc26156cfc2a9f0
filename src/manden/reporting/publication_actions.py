"""Making a figure public, and taking what was made public as a file: each with its audit entry."""

from __future__ import annotations

import hashlib
from datetime import datetime

from django.db import IntegrityError, transaction
from django.db.models import Max

from manden.access import audit
from manden.access.models import User
from manden.access.moments import moment_of_record
from manden.access.policy import allows
from manden.analysis.keys import publication_key
from manden.analysis.question import canonical
from manden.reporting.certifying import Certified, certified, sealed
from manden.reporting.models import Figure, Publication
from manden.reporting.printed import as_codes
from manden.reporting.publication_document import publication_document
from manden.reporting.refusals import CannotKeepFigure


def publish_figure(*, figure: Figure, by: User, at: datetime | None = None) -> Publication:
    """`publish_certified`, for who asks the publication alone."""
    return publish_certified(figure=figure, by=by, at=at)[0]


@transaction.atomic
def publish_certified(
    *, figure: Figure, by: User, at: datetime | None = None
) -> tuple[Publication, Certified]:
    """Make public what can be proved to protect, after all that was published before; what is withheld
    stands in the audit entry, and is named nowhere in what readers get.

    CannotKeepFigure where `by` may not, or nobody approved it; CannotCertify where no proof is found.
    """
    held = Figure.objects.select_for_update(of=("self",)).select_related("run").get(pk=figure.pk)
    if not allows(by, "figure.publish", held):
        raise CannotKeepFigure("publishing is for a publisher or a protection officer")
    if held.approved_at is None:
        raise CannotKeepFigure("only an approved figure is published: have it approved first")
    found, key = certified(held), publication_key()
    if found.prints_nothing:
        raise CannotKeepFigure(
            "every number that is not zero would be hidden: ask for fewer rows and columns, or a longer period"
        )
    printed = as_codes(found.release, held)
    last = Publication.objects.aggregate(last=Max("number"))["last"] or 0
    told = {
        "number": last + 1,
        "figure_key": held.key,
        "title_fr": found.titles["fr"],
        "title_en": found.titles["en"],
        "unit": held.run.question["unit"],
        "printed": printed,
        "printed_sha256": hashlib.sha256(canonical(printed)).hexdigest(),
        "sealed": sealed(found.release, key=key),
        "held_against": [one.key for one in found.earlier],
    }
    made = _made(Publication(key=key, figure=held, at=at or moment_of_record(), by=by, **told))
    details = {
        "figure": held.key,
        "printed": made.printed_sha256,
        "withheld": [one.code for one in found.withheld],
    }
    audit.record(by=by, act="figure.publish", record=made, details=details)
    return made, found


@transaction.atomic
def take_publication(*, publication: Publication, language: str, by: User) -> bytes:
    """What was printed, as a Word file."""
    audit.record(by=by, act="publication.take", record=publication, details={"language": language})
    return publication_document(publication, language=language)


def _made(publication: Publication) -> Publication:
    try:
        with transaction.atomic():
            publication.save(force_insert=True)
    except IntegrityError:
        raise CannotKeepFigure(
            "another figure was published meanwhile, and this one was not held against it: try again"
        ) from None
    return publication
