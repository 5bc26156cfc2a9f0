"""Looking a row up by its anchor."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import template

register = template.Library()


@register.filter
def get(held: Mapping[str, Any], key: str) -> Any:
    """What `held` has under `key`; nothing where it has none."""
    return held.get(key, ())
