"""Who is named in a remark by @name, and whom a name that nobody bears may have meant."""

from __future__ import annotations

import re
from collections.abc import Iterable
from difflib import get_close_matches

from manden.access.models import User
from manden.access.policy import allows
from manden.commitments.models import Commitment

_NAMED = re.compile(r"(?<!\w)@([\w.@-]*\w)")
NEAREST = 3


def named_in(text: str) -> list[str]:
    """Every @name of a text, without its sign.

    >>> named_in("@awa and @issa: see a@b.org")
    ['awa', 'issa']
    """
    return _NAMED.findall(text)


def mentionable(names: Iterable[str], commitment: Commitment) -> list[User]:
    """Those of these names who may read the discussion of `commitment`."""
    people = User.objects.filter(username__in=list(names), is_active=True)
    return [one for one in people if allows(one, "commitment.discuss", commitment)]


def unknown_names(text: str, commitment: Commitment) -> dict[str, list[str]]:
    """Each @name that nobody bears who may read the discussion, and the nearest that somebody does.

    Who exists and may not read it is answered like who does not exist.
    """
    names = list(dict.fromkeys(named_in(text)))
    known = {one.username for one in mentionable(names, commitment)}
    missing = [name for name in names if name not in known]
    if not missing:
        return {}
    everyone = User.objects.filter(is_active=True).values_list("username", flat=True)
    readers = [one.username for one in mentionable(everyone, commitment)]
    return {name: get_close_matches(name, readers, NEAREST, cutoff=0.5) for name in missing}
