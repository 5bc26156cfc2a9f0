"""Foreign keys point back toward the text: a room's tables know only rooms that stand below it."""

import tomllib
from collections.abc import Iterable
from pathlib import Path

from django.apps import apps

ROOT = Path(__file__).resolve().parents[2]


def rooms_from_top() -> list[str]:
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]
    layers = contracts["contracts"][0]["layers"]
    return [layer.replace("(", "").replace(")", "") for layer in layers]


def height_of(room: str) -> int:
    return next(place for place, layer in enumerate(rooms_from_top()) if room in layer.split(" | "))


def pointing_up(keys: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """The keys (from room, to room) that point at a room standing higher, or beside."""
    return [
        (here, there)
        for here, there in keys
        if here != there and height_of(here) >= height_of(there)
    ]


def keys_of_our_tables() -> list[tuple[str, str]]:
    ours = {config.label for config in apps.get_app_configs() if config.name.startswith("manden.")}
    return [
        (model._meta.app_label, field.related_model._meta.app_label)
        for model in apps.get_models(include_auto_created=True)
        for field in model._meta.get_fields()
        if model._meta.app_label in ours
        and (field.many_to_one or field.one_to_one)
        and field.concrete
        and field.related_model._meta.app_label in ours
    ]


def test_every_foreign_key_points_back_toward_the_text() -> None:
    keys = keys_of_our_tables()

    assert len(keys) > 20
    assert pointing_up(keys) == []


def test_a_key_that_points_away_from_the_text_is_named() -> None:
    keys = [("commitments", "instruments"), ("instruments", "commitments")]

    found = pointing_up(keys)

    assert found == [("instruments", "commitments")]
