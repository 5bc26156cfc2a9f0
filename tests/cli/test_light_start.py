"""A command does not wait for what only another one uses."""

import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from manden.cli import COMMANDS, app

SERVED = """
import sys
from pathlib import Path
from manden.config import opened
from manden.config.desk_folder import make_desk
opened.use(make_desk(Path(sys.argv[1]) / "desk", passphrase=None))
import manden.cli.serving
from manden.config.wsgi import application
import manden.config.filling
from django.urls import resolve
resolve("/fr/sign-in/")
print(*sorted(sys.modules))
"""


def modules_after(program: str, *words: str, **environment: str) -> set[str]:
    told = subprocess.run(
        [sys.executable, "-c", program, *words],
        capture_output=True,
        text=True,
        check=True,
        env={"PYTHONPATH": ":".join(sys.path), **environment},
    )
    return set(told.stdout.split())


def test_the_command_line_is_loaded_without_its_commands() -> None:
    loaded = modules_after("import manden.cli, sys; print(*sys.modules)")

    assert "django" not in loaded
    assert not {f"manden.cli.{one.split('.')[0]}" for one in COMMANDS.values()} & loaded


def test_a_desk_that_holds_its_text_starts_without_what_only_other_pages_use(
    tmp_path: Path,
) -> None:
    loaded = modules_after(
        SERVED,
        str(tmp_path),
        XDG_CONFIG_HOME=str(tmp_path / "config"),
        DJANGO_SETTINGS_MODULE="manden.config.settings",
    )

    assert "manden.access.views" in loaded
    assert not loaded & {"openpyxl", "numpy", "highspy", "jsonschema", "ninja", "PIL"}
    assert not loaded & {"manden.reading.reader", "manden.api.mounted", "manden.cli.reading"}


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_tells_what_it_is_for(name: str) -> None:
    told = CliRunner().invoke(app, [name, "--help"])

    assert told.exit_code == 0
    assert f"Usage: root {name}" in told.output
    assert f"manden {name}" in told.output or "Commands" in told.output
