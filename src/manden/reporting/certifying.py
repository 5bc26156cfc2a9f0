"""What may be published of a figure now, held against everything that was published before.

`manden.disclosure` proves it; here the earlier publications are opened, those that bear on the figure
are laid beside it, and what no proof covers is refused.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from manden.access.sealing import CannotUnseal, seal, unseal
from manden.disclosure import CannotCertify, Release, Table, align, protect
from manden.reporting.certifying_words import disclosure_refused
from manden.reporting.models import Figure, Publication
from manden.reporting.populations import crossed, share_nothing
from manden.reporting.publishing import PERIOD, tables_of

LARGEST_TOGETHER = 3000  # cells of all tables that one proof covers
OPENS_TO = 50_000_000  # bytes


@dataclass(frozen=True)
class Certified:
    """What may be printed, and the earlier publications that it was held against."""

    release: Release
    earlier: tuple[Publication, ...]


def certified(figure: Figure) -> Certified:
    """The figure as it may be published after all that was; CannotCertify with the reason where none
    of it may."""
    tables = tables_of(figure)
    units = {table.unit for table in tables}
    before = list(Publication.objects.filter(unit__in=units).order_by("number"))
    bearing = [(one, release) for one in before if (release := _bearing(tables, one)) is not None]
    earlier = [release for _one, release in bearing]
    try:
        laid, beside = align(tables, earlier)
        _not_too_many(laid, beside)
        release = protect(laid, earlier=beside, name=figure.key)
    except CannotCertify as refusal:
        raise CannotCertify(str(disclosure_refused(str(refusal)))) from None
    except ValueError as why:
        said = _("it cannot be held against what was published before: %(why)s")
        raise CannotCertify(said % {"why": disclosure_refused(str(why))}) from None
    return Certified(release, tuple(one for one, _release in bearing))


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


def _bearing(tables: Sequence[Table], publication: Publication) -> Release | None:
    """What of a publication counts the same things as these tables; None where nothing does."""
    release = opened(publication)
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
                  "period: one taken from the other would tell more than either") % told
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
