"""The reading room from the command line: JSON alone on stdout, one clear line where refused."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from manden.cli import app

TEXT = """A/HRC/RES/99/1

The Human Rights Council,

Noting the bells of the town,

1. Urges the Town Council to ring the bells at its sixty-first session;

2. Decides to remain seized of the matter.
"""


@pytest.fixture
def text(tmp_path: Path) -> Path:
    path = tmp_path / "bells.txt"
    path.write_text(TEXT)
    return path


def run(*words: object) -> tuple[int, str, str]:
    done = CliRunner().invoke(app, [str(word) for word in words])
    return done.exit_code, done.stdout, done.stderr


def test_one_file_gives_one_reading(text: Path) -> None:
    code, out, _ = run("read", text, "--format", "json")

    told = json.loads(out)
    assert code == 0
    assert told["schema"] == "manden/resolution/1"
    assert [one["anchor"] for one in told["operative"]] == ["OP1", "OP2"]


def test_a_refused_file_stops_no_other(text: Path) -> None:
    code, out, err = run("read", "absent.docx", text, "--format", "json")

    refused, read = json.loads(out)
    assert code == 1
    assert refused["source"] == "absent.docx" and "no such file" in refused["error"]
    assert read["source"] == "bells.txt"
    assert len(err.strip().splitlines()) == 1


def test_lines_come_one_a_file(text: Path) -> None:
    code, out, _ = run("read", text, text, "--format", "jsonl")

    assert code == 0
    assert [json.loads(line)["number"] for line in out.splitlines()] == ["99/1", "99/1"]


def test_a_table_says_where_nobody_is_named(tmp_path: Path) -> None:
    (tmp_path / "call.txt").write_text(TEXT.replace("Urges the Town Council to", "Calls for"))

    _, out, _ = run("read", tmp_path / "call.txt")

    assert "nobody named" in out


def test_commitments_leave_as_csv(text: Path) -> None:
    _, out, _ = run("read", text, "--format", "csv")

    rows = out.lstrip("\ufeff").splitlines()
    assert rows[0].startswith("symbol,anchor,")
    assert "Town Council" in rows[1]


def test_a_format_of_one_document_refuses_two_files(text: Path) -> None:
    code, _, err = run("read", text, text, "--format", "html")

    assert code == 1
    assert "one file at a time" in err


def test_a_text_compared_with_itself_is_unchanged(text: Path) -> None:
    code, out, _ = run("compare", text, text, "--format", "json")

    told = json.loads(out)
    assert code == 0
    assert {pair["kind"] for pair in told["pairs"]} == {"same"}
    assert told["added"] == told["dropped"] == []


def test_a_wrong_option_is_wrong_usage(text: Path) -> None:
    assert run("read", text, "--format", "parchment")[0] == 2


def test_a_lineage_with_a_refused_file_fails(text: Path) -> None:
    code, out, err = run("lineage", text, "absent.docx", "--format", "json")

    assert code == 1
    assert json.loads(out)["nodes"] is not None
    assert "no such file" in err


def test_an_empty_name_is_not_the_current_folder() -> None:
    code, out, err = run("read", "", "--format", "json")

    assert code == 1
    assert json.loads(out)["error"] == "an empty name was given: name a file, a folder or a symbol"
    assert len(err.strip().splitlines()) == 1
