"""Invented tables and sequences of releases, of every shape that the method knows."""

from __future__ import annotations

import random

from manden.disclosure import Dimension, Table


def a_dimension(rng: random.Random, name: str, *, most: int = 5) -> Dimension:
    """Flat, or of two levels, with two leaves or more."""
    letters = [f"{name}{i}" for i in range(rng.randint(2, most))]
    if len(letters) > 3 and rng.random() < 0.5:
        cut = rng.randint(1, len(letters) - 1)
        return Dimension.nested(
            name, {name.upper() + "1": letters[:cut], name.upper() + "2": letters[cut:]}
        )
    return Dimension.flat(name, letters)


def counts_for(rng: random.Random, table: Table) -> dict[tuple[str, ...], int]:
    """Counts as the field has them: many zeros and small ones, a few large."""
    scale = rng.choice([2, 6, 20])
    return {
        leaf: int(rng.expovariate(1 / scale)) if rng.random() > 0.2 else 0 for leaf in table.leaves
    }


def a_table(rng: random.Random, *, name: str = "T1", snapshot: str = "1") -> Table:
    """One table of one to three dimensions."""
    ways = rng.choices([1, 2, 3], [2, 7, 1])[0]
    dimensions = tuple(
        a_dimension(rng, letter, most=3 if ways == 3 else 4) for letter in "pqr"[:ways]
    )
    return filled(rng, dimensions, name=name, snapshot=snapshot)


def filled(
    rng: random.Random, dimensions: tuple[Dimension, ...], *, name: str, snapshot: str = "1"
) -> Table:
    shape = Table(name, "victims", dimensions, {}, snapshot=snapshot)
    sensitive = {"p": {"p0": "children"}} if rng.random() < 0.2 else {}
    impossible = frozenset(leaf for leaf in shape.leaves if rng.random() < 0.03)
    counts = {at: n for at, n in counts_for(rng, shape).items() if at not in impossible}
    return Table(
        name, "victims", dimensions, counts,
        snapshot=snapshot, sensitive=sensitive, impossible=impossible,
    )  # fmt: skip


def linked_tables(rng: random.Random) -> list[Table]:
    """Two tables cut from one joint table: they share the margin of their common dimension."""
    p, q, r = (a_dimension(rng, letter, most=3) for letter in "pqr")
    joint = filled(rng, (p, q, r), name="joint")
    return [cut(joint, (0, 1), "T1"), cut(joint, (1, 2), "T2")]


def cut(joint: Table, kept: tuple[int, ...], name: str) -> Table:
    """The margin of a table over some of its dimensions."""
    counts: dict[tuple[str, ...], int] = {}
    for at, count in joint.counts.items():
        key = tuple(at[i] for i in kept)
        counts[key] = counts.get(key, 0) + count
    return Table(
        name, joint.unit, tuple(joint.dimensions[i] for i in kept), counts, snapshot=joint.snapshot
    )


def grown(rng: random.Random, table: Table, *, snapshot: str) -> Table:
    """The same table some months later: records came, and in some worlds a few were withdrawn."""
    withdrawn = rng.random() < 0.2
    counts = {}
    for leaf in table.leaves:
        count = table.counts.get(leaf, 0)
        if leaf in table.impossible:
            continue
        if rng.random() < 0.4:
            count += int(rng.expovariate(1 / 8))
        elif withdrawn and count and rng.random() < 0.2:
            count -= 1
        counts[leaf] = count
    return Table(
        table.name, table.unit, table.dimensions, counts,
        snapshot=snapshot, sensitive=table.sensitive, impossible=table.impossible,
    )  # fmt: skip


def a_sequence(rng: random.Random) -> list[list[Table]]:
    """What is to be published, release after release: each item is published together."""
    kind = rng.choices(["one", "linked", "again", "grown", "long"], [10, 4, 2, 3, 1])[0]
    if kind == "linked":
        return [linked_tables(rng)]
    if kind == "again":
        first, second = linked_tables(rng)
        return [[first], [second]]
    first = a_table(rng)
    if kind == "one":
        return [[first]]
    releases, last = [[first]], first
    for snapshot in "23"[: 2 if kind == "long" else 1]:
        last = grown(rng, last, snapshot=snapshot)
        releases.append([last])
    return releases
