"""Which paragraphs of a new text continue which of an old one."""

from itertools import permutations

from hypothesis import given, settings
from hypothesis import strategies as st

from manden.reading.alignment import Passage, align
from manden.reading.assignment import best_pairs

LIGHTHOUSE = "Welcomes the opening of two lighthouses on the northern cape;"
CHANNEL = "Urges the harbour board to dredge the channel before the winter storms;"
FISHERY = "Invites the fishery council to publish its catches of herring and of cod;"
BOATS = "Requests the registrar to count the boats that were lost at sea;"


def passages(*texts: str, part: str = "operative") -> list[Passage]:
    return [Passage(f"OP{place + 1}", part, text) for place, text in enumerate(texts)]


def slow_best_sum(gains: list[list[float]]) -> float:
    """The obvious twin: every way of pairing, tried."""
    rows, columns = len(gains), len(gains[0])
    if rows > columns:
        return slow_best_sum([list(column) for column in zip(*gains, strict=True)])
    ways = permutations(range(columns), rows)
    return max(sum(max(gains[i][j], 0.0) for i, j in enumerate(way)) for way in ways)


@settings(deadline=None)
@given(
    st.integers(1, 5).flatmap(
        lambda columns: st.lists(
            st.lists(st.integers(-2, 9), min_size=columns, max_size=columns),
            min_size=1,
            max_size=5,
        )
    )
)
def test_no_pairing_gains_more_than_the_one_found(gains: list[list[int]]) -> None:
    allowed = {(i, j): float(g) for i, row in enumerate(gains) for j, g in enumerate(row)}

    pairs = best_pairs(allowed)

    assert sum(allowed[pair] for pair in pairs) == slow_best_sum([[*map(float, r)] for r in gains])
    assert all(allowed[pair] > 0 for pair in pairs)
    assert len({i for i, _ in pairs}) == len({j for _, j in pairs}) == len(pairs)


def test_a_greedy_choice_gives_way_to_the_better_sum() -> None:
    gains = {(0, 0): 10.0, (0, 1): 9.0, (1, 0): 9.0, (1, 1): 1.0}

    assert best_pairs(gains) == [(0, 1), (1, 0)]


def test_a_paragraph_put_in_front_leaves_the_rest_in_step() -> None:
    old = passages(LIGHTHOUSE, CHANNEL, FISHERY)
    new = passages(BOATS, LIGHTHOUSE, CHANNEL, FISHERY)

    found = align(old, new)

    assert found.added == (0,)
    assert [(g.old, g.new, g.moved) for g in found.groups] == [
        ((0,), (1,), False),
        ((1,), (2,), False),
        ((2,), (3,), False),
    ]


def test_the_one_paragraph_that_jumped_is_the_one_that_moved() -> None:
    old = passages(LIGHTHOUSE, CHANNEL, FISHERY, BOATS)
    new = passages(BOATS, LIGHTHOUSE, CHANNEL, FISHERY)

    found = align(old, new)

    assert [(g.old, g.new) for g in found.groups if g.moved] == [((3,), (0,))]


def test_a_paragraph_cut_in_two_is_a_split() -> None:
    both = CHANNEL.replace(";", ", and ") + FISHERY.lower()
    found = align(passages(LIGHTHOUSE, both), passages(LIGHTHOUSE, CHANNEL, FISHERY))

    assert [(g.old, g.new, g.shape) for g in found.groups][1:] == [((1,), (1, 2), "split")]
    assert found.added == ()


def test_two_paragraphs_put_together_are_merged() -> None:
    both = CHANNEL.replace(";", ", and ") + FISHERY.lower()
    found = align(passages(LIGHTHOUSE, CHANNEL, FISHERY), passages(LIGHTHOUSE, both))

    assert [(g.old, g.new, g.shape) for g in found.groups][1:] == [((1, 2), (1,), "merged")]
    assert found.dropped == ()


