"""A phone and a served desk: set up by its code, sends in chunks, and no word lands in the open."""

from __future__ import annotations

import http.client
import re
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlencode, urljoin, urlsplit

import pytest

from tests.collection.phone import BOUNDARY
from tests.journeys.served_desk import TOKEN as CSRF
from tests.journeys.served_desk import ServedDesk, Visitor

PHONES, FORMS, TRAY = "/en/account/phones/", "/en/forms/", "/en/arrivals/"
CANARY = "CanaryOfTheLake"
REPORT = """<incident id="manden_incident" version="{version}"><title>{canary}</title>
<victim><unit>individual</unit><violation>killing</violation></victim>
<source><kind>witness</kind><standing>primary</standing><statement>Saw it</statement></source>
<meta><instanceID>uuid:journey</instanceID></meta></incident>"""


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServedDesk]:
    served = ServedDesk(tmp_path_factory.mktemp("phone")).started_first()
    yield served
    served.stop()


@pytest.fixture(scope="module")
def officer(desk: ServedDesk) -> Visitor:
    visitor = Visitor(desk.url)
    visitor.get(desk.first_sign_in)
    return visitor


def send(visitor: Visitor, page: str, path: str, **fields: str) -> str:
    secret = CSRF.search(visitor.get(page)[1])
    assert secret is not None
    url = urljoin(visitor.base, path)
    body = urlencode({**fields, "csrfmiddlewaretoken": secret[1]}).encode()
    return visitor._answer(urllib.request.Request(url, body, {"Referer": url}))[1]


def post_in_chunks(address: str, xml: bytes, picture: bytes) -> tuple[int, bytes]:
    """As a phone sends that does not say beforehand how much will come."""
    parts = ((b"xml_submission_file", xml), (b"picture.jpg", picture))
    body = b"".join(
        b'--%b\r\nContent-Disposition: form-data; name="%b"; filename="%b"\r\n\r\n%b\r\n'
        % (BOUNDARY.encode(), name, name, told)
        for name, told in parts
    )
    body += b"--%b--\r\n" % BOUNDARY.encode()
    where = urlsplit(address)
    line = http.client.HTTPConnection(where.hostname, where.port, timeout=60)
    pieces = (body[start : start + 100_000] for start in range(0, len(body), 100_000))
    kind = {"Content-Type": f"multipart/form-data; boundary={BOUNDARY}"}
    line.request("POST", where.path, pieces, kind, encode_chunked=True)
    answer = line.getresponse()
    return answer.status, answer.read()


def holding(folder: Path, words: bytes) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file() and words in path.read_bytes()]


def test_a_phone_sends_to_a_served_desk_and_nothing_of_it_lies_open(
    desk: ServedDesk, officer: Visitor
) -> None:
    send(officer, FORMS, f"{FORMS}ours/")
    page = send(officer, PHONES, PHONES, name="Phone", circle="", days="7")
    address = re.search(r"http://[^<\"]+/collect/[0-9a-f]{64}", page)[0]
    with urllib.request.urlopen(f"{address}/formList", timeout=30) as answer:
        version = re.search(r"<version>([^<]+)<", answer.read().decode())[1]
    xml = REPORT.format(version=version, canary=CANARY).encode()
    picture = (CANARY * 60_000).encode()

    first = post_in_chunks(f"{address}/submission", xml, picture)
    again = post_in_chunks(f"{address}/submission", xml, picture)

    token = address.rsplit("/", 1)[1]
    assert first[0] == 201, first[1]
    assert again[0] == 202
    assert officer.get(TRAY)[0] == 200
    assert holding(desk.home, CANARY.encode()) == []
    assert holding(desk.home, token.encode()) == []
