"""Mali's pack as the desk installs it."""

import pytest

from manden.access.models import User
from manden.commitments.actions import install_commitments
from manden.instruments.actions import install_pack
from manden.instruments.models import Instrument
from manden.instruments.pack import Pack, available_packs, load_pack
from manden.search.actions import gathered


@pytest.fixture
def mali() -> Pack:
    return load_pack(available_packs()["mali"])


@pytest.fixture
def installed(mali: Pack, operator: User) -> Instrument:
    with gathered():
        instrument = install_pack(pack=mali, digest="d" * 64, by=operator)
        install_commitments(pack=mali, instrument=instrument, by=operator)
    return instrument
