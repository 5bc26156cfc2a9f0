"""Small counts protected before anything is published: values in, values out, no database.

    from manden.disclosure import Dimension, Table, protect

    place = Dimension.nested("place", {"Mopti": ["Bankass", "Koro"], ...}, levels=("region", "cercle"))
    time = Dimension.nested("time", {"2024": ["2024-Q1", ...]}, levels=("year", "quarter"))
    table = Table("T1", "victims", (place, time), {("Bankass", "2024-Q1"): 3, ...},
                  population="verified victims of killings", snapshot="2026-11-29",
                  sensitive={"age": {"under 18": "children"}})
    release = protect([table, ...], earlier=[...], name="March 2026")     # or CannotCertify

- `counts`: leaves only, whole numbers; every margin is summed here. A cell is addressed by one node of
  each dimension in their order, `ALL` ("all") for a total.
- `release.tables[i].published`: {coordinates: value, or None where hidden}: the only thing that leaves.
- `release.tables[i].cells[at]`: Cell(value, shown, status, reason), status published, primary,
  secondary or coarsened: for the desk, never for readers.
- `release.certificate`: the intervals left to an attacker for each protected cell, and the witnesses;
  `verify()` adds them up again in whole numbers.
- `release.as_dict()`, `Release.from_dict()`: kept sealed, given back as `earlier` next time.
- `align(tables, earlier)` lays tables and earlier releases on the same categories, before `protect`.
- `round_counts(table, base=10, seed=1)` rounds instead, so that it still adds up; `feasible_intervals`
  judges a table that somebody else has hidden cells of.
- `CannotCertify` (a ValueError) says in one sentence what cannot be published, and what to do.

Tables of one unit, population and snapshot count the same records and share their margins. A later
snapshot of the same unit and population is held against the earlier one: small differences are
protected too. docs/methods/disclosure.md tells the method, its proofs and its limits.
"""

from manden.disclosure.aligning import align
from manden.disclosure.certificate import Certificate, Interval
from manden.disclosure.intervals import feasible_intervals
from manden.disclosure.protect import protect
from manden.disclosure.release import Cell, ProtectedTable, Release
from manden.disclosure.rounding import Rounded, round_counts
from manden.disclosure.suppression import CannotCertify
from manden.disclosure.tables import ALL, Dimension, Table, coarsen
from manden.disclosure.thresholds import FINEST, THRESHOLDS, Threshold

__all__ = [
    "ALL",
    "FINEST",
    "THRESHOLDS",
    "CannotCertify",
    "Cell",
    "Certificate",
    "Dimension",
    "Interval",
    "ProtectedTable",
    "Release",
    "Rounded",
    "Table",
    "Threshold",
    "align",
    "coarsen",
    "feasible_intervals",
    "protect",
    "round_counts",
]
