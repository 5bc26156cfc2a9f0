"""A name in a remark that nobody bears is said, with the nearest names that the author may see."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from manden.access.models import User
from manden.commitments.forms import RemarkForm
from manden.commitments.mentions import unknown_names
from manden.commitments.models import Commitment
from manden.instruments.models import Instrument

pytestmark = pytest.mark.django_db


@pytest.fixture
def commitment(installed: Instrument) -> Commitment:
    return Commitment.objects.get(provision__instrument=installed, key="OP3.3")


@pytest.mark.parametrize(
    ("text", "unknown"),
    [
        ("Ask @reviewer", {}),
        ("Ask @reviwer", {"reviwer": ["reviewer"]}),
        ("Ask @zzzz", {"zzzz": []}),
        ("Ask @monitor", {"monitor": []}),  # there is one, who may not read the discussion
        ("Write to a@zzzz.org", {}),
    ],
)
def test_a_name_that_nobody_bears_is_told_with_the_nearest(
    commitment: Commitment, reviewer: User, monitor: User, text: str, unknown: dict[str, list[str]]
) -> None:
    assert unknown_names(text, commitment) == unknown


def test_the_form_says_it_and_keeps_the_words(
    commitment: Commitment,
    reviewer: User,
    desk_officer: User,
    signed_in: Callable[[User], Client],
) -> None:
    address = f"/en/texts/{commitment.instrument.slug}/{commitment.key}/remarks/"
    fresh = RemarkForm()["submission"].value()

    answer = signed_in(desk_officer).post(address, {"text": "Ask @reviwer", "submission": fresh})

    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Nobody who may read this is called @reviwer. The nearest: @reviewer." in page
    assert "Ask @reviwer</textarea>" in page
    assert not commitment.remarks.exists()
