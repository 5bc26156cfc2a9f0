"""Lint, types, order of rooms and of foreign keys, declared policies, catalogues: in a minute."""

import os
import subprocess
import sys
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent
CHECKS = {
    "lint": [BIN / "ruff", "check", "."],
    "format": [BIN / "ruff", "format", "--check", "."],
    "types": [BIN / "mypy"],
    "order of rooms and doors": [BIN / "lint-imports"],
    "templates": [BIN / "djlint", "src", "--lint", "--quiet"],
    "house": [sys.executable, "-m", "pytest", "tests/house", "tests/ui/test_catalogues.py"],
}


def main() -> int:
    failed = [name for name, command in CHECKS.items() if not passes(name, command)]
    if failed:
        print(f"check: failed: {', '.join(failed)}")
    return 1 if failed else 0


def passes(name: str, command: list[object]) -> bool:
    began = time.monotonic()
    done = subprocess.run(
        [str(word) for word in command],
        cwd=HERE,
        env=dict(os.environ, MANDEN_TEST_DATABASE="embedded"),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    good = done.returncode == 0
    print(f"{'ok    ' if good else 'FAILED'} {name} ({time.monotonic() - began:.0f} s)", flush=True)
    if not good:
        print(done.stdout)
    return good


if __name__ == "__main__":
    sys.exit(main())
