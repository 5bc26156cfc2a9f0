"""Whether the codes of a file of boundaries are those of divisions that the desk knows, and of which.

A file carries several properties, and which holds the codes is found from the codes themselves: the
one whose every value, each once, is a division of one level of one scheme on the day that was given.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from manden.charts import Boundary, CannotDraw, boundaries_in, properties_in
from manden.places.finding import drawn_on
from manden.places.models import Division, Scheme
from manden.places.refusals import CannotFit, refused_drawing

LARGEST = 20_000_000  # bytes
NAMED = 3


@dataclass(frozen=True)
class Fitted:
    """Boundaries and the division of each; `undrawn` are the divisions that the file leaves out."""

    scheme: Scheme
    level: int
    on: date
    sha256: str
    held: Sequence[tuple[Division, Boundary]]
    undrawn: Sequence[str]


def fitted(content: bytes, *, on: date, code: str = "") -> Fitted:
    """The boundaries of `content` with their divisions, by property `code` or by the one that fits."""
    if len(content) > LARGEST:
        raise CannotFit("too_large", most=LARGEST // 1_000_000)
    try:
        text = content.decode("utf-8-sig")
        codes = _codes(properties_in(text), code)
        scheme, level, named, divisions = _known(codes, on)
        drawn = boundaries_in(text, name=named, code=named)
    except UnicodeDecodeError:
        raise CannotFit("not_utf8") from None
    except CannotDraw as refusal:
        raise refused_drawing(str(refusal)) from None
    return Fitted(
        scheme=scheme,
        level=level,
        on=on,
        sha256=hashlib.sha256(content).hexdigest(),
        held=[(divisions[one.code], one) for one in drawn],
        undrawn=sorted(set(divisions) - {one.code for one in drawn}),
    )


def _codes(told: Sequence[Mapping[str, object]], code: str) -> Mapping[str, list[str]]:
    """The properties that could be codes: in every division, each value once."""
    names = [code] if code else list(told[0])
    found = {}
    for name in names:
        values = [str(one.get(name) or "").strip() for one in told]
        if all(values) and len(set(values)) == len(values):
            found[name] = values
    if code and not found:
        raise CannotFit("not_a_code", name=code)
    return found


def _known(
    codes: Mapping[str, list[str]], on: date
) -> tuple[Scheme, int, str, dict[str, Division]]:
    """The scheme and the level whose divisions all the codes are, and the property they stand in."""
    levels = list(_levels(on))
    if not levels:
        raise CannotFit("nothing_known", day=on)
    scored = [
        (len(divisions.keys() & set(values)) - len(set(values) - divisions.keys()), n, name)
        for n, (_, _, divisions) in enumerate(levels)
        for name, values in codes.items()
    ]
    if not scored:
        raise CannotFit("no_codes")
    _, n, name = max(scored, key=lambda one: (one[0], -one[1]))
    scheme, level, divisions = levels[n]
    strange = [one for one in codes[name] if one not in divisions]
    if strange:
        told = ", ".join(strange[:NAMED]) + ("…" if len(strange) > NAMED else "")
        raise CannotFit("strange", codes=told, name=name, scheme=scheme.code, day=on)
    return scheme, level, name, divisions


def _levels(on: date) -> Iterator[tuple[Scheme, int, dict[str, Division]]]:
    """The divisions by code of each level of each scheme; the country itself is no map."""
    found: dict[tuple[Scheme, int], dict[str, Division]] = defaultdict(dict)
    for one in drawn_on(on).filter(level__gt=0).select_related("scheme").order_by("pk"):
        found[one.scheme, one.level][one.code] = one
    for (scheme, level), divisions in sorted(
        found.items(), key=lambda it: (it[0][0].code, it[0][1])
    ):
        yield scheme, level, divisions
