"""The parts of a commitment, read from what was fetched with it, are those in the database."""

from manden.commitments.amending import parts_at_hand, parts_of
from manden.commitments.models import Commitment
from manden.desk.queries.margin import with_notes_ready
from manden.instruments.models import Instrument


def test_parts_at_hand_are_the_parts(installed: Instrument, django_assert_num_queries) -> None:
    fetched = list(with_notes_ready(Commitment.objects.order_by("pk")))

    with django_assert_num_queries(0):
        at_hand = [parts_at_hand(one) for one in fetched]

    assert at_hand == [parts_of(one) for one in Commitment.objects.order_by("pk")]
    assert any(one["deadline"] for one in at_hand) and any(one["addressees"] for one in at_hand)