def test_a_long_official_name_in_common_is_no_split() -> None:
    name = "the Joint Commission of the Seven Islands for the Safety of Navigation"
    old = passages(f"Condemns the thefts from the stores of {name} and from the customs house;")
    new = passages(old[0].text, f"Thanks {name};")

    found = align(old, new)

    assert [group.shape for group in found.groups] == ["pair"]
    assert found.added == (1,)


def test_a_paragraph_that_leaves_the_preamble_has_moved() -> None:
    old = [*passages(BOATS, part="preamble"), *passages(LIGHTHOUSE)]
    new = passages(LIGHTHOUSE, BOATS)

    found = align(old, new)

    assert [(g.old, g.new, g.moved) for g in found.groups] == [
        ((1,), (0,), False),
        ((0,), (1,), True),
    ]


def test_strangers_are_added_and_dropped() -> None:
    found = align(passages(LIGHTHOUSE, CHANNEL), passages(LIGHTHOUSE, BOATS))

    assert (found.added, found.dropped) == ((1,), (1,))


ASKS = [
    "Urges the harbour board to dredge the channel, and invites the pilots to mark its banks;",
    "Welcomes the opening of two lighthouses, and thanks the masons who carried the stones;",
    "Invites the fishery council to publish its catches, and requests the clerks to print them;",
    "Requests the registrar to count lost boats, and calls upon the widows' fund to pay;",
    "Condemns the theft of anchors from the quay, and encourages the night watch to persist;",
    "Decides to lift the tolls on river ferries, and recalls its promise to the carters;",
]


@settings(deadline=None)
@given(st.permutations(ASKS), st.integers(0, 5), st.integers(0, 5))
def test_what_is_put_elsewhere_is_all_that_moved(asks: list[str], taken: int, put: int) -> None:
    rest = asks[:taken] + asks[taken + 1 :]
    found = align(passages(*asks), passages(*rest[:put], asks[taken], *rest[put:]))

    moved = [(group.old, group.new) for group in found.groups if group.moved]
    assert len(found.groups) == len(asks)
    if abs(taken - put) > 1:
        assert moved == [((taken,), (put,))]
    else:  # two neighbours that changed places: either may be said to have moved
        assert len(moved) == abs(taken - put)


@settings(deadline=None)
@given(st.permutations(ASKS), st.integers(0, 5))
def test_what_is_cut_at_its_second_verb_is_split_and_read_backwards_merged(
    asks: list[str], place: int
) -> None:
    first, second = asks[place].split(", and ")
    cut = [*asks[:place], f"{first};", second.capitalize(), *asks[place + 1 :]]

    forth = align(passages(*asks), passages(*cut))
    back = align(passages(*cut), passages(*asks))

    assert [(g.old, g.new, g.shape) for g in forth.groups if g.shape != "pair"] == [
        ((place,), (place, place + 1), "split")
    ]
    assert [(g.old, g.new, g.shape) for g in back.groups if g.shape != "pair"] == [
        ((place, place + 1), (place,), "merged")
    ]


@settings(deadline=None)
@given(st.lists(st.sampled_from([LIGHTHOUSE, CHANNEL, FISHERY, BOATS]), max_size=6))
def test_a_text_set_against_itself_is_the_same_in_place(texts: list[str]) -> None:
    found = align(passages(*texts), passages(*texts))

    assert [(g.old, g.new, g.moved) for g in found.groups] == [
        ((place,), (place,), False) for place in range(len(texts))
    ]


@settings(deadline=None)
@given(
    st.lists(st.sampled_from([LIGHTHOUSE, CHANNEL, FISHERY, BOATS, ""]), max_size=5),
    st.lists(st.sampled_from([LIGHTHOUSE, CHANNEL, FISHERY, BOATS, ""]), max_size=5),
)
def test_every_paragraph_is_accounted_for_once(old: list[str], new: list[str]) -> None:
    found = align(passages(*old), passages(*new))

    assert sorted([*found.dropped, *(i for g in found.groups for i in g.old)]) == [*range(len(old))]
    assert sorted([*found.added, *(j for g in found.groups for j in g.new)]) == [*range(len(new))]
