"""Should these two texts be compared at all, and in this order?"""

from __future__ import annotations

from .organs import organ_name
from .resolution import Resolution

# Fewer paragraphs of the later text than this share continue one of the earlier: two threads.
FEWEST_CONTINUED = 0.15
_ONE_ORGAN = {"CHR": "HRC"}  # the Council took over the threads of the Commission


def doubts_of(old: Resolution, new: Resolution, continued: int) -> tuple[str, ...]:
    """What the reader of a comparison must know; `continued` paragraphs of `new` go on from `old`.

    >>> old, new = Resolution("a", "en", body="SC"), Resolution("b", "en", body="HRC")
    >>> doubts_of(old, new, 0)[0].partition(":")[0]
    'a and b come from two organs (Security Council, Human Rights Council)'
    """
    return tuple(filter(None, (_organs(old, new), _order(old, new), _little(old, new, continued))))


def _organs(old: Resolution, new: Resolution) -> str | None:
    before, after = (_ONE_ORGAN.get(text.body, text.body) for text in (old, new))
    organs = [organ_name(body, "en") for body in (before, after)]
    if before == after or not all(organs):
        return None
    return (
        f"{_name(old)} and {_name(new)} come from two organs ({organs[0]}, {organs[1]}): they may "
        "be of two threads"
    )


def _order(old: Resolution, new: Resolution) -> str | None:
    if not (old.adopted and new.adopted and old.adopted > new.adopted):
        return None
    return (
        f"{_name(old)} of {old.adopted} is the later text, {_name(new)} of {new.adopted} the "
        "earlier: give the earlier first"
    )


def _little(old: Resolution, new: Resolution, continued: int) -> str | None:
    every = len(new.preamble) + len(new.operative) + sum(len(one.operative) for one in new.annexes)
    if not every or continued >= FEWEST_CONTINUED * every:
        return None
    return (
        f"only {continued} of the {every} paragraphs of {_name(new)} continue one of "
        f"{_name(old)}: they may be of two threads"
    )


def _name(text: Resolution) -> str:
    return text.symbol or text.number or text.source
