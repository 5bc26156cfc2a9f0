"""The reading room from the command line: JSON alone on stdout, one clear line where refused."""

import json
import re
import subprocess
import sys
import zipfile
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


@pytest.fixture
def two_texts(tmp_path: Path) -> Path:
    path = tmp_path / "volume.txt"
    path.write_text(TEXT + "\n" + TEXT.replace("99/1", "99/2").replace("ring", "mend"))
    return path


@pytest.fixture(autouse=True)
def english_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "en_GB.UTF-8")


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


def test_a_table_shows_what_each_point_below_a_verb_asks(tmp_path: Path) -> None:
    file = tmp_path / "S_RES_350_1974.txt"
    file.write_text(
        "The Security Council,\n\nNoting the bells,\n\nDecides,\n\n"
        "(a) To call upon the parties concerned to ring;\n\n"
        "(b) To renew the mandate of the ringers for another period of six months.\n"
    )

    _, out, _ = run("read", file)

    points = [re.split(r"\s{2,}", row) for row in out.splitlines() if row.startswith("OP1")]
    assert [row[0] for row in points] == ["OP1(a)", "OP1(b)"]
    assert "the parties concerned" in points[0]
    assert points[1][-1].strip() == "for another period of six months"


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


def test_a_lineage_names_a_text_of_no_known_organ_by_its_number(tmp_path: Path) -> None:
    page = tmp_path / "scan.txt"
    page.write_text("59/272. Bells\n\nThc Gcneral Asscmbly,\n\n1. Requests the Mayor to ring.\n")

    code, out, err = run("lineage", page)

    assert (code, err) == (0, "")
    assert "59/272" in out


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


@pytest.mark.parametrize("format", ["table", "csv", "html", "json", "jsonld"])
def test_every_text_of_a_file_is_given(two_texts: Path, format: str) -> None:
    code, out, err = run("read", two_texts, "--format", format)

    assert code == 0
    assert "to ring the bells" in out and "to mend the bells" in out
    assert err == ""


def test_html_of_two_texts_has_no_id_twice(two_texts: Path) -> None:
    _, page, _ = run("read", two_texts, "--format", "html")

    ids = re.findall(r' id="([^"]+)"', page)
    assert {"OP1", "T2.OP1"} <= set(ids)
    assert len(ids) == len(set(ids))


def test_akoma_ntoso_of_two_texts_says_which_one_it_is(two_texts: Path) -> None:
    day = "Resolution adopted by the Human Rights Council on 4 April 2031\n\nThe Human"
    two_texts.write_text(two_texts.read_text().replace("The Human", day))

    _, first, warned = run("read", two_texts, "--format", "akn")
    _, second, quiet = run("read", two_texts, "--format", "akn", "--text", 2)

    assert "ring" in first and "mend" not in first
    assert "holds 2 texts" in warned and "--text 2" in warned
    assert "mend" in second and quiet == ""


def test_a_text_that_a_file_does_not_hold_is_refused(text: Path) -> None:
    code, _, err = run("read", text, "--text", 3)

    assert code == 1
    assert "bells.txt: it holds no text 3; its last is 1" in err


@pytest.mark.parametrize("command", ["read", "lineage"])
def test_a_folder_without_texts_is_refused(tmp_path: Path, command: str) -> None:
    (tmp_path / "empty").mkdir()

    code, out, err = run(command, tmp_path / "empty")

    assert code == 1
    assert out.strip() == ""
    assert err.startswith("manden: empty: it holds no text that can be read")


def test_a_text_that_is_piped_in_is_read() -> None:
    done = CliRunner().invoke(app, ["read", "-", "--format", "json"], input=TEXT)

    told = json.loads(done.stdout)
    assert (done.exit_code, told["source"]) == (0, "standard input")
    assert [one["anchor"] for one in told["operative"]] == ["OP1", "OP2"]


def test_a_text_in_the_other_language_than_was_said_is_told(text: Path) -> None:
    more = "Noting that the bells of the town are rung for all of those who listen to them,\n\n"
    text.write_text(TEXT.replace("1. Urges", f"{8 * more}1. Urges"))

    code, _, err = run("read", text, "--lang", "fr")
    _, _, french = run("read", text, "--lang", "fr", "--speak", "fr")

    assert code == 1
    assert "bells.txt: it is written in English, not in French; leave the language out" in err
    assert "il est écrit en anglais et non en français" in french


def test_a_zip_of_texts_is_not_compared(text: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "texts.zip", "w") as package:
        package.write(text, "bells.txt")

    code, _, err = run("compare", tmp_path / "texts.zip", text)

    assert code == 1
    assert "unpack it and name one file" in err


def test_a_number_alone_is_told_to_be_no_symbol() -> None:
    _, _, err = run("read", "58/30")

    assert err.startswith("manden: 58/30: there is no such file; a symbol is given whole")


