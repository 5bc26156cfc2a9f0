"""A command does not wait for a library that only another one uses."""

import subprocess
import sys


def test_the_command_line_starts_without_the_library_of_spreadsheets() -> None:
    told = subprocess.run(
        [sys.executable, "-c", "import manden.cli, sys; print('openpyxl' in sys.modules)"],
        capture_output=True,
        text=True,
        check=True,
    )

    assert told.stdout.strip() == "False"
