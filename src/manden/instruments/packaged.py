"""The packs that come with this release, and which of them a desk needs for the texts it holds."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from manden.instruments.pack import PACKS, Pack, available_packs, load_pack


def first_pack() -> Path:
    """The pack on which a desk opens that was given no text: packs/first.txt names its folder."""
    return PACKS / (PACKS / "first.txt").read_text(encoding="utf-8").strip()


def packs_of(symbol: str | None) -> list[Path]:
    """The packs whose mandate the text of that symbol belongs to: its own text or an earlier one."""
    return [folder for folder in available_packs().values() if symbol in _symbols_in(folder)]


def symbols_of(pack: Pack) -> frozenset[str]:
    return frozenset({pack.instrument.symbol, *(one.symbol for one in pack.earlier)})


@cache
def _symbols_in(folder: Path) -> frozenset[str]:
    """The files of a release do not change while it runs."""
    return symbols_of(load_pack(folder))
