"""Numbers as each language writes them, and the round numbers of an axis."""

from __future__ import annotations

from math import floor, log10

NARROW_NO_BREAK_SPACE = "\u202f"


NOTHING = 1e-9  # below it no axis is drawn finer


def written(number: float, language: str) -> str:
    """1762.5 as "1,762.5" or "1 762,5", with at most two decimals.

    >>> written(1762, "en"), written(1762.5, "fr") == "1\\u202f762,5", written(0.126, "en")
    ('1,762', True, '0.13')
    """
    told = f"{number:,.2f}".rstrip("0").rstrip(".")
    if language == "en":
        return told
    return told.replace(",", NARROW_NO_BREAK_SPACE).replace(".", ",")


def ticks(largest: float, about: int = 4) -> list[float]:
    """Round numbers from zero to `largest` or the first beyond it.

    >>> ticks(23), ticks(3), ticks(0), ticks(5e-324)
    ([0, 10, 20, 30], [0, 1, 2, 3], [0, 1], [0, 1])
    """
    if largest < NOTHING:
        return [0, 1]
    raw = largest / about
    size = 10.0 ** floor(log10(raw))
    step = next(m * size for m in (1, 2, 5, 10, 20) if m * size >= raw * 0.999)
    if largest >= 1:
        step = max(step, 0.5) if largest < 2 else max(step, 1)
    found: list[float] = [0]
    while found[-1] < largest * 0.9999:
        found.append(float(f"{step * len(found):.12g}"))
    return [int(one) if one == int(one) else one for one in found]