def test_texts_of_two_organs_are_compared_with_a_warning(text: Path, tmp_path: Path) -> None:
    (tmp_path / "council.txt").write_text(
        TEXT.replace("A/HRC/RES/99/1", "S/RES/2990 (2031)").replace("Human Rights", "Security")
    )

    code, out, err = run("compare", text, tmp_path / "council.txt", "--format", "json")

    assert code == 0
    assert "two organs (Human Rights Council, Security Council)" in err
    assert len(json.loads(out)["warnings"]) == 1


def test_a_comparison_warns_of_what_was_cut_off_a_text(text: Path, tmp_path: Path) -> None:
    (tmp_path / "cut.txt").write_text(TEXT.replace("2. ", "4. "))

    code, _, err = run("compare", text, tmp_path / "cut.txt")

    _, read, _ = run("read", tmp_path / "cut.txt")
    (warned,) = [line for line in read.splitlines() if line.startswith("warning: ")]
    assert code == 0
    assert err.count(f"manden: cut.txt: {warned}") == 1
    assert "bells.txt" not in err


def test_what_a_cut_file_lacks_is_not_told_as_left_out(text: Path, tmp_path: Path) -> None:
    (tmp_path / "cut.txt").write_text(TEXT[: TEXT.index("2. ")].rstrip().rstrip(".;"))

    _, out, _ = run("compare", text, tmp_path / "cut.txt", "--format", "json")
    _, turned, _ = run("compare", tmp_path / "cut.txt", text, "--format", "json")
    _, table, _ = run("compare", text, tmp_path / "cut.txt")

    told, back = json.loads(out), json.loads(turned)
    assert (told["dropped"], told["beyond_cut"]) == ([], {"old": ["OP2"], "new": []})
    assert told["summary"]["beyond_cut"] == 1
    assert [one["message"] for one in told["new"]["warnings"]] == [
        "the text ends here without a full stop: it may be cut"
    ]
    assert (back["added"], back["beyond_cut"]) == ([], {"old": [], "new": ["OP2"]})
    assert "not known: the other text may be cut" in table


def test_a_comparison_shows_an_ask_withdrawn_within_a_paragraph(text: Path, tmp_path: Path) -> None:
    more = TEXT.replace("2. Decides", "2. Urges the Harbour to paint the crane red, and decides")
    (tmp_path / "earlier.txt").write_text(more)

    _, out, _ = run("compare", tmp_path / "earlier.txt", text)
    _, french, _ = run("compare", text, tmp_path / "earlier.txt", "--speak", "fr")

    assert "left out: Urges to paint the crane red" in out
    assert "nouveau : Urges to paint the crane red" in french.replace("\xa0", " ")


def test_a_comparison_shows_who_is_asked_and_by_when(text: Path, tmp_path: Path) -> None:
    (tmp_path / "later.txt").write_text(
        TEXT.replace("99/1", "99/2").replace("Town Council", "Harbour").replace("first", "fourth")
    )

    _, out, _ = run("compare", text, tmp_path / "later.txt")

    assert out.splitlines()[0].startswith("A/HRC/RES/99/1  A/HRC/RES/99/2")
    assert "the Town Council -> the Harbour" in out
    assert "sixty-first session -> its sixty-fourth session" in out.replace("at ", "")


def test_commands_speak_french_where_the_terminal_does(
    text: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LANG", "fr_FR.UTF-8")

    _, out, err = run("read", text, "absent.docx")
    _, english, _ = run("read", text, "--speak", "en")

    assert "à qui c’est demandé" in out and "exhorte" in out
    assert "absent.docx\u00a0: ce fichier n’existe pas" in err
    assert "who is asked" in english and "urges" in english


def test_a_command_without_a_desk_speaks_french(text: Path) -> None:
    environment = {"PYTHONPATH": ":".join(sys.path), "LC_ALL": "fr_FR.UTF-8", "PYTHONUTF8": "1"}

    told = subprocess.run(
        [sys.executable, "-m", "manden.cli", "compare", text, "absent.docx"],
        capture_output=True,
        text=True,
        env=environment,
        check=False,
    )

    assert told.returncode == 1
    assert told.stderr.strip().startswith("manden: absent.docx\u00a0: ce fichier")


def test_json_is_english_for_every_terminal(text: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "fr_FR.UTF-8")

    _, out, _ = run("read", "absent.docx", "--format", "json")

    assert "there is no such file" in json.loads(out)["error"]


def test_a_file_that_may_not_be_read_stops_no_other(
    text: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    closed = text.with_name("closed.txt")
    closed.write_text(TEXT)
    opened = Path.read_bytes

    def read_bytes(path: Path) -> bytes:
        if path == closed:
            raise PermissionError(13, "Permission denied")
        return opened(path)

    monkeypatch.setattr(Path, "read_bytes", read_bytes)

    code, out, err = run("read", closed, text)

    assert code == 1
    assert "to ring the bells" in out
    assert err == "manden: closed.txt: it cannot be opened; check that you may read it\n"
