"""The whole suite, on both databases: everything embedded, then again what touches records."""

import os
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent.parent
PROCESSES = os.environ.get("MANDEN_TEST_PROCESSES", str(min(2, os.cpu_count() or 1)))


def main() -> int:
    words = sys.argv[1:]
    embedded = run("embedded", words)
    postgresql = run("postgresql", ["-m", "django_db", *words])
    return embedded or postgresql


def run(database: str, words: list[str]) -> int:
    print(f"database: {database}", flush=True)
    return subprocess.call(
        [sys.executable, "-m", "pytest", "-n", PROCESSES, "--dist", "loadfile", "-rs", *words],
        cwd=HERE,
        env=dict(os.environ, MANDEN_TEST_DATABASE=database),
    )


if __name__ == "__main__":
    sys.exit(main())
