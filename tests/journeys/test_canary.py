"""A seeded word is found nowhere outside the encrypted records: not on disk, in logs, in temp."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.journeys.served_desk import ServedDesk, Visitor

CANARY = "Hibiscus-du-Djoliba-7319"
TEXT = f"""A/HRC/RES/99/1

The Human Rights Council,

Noting the {CANARY} of the river,

1. Urges the {CANARY} Council to publish the levels of the river;

2. Decides to remain seized of the matter.
"""


def found_in(folder: Path) -> list[str]:
    """The files under `folder` that hold the canary, in any usual encoding."""
    marks = [CANARY.encode(code) for code in ("utf-8", "utf-16-le", "utf-16-be")]
    marks += [CANARY.lower().encode(), CANARY.encode().hex().encode()]
    return [
        str(file.relative_to(folder))
        for file in folder.rglob("*")
        if file.is_file() and any(mark in file.read_bytes() for mark in marks)
    ]


@pytest.fixture
def served(tmp_path: Path) -> Iterator[ServedDesk]:
    given = tmp_path / "given"
    given.mkdir()
    (given / "text.txt").write_text(TEXT)
    home = tmp_path / "home"
    home.mkdir()
    desk = ServedDesk(home, texts=(given / "text.txt",)).started_first()
    yield desk
    desk.stop()


def test_the_search_for_the_canary_finds_it_where_it_is(tmp_path: Path) -> None:
    (tmp_path / "leak.bin").write_bytes(b"\x00" + CANARY.encode("utf-16-le"))

    assert found_in(tmp_path) == ["leak.bin"]


def test_the_canary_stays_inside_the_encrypted_records(served: ServedDesk) -> None:
    visitor = Visitor(served.url)
    visitor.get(served.first_sign_in)
    status, page = visitor.post(
        "/fr/texts/a-hrc-res-99-1/OP1.1/record/",
        happened="2025",
        statement=f"Dit par {CANARY}",
        source=CANARY,
        reliability="low",
        reason=CANARY,
    )
    assert status == 200 and CANARY in page
    visitor.post("/fr/password/", username=CANARY, password=CANARY * 2, again=CANARY * 2)
    Visitor(served.url).post("/fr/sign-in/", username=CANARY, password=f"wrong {CANARY}")
    visitor.get(f"/fr/texts/{CANARY}/")
    visitor.get(f"/fr/actors/{CANARY}/")

    running = found_in(served.home)
    served.kill()
    after = found_in(served.home)

    assert (running, after) == ([], [])
