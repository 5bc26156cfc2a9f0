"""The import contracts hold, and fail when they are broken on purpose."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


def lint_imports(tree: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [str(Path(sys.executable).parent / "lint-imports"), "--no-cache"],
        cwd=tree,
        env={"PYTHONPATH": str(tree / "src"), "PATH": "/usr/bin:/bin"},
        capture_output=True,
        text=True,
    )


@pytest.fixture
def copied_house(tmp_path: Path) -> Path:
    shutil.copytree(
        ROOT / "src" / "manden",
        tmp_path / "src" / "manden",
        ignore=shutil.ignore_patterns("__pycache__", "locale", "static", "templates", "packs"),
    )
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    ("file", "line", "contract"),
    [
        ("actors/naming.py", "import manden.instruments.models", "only what stands below it"),
        ("access/models.py", "import manden.access.actions", "doors of a room"),
        ("audit_verifier.py", "import manden.access.audit", "verifies the audit"),
        ("reading/resolution.py", "import django", "know nothing of the desk"),
        ("disclosure/tables.py", "import django", "know nothing of the desk"),
    ],
)
def test_a_broken_order_is_refused(copied_house: Path, file: str, line: str, contract: str) -> None:
    broken = copied_house / "src" / "manden" / file
    broken.write_text(broken.read_text() + f"\n{line}\n")

    verdict = lint_imports(copied_house)

    assert verdict.returncode != 0
    assert any(contract in told and "BROKEN" in told for told in verdict.stdout.splitlines())


def test_a_room_outside_the_contract_is_refused(copied_house: Path) -> None:
    (copied_house / "src" / "manden" / "annex.py").write_text("")

    verdict = lint_imports(copied_house)

    assert verdict.returncode != 0
    assert "annex" in verdict.stdout
