"""A resolution back from its JSON, so that a reading kept yesterday can be compared today."""

from __future__ import annotations

import types
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from functools import cache
from typing import Any, Union, get_args, get_origin, get_type_hints

from manden.reading.resolution import SCHEMA, RequestedProduct, Resolution, Session, Vote

# The keys of the JSON that cannot be names in Python, or that say more shortly what they hold.
_KEY_OF: Mapping[type, Mapping[str, str]] = {
    Session: {"opens": "from", "closes": "to"},
    Vote: {"in_favour": "for"},
    RequestedProduct: {"source": "from"},
}


class NotAReading(ValueError):
    """The mapping is not what `Resolution.as_json` gives."""


def resolution_of(told: Mapping[str, Any]) -> Resolution:
    """The values behind the JSON of `manden read`; `NotAReading` where a part is missing.

    >>> resolution_of(Resolution("river.txt", "en", number="99/1").as_json()).number
    '99/1'
    """
    if told.get("schema") != SCHEMA:
        raise NotAReading(f"this is not a reading of schema {SCHEMA}: read the file again")
    try:
        found: Resolution = _built(Resolution, told)
    except (KeyError, TypeError, ValueError) as fault:
        raise NotAReading(f"this reading is damaged ({fault}): read the file again") from fault
    return found


def _built(wanted: Any, value: Any) -> Any:
    origin = get_origin(wanted)
    if value is None:
        return None
    if origin is tuple:
        return tuple(_built(get_args(wanted)[0], item) for item in value)
    if origin in (Union, types.UnionType):
        return _built(next(one for one in get_args(wanted) if one is not type(None)), value)
    if wanted is date:
        return date.fromisoformat(value)
    return _part(wanted, value) if is_dataclass(wanted) else value


def _part(kind: Any, told: Mapping[str, Any]) -> Any:
    keys = _KEY_OF.get(kind, {})
    if kind is Vote:
        told = dict(told) | {f"states_{side}": names for side, names in told["states"].items()}
    return kind(
        **{
            part.name: _built(_hints(kind)[part.name], told[keys.get(part.name, part.name)])
            for part in fields(kind)
            if keys.get(part.name, part.name) in told
        }
    )


@cache
def _hints(kind: type) -> dict[str, Any]:
    return get_type_hints(kind)
