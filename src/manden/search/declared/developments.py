"""What is known: developments, at their level, found where they bear on a commitment."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from django.db.models import QuerySet

from manden.registers.models import Bearing, Development
from manden.search.declaration import Passage, Searched, Told, mark
from manden.ui.written_dates import written


def _developments() -> QuerySet[Development]:
    return Development.objects.prefetch_related(
        "bearings__commitment__provision__instrument",
        "bearings__commitment__themes",
        "bearings__commitment__addressings__actor",
    )


def _told(development: Development) -> Told:
    borne_on = [bearing.commitment for bearing in development.bearings.all()]
    instrument = borne_on[0].provision.instrument if borne_on else None
    page = ("desk:commitment", instrument.slug, borne_on[0].key) if instrument else ("desk:home",)
    return Told(
        title=written(development.happened, development.precision),
        page=page,
        place=f"d{development.pk}" if borne_on else "",
        passages=(*_words_of(development), Passage(development.source, role="source")),
        marks=tuple(
            mark(kind, record)
            for commitment in borne_on
            for kind, record in (
                *(("theme", theme) for theme in commitment.themes.all()),
                *(("actor", one.actor) for one in commitment.addressings.all()),
            )
        ),
        instrument=instrument.pk if instrument else None,
        level=development.level,
        fictitious=development.fictitious,
    )


def _words_of(development: Development) -> Iterator[Passage]:
    for language in ("fr", "en"):
        statement = getattr(development, f"statement_{language}")
        if statement:
            yield Passage(statement, language, "statement")


def _development_of(bearing: Bearing) -> Iterable[int]:
    return (bearing.development_id,)


DEVELOPMENTS = Searched(
    kind="development",
    model=Development,
    actions=("commitment.read", "development.read"),
    records=_developments,
    told=_told,
    follows={Bearing: _development_of},
)
