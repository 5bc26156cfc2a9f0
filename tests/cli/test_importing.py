"""`manden import` reads and checks without a desk, keeps on request, and refuses in one line."""

import json

from typer.testing import CliRunner

from manden.cli import app
from tests.collection.conftest import UCDP, ucdp_row


def run(*words):
    return CliRunner().invoke(app, [str(word) for word in words])


def events(tmp_path, *rows):
    path = tmp_path / "events.csv"
    lines = [",".join(UCDP)]
    lines += [",".join(f'"{cell}"' for cell in row.values()) for row in rows]
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def test_a_file_is_checked_without_a_desk(tmp_path):
    done = run("import", "ucdp", events(tmp_path, ucdp_row(1), ucdp_row(2, best="x")))

    told = json.loads(done.stdout)
    assert done.exit_code == 0
    assert (told["kind"], told["rows"], told["accepted"]) == ("ucdp", 2, 1)
    assert told["rejected"] == [{"line": 4, "reason": "best is a whole number, not “x”"}]
    assert "committed" not in told


def test_keeping_needs_a_desk(tmp_path):
    desk = tmp_path / "desk"

    done = run("import", "ucdp", events(tmp_path, ucdp_row(1)), "--commit", "--data", desk)

    assert done.exit_code == 1
    assert "holds no desk: make one" in done.stderr
    assert not desk.exists()


def test_a_file_without_a_good_row_says_so_and_exits_1(tmp_path):
    done = run("import", "ucdp", events(tmp_path, ucdp_row(1, year="x")))

    assert done.exit_code == 1
    assert json.loads(done.stdout)["accepted"] == 0
    assert "no row can be kept" in done.stderr


def test_what_is_no_kind_and_what_is_no_such_file_are_refused_in_one_line(tmp_path):
    kind = run("import", "dreams", tmp_path / "x.csv")
    file = run("import", "ucdp", tmp_path / "absent.csv")
    other = run("import", "places", events(tmp_path, ucdp_row(1)))

    for done in (kind, file, other):
        assert (done.exit_code, done.stdout) == (1, "")
        assert len(done.stderr.strip().splitlines()) == 1
    assert "nothing is imported as dreams" in kind.stderr
    assert "cannot be opened" in file.stderr
    assert "is no list of P-codes" in other.stderr


def test_a_foreign_sheet_is_read_through_a_file_that_maps_its_columns(tmp_path):
    sheet, columns = tmp_path / "suivi.csv", tmp_path / "columns.yaml"
    sheet.write_text("N°;Intitulé;Jour\n7;Attaque;15/06/2023\n", encoding="cp1252")
    columns.write_text("N°: incident\nIntitulé: title\nJour: date\n")

    done = run("import", "incidents", sheet, "--columns", columns)

    assert json.loads(done.stdout)["totals"]["incidents"] == 1
    columns.write_text("N°: number\n")
    refused = run("import", "incidents", sheet, "--columns", columns)
    assert (refused.exit_code, refused.stdout) == (1, "")
    assert "“number” (for “N°”) is no column of ours" in refused.stderr
