"""The witness goes on while the database is away, and ends when it is told to."""

import pytest

from manden.config import witness
from manden.config.desk_folder import Desk


def test_a_database_that_restarts_is_seen_again(
    tmp_path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    desk, signed = Desk(tmp_path, "any", b"k" * 32), []

    def sign(of: Desk) -> None:
        if not signed:
            signed.append("away")
            raise ConnectionError
        signed.append("signed")

    monkeypatch.setattr(witness, "append_head", sign)
    monkeypatch.setattr(witness, "EVERY_SECONDS", 0)

    witness.keep_signing(desk, goes_on=lambda: len(signed) < 3)

    assert signed == ["away", "signed", "signed"]
    assert capsys.readouterr().err == "witness: ConnectionError\n"
