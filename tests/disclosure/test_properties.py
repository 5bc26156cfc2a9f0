"""What holds of every table, found by looking for one of which it does not."""

from collections import Counter
from itertools import permutations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from manden.disclosure import Dimension, Release, Table, Threshold, protect
from tests.disclosure.attacker import FAR, Attack, Published, name

QUICKLY = settings(deadline=None, max_examples=25, suppress_health_check=[HealthCheck.too_slow])


@st.composite
def tables(draw) -> Table:
    """Two dimensions of two to four categories, counts mostly small."""
    sizes = draw(st.integers(2, 4)), draw(st.integers(2, 4))
    dimensions = tuple(
        Dimension.flat(letter, [f"{letter}{i}" for i in range(size)])
        for letter, size in zip("pq", sizes, strict=True)
    )
    counts = st.one_of(st.integers(0, 6), st.integers(0, 40))
    leaves = Table("T1", "victims", dimensions, {}).leaves
    return Table("T1", "victims", dimensions, {leaf: draw(counts) for leaf in leaves})


@QUICKLY
@given(tables())
def test_an_independent_attacker_can_exclude_neither_0_nor_the_threshold(table):
    release = protect([table])
    protected = release.tables[0]
    attack = Attack().read([Published(protected.table, protected.published)])

    for at, cell in protected.cells.items():
        if cell.status == "primary":
            terms = attack.terms[name(table, at)][0]
            attack.find(terms, 0, 0, steps=20_000)
            attack.find(terms, 5, FAR, steps=20_000)


@QUICKLY
@given(tables())
def test_what_is_shown_is_true_and_every_small_cell_is_hidden(table):
    for at, value in protect([table]).tables[0].published.items():
        assert value == table.cells[at] if value is not None else True
        assert value is None or value == 0 or value >= 5


@QUICKLY
@given(tables(), st.randoms(use_true_random=False))
def test_the_order_of_categories_and_dimensions_changes_nothing_that_must_be_hidden(table, rng):
    turned = tuple(
        Dimension.flat(d.name, rng.sample(list(d.leaves), len(d.leaves)))
        for d in table.dimensions[::-1]
    )
    counts = {at[::-1]: count for at, count in table.counts.items()}

    one, other = protect([table]), protect([Table("T1", "victims", turned, counts)])

    assert primary(one) == {at[::-1] for at in primary(other)}
    one.certificate.verify()
    other.certificate.verify()


def primary(release: Release) -> set[tuple[str, ...]]:
    return {at for at, cell in release.tables[0].cells.items() if cell.status == "primary"}


@QUICKLY
@given(tables())
def test_a_higher_threshold_never_shows_a_cell_too_small_for_a_lower_one(table):
    stricter = {"any": Threshold("any", 10)}

    assert primary(protect([table])) <= primary(protect([table], thresholds=stricter))


@QUICKLY
@given(tables())
def test_the_table_again_at_the_same_snapshot_tells_nothing_new(table):
    first = protect([table], name="1")

    again = protect([table], earlier=[first], name="2")

    assert again.tables[0].published == first.tables[0].published


@QUICKLY
@given(tables())
def test_statuses_do_not_overlap_and_cover_every_cell(table):
    statuses = Counter(cell.status for cell in protect([table]).tables[0].cells.values())

    assert sum(statuses.values()) == len(table.cells)
    assert set(statuses) <= {"published", "primary", "secondary"}


def test_dimensions_in_any_order_name_the_same_cells():
    sizes = [Dimension.flat(letter, [f"{letter}0", f"{letter}1"]) for letter in "pqr"]
    counts = {
        ("p0", "q0", "r0"): 3,
        ("p1", "q1", "r1"): 20,
        ("p0", "q1", "r1"): 12,
        ("p1", "q0", "r0"): 9,
    }
    tables = [
        Table(
            f"T{i}", "victims", tuple(sizes[j] for j in order),
            {tuple(at[j] for j in order): n for at, n in counts.items()},
        )
        for i, order in enumerate(permutations(range(3)))
    ]  # fmt: skip

    release = protect(tables)

    hidden = {frozenset(at) for at in release.tables[0].hidden}
    assert all({frozenset(at) for at in table.hidden} == hidden for table in release.tables)
