"""One chart as SVG, drawn by us from plain values: bars beside their names, uncertainty as a line.

No colour carries a meaning alone: each series has its own lightness and hatching, each bar its number.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

WIDTH, NAMES, NUMBERS = 680, 280, 70
BAR, BETWEEN, APART = 16, 3, 10
LONGEST_NAME = 36
SERIES = 6


@dataclass(frozen=True)
class Bar:
    """`value` as drawn and as written; `low` to `high` is drawn where it is wider than nothing."""

    series: int
    value: float
    written: str
    low: float = 0
    high: float = 0


@dataclass(frozen=True)
class Group:
    name: str
    bars: Sequence[Bar]


def bar_chart(groups: Sequence[Group], series: Sequence[str], described: str) -> str:
    """The chart as SVG, `described` for who cannot see it; colours come from the page's own sheet.

    >>> "<svg" in bar_chart([Group("2023", [Bar(0, 3, "3")])], ["victims"], "Three victims.")
    True
    """
    largest = max((max(bar.value, bar.high) for group in groups for bar in group.bars), default=0)
    scale = (WIDTH - NAMES - NUMBERS) / largest if largest else 0
    parts: list[str] = []
    y = _legend(parts, series)
    for group in groups:
        parts.append(_text(NAMES - 8, y + _height(group) / 2 + 5, _short(group.name), "end"))
        for bar in group.bars:
            parts.append(_bar(bar, y, scale))
            y += BAR + BETWEEN
        y += APART
    return (
        f'<svg class="chart" role="img" aria-label={quoteattr(described)} '
        f'viewBox="0 0 {WIDTH} {y}" xmlns="http://www.w3.org/2000/svg">'
        f"{_hatches()}{''.join(parts)}</svg>"
    )


def _legend(parts: list[str], series: Sequence[str]) -> int:
    if len(series) < 2:
        return APART
    y = APART
    for number, name in enumerate(series):
        parts.append(
            f'<rect class="s{number % SERIES}" x="{NAMES}" y="{y}" width="16" height="12"/>'
        )
        if number % 2:
            parts.append(f'<rect fill="url(#hatched)" x="{NAMES}" y="{y}" width="16" height="12"/>')
        parts.append(_text(NAMES + 24, y + 11, name))
        y += 18
    return y + APART


def _bar(bar: Bar, y: int, scale: float) -> str:
    width = round(bar.value * scale, 1)
    drawn = f'x="{NAMES}" y="{y}" width="{width}" height="{BAR}"'
    told = [f'<rect class="s{bar.series % SERIES}" {drawn}/>']
    if bar.series % 2:
        told.append(f'<rect fill="url(#hatched)" {drawn}/>')
    end = width
    if bar.high > bar.low:
        low, high = round(bar.low * scale, 1), round(bar.high * scale, 1)
        middle = y + BAR / 2
        told.append(
            f'<path class="between" d="M{NAMES + low} {middle - 4}v8m0-4H{NAMES + high}m0-4v8"/>'
        )
        end = max(end, high)
    told.append(_text(NAMES + end + 6, y + BAR - 3, bar.written))
    return "".join(told)


def _height(group: Group) -> int:
    return len(group.bars) * (BAR + BETWEEN) - BETWEEN


def _text(x: float, y: float, text: str, anchor: str = "start") -> str:
    return f'<text x="{x}" y="{y}" text-anchor="{anchor}">{escape(text)}</text>'


def _hatches() -> str:
    return (
        '<defs><pattern id="hatched" width="6" height="6" patternUnits="userSpaceOnUse">'
        '<path class="hatch" d="M0 6L6 0"/></pattern></defs>'
    )


def _short(text: str) -> str:
    return text if len(text) <= LONGEST_NAME else text[: LONGEST_NAME - 1] + "…"
