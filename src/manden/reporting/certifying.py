"""What may be published of a figure now, held against everything that was published before.

`manden.disclosure` proves it; here the earlier publications are opened, those that bear on the figure
are laid beside it, and what no proof covers is withheld: a table, or a dimension that is laid out more
coarsely. It is refused where nothing is left.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from manden.access.sealing import CannotUnseal, seal, unseal
from manden.analysis.keeping import CannotOpenSnapshot
from manden.disclosure import CannotCertify, Release, Table, align, protect
from manden.reporting.certifying_words import disclosure_refused
from manden.reporting.models import Figure, Publication
from manden.reporting.populations import crossed, share_nothing
from manden.reporting.publishing import PERIOD, refuse_layout, tables_from
from manden.reporting.withholding import Coarser, Layout, Withheld, titles_of

LARGEST_TOGETHER = 3000  # cells of all tables that one proof covers
MOST_TRIED = 16  # layouts of one figure that a proof is looked for
OPENS_TO = 50_000_000  # bytes

Before = tuple[Publication, Release]


@dataclass(frozen=True)
class Certified:
    """What may be printed, under which titles, the earlier publications that it was held against, and
    what of the figure is withheld."""

    release: Release
    earlier: tuple[Publication, ...]
    titles: dict[str, str]
    withheld: tuple[Withheld, ...] = ()

    @property
    def prints_nothing(self) -> bool:
        """Whether readers would get hidden numbers and zeros, and no other."""
        numbers = [n for table in self.release.tables for n in table.published.values()]
        return None in numbers and not any(numbers)


def certified(figure: Figure) -> Certified:
    """As much of the figure as may be published after all that was: the whole, or else what is left when
    tables are withheld or a dimension is laid out more coarsely. CannotCertify where nothing may."""
    coarser = Coarser(figure)
    before = [
        (one, opened(one))
        for one in Publication.objects.filter(unit=coarser.asked.unit).order_by("number")
    ]
    first: CannotCertify | None = None
    all_hidden: Certified | None = None
    tried = 0
    for layout in coarser.layouts():
        if tried == MOST_TRIED:
            break
        try:
            refuse_layout(coarser.question(layout))
            tried += 1
            found = _certified(figure, coarser, layout, before, str(first or ""))
        except CannotCertify as refusal:
            first = first or refusal
            continue
        if not found.prints_nothing:
            return found
        all_hidden = all_hidden or found
    if all_hidden is not None:
        return all_hidden
    assert first is not None
    raise first


def sealed(release: Release, *, key: str) -> bytes:
    """The release with its true counts, for the next proof alone."""
    return seal(zlib.compress(json.dumps(release.as_dict()).encode()), belongs_to=_owner(key))


def opened(publication: Publication) -> Release:
    """The release behind a publication; CannotCertify where it was changed or moved."""
    try:
        packed = unseal(bytes(publication.sealed), belongs_to=_owner(publication.key))
    except CannotUnseal:
        said = _("the earlier publication %(key)s does not open: nothing can be held against it")
        raise CannotCertify(said % {"key": publication.key}) from None
    return Release.from_dict(json.loads(zlib.decompressobj().decompress(packed, OPENS_TO)))


def _certified(
    figure: Figure, coarser: Coarser, layout: Layout, before: Sequence[Before], why: str
) -> Certified:
    """What may be printed of one layout; tables of it that may not are withheld."""
    try:
        answer = coarser.answer(layout)
    except CannotOpenSnapshot as problem:
        raise CannotCertify(str(problem)) from None
    tables = tables_from(answer, figure)
    withheld = list(coarser.withheld(layout, why))
    try:
        release, earlier = _protected(tables, before, figure)
    except CannotCertify as refusal:
        kept, apart = _one_by_one(tables, before, figure)
        if not kept:
            raise refusal from None
        withheld += apart
        release, earlier = _protected(kept, before, figure)
    return Certified(release, earlier, titles_of(figure, answer), tuple(withheld))


def _one_by_one(
    tables: Sequence[Table], before: Sequence[Before], figure: Figure
) -> tuple[list[Table], list[Withheld]]:
    """The tables that are certified alone, and those that are withheld whole. They count different
    things, so that none says anything of another."""
    kept: list[Table] = []
    withheld: list[Withheld] = []
    for table in tables if len(tables) > 1 else ():
        try:
            _protected([table], before, figure)
        except CannotCertify as refusal:
            withheld.append(Withheld(table.name, "", str(refusal)))
        else:
            kept.append(table)
    return kept, withheld


def _protected(
    tables: Sequence[Table], before: Sequence[Before], figure: Figure
) -> tuple[Release, tuple[Publication, ...]]:
    """The tables protected together, with all that was published of the same things."""
    bearing = [(one, held) for one, release in before if (held := _bearing(tables, one, release))]
    try:
        laid, beside = align(tables, [release for _one, release in bearing])
        _not_too_many(laid, beside)
        release = protect(laid, earlier=beside, name=figure.key)
    except CannotCertify as refusal:
        raise CannotCertify(str(disclosure_refused(str(refusal)))) from None
    except ValueError as why:
        said = _("it cannot be held against what was published before: %(why)s")
        raise CannotCertify(said % {"why": disclosure_refused(str(why))}) from None
    return release, tuple(one for one, _release in bearing)


def _bearing(tables: Sequence[Table], publication: Publication, release: Release) -> Release | None:
    """What of a publication counts the same things as these tables; None where nothing does."""
    same = [
        earlier
        for earlier in release.tables
        if any([_same(table, earlier.table, publication) for table in tables])
    ]
    return Release(release.name, tuple(same)) if same else None


def _same(table: Table, earlier: Table, publication: Publication) -> bool:
    """Whether both count the same things; CannotCertify where they count some of the same."""
    told = {"key": publication.key}
    if table.population != earlier.population:
        now, then = _population(table), _population(earlier)
        if not share_nothing(now, then, table.unit):
            raise CannotCertify(
                _("publication %(key)s counts some of the same records with other filters or another "
                  "period: one taken from the other would tell more than either; ask with the filters "
                  "and the period of that publication, or for records that it does not count") % told
            )  # fmt: skip
        return False
    across = crossed(_divided_by(table), _divided_by(earlier))
    if across:
        raise CannotCertify(
            _("publication %(key)s divides the same records nearly alike, and no proof covers both: "
              "lay the figure out as it is there") % told
        )  # fmt: skip
    return True


def _divided_by(table: Table) -> set[str]:
    """The dimensions of a table, periods by the finest."""
    return {
        one.levels[-1] if one.name == PERIOD and one.levels else one.name
        for one in table.dimensions
    }


def _population(table: Table) -> dict[str, Any]:
    told: dict[str, Any] = json.loads(table.population)
    return told


def _not_too_many(tables: Sequence[Table], earlier: Sequence[Release]) -> None:
    cells = sum(len(one.cells) for one in tables)
    cells += sum(len(one.table.cells) for release in earlier for one in release.tables)
    if cells > LARGEST_TOGETHER:
        raise CannotCertify(_("too much was published of the same records to prove it all at once"))


def _owner(key: str) -> str:
    return f"reporting.publication:{key}"
