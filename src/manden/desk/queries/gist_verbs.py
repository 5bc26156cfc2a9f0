"""Where a gist's verbs stand: gists are our own words and use these verbs for these forces."""

from __future__ import annotations

import re
from collections.abc import Iterable

VERBS = {
    "fr": {
        "decide": "décide|prolonge|proroge|garde|crée|met fin",
        "request": "demande|prie",
        "demand": "exige|réclame",
        "urge": "exhorte|presse",
        "call": "demande|appelle|engage|réitère|redit",
        "invite": "invite",
        "encourage": "encourage",
        "recommend": "recommande|conseille",
    },
    "en": {
        "decide": "decides|prolongs|extends|keeps|creates|ends",
        "request": "requests|asks",
        "demand": "demands",
        "urge": "urges",
        "call": "calls(?: again)? upon|calls(?: again)? for|calls on|repeats|asks",
        "invite": "invites",
        "encourage": "encourages",
        "recommend": "recommends|advises",
    },
}


def gist_verbs(gist: str, forces: Iterable[str], language: str) -> list[tuple[int, int]]:
    """Where the verb of each force stands in `gist`, looked for in turn; one not found is left out.

    >>> gist_verbs("Calls upon all to stop. Urges them to talk.", ["call", "urge"], "en")
    [(0, 10), (24, 29)]
    """
    places: list[tuple[int, int]] = []
    done = 0
    for force in forces:
        verbs = VERBS.get(language, {}).get(force)
        found = verbs and re.compile(rf"\b(?:{verbs})\b", re.IGNORECASE).search(gist, done)
        if found:
            places.append(found.span())
            done = found.end()
    return places
