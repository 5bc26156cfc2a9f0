"""Which known words stand nearest to one that is not known, to be proposed to who wrote it."""

from __future__ import annotations

from collections.abc import Mapping
from difflib import get_close_matches

from manden.places.naming import folded

_MOST, _NEAR, _LONG = 3, 0.6, 4


def nearest(said: str, known: Mapping[str, str]) -> tuple[str, ...]:
    """What the nearest of `known` mean: its keys are folded words, its values what each means.

    Words written nearly so come first, then those that share a word of four letters or more.

    >>> nearest("Pilage", {"pillage": "looting", "looting": "looting", "menace": "threat"})
    ('looting',)
    >>> nearest("execution of three men", {"summary execution": "execution"})
    ('execution',)
    >>> nearest("zzz", {"menace": "threat"})
    ()
    """
    bare = folded(said)
    found = get_close_matches(bare, known, n=2 * _MOST, cutoff=_NEAR)
    shared = {word for word in bare.split() if len(word) >= _LONG}
    found += [one for one in known if shared & set(one.split())]
    return tuple(dict.fromkeys(known[one] for one in found))[:_MOST]
