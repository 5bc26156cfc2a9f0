"""The notebook's side: pages followed, waits kept, refusals said clearly, tables made."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, date, datetime
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread
from typing import Any

import pandas
import polars
import pyarrow
import pytest

import manden
from manden import connect
from manden.notebook import desk as desk_of_notebook
from manden.notebook.asking import Asking
from manden.notebook.frames import Frame, NoTableLibrary
from manden.notebook.refusals import ChangedMeanwhile, DeskRefuses, NotHere

ROWS = [
    {"key": "OP1.1", "action": {"fr": "publier", "en": "publish"}, "themes": ["river"]},
    {"key": "OP2.1", "action": {"fr": "lire", "en": ""}, "themes": []},
]


class Scripted(HTTPServer):
    """A desk that answers what it is told to, in order, and remembers what it was asked."""

    answers: list[tuple[int, dict[str, str], Any]]
    asked: list[tuple[str, str, dict[str, str], bytes]]


class _Answers(BaseHTTPRequestHandler):
    server: Scripted

    def do_GET(self) -> None:
        sent = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        self.server.asked.append((self.command, self.path, dict(self.headers), sent))
        status, headers, told = self.server.answers.pop(0)
        if status == 0:
            self.close_connection = True
            return
        body = b"" if status == 304 else json.dumps(told).encode()
        self.send_response(status)
        for name, value in {**headers, "Content-Length": str(len(body))}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    do_POST = do_PATCH = do_GET

    def log_message(self, *said: Any) -> None:
        """Nothing is printed."""


@pytest.fixture
def scripted() -> Iterator[Scripted]:
    server = Scripted(("127.0.0.1", 0), _Answers)
    server.answers, server.asked = [], []
    Thread(target=server.serve_forever, daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()


def asking(server: Scripted) -> tuple[Asking, list[float]]:
    waited: list[float] = []
    base = f"http://127.0.0.1:{server.server_port}"
    return Asking(base, "manden_x", wait=waited.append), waited


def page(*rows: Any) -> dict[str, Any]:
    return {"total": 9, "items": list(rows)}


def test_every_page_of_a_list_is_read(scripted: Scripted) -> None:
    way, _ = asking(scripted)
    here = f"{way.base}/api/commitments?limit=200"
    links = f'<{here}&offset=0>; rel="first", <{here}&offset=200>; rel="next"'
    scripted.answers = [(200, {"Link": links}, page("a")), (200, {}, page("b"))]

    listed = list(way.every("/commitments", {"theme": ""}))

    assert listed == ["a", "b"]
    assert [asked[1] for asked in scripted.asked] == [
        "/api/commitments?limit=200",
        "/api/commitments?limit=200&offset=200",
    ]


def test_the_next_page_is_asked_of_the_same_desk_alone(scripted: Scripted) -> None:
    way, _ = asking(scripted)
    elsewhere = '<https://elsewhere.example/api/commitments?offset=200>; rel="next"'
    scripted.answers = [(200, {"Link": elsewhere}, page("a")), (200, {}, page("b"))]

    listed = list(way.every("/commitments", {}))

    assert listed == ["a", "b"]
    assert len(scripted.asked) == 2


def test_it_waits_as_long_as_the_desk_says(scripted: Scripted) -> None:
    way, waited = asking(scripted)
    scripted.answers = [(429, {"Retry-After": "7"}, {"detail": "wait"}), (200, {}, page("a"))]

    told = way.read("/commitments")

    assert (told.body["items"], waited) == (["a"], [7.0])


def test_it_does_not_wait_for_ever(scripted: Scripted) -> None:
    way, waited = asking(scripted)
    scripted.answers = [(429, {"Retry-After": "50"}, {"detail": "Too many requests"})] * 3

    with pytest.raises(DeskRefuses, match="Too many requests"):
        way.read("/commitments")

    assert waited == [50.0, 50.0]


def test_what_has_not_changed_is_taken_from_before(scripted: Scripted) -> None:
    way, _ = asking(scripted)
    scripted.answers = [(200, {"ETag": '"one"'}, page("a")), (304, {}, None)]

    first, again = way.read("/commitments"), way.read("/commitments")

    assert first is again
    assert scripted.asked[1][2]["If-None-Match"] == '"one"'


def test_a_creation_whose_answer_was_lost_is_sent_again_under_the_same_key(
    scripted: Scripted,
) -> None:
    way, _ = asking(scripted)
    scripted.answers = [(0, {}, None), (201, {}, {"id": 1})]

    made = way.create("/commitments/a/b/remarks", {"text": "x"})

    first, second = (asked[2]["Idempotency-Key"] for asked in scripted.asked)
    assert made == {"id": 1}
    assert first == second


def test_a_change_whose_answer_was_lost_is_not_sent_again(scripted: Scripted) -> None:
    way, _ = asking(scripted)
    scripted.answers = [(0, {}, None)]

    with pytest.raises(DeskRefuses, match="no desk answers"):
        way.change("/tasks/1", {"done": True}, etag='"x"')

    assert len(scripted.asked) == 1


def test_a_redirection_is_not_followed_with_the_token(scripted: Scripted) -> None:
    way, _ = asking(scripted)
    scripted.answers = [(302, {"Location": "http://elsewhere.example/"}, None)]

    with pytest.raises(DeskRefuses, match="302"):
        way.read("/me")

    assert len(scripted.asked) == 1


@pytest.mark.parametrize(
    ("status", "kind"), [(404, NotHere), (412, ChangedMeanwhile), (403, DeskRefuses)]
)
def test_a_refusal_is_said_in_the_desks_own_words(
    scripted: Scripted, status: int, kind: type[DeskRefuses]
) -> None:
    way, _ = asking(scripted)
    told = {"detail": "It is not so.", "errors": [{"field": "theme", "detail": "unknown"}]}
    scripted.answers = [(status, {}, told)]

    with pytest.raises(kind, match=r"It is not so\.; theme: unknown") as refusal:
        way.read("/commitments")

    assert refusal.value.status == status


@pytest.mark.parametrize(
    ("address", "why"), [("http://desk.example", "https"), ("desk.example", "no address")]
)
def test_a_token_is_not_sent_in_clear_or_nowhere(address: str, why: str) -> None:
    with pytest.raises(DeskRefuses, match=why):
        connect(address, token="manden_x")


def test_without_a_token_nothing_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("MANDEN_TOKEN", raising=False)

    with pytest.raises(DeskRefuses, match="no token"):
        connect("http://127.0.0.1:1")


def test_the_token_is_not_shown_by_what_holds_it(scripted: Scripted) -> None:
    scripted.answers = [(200, {}, {"username": "aminata"})]

    desk = connect(f"http://127.0.0.1:{scripted.server_port}", token="manden_secret")

    assert desk.me["username"] == "aminata"
    assert "secret" not in repr(desk)


def test_rows_become_the_table_of_each_library() -> None:
    frame = Frame.of(ROWS)

    tables = [frame.to_pandas(), frame.to_polars(), frame.to_arrow()]

    assert [type(one) for one in tables] == [pandas.DataFrame, polars.DataFrame, pyarrow.Table]
    assert list(tables[0]["action_en"]) == ["publish", ""]
    assert tables[1]["action_en"].to_list() == tables[2]["action_en"].to_pylist()
    assert frame["themes"] == [["river"], []]
    assert "<td>OP1.1</td>" in frame._repr_html_()


def test_days_and_moments_are_no_text() -> None:
    row = {"happened": "2025-10-01", "recorded_at": "2025-11-01T10:00:00Z", "source": "2025-10-01"}

    told = Frame.of([row]).rows[0]

    assert told["happened"] == date(2025, 10, 1)
    assert told["recorded_at"] == datetime(2025, 11, 1, 10, tzinfo=UTC)
    assert told["source"] == "2025-10-01"


def test_an_empty_list_is_an_empty_table() -> None:
    frame = Frame.of([])

    assert (len(frame), frame.to_pandas().empty, frame.to_polars().is_empty()) == (0, True, True)


def test_a_library_that_is_not_there_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pandas", None)

    with pytest.raises(NoTableLibrary, match="pip install pandas"):
        Frame.of(ROWS).to_pandas()
    assert not desk_of_notebook.has_library("pandas")


def test_importing_manden_brings_neither_django_nor_a_table_library() -> None:
    told = subprocess.run(
        [
            sys.executable,
            "-c",
            "import sys; from manden import connect; "
            "print(sorted({'django', 'pandas', 'ninja', 'pydantic'} & sys.modules.keys()))",
        ],
        capture_output=True,
        text=True,
        check=True,
    )

    assert told.stdout.strip() == "[]"
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        manden.nothing  # noqa: B018
