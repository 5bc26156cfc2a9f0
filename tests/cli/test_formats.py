"""A format that no command writes is wrong usage, before anything is opened or written."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from manden.cli import app

COMMANDS = (
    ("audit", "verify"),
    ("backup", "--out", "copy.age"),
    ("restore", "copy.age"),
    ("lock",),
    ("people", "list"),
    ("reindex",),
    ("move", "--to", "embedded:elsewhere"),
    ("export", "incidents", "--out", "incidents.csv"),
    ("compare", "old.txt", "new.txt"),
)


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_an_unknown_format_is_wrong_usage(command: tuple[str, ...], tmp_path: Path) -> None:
    data = [] if command[0] == "compare" else ["--data", str(tmp_path / "desk")]

    done = CliRunner().invoke(app, [*command, *data, "--format", "parchment"])

    assert done.exit_code == 2
    assert not any(tmp_path.iterdir())
