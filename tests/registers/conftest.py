"""A text of one paragraph, with one commitment to record on."""

import pytest

from manden.commitments.models import Commitment
from manden.instruments.models import Instrument, Provision


@pytest.fixture
def commitment() -> Commitment:
    instrument = Instrument.objects.create(symbol="A/HRC/RES/99/1", slug="a-hrc-res-99-1")
    provision = Provision.objects.create(
        instrument=instrument, anchor="OP1", kind="operative", order=1
    )
    return Commitment.objects.create(
        provision=provision, key="OP1.1", order=1, kind="commitment", verb="urge", force="urge"
    )
